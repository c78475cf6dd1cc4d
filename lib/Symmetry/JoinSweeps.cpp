// SPDX-License-Identifier: Apache-2.0

#include "JoinSweeps.h"
#include "ExpandInputs.h"
#include "FillIn.h"
#include "JoinBody.h"
#include "TensorOpt/IR/ForgetSymmetry.h"
#include "TensorOpt/IR/StorageLayout.h"

using namespace mlir;
using namespace tensoropt;

SmallVector<EinsumOp> tensoropt::splitProducts(EinsumOp op,
                                               RewriterBase &rewriter) {
  EinsumSpec spec = op.getParsedSpec();
  if (spec.products.size() == 1)
    return {op};
  rewriter.setInsertionPoint(op);
  SmallVector<EinsumOp> parts;
  SmallVector<Value> inits(op.getInits());
  ValueRange inputs = op.getInputs();
  for (unsigned number = 0; number < spec.products.size(); ++number) {
    unsigned size = spec.products[number];
    parts.push_back(EinsumOp::create(rewriter, op.getLoc(), op.getResultTypes(),
                                     spec.product(number).str(),
                                     op.getSemiring(), op.getSemiringNameAttr(),
                                     inputs.take_front(size), inits));
    parts.back()->setDiscardableAttrs(op->getDiscardableAttrDictionary());
    inputs = inputs.drop_front(size);
    inits.assign(parts.back().result_begin(), parts.back().result_end());
  }
  rewriter.replaceOp(op, inits);
  return parts;
}

bool tensoropt::mustBeVisited(Type type) {
  auto tensor = cast<RankedTensorType>(type);
  auto encoding = dyn_cast_or_null<EncodingAttr>(tensor.getEncoding());
  return getSparseEncoding(tensor) ||
         (encoding && encoding.getStored() == Stored::Canonical);
}

Value tensoropt::getExtent(OpBuilder &builder, EinsumOp op, char letter) {
  EinsumSpec spec = op.getParsedSpec();
  for (auto [term, input] : llvm::zip(spec.inputs, op.getInputs())) {
    size_t dimension = term.find(letter);
    if (dimension != std::string::npos)
      return tensor::DimOp::create(builder, op.getLoc(), input, dimension);
  }
  llvm_unreachable("every letter is in some input");
}

bool tensoropt::needsJoins(EinsumOp op) {
  return llvm::count_if(op.getInputs().getTypes(), mustBeVisited) > 1 ||
         llvm::any_of(op.getInits().getTypes(), isEncoded);
}

namespace {

/// The group that one stored entry stands for; of degree 0 if it is one entry.
PermutationGroup getStoredGroup(RankedTensorType type) {
  auto encoding = dyn_cast_or_null<EncodingAttr>(type.getEncoding());
  if (!encoding || encoding.getStored() == Stored::Full)
    return PermutationGroup(0);
  return encoding.getSymmetry().getGroup(type.getRank());
}

Triangle getTriangle(RankedTensorType type) {
  auto encoding = dyn_cast_or_null<EncodingAttr>(type.getEncoding());
  return encoding && encoding.getTriangle() == TriangleKind::Lower
             ? Triangle::Lower
             : Triangle::Upper;
}

/// True if every place of the last level holds a value. Types without buffers
/// are refused when they are taken apart.
bool isPadded(RankedTensorType type) {
  auto sparse = getSparseEncoding(type);
  return sparse &&
         sparse.getLvlTypes().back().isa<sparse_tensor::LevelFormat::Dense>();
}

/// The elements of a factor's group that say something about products: where
/// signs do not move out of them, only those that leave values alone.
PermutationGroup usableGroup(const PermutationGroup &group,
                             const Semiring &semiring) {
  if (semiring.movesSigns())
    return group;
  return group.subgroup([&](const Permutation &element) {
    return group.contains(element)->isTrivial();
  });
}

JoinProblem getProblem(EinsumOp op, const EinsumSpec &spec) {
  JoinProblem problem;
  Semiring semiring = Semiring::of(op);
  ValueRange inputs = op.getInputs();
  for (auto [at, input] : llvm::enumerate(inputs)) {
    auto type = cast<RankedTensorType>(input.getType());
    JoinProblem::Input &added = problem.inputs.emplace_back();
    added.term = spec.inputs[at];
    // Factors that must keep their order are taken for different tensors, and
    // where nothing is to be made of symmetry all are.
    added.tensor = at;
    if (semiring.isCommutative() && !isWithoutSymmetry(op))
      added.tensor = std::distance(inputs.begin(), llvm::find(inputs, input));
    added.isSparse = mustBeVisited(type);
    added.stored = getStoredGroup(type);
    added.triangle = getTriangle(type);
    added.isPadded = isPadded(type);
    if (SymmetryAttr symmetry = getSymmetry(type))
      added.symmetry = usableGroup(symmetry.getGroup(type.getRank()), semiring);
  }
  // Something must be visited: of dense inputs the one of highest rank.
  if (llvm::none_of(problem.inputs, [](auto &input) { return input.isSparse; }))
    llvm::max_element(problem.inputs, [](auto &lhs, auto &rhs) {
      return lhs.term.size() < rhs.term.size();
    })->isSparse = true;
  for (auto [init, term] : llvm::zip(op.getInits(), spec.outputs)) {
    auto type = cast<RankedTensorType>(init.getType());
    problem.outputs.push_back(
        {term, getStoredGroup(type), getTriangle(type), !isEncoded(type)});
  }
  return problem;
}

/// A letter that is not among the given ones.
char newLetter(StringRef letters) {
  char letter = 'A';
  while (letters.contains(letter))
    ++letter;
  return letter;
}

/// The sweeps of one einsum.
class JoinLowering {
public:
  JoinLowering(EinsumOp op, IRRewriter &rewriter)
      : op(op), spec(op.getParsedSpec()), problem(getProblem(op, spec)),
        rewriter(rewriter) {}

  LogicalResult run(uint64_t maxUpdates, bool expand) {
    std::string error;
    if (!JoinPlan::compute(problem, maxUpdates, plan, error))
      return op.emitOpError() << error;
    if (expand) {
      SmallVector<EinsumOp> parts = expandInputs(op, plan, rewriter);
      for (EinsumOp part : parts)
        if (failed(lowerToJoins(part, maxUpdates, /*expand=*/false, rewriter)))
          return failure();
      if (!parts.empty())
        return success();
    }
    rewriter.setInsertionPoint(op);
    SmallVector<Value> inits(op.getInits());
    collectRead();
    for (const JoinVisit &visit : plan.visits) {
      SweepOp sweep = emitVisit(visit, inits);
      inits.assign(sweep.result_begin(), sweep.result_end());
    }
    report();
    rewriter.replaceOp(op, inits);
    return success();
  }

private:
  /// The inputs that are read, as plain tensors.
  void collectRead() {
    for (auto [input, value] : llvm::zip(problem.inputs, op.getInputs())) {
      if (input.isSparse)
        continue;
      auto type = cast<RankedTensorType>(value.getType());
      read.push_back(isEncoded(type)
                         ? tensor::CastOp::create(rewriter, op.getLoc(),
                                                  type.dropEncoding(), value)
                         : value);
    }
  }

  /// The letters of the tensor that a sweep visits, all different: what is not
  /// on the diagonal of those that stand twice is left out by the order.
  std::string nameIndices(const JoinVisit &visit, StringRef term,
                          std::vector<LetterOrder> &order) {
    std::string letters, known = spec.letters();
    for (const JoinVisit::Operand &operand : visit.operands)
      known += operand.term;
    for (char letter : term) {
      letters += letter;
      if (!hasRepeats(letters))
        continue;
      known += letters.back() = newLetter(known);
      order.push_back({letter, letters.back()});
      order.push_back({letters.back(), letter});
    }
    return letters;
  }

  SweepOp emitVisit(const JoinVisit &visit, ValueRange inits) {
    // An operand without a letter twice, or else any.
    auto driver = llvm::find_if_not(
        visit.operands, [](auto &operand) { return hasRepeats(operand.term); });
    if (driver == visit.operands.end())
      driver = visit.operands.begin();
    std::vector<LetterOrder> pairs = visit.order;
    std::string letters = nameIndices(visit, driver->term, pairs);
    SmallVector<Value> joins, extents;
    SmallVector<int64_t> joinIndices, order;
    for (const JoinVisit::Operand &operand : visit.operands) {
      if (&operand == &*driver)
        continue;
      joins.push_back(op.getInputs()[operand.input]);
      for (char letter : operand.term) {
        if (letters.find(letter) == std::string::npos)
          letters += letter;
        joinIndices.push_back(letters.find(letter));
      }
    }
    for (char letter : spec.letters())
      if (letters.find(letter) == std::string::npos) {
        letters += letter;
        extents.push_back(getExtent(rewriter, op, letter));
      }
    for (const LetterOrder &pair : pairs)
      llvm::append_values(order, int64_t(letters.find(pair.lesser)),
                          int64_t(letters.find(pair.greater)),
                          int64_t(pair.strictly));
    auto sweep =
        SweepOp::create(rewriter, op.getLoc(), op.getInputs()[driver->input],
                        joins, joinIndices, order, extents, inits);
    emitBody(visit, driver - visit.operands.begin(), letters, sweep);
    return sweep;
  }

  void emitBody(const JoinVisit &visit, unsigned driver, StringRef letters,
                SweepOp sweep) {
    std::map<char, Value> indexOf;
    for (auto [letter, index] : llvm::zip(letters, sweep.getIndices()))
      indexOf[letter] = index;
    SmallVector<Value> entries;
    for (unsigned at = 0; at < visit.operands.size(); ++at)
      entries.push_back(at == driver ? sweep.getEntry()
                                     : sweep.getJoinEntry(at - (at > driver)));
    SmallVector<unsigned> order;
    for (const JoinVisit::Operand &operand : visit.operands)
      order.push_back(operand.input);
    for (auto [at, input] : llvm::enumerate(problem.inputs))
      if (!input.isSparse)
        order.push_back(at);
    Semiring semiring = Semiring::of(op);
    SmallVector<std::pair<Type, Value>> hidden;
    for (auto [operand, entry] : llvm::zip(visit.operands, entries)) {
      Type type = op.getInputs()[operand.input].getType();
      if (hidesFill(type, semiring))
        hidden.emplace_back(type, entry);
    }
    JoinBody body(sweep, semiring, std::move(indexOf), std::move(entries), read,
                  std::move(order), hidden);
    for (const JoinUpdate &update : visit.updates)
      body.emit(update);
  }

  void report() {
    Record record(Record::Kind::Passed, "symmetrize", "Joined");
    int64_t updates = 0, operands = 0;
    for (const JoinVisit &visit : plan.visits)
      updates += visit.updates.size();
    for (const JoinProblem::Input &input : problem.inputs)
      operands += input.isSparse;
    record.add("spec", op.getSpec().str())
        .add("visitedInputs", operands)
        .add("sweeps", int64_t(plan.visits.size()))
        .add("updates", updates)
        .add("outputOrder", int64_t(plan.outputOrder));
    emitRecord(op, std::move(record));
  }

  EinsumOp op;
  EinsumSpec spec;
  JoinProblem problem;
  JoinPlan plan;
  SmallVector<Value> read;
  IRRewriter &rewriter;
};

} // namespace

LogicalResult tensoropt::lowerToJoins(EinsumOp op, uint64_t maxUpdates,
                                      bool expand, IRRewriter &rewriter) {
  return JoinLowering(op, rewriter).run(maxUpdates, expand);
}
