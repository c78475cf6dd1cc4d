// SPDX-License-Identifier: Apache-2.0

#include "TileEnding.h"
#include "ProductInit.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace tensoropt;

/// True for an operation that gives elements of a tile values which do not
/// depend on what they were.
static bool onlyWrites(linalg::LinalgOp op, Value tile) {
  return op.getNumDpsInits() == 1 && op.getDpsInits()[0] == tile &&
         !op.payloadUsesValueFromOperand(op.getDpsInitOperand(0)) &&
         !llvm::is_contained(op.getDpsInputs(), tile);
}

TileBeginning::TileBeginning(linalg::LinalgOp reduction)
    : tile(reduction.getDpsInits()[0]) {
  auto before =
      dyn_cast_or_null<linalg::LinalgOp>(findMemoryUserBefore(reduction));
  if (before && onlyWrites(before, tile) && LaneOperation::accepts(before))
    op = before;
}

void TileBeginning::eraseOp(RewriterBase &rewriter) {
  if (op)
    rewriter.eraseOp(op);
}

/// The only reader of a tile that is no more than what products make.
static bool readsAlone(linalg::GenericOp op,
                       ArrayRef<linalg::LinalgOp> products, Value tile) {
  return tile.getDefiningOp<memref::AllocOp>() &&
         llvm::all_of(tile.getUsers(), [&](Operation *user) {
           auto linalgOp = dyn_cast<linalg::LinalgOp>(user);
           return linalgOp && (linalgOp == op || onlyWrites(linalgOp, tile) ||
                               llvm::is_contained(products, linalgOp));
         });
}

/// True for an operation on the elements that products make, which nobody else
/// reads before it.
static bool mayFollow(linalg::GenericOp op,
                      ArrayRef<linalg::LinalgOp> products) {
  Value made = linalg::LinalgOp(products.back()).getDpsInits()[0];
  if (!LaneOperation::accepts(op))
    return false;
  if (op.getDpsInits()[0] != made && !readsAlone(op, products, made))
    return false;
  return llvm::all_of(op.getDpsInputOperands(), [&](OpOperand *input) {
    return input->get() != made ||
           op.getMatchingIndexingMap(input).isIdentity();
  });
}

TileEnding::TileEnding(ArrayRef<linalg::LinalgOp> products)
    : product(products.back()) {
  for (Operation *next = product->getNextNode(); next;
       next = next->getNextNode()) {
    auto generic = dyn_cast<linalg::GenericOp>(next);
    if (generic &&
        llvm::is_contained(generic.getInputs(), product.getDpsInits()[0]) &&
        mayFollow(generic, products))
      op = generic;
    if (!isMemoryEffectFree(next))
      break;
  }
}

void TileEnding::setInsertionPoint(OpBuilder &builder) {
  builder.setInsertionPoint(op ? op : product);
}

void TileEnding::begin(OpBuilder &with) {
  builder = &with;
  Location loc = product.getLoc();
  Value made = product.getDpsInits()[0];
  if (op)
    applied.emplace(op, made, with);
  result.emplace(op ? op.getDpsInits()[0] : made, with, loc);
}

Value TileEnding::apply(Value lanes, const LaneRun &run) {
  int64_t count = cast<VectorType>(lanes.getType()).getNumElements();
  return op ? applied->apply(lanes, run, count) : lanes;
}

void TileEnding::store(Value lanes, const LaneRun &run) {
  lanes = apply(lanes, run);
  auto type = cast<VectorType>(lanes.getType());
  Location loc = product.getLoc();
  Value place = result->place(run[0], *builder, loc);
  if (run.size() == size_t(type.getNumElements()))
    vector::StoreOp::create(*builder, loc, lanes, result->get(), place);
  else
    vector::MaskedStoreOp::create(*builder, loc, result->get(), place,
                                  makeMask(run.size(), type, *builder, loc),
                                  lanes);
}

void TileEnding::scatter(Value lanes, const LaneRun &run) {
  lanes = apply(lanes, run);
  auto type = cast<VectorType>(lanes.getType());
  Location loc = product.getLoc();
  SmallVector<int64_t> places;
  for (ArrayRef<int64_t> at : run)
    places.push_back(*result->distance(at) - *result->distance(run[0]));
  Value from = arith::ConstantOp::create(*builder, loc,
                                         builder->getI64VectorAttr(places));
  vector::ScatterOp::create(*builder, loc, /*result=*/Type(), result->get(),
                            result->place(run[0], *builder, loc), from,
                            makeMask(run.size(), type, *builder, loc), lanes);
}

bool TileEnding::eraseOp(RewriterBase &rewriter) {
  if (!op)
    return false;
  rewriter.eraseOp(op);
  return true;
}
