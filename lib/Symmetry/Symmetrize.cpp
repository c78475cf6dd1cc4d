// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-symmetrize: einsum to sweep.

#include "SweepBody.h"
#include "TensorOpt/IR/Semiring.h"
#include "TensorOpt/IR/StorageLayout.h"
#include "TensorOpt/Symmetry/Passes.h"
#include "TensorOpt/Symmetry/UpdatePlan.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Builders.h"

namespace tensoropt {
#define GEN_PASS_DEF_SYMMETRIZE
#include "TensorOpt/Symmetry/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// More updates than this in one body help nobody.
constexpr uint64_t maxUpdates = 720;

/// The input to visit: the encoded one, or else the one of highest rank.
FailureOr<unsigned> chooseDriver(EinsumOp op, const EinsumSpec &spec) {
  std::optional<unsigned> driver;
  for (auto [at, input] : llvm::enumerate(op.getInputs())) {
    if (!isEncoded(input.getType()))
      continue;
    if (driver)
      return op.emitOpError() << "has two encoded inputs, " << *driver
                              << " and " << at << "; at most one is supported";
    driver = at;
  }
  if (!driver)
    driver =
        std::distance(spec.inputs.begin(),
                      llvm::max_element(spec.inputs, [](auto &lhs, auto &rhs) {
                        return lhs.size() < rhs.size();
                      }));
  StringRef term = spec.inputs[*driver];
  for (char letter : term)
    if (term.count(letter) > 1)
      return op.emitOpError()
             << "index '" << letter << "' stands twice in input " << *driver
             << ", the one to visit; this is not supported";
  return *driver;
}

/// The group that one stored entry stands for.
PermutationGroup getStoredGroup(RankedTensorType type) {
  auto encoding = dyn_cast_or_null<EncodingAttr>(type.getEncoding());
  if (!encoding || encoding.getStored() == Stored::Full)
    return PermutationGroup(type.getRank());
  return encoding.getSymmetry().getGroup(type.getRank());
}

Assignment getAssignment(EinsumOp op, const EinsumSpec &spec, unsigned driver) {
  Assignment assignment;
  assignment.driver = spec.inputs[driver];
  assignment.outputs.assign(spec.outputs.begin(), spec.outputs.end());
  ValueRange inputs = op.getInputs();
  for (auto [at, input] : llvm::enumerate(inputs)) {
    if (at == driver)
      continue;
    unsigned first = std::distance(inputs.begin(), llvm::find(inputs, input));
    assignment.factors.push_back(
        {spec.inputs[at], first, PermutationGroup(spec.inputs[at].size())});
  }
  return assignment;
}

/// Fractions need a type that has them; idempotent sums need no rule at all,
/// and one mask is simpler than a weight.
DiagonalRule chooseRule(EinsumOp op, Type elementType,
                        const PermutationGroup &group) {
  bool hasFractions = isa<FloatType, ComplexType>(elementType);
  bool isSum = getReduceKind(op.getSemiring()) == ReduceKind::Plus;
  return hasFractions && isSum && group.order() > 2 ? DiagonalRule::Weight
                                                    : DiagonalRule::Exact;
}

/// The extent of an index that the driving input does not carry.
Value getExtent(OpBuilder &builder, EinsumOp op, const EinsumSpec &spec,
                char letter) {
  for (auto [at, input] : llvm::enumerate(op.getInputs())) {
    size_t dimension = spec.inputs[at].find(letter);
    if (dimension != std::string::npos)
      return tensor::DimOp::create(builder, op.getLoc(), input, dimension);
  }
  llvm_unreachable("every letter is in some input");
}

void report(EinsumOp op, RankedTensorType driverType, const UpdatePlan &plan) {
  SymmetryAttr symmetry = getSymmetry(driverType);
  bool missed = symmetry && symmetry.getDegree() > 0 && plan.groupOrder == 1;
  Record record;
  record.kind = missed ? Record::Kind::Missed : Record::Kind::Passed;
  record.pass = "symmetrize";
  record.name = missed ? "StoredInFull" : "Symmetrized";
  record.add("spec", op.getSpec().str())
      .add("groupOrder", int64_t(plan.groupOrder))
      .add("subgroupOrder", int64_t(plan.subgroupOrder))
      .add("updatesPerEntry", int64_t(plan.updates.size()));
  if (missed)
    record.add("reason", "every entry of the symmetric input is stored, so "
                         "each is read; 'stored = canonical' would read one "
                         "per orbit");
  emitRecord(op, std::move(record));
}

LogicalResult symmetrize(EinsumOp op, IRRewriter &rewriter) {
  EinsumSpec spec = op.getParsedSpec();
  FailureOr<unsigned> driver = chooseDriver(op, spec);
  if (failed(driver))
    return failure();
  Value visited = op.getInputs()[*driver];
  auto driverType = cast<RankedTensorType>(visited.getType());

  UpdatePlan plan;
  std::string error;
  PermutationGroup group = getStoredGroup(driverType);
  if (!UpdatePlan::compute(group, getAssignment(op, spec, *driver), maxUpdates,
                           chooseRule(op, driverType.getElementType(), group),
                           plan, error))
    return op.emitOpError() << error;

  rewriter.setInsertionPoint(op);
  std::string freeLetters;
  SmallVector<Value> extents;
  for (char letter : spec.letters())
    if (spec.inputs[*driver].find(letter) == std::string::npos) {
      freeLetters += letter;
      extents.push_back(getExtent(rewriter, op, spec, letter));
    }
  auto sweep =
      SweepOp::create(rewriter, op.getLoc(), visited, extents, op.getInits());
  SweepBody(op, sweep, *driver, freeLetters).emit(plan);
  report(op, driverType, plan);
  rewriter.replaceOp(op, sweep.getResults());
  return success();
}

struct SymmetrizePass : tensoropt::impl::SymmetrizeBase<SymmetrizePass> {
  void runOnOperation() override {
    SmallVector<EinsumOp> einsums;
    getOperation()->walk([&](EinsumOp op) { einsums.push_back(op); });
    IRRewriter rewriter(&getContext());
    for (EinsumOp op : einsums)
      if (failed(symmetrize(op, rewriter)))
        return signalPassFailure();
  }
};

} // namespace
