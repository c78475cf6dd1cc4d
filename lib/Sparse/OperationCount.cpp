// SPDX-License-Identifier: Apache-2.0

#include "OperationCount.h"
#include "TensorOpt/IR/CountOperations.h"
#include "TensorOpt/IR/KernelAttr.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace tensoropt;

bool tensoropt::hasIntegerElements(SweepOp sweep) {
  return isa<IntegerType>(getElementTypeOrSelf(sweep.getEntry().getType()));
}

static constexpr llvm::StringLiteral uncountedAttr = "tensoropt.uncounted";

void tensoropt::leaveUncounted(Operation *op) {
  op->setDiscardableAttr(uncountedAttr, UnitAttr::get(op->getContext()));
}

//===----------------------------------------------------------------------===//
// Counters
//===----------------------------------------------------------------------===//

FailureOr<OperationCounters> OperationCounters::create(ArrayRef<SweepOp> sweeps,
                                                       Operation *root,
                                                       bool isParallel) {
  OperationCounters counters;
  counters.isParallel = isParallel;
  llvm::MapVector<Operation *, int64_t> numbers;
  for (SweepOp sweep : sweeps)
    if (auto function = sweep->getParentOfType<FunctionOpInterface>())
      if (function->hasAttr(countOperationsAttr))
        ++numbers[function];
  for (auto [function, number] : numbers) {
    Operation *table = SymbolTable::getNearestSymbolTable(function);
    if (!table || !root->isAncestor(table))
      return function->emitError()
             << "has " << countOperationsAttr
             << ", for which the pass must run on the module";
    ImplicitLocOpBuilder builder(function->getLoc(), function);
    auto type = MemRefType::get({number, 3}, builder.getI64Type());
    auto zeros = DenseElementsAttr::get(
        RankedTensorType::get(type.getShape(), type.getElementType()),
        builder.getI64IntegerAttr(0));
    std::string name =
        getCountersName(cast<FunctionOpInterface>(function).getName());
    auto array = memref::GlobalOp::create(
        builder, name, /*sym_visibility=*/StringAttr(), type, zeros,
        /*constant=*/false, /*alignment=*/IntegerAttr());
    counters.functions[function] = {array};
  }
  return counters;
}

namespace {

/// Puts an update behind the counted operations of each block.
class CounterEmitter {
public:
  CounterEmitter(memref::GlobalOp array, int64_t row, bool isParallel,
                 bool countsIntegers, OpBuilder &builder)
      : array(array), row(row), isParallel(isParallel),
        countsIntegers(countsIntegers), builder(builder) {}

  /// Counts a part of a block; the update goes in front of `end`.
  void countBlock(Block::iterator begin, Block::iterator end) {
    Operations sum;
    for (Operation &op : llvm::make_range(begin, end))
      sum += countWithRegions(&op);
    if (sum.total() == 0)
      return;
    Block *block = std::prev(end)->getBlock();
    builder.setInsertionPoint(block, end);
    emitUpdate(std::prev(end)->getLoc(), sum);
  }

private:
  Operations countWithRegions(Operation *op) {
    if (op->hasAttr(uncountedAttr))
      return {};
    Operations sum = countOperations(op, countsIntegers);
    // No update may stand inside an atomic one, which runs once each time.
    bool isAtomic = isa<memref::GenericAtomicRMWOp>(op);
    for (Region &region : op->getRegions())
      for (Block &block : region) {
        if (isAtomic)
          for (Operation &inner : block)
            sum += countWithRegions(&inner);
        else if (!block.empty())
          countBlock(block.begin(), std::prev(block.end()));
      }
    return sum;
  }

  void emitUpdate(Location location, const Operations &sum) {
    ImplicitLocOpBuilder b(location, builder);
    Value memory =
        memref::GetGlobalOp::create(b, array.getType(), array.getSymName());
    Value first = arith::ConstantIndexOp::create(b, row);
    int64_t numbers[] = {sum.multiplies, sum.adds, sum.others};
    for (auto [column, number] : llvm::enumerate(numbers)) {
      if (number == 0)
        continue;
      Value second = arith::ConstantIndexOp::create(b, column);
      Value more = arith::ConstantIntOp::create(b, number, 64);
      Value place[] = {first, second};
      if (isParallel) {
        memref::AtomicRMWOp::create(b, arith::AtomicRMWKind::addi, more, memory,
                                    place);
        continue;
      }
      Value old = memref::LoadOp::create(b, memory, place);
      Value both = arith::AddIOp::create(b, old, more);
      memref::StoreOp::create(b, both, memory, place);
    }
  }

  memref::GlobalOp array;
  int64_t row;
  bool isParallel, countsIntegers;
  OpBuilder &builder;
};

} // namespace

void OperationCounters::count(SweepOp sweep, Operation *before,
                              OpBuilder &builder) {
  auto found = functions.find(sweep->getParentOfType<FunctionOpInterface>());
  if (found == functions.end())
    return;
  OpBuilder::InsertionGuard guard(builder);
  Block *block = sweep->getBlock();
  auto begin = before ? std::next(Block::iterator(before)) : block->begin();
  CounterEmitter(found->second.array, found->second.next++, isParallel,
                 hasIntegerElements(sweep), builder)
      .countBlock(begin, Block::iterator(sweep));
}
