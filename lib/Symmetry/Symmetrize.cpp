// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-symmetrize: einsum to sweep.

#include "ExpandFactors.h"
#include "FillIn.h"
#include "JoinSweeps.h"
#include "SweepBody.h"
#include "TensorOpt/IR/Semiring.h"
#include "TensorOpt/IR/StorageLayout.h"
#include "TensorOpt/Symmetry/Passes.h"
#include "TensorOpt/Symmetry/UpdatePlan.h"
#include "TransposedOutputs.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/TypeUtilities.h"

namespace tensoropt {
#define GEN_PASS_DEF_SYMMETRIZE
#include "TensorOpt/Symmetry/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// More updates than this in one body help nobody.
constexpr uint64_t maxUpdates = 720;

/// The input to visit: the one that must be, or else the one of highest rank,
/// if possible without a letter that stands twice.
unsigned chooseDriver(EinsumOp op, const EinsumSpec &spec) {
  for (auto [at, input] : llvm::enumerate(op.getInputs()))
    if (mustBeVisited(input.getType()))
      return at;
  auto merit = [](StringRef term) {
    return std::make_pair(!hasRepeats(term), term.size());
  };
  return std::distance(
      spec.inputs.begin(),
      llvm::max_element(spec.inputs, [&](StringRef lhs, StringRef rhs) {
        return merit(lhs) < merit(rhs);
      }));
}

/// The group that one stored entry stands for.
PermutationGroup getStoredGroup(RankedTensorType type) {
  auto encoding = dyn_cast_or_null<EncodingAttr>(type.getEncoding());
  if (!encoding || encoding.getStored() == Stored::Full)
    return PermutationGroup(type.getRank());
  return encoding.getSymmetry().getGroup(type.getRank());
}

/// The symmetry of an input that is stored in full.
PermutationGroup getStatedGroup(RankedTensorType type) {
  SymmetryAttr symmetry = getSymmetry(type);
  return symmetry ? symmetry.getGroup(type.getRank())
                  : PermutationGroup(type.getRank());
}

Assignment getAssignment(EinsumOp op, const EinsumSpec &spec, unsigned driver) {
  Assignment assignment;
  assignment.driver = spec.inputs[driver];
  assignment.outputs.assign(spec.outputs.begin(), spec.outputs.end());
  ValueRange inputs = op.getInputs();
  bool isCommutative = Semiring::of(op).isCommutative();
  for (auto [at, input] : llvm::enumerate(inputs)) {
    if (at == driver)
      continue;
    // Factors that must keep their order are taken for different tensors.
    unsigned first = at;
    if (isCommutative)
      first = std::distance(inputs.begin(), llvm::find(inputs, input));
    assignment.factors.push_back(
        {spec.inputs[at], first,
         getStatedGroup(cast<RankedTensorType>(input.getType()))});
  }
  return assignment;
}

bool isIdempotentSum(EinsumOp op) {
  return isIdempotent(Semiring::of(op).reduction());
}

/// True if updates may be multiplied by fractions.
bool hasFractions(EinsumOp op) {
  return !Semiring::of(op).isCustom() &&
         isa<FloatType, ComplexType>(
             getElementTypeOrSelf(op.getInputs().front()));
}

/// Fractions need a type that has them; idempotent sums need no rule at all,
/// and one mask is simpler than a weight.
DiagonalRule chooseRule(EinsumOp op, const PermutationGroup &group,
                        OutputRule outputRule) {
  if (outputRule == OutputRule::Transposed)
    return DiagonalRule::Weight;
  return hasFractions(op) && !isIdempotentSum(op) && group.order() > 2
             ? DiagonalRule::Weight
             : DiagonalRule::Exact;
}

/// New outputs pay where they are small beside the input: always, when that is
/// dense; else they should have two dimensions less, as the number of entries
/// is not known here. Counts need whole numbers, so integers must do without.
OutputRule chooseOutputRule(EinsumOp op, const EinsumSpec &spec,
                            unsigned driver, OutputSymmetry wanted) {
  if (wanted == OutputSymmetry::Never ||
      !(hasFractions(op) || isIdempotentSum(op)))
    return OutputRule::Direct;
  auto type = cast<RankedTensorType>(op.getInputs()[driver].getType());
  size_t lost = getSparseEncoding(type) ? 2 : 1;
  bool areSmall = llvm::all_of(spec.outputs, [&](StringRef output) {
    size_t shared = llvm::count_if(spec.inputs[driver], [&](char letter) {
      return output.contains(letter);
    });
    return shared + lost <= spec.inputs[driver].size();
  });
  return wanted == OutputSymmetry::Always || areSmall ? OutputRule::Transposed
                                                      : OutputRule::Direct;
}

void report(EinsumOp op, RankedTensorType driverType, const UpdatePlan &plan) {
  SymmetryAttr symmetry = getSymmetry(driverType);
  bool missed = symmetry && symmetry.getDegree() > 0 && plan.groupOrder == 1;
  Record record(missed ? Record::Kind::Missed : Record::Kind::Passed,
                "symmetrize", missed ? "StoredInFull" : "Symmetrized");
  record.add("spec", op.getSpec().str())
      .add("groupOrder", int64_t(plan.groupOrder))
      .add("subgroupOrder", int64_t(plan.subgroupOrder))
      .add("transpositions", int64_t(plan.transpositions.size()))
      .add("updatesPerEntry", int64_t(plan.updates.size()));
  if (missed)
    record.add("reason", "every entry of the symmetric input is stored, so "
                         "each is read; 'stored = canonical' would read one "
                         "per orbit");
  emitRecord(op, std::move(record));
}

/// Refuses padding that would count. Blocks are stored in full, and a dense
/// last level stores zeros where there is no entry, or where no canonical one
/// may be. The sweep visits them: they add nothing unless products are sums. A
/// tensor whose levels are all dense stores entries everywhere.
LogicalResult checkPadding(EinsumOp op, RankedTensorType type,
                           const PermutationGroup &group) {
  Semiring semiring = Semiring::of(op);
  auto sparse = getSparseEncoding(type);
  // Padding with the semiring's zero is told from entries.
  if (!sparse || hidesFill(type, semiring))
    return success();
  if (semiring.kind != SemiringKind::MinPlus &&
      semiring.kind != SemiringKind::MaxPlus && !semiring.isCustom())
    return success();
  if (!sparse.isPermutation())
    return op.emitOpError()
           << "visits blocks, which pad with zeros that semiring "
           << semiring.str()
           << " adds; store the input without blocks, or state the "
              "semiring's zero as 'fill'";
  unsigned levels = sparse.getLvlRank();
  bool isSparse = llvm::any_of(llvm::seq(levels), [&](unsigned level) {
    return !sparse.isDenseLvl(level);
  });
  auto orbits = group.orbits();
  for (unsigned level = levels; level-- > 0;) {
    if (!sparse.isDenseLvl(level))
      return success();
    unsigned dimension = sparse_tensor::toDim(sparse, level);
    bool isMoved = llvm::any_of(orbits, [&](const auto &orbit) {
      return orbit.size() > 1 && llvm::is_contained(orbit, dimension);
    });
    if (isSparse || isMoved)
      return op.emitOpError()
             << "visits storage whose dense level " << level
             << " pads with zeros, which semiring " << semiring.str()
             << " adds; make the last level compressed, or state "
                "the semiring's zero as 'fill'";
  }
  return success();
}

/// Makes the sweep that a plan describes; returns the values of the outputs.
SmallVector<Value> emitSweep(ImplicitLocOpBuilder &builder, EinsumOp op,
                             unsigned driver, const UpdatePlan &plan) {
  EinsumSpec spec = op.getParsedSpec();
  std::string freeLetters;
  SmallVector<Value> extents;
  for (char letter : spec.letters())
    if (spec.inputs[driver].find(letter) == std::string::npos) {
      freeLetters += letter;
      extents.push_back(getExtent(builder, op, letter));
    }
  Reduction reduction = Semiring::of(op).reduction();
  bool transposes = plan.transpositions.size() > 1;
  SmallVector<Value> outputs(op.getInits());
  if (transposes)
    for (Value &output : outputs)
      output = makeNewOutput(
          builder, reduction,
          tensor::getMixedSizes(builder, builder.getLoc(), output),
          getElementTypeOrSelf(output));
  auto sweep =
      SweepOp::create(builder, op.getInputs()[driver], extents, outputs);
  SweepBody(op, sweep, driver, freeLetters).emit(plan);
  SmallVector<Value> results(sweep.getResults());
  if (transposes)
    for (auto [at, init] : llvm::enumerate(op.getInits()))
      results[at] =
          addTransposed(builder, reduction, init, results[at], plan, at);
  return results;
}

LogicalResult symmetrize(EinsumOp op, const EinsumSpec &spec, unsigned driver,
                         OutputSymmetry outputSymmetry, IRRewriter &rewriter) {
  auto driverType = cast<RankedTensorType>(op.getInputs()[driver].getType());
  PermutationGroup group = getStoredGroup(driverType);
  if (failed(checkPadding(op, driverType, group)))
    return failure();
  OutputRule outputRule = chooseOutputRule(op, spec, driver, outputSymmetry);
  UpdatePlan plan;
  std::string error;
  auto compute = [&](OutputRule outputRule) {
    return UpdatePlan::compute(group, getAssignment(op, spec, driver),
                               maxUpdates, chooseRule(op, group, outputRule),
                               outputRule, plan, error);
  };
  bool isPlanned = compute(outputRule);
  // Without a use for new outputs, diagonals may do without weights.
  if (isPlanned && outputRule == OutputRule::Transposed &&
      plan.transpositions.size() == 1)
    isPlanned = compute(OutputRule::Direct);
  if (!isPlanned)
    return op.emitOpError() << error;

  rewriter.setInsertionPoint(op);
  ImplicitLocOpBuilder builder(op.getLoc(), rewriter);
  SmallVector<Value> results = emitSweep(builder, op, driver, plan);
  report(op, driverType, plan);
  rewriter.replaceOp(op, results);
  return success();
}

LogicalResult joinAll(EinsumOp op, bool expand, IRRewriter &rewriter) {
  for (Value input : op.getInputs()) {
    auto type = cast<RankedTensorType>(input.getType());
    PermutationGroup group = getStoredGroup(type);
    if (failed(checkPadding(op, type, group)))
      return failure();
  }
  return lowerToJoins(op, maxUpdates, expand, rewriter);
}

struct SymmetrizePass : tensoropt::impl::SymmetrizeBase<SymmetrizePass> {
  using SymmetrizeBase::SymmetrizeBase;

  void runOnOperation() override {
    SmallVector<EinsumOp> einsums;
    getOperation()->walk([&](EinsumOp op) { einsums.push_back(op); });
    IRRewriter rewriter(&getContext());
    for (EinsumOp op : einsums) {
      if (failed(fillIn(op, rewriter)))
        return signalPassFailure();
      for (EinsumOp part : splitProducts(op, rewriter)) {
        expandFactors(part, rewriter);
        if (failed(lower(part, rewriter)))
          return signalPassFailure();
      }
    }
  }

private:
  LogicalResult lower(EinsumOp op, IRRewriter &rewriter) {
    EinsumSpec spec = op.getParsedSpec();
    unsigned driver = chooseDriver(op, spec);
    // Joins leave out what is not on a diagonal.
    if (needsJoins(op) || hasRepeats(spec.inputs[driver]))
      return joinAll(op, expand, rewriter);
    return symmetrize(op, spec, driver, outputSymmetry, rewriter);
  }
};

} // namespace
