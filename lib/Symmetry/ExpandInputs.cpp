// SPDX-License-Identifier: Apache-2.0

#include "ExpandInputs.h"
#include "TensorOpt/IR/Semiring.h"
#include "TensorOpt/IR/StorageLayout.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tensor/Utils/Utils.h"

using namespace mlir;
using namespace tensoropt;

/// The letter of a visited operand's outermost level; none if it has no levels.
static std::optional<char> findRoot(EinsumOp op,
                                    const JoinVisit::Operand &operand) {
  auto type = cast<RankedTensorType>(op.getInputs()[operand.input].getType());
  auto sparse = getSparseEncoding(type);
  if (!sparse || !sparse.isPermutation())
    return std::nullopt;
  return operand.term[sparse_tensor::toDim(sparse, 0)];
}

/// True if entries of one operand lead to those of the other: the outermost
/// index of either is an index of both.
static bool meet(EinsumOp op, const JoinVisit::Operand &a,
                 const JoinVisit::Operand &b) {
  std::optional<char> ofA = findRoot(op, a), ofB = findRoot(op, b);
  return !ofA || !ofB || StringRef(b.term).contains(*ofA) ||
         StringRef(a.term).contains(*ofB);
}

/// Why the visits of a product are dear; empty if they are not.
static StringRef findReason(EinsumOp op, const JoinPlan &plan) {
  if (plan.visits.size() < 2)
    return "";
  if (llvm::any_of(op.getInits().getTypes(), isEncoded))
    return "several visits of its canonical entries would add to a sparse "
           "result, which is built row by row from all entries";
  for (const JoinVisit &visit : plan.visits)
    for (const JoinVisit::Operand &a : visit.operands)
      for (const JoinVisit::Operand &b : visit.operands)
        if (&a != &b && !meet(op, a, b))
          return "a visit of its canonical entries would try all pairs of "
                 "rows, which rows of all entries do not";
  return "";
}

/// The type of a copy in full; null if there is none. Coordinates of rows,
/// which may have had no buffer, need their full width.
static RankedTensorType getExpandedType(RankedTensorType type) {
  auto encoding = dyn_cast_or_null<EncodingAttr>(type.getEncoding());
  if (type.getRank() != 2 || !encoding || encoding.getFill() ||
      encoding.getStored() != Stored::Canonical ||
      !canBuild(type.getElementType()))
    return {};
  auto sparse = encoding.getSparse();
  if (!sparse || !sparse.isPermutation() || sparse.isDenseLvl(1))
    return {};
  using namespace sparse_tensor;
  MLIRContext *context = type.getContext();
  auto map = AffineMap::getMultiDimIdentityMap(2, context);
  LevelType levels[] = {
      *buildLevelType(LevelFormat::Dense, /*ordered=*/true, /*unique=*/true),
      *buildLevelType(LevelFormat::Compressed, /*ordered=*/true,
                      /*unique=*/true)};
  auto rows = SparseTensorEncodingAttr::get(context, levels, map, map, 0, 0);
  auto full = EncodingAttr::get(context, encoding.getSymmetry(), Stored::Full,
                                encoding.getTriangle(), rows, TypedAttr());
  return RankedTensorType::get(type.getShape(), type.getElementType(), full);
}

static void report(EinsumOp op, unsigned input, StringRef reason) {
  Record record(Record::Kind::Passed, "symmetrize", "Expanded");
  record.add("spec", op.getSpec().str())
      .add("input", int64_t(input))
      .add("reason", reason.str());
  emitRecord(op, std::move(record));
}

SmallVector<EinsumOp> tensoropt::expandInputs(EinsumOp op, const JoinPlan &plan,
                                              RewriterBase &rewriter) {
  StringRef reason = findReason(op, plan);
  if (reason.empty() || Semiring::of(op).isCustom())
    return {};
  rewriter.setInsertionPoint(op);
  SmallVector<EinsumOp> einsums;
  DenseMap<Value, Value> copies;
  SmallVector<Value> inputs;
  for (auto [at, input] : llvm::enumerate(op.getInputs())) {
    auto type = cast<RankedTensorType>(input.getType());
    RankedTensorType full = getExpandedType(type);
    Value &copy = copies[input];
    if (full && !copy) {
      Value empty = tensor::EmptyOp::create(
          rewriter, op.getLoc(), full,
          tensor::createDynamicDimValues(rewriter, op.getLoc(), input));
      einsums.push_back(EinsumOp::create(
          rewriter, op.getLoc(), TypeRange(full), "ij->ij", op.getSemiring(),
          op.getSemiringNameAttr(), input, empty));
      copy = einsums.back().getResult(0);
      report(op, at, reason);
    }
    inputs.push_back(full ? copy : input);
  }
  if (einsums.empty())
    return {};
  auto expanded = EinsumOp::create(
      rewriter, op.getLoc(), op.getResultTypes(), op.getSpec(),
      op.getSemiring(), op.getSemiringNameAttr(), inputs, op.getInits());
  expanded->setDiscardableAttrs(op->getDiscardableAttrDictionary());
  rewriter.replaceOp(op, expanded.getResults());
  einsums.push_back(expanded);
  return einsums;
}
