// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Execution/ExtentClasses.h"
#include "TensorOpt/IR/StorageLayout.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "llvm/ADT/EquivalenceClasses.h"
#include "llvm/ADT/MapVector.h"
#include <map>

using namespace mlir;
using namespace tensoropt;

namespace {

/// A dimension of a value.
using Node = std::pair<void *, int64_t>;

/// Joins the dimensions that the operations of a function make equal.
class ExtentJoiner {
public:
  explicit ExtentJoiner(func::FuncOp function) {
    function.walk([&](Operation *op) {
      if (auto einsum = dyn_cast<EinsumOp>(op))
        visitEinsum(einsum);
      else if (auto linalg = dyn_cast<linalg::LinalgOp>(op))
        visitLinalg(linalg);
      else if (auto cast = dyn_cast<tensor::CastOp>(op))
        joinAll(cast.getSource(), cast.getResult());
      if (auto style = dyn_cast<DestinationStyleOpInterface>(op))
        for (OpOperand &init : style.getDpsInitsMutable())
          if (isa<TensorType>(init.get().getType()))
            joinAll(init.get(), style.getTiedOpResult(&init));
    });
    for (BlockArgument argument : function.getArguments())
      visitSymmetry(argument);
  }

  /// The same node for all dimensions that are joined.
  Node leaderOf(Value value, int64_t dimension) {
    return joined.getOrInsertLeaderValue(
        {value.getAsOpaquePointer(), dimension});
  }

private:
  void join(Value a, int64_t dimensionOfA, Value b, int64_t dimensionOfB) {
    joined.unionSets({a.getAsOpaquePointer(), dimensionOfA},
                     {b.getAsOpaquePointer(), dimensionOfB});
  }

  void joinAll(Value a, Value b) {
    auto type = dyn_cast<RankedTensorType>(a.getType());
    for (int64_t at = 0; type && at < type.getRank(); ++at)
      join(a, at, b, at);
  }

  void visitEinsum(EinsumOp op) {
    EinsumSpec spec = op.getParsedSpec();
    std::map<char, std::pair<Value, int64_t>> first;
    auto visit = [&](ValueRange values, ArrayRef<std::string> terms) {
      for (auto [value, term] : llvm::zip(values, terms))
        for (auto [dimension, letter] : llvm::enumerate(term)) {
          auto known = first.try_emplace(letter, value, dimension).first;
          join(known->second.first, known->second.second, value, dimension);
        }
    };
    visit(op.getInputs(), spec.inputs);
    visit(op.getInits(), spec.outputs);
  }

  void visitLinalg(linalg::LinalgOp op) {
    std::map<unsigned, std::pair<Value, int64_t>> first;
    for (OpOperand &operand : op->getOpOperands())
      for (auto [dimension, expression] :
           llvm::enumerate(op.getMatchingIndexingMap(&operand).getResults()))
        if (auto loop = dyn_cast<AffineDimExpr>(expression)) {
          auto known =
              first.try_emplace(loop.getPosition(), operand.get(), dimension)
                  .first;
          join(known->second.first, known->second.second, operand.get(),
               dimension);
        }
  }

  void visitSymmetry(Value value) {
    auto type = dyn_cast<RankedTensorType>(value.getType());
    SymmetryAttr symmetry = type ? getSymmetry(type) : SymmetryAttr();
    if (!symmetry)
      return;
    for (const auto &orbit : symmetry.getGroup(type.getRank()).orbits())
      for (unsigned dimension : orbit)
        join(value, orbit.front(), value, dimension);
  }

  llvm::EquivalenceClasses<Node> joined;
};

std::string describe(unsigned argument, unsigned dimension) {
  return "dimension " + std::to_string(dimension) + " of argument " +
         std::to_string(argument);
}

} // namespace

ExtentClasses ExtentClasses::compute(func::FuncOp function) {
  ExtentJoiner joiner(function);
  llvm::MapVector<Node, Class> found;
  for (BlockArgument argument : function.getArguments()) {
    auto type = dyn_cast<RankedTensorType>(argument.getType());
    for (int64_t at = 0; type && at < type.getRank(); ++at) {
      Class &group = found[joiner.leaderOf(argument, at)];
      group.places.push_back(
          {argument.getArgNumber(), static_cast<unsigned>(at)});
      if (type.isDynamicDim(at))
        continue;
      group.extent = type.getDimSize(at);
    }
  }
  ExtentClasses classes;
  for (auto &[leader, group] : found)
    classes.classes.push_back(std::move(group));
  return classes;
}

bool ExtentClasses::unify(Shapes &shapes, std::string &error) const {
  for (const Class &group : classes) {
    int64_t extent = group.extent;
    const Place *stated = nullptr;
    for (const Place &place : group.places) {
      int64_t known = shapes[place.argument][place.dimension];
      if (known < 0)
        continue;
      if (extent >= 0 && known != extent) {
        error = describe(place.argument, place.dimension) + " has extent " +
                std::to_string(known) + " but " +
                (stated ? describe(stated->argument, stated->dimension) +
                              " has " + std::to_string(extent)
                        : "the function needs " + std::to_string(extent));
        return false;
      }
      extent = known;
      stated = &place;
    }
    for (const Place &place : group.places)
      shapes[place.argument][place.dimension] = extent;
  }
  return true;
}
