// SPDX-License-Identifier: Apache-2.0

#include "IndexFunction.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace tensoropt;

bool IndexFunction::visit(Value needed) {
  Attribute constant;
  if (matchPattern(needed, m_Constant(&constant))) {
    constants[needed] = constant;
    return true;
  }
  Operation *op = needed.getDefiningOp();
  if (!op || !isa<linalg::GenericOp>(op->getParentOp()))
    return false;
  if (!visited.insert(op).second)
    return true;
  if (auto index = dyn_cast<linalg::IndexOp>(op)) {
    unsigned found = index.getDim();
    operations.push_back(op);
    return std::exchange(loop, found).value_or(found) == found;
  }
  if (op->getNumResults() != 1 || op->getNumRegions() != 0 || !isPure(op) ||
      !llvm::all_of(op->getOperands(),
                    [&](Value operand) { return visit(operand); }))
    return false;
  operations.push_back(op);
  return true;
}

TypedAttr IndexFunction::evaluate(int64_t at) const {
  llvm::DenseMap<Value, Attribute> known = constants;
  for (Operation *op : operations) {
    Value result = op->getResult(0);
    if (isa<linalg::IndexOp>(op)) {
      known[result] = IntegerAttr::get(result.getType(), at);
      continue;
    }
    auto operands = llvm::map_to_vector(op->getOperands(), [&](Value operand) {
      return known.lookup(operand);
    });
    SmallVector<OpFoldResult> folded;
    if (failed(op->fold(operands, folded)) || folded.size() != 1)
      return {};
    Attribute attribute = dyn_cast<Attribute>(folded.front());
    if (!attribute)
      attribute = known.lookup(cast<Value>(folded.front()));
    if (!attribute)
      return {};
    known[result] = attribute;
  }
  return dyn_cast_or_null<TypedAttr>(known.lookup(value));
}

SmallVector<TypedAttr> IndexFunction::tabulate(int64_t extent) const {
  SmallVector<TypedAttr> table;
  for (int64_t at = 0; at < extent; ++at) {
    table.push_back(evaluate(at));
    if (!table.back())
      return {};
  }
  return table;
}

SmallVector<int64_t> IndexFunction::tabulateIndices(int64_t extent) const {
  SmallVector<int64_t> table;
  for (TypedAttr entry : tabulate(extent)) {
    auto number = dyn_cast<IntegerAttr>(entry);
    if (!number)
      return {};
    table.push_back(number.getInt());
  }
  return table;
}
