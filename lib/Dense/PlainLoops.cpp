// SPDX-License-Identifier: Apache-2.0

#include "PlainLoops.h"
#include "LongRows.h"
#include "RowTraffic.h"
#include "TensorOpt/IR/Record.h"
#include "TileKernel.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace tensoropt;

bool tensoropt::reducesNeighbours(linalg::LinalgOp op) {
  if (!op.hasPureBufferSemantics() || op.getNumDpsInits() != 1 ||
      op.getNumReductionLoops() == 0 || op.hasIndexSemantics())
    return false;
  unsigned parallel = op.getNumParallelLoops();
  SmallVector<utils::IteratorType> loops = op.getIteratorTypesArray();
  if (llvm::any_of(ArrayRef(loops).take_front(parallel),
                   [](utils::IteratorType loop) {
                     return loop == utils::IteratorType::reduction;
                   }))
    return false;
  AffineExpr last = getAffineDimExpr(op.getNumLoops() - 1, op.getContext());
  bool readsNeighbours = false;
  for (OpOperand *input : op.getDpsInputOperands()) {
    if (!isa<MemRefType>(input->get().getType()))
      continue;
    AffineMap map = op.getMatchingIndexingMap(input);
    bool isAlong = map.getNumResults() > 0 && map.getResults().back() == last;
    readsNeighbours |= isAlong;
    if (!isAlong && map.isFunctionOfDim(op.getNumLoops() - 1))
      return false;
  }
  return readsNeighbours &&
         llvm::all_of(op->getRegion(0).front().without_terminator(),
                      [](Operation &inner) { return isPure(&inner); });
}

/// Iterations in all, with those of the loops around it as far as they are
/// known.
static double countWork(linalg::LinalgOp op) {
  double work = countIterations(op);
  for (auto loop = op->getParentOfType<LoopLikeOpInterface>(); loop;
       loop = loop->getParentOfType<LoopLikeOpInterface>()) {
    if (std::optional<APInt> trips = loop.getStaticTripCount()) {
      work *= trips->getLimitedValue();
    } else if (auto forall = dyn_cast<scf::ForallOp>(*loop)) {
      for (OpFoldResult bound : forall.getMixedUpperBound())
        work *= getConstantIntValue(bound).value_or(1);
    }
  }
  return work;
}

/// How the loops compute their results; empty where that is as fast as it gets.
static StringRef describeCode(linalg::LinalgOp op) {
  bool isReadAgain = readsAgain(op);
  if (reducesNeighbours(op))
    return isReadAgain ? "one result after the other" : "";
  if (runsAlongMemory(op))
    return isReadAgain ? "vectors of results in memory" : "";
  return "one element after the other";
}

static void report(linalg::LinalgOp op, StringRef code, double work,
                   VectorRegisters registers) {
  std::string extents =
      llvm::join(llvm::map_range(op.getStaticLoopRanges(),
                                 [](int64_t extent) {
                                   return ShapedType::isDynamic(extent)
                                              ? "?"
                                              : std::to_string(extent);
                                 }),
                 "x");
  std::string reason;
  if (RegisterTile::find(op, registers, &reason))
    reason = "tensoropt-lower-tiles did not run";
  Record record(Record::Kind::Missed, "lower-reductions", "PlainLoops");
  record.add("operation", op->getName().getStringRef().str())
      .add("loops", extents)
      .add("iterations", int64_t(std::min(work, 1e18)))
      .add("code", code.str())
      .add("reason", reason);
  emitRecord(op, std::move(record));
}

void tensoropt::reportPlainLoops(Operation *function, double leastWork) {
  auto registers = VectorRegisters::of(function);
  function->walk([&](linalg::LinalgOp op) {
    if (!op.hasPureBufferSemantics() || op.getNumReductionLoops() == 0 ||
        op.getNumDpsInits() == 0)
      return;
    double work = countWork(op);
    if (work < leastWork)
      return;
    if (StringRef code = describeCode(op); !code.empty())
      report(op, code, work, registers);
  });
}
