// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Execution/ExtentClasses.h"
#include "TensorOpt/IR/PackedOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "llvm/ADT/EquivalenceClasses.h"
#include "llvm/ADT/MapVector.h"
#include <map>

using namespace mlir;
using namespace tensoropt;

namespace {

/// A dimension of a tensor; an index that is an extent, with 0; or null with a
/// static extent.
using Node = std::pair<void *, int64_t>;

Node nodeOf(Value value, int64_t dimension) {
  return {value.getAsOpaquePointer(), dimension};
}
Node nodeOf(int64_t extent) { return {nullptr, extent}; }

/// Dimensions of listed values that are equal.
struct EqualDimensions {
  int64_t extent = -1; ///< static, or -1
  /// Numbers of values, with a dimension.
  std::vector<std::pair<unsigned, unsigned>> places;
};

/// What a function makes equal among its arguments, followed by its results.
/// A function that is still being read, for it is recursive, tells nothing.
using Facts = std::map<Operation *, std::vector<EqualDimensions>>;

/// Joins the dimensions that the operations of a function make equal.
class ExtentJoiner {
public:
  ExtentJoiner(func::FuncOp function, Facts &facts) : facts(facts) {
    function.walk([&](Operation *op) { visit(op); });
    for (BlockArgument argument : function.getArguments())
      visitSymmetry(argument);
    joinMeetings();
  }

  /// The dimensions of `values` in classes, in the order of their first ones.
  /// A null value tells nothing.
  std::vector<EqualDimensions> group(ArrayRef<Value> values) {
    llvm::MapVector<Node, EqualDimensions> found;
    for (auto [number, value] : llvm::enumerate(values)) {
      for (int64_t at = 0; at < countDimensions(value); ++at) {
        join(value, at, value, at);
        found[joined.getLeaderValue(nodeOf(value, at))].places.emplace_back(
            number, at);
      }
    }
    std::vector<EqualDimensions> groups;
    for (auto &[leader, group] : found) {
      for (auto [value, extent] : joined.members(leader))
        if (!value)
          group.extent = extent;
      groups.push_back(std::move(group));
    }
    return groups;
  }

  /// True for tensors that are known to have the same extents.
  bool areEqual(Value a, Value b) {
    if (!a || !isa<RankedTensorType>(a.getType()))
      return false;
    for (int64_t at = 0; at < countDimensions(a); ++at)
      if (findClass(a, at) != findClass(b, at))
        return false;
    return true;
  }

private:
  /// A block's argument or an operation's result, and what it may be.
  struct Meeting {
    Value tensor;
    SmallVector<Value> sources;
  };

  void visit(Operation *op) {
    if (auto einsum = dyn_cast<EinsumOp>(op))
      visitEinsum(einsum);
    else if (auto sweep = dyn_cast<SweepOp>(op))
      visitSweep(sweep);
    else if (auto linalg = dyn_cast<linalg::LinalgOp>(op))
      visitLinalg(linalg);
    else if (auto call = dyn_cast<func::CallOp>(op))
      visitCall(call);
    else if (auto branch = dyn_cast<RegionBranchOpInterface>(op))
      visitRegions(branch);
    else if (auto empty = dyn_cast<tensor::EmptyOp>(op))
      visitEmpty(empty);
    else if (isa<tensor::CastOp, ExpandOp>(op) && op->getNumResults() == 1)
      joinAll(op->getOperand(0), op->getResult(0));
    else if (OpTrait::hasElementwiseMappableTraits(op))
      visitElementwise(op);
    if (auto dim = dyn_cast<tensor::DimOp>(op))
      if (std::optional<int64_t> dimension = dim.getConstantIndex())
        join(dim.getSource(), *dimension, dim.getResult(), 0);
    if (auto style = dyn_cast<DestinationStyleOpInterface>(op))
      for (OpOperand &init : style.getDpsInitsMutable())
        if (isa<TensorType>(init.get().getType()))
          joinAll(init.get(), style.getTiedOpResult(&init));
  }

  /// Rank of a tensor; an index has the one extent that it may be.
  static int64_t countDimensions(Value value) {
    if (value && value.getType().isIndex())
      return 1;
    auto type = value ? dyn_cast<RankedTensorType>(value.getType())
                      : RankedTensorType();
    return type ? type.getRank() : 0;
  }

  void join(Value a, int64_t dimensionOfA, Value b, int64_t dimensionOfB) {
    joined.unionSets(nodeOf(a, dimensionOfA), nodeOf(b, dimensionOfB));
    joinStatic(a, dimensionOfA);
    joinStatic(b, dimensionOfB);
  }

  void joinStatic(Value value, int64_t dimension) {
    auto type = dyn_cast<RankedTensorType>(value.getType());
    if (type && !type.isDynamicDim(dimension))
      joined.unionSets(nodeOf(value, dimension),
                       nodeOf(type.getDimSize(dimension)));
  }

  void joinAll(Value a, Value b) {
    auto type = dyn_cast<RankedTensorType>(a.getType());
    for (int64_t at = 0; type && at < type.getRank(); ++at)
      join(a, at, b, at);
  }

  void visitElementwise(Operation *op) {
    for (Value operand : op->getOperands())
      for (Value result : op->getResults())
        joinAll(operand, result);
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

  /// An index of a sweep stands for the extent that it runs through, which is
  /// that of each dimension it is used on.
  void visitSweep(SweepOp op) {
    for (auto [dimension, index] : llvm::enumerate(op.getCoordinate()))
      join(index, 0, op.getDriver(), dimension);
    for (auto [index, extent] : llvm::zip(op.getFreeIndices(), op.getExtents()))
      join(index, 0, extent, 0);
    for (auto [number, tensor] : llvm::enumerate(op.getJoins()))
      for (auto [dimension, index] : llvm::enumerate(op.getJoinIndices(number)))
        join(op.getIndices()[index], 0, tensor, dimension);
    auto visitPlace = [&](Value value, ValueRange indices) {
      for (auto [dimension, index] : llvm::enumerate(indices)) {
        auto argument = dyn_cast<BlockArgument>(index);
        if (argument && argument.getOwner() == &op.getBody().front())
          join(index, 0, value, dimension);
      }
    };
    op.walk([&](Operation *inner) {
      if (auto extract = dyn_cast<tensor::ExtractOp>(inner))
        visitPlace(extract.getTensor(), extract.getIndices());
      auto reduce = dyn_cast<ReduceOp>(inner);
      auto output =
          llvm::find(op.getOutputs(), reduce ? reduce.getTarget() : Value());
      if (output != op.getOutputs().end())
        visitPlace(op.getInits()[output - op.getOutputs().begin()],
                   reduce.getIndices());
    });
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

  void visitEmpty(tensor::EmptyOp op) {
    unsigned next = 0;
    for (int64_t at = 0; at < op.getType().getRank(); ++at)
      if (op.getType().isDynamicDim(at))
        join(op.getResult(), at, op.getDynamicSizes()[next++], 0);
  }

  void visitRegions(RegionBranchOpInterface op) {
    RegionBranchSuccessorMapping mapping;
    op.getSuccessorOperandInputMapping(mapping);
    llvm::MapVector<Value, SmallVector<Value>> sources;
    for (auto &[operand, inputs] : mapping)
      for (Value input : inputs)
        sources[input].push_back(operand->get());
    for (auto &[input, values] : sources)
      meetings.push_back({input, std::move(values)});
  }

  /// Where values meet, as at the end of branches and of a loop's body, a
  /// tensor may be any of them: it is as long as they are if all are of one
  /// length. A value as long as what it becomes, as one that a loop hands on,
  /// is none.
  void joinMeetings() {
    bool isNew;
    do {
      isNew = false;
      for (const Meeting &meeting : meetings)
        if (isa<RankedTensorType>(meeting.tensor.getType()))
          for (int64_t at = 0; at < countDimensions(meeting.tensor); ++at)
            isNew |= joinMeeting(meeting, at);
    } while (isNew);
  }

  /// A dimension's class, which it is put into if it is in none.
  Node findClass(Value value, int64_t dimension) {
    join(value, dimension, value, dimension);
    return joined.getLeaderValue(nodeOf(value, dimension));
  }

  /// True if that makes dimensions equal that were not known to be.
  bool joinMeeting(const Meeting &meeting, int64_t dimension) {
    Node own = findClass(meeting.tensor, dimension);
    std::optional<Node> other;
    for (Value source : meeting.sources) {
      Node found = findClass(source, dimension);
      if (found == own)
        continue;
      if (other && *other != found)
        return false;
      other = found;
    }
    if (other)
      joined.unionSets(own, *other);
    return other.has_value();
  }

  void visitCall(func::CallOp call) {
    auto callee = SymbolTable::lookupNearestSymbolFrom<func::FuncOp>(
        call, call.getCalleeAttr());
    if (!callee || callee.isExternal())
      return;
    auto [known, isNew] = facts.try_emplace(callee);
    if (isNew)
      known->second = read(callee);
    SmallVector<Value> values(call.getOperands());
    llvm::append_range(values, call.getResults());
    for (const EqualDimensions &group : known->second) {
      auto [number, dimension] = group.places.front();
      for (auto [other, otherDimension] : group.places)
        join(values[number], dimension, values[other], otherDimension);
      if (group.extent >= 0)
        joined.unionSets(nodeOf(values[number], dimension),
                         nodeOf(group.extent));
    }
  }

  /// What a callee makes equal.
  std::vector<EqualDimensions> read(func::FuncOp callee) {
    ExtentJoiner joiner(callee, facts);
    SmallVector<Value> values(callee.getArguments());
    size_t arguments = values.size();
    callee.walk([&](func::ReturnOp op) {
      if (values.size() == arguments) {
        llvm::append_range(values, op.getOperands());
        return;
      }
      for (auto [at, operand] : llvm::enumerate(op.getOperands()))
        if (!joiner.areEqual(values[arguments + at], operand))
          values[arguments + at] = Value();
    });
    return joiner.group(values);
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

  Facts &facts;
  llvm::EquivalenceClasses<Node> joined;
  std::vector<Meeting> meetings;
};

} // namespace

ExtentClasses ExtentClasses::compute(func::FuncOp function) {
  Facts facts;
  facts[function]; // calls of itself tell nothing
  SmallVector<Value> arguments(function.getArguments());
  ExtentClasses result;
  for (const EqualDimensions &group :
       ExtentJoiner(function, facts).group(arguments)) {
    if (group.places.size() == 1 && group.extent < 0)
      continue;
    Class &added = result.classes.emplace_back();
    if (group.extent >= 0)
      added.extent = group.extent;
    for (auto [argument, dimension] : group.places)
      added.places.push_back(
          {argument, dimension, arguments[argument].getType().isIndex()});
  }
  return result;
}

std::optional<int64_t>
ExtentClasses::Place::find(ArrayRef<ArrayRef<int64_t>> shapes) const {
  ArrayRef<int64_t> shape = shapes[argument];
  if (isNumber ? shape.empty() : shape[dimension] < 0)
    return std::nullopt;
  return shape[dimension];
}

std::string ExtentClasses::Place::describe() const {
  std::string text = "argument " + std::to_string(argument);
  return isNumber ? text
                  : "dimension " + std::to_string(dimension) + " of " + text;
}

bool ExtentClasses::check(ArrayRef<ArrayRef<int64_t>> shapes,
                          std::string &error) const {
  for (const Class &group : classes) {
    std::optional<int64_t> extent = group.extent;
    const Place *stated = nullptr;
    for (const Place &place : group.places) {
      std::optional<int64_t> known = place.find(shapes);
      if (!known)
        continue;
      if (extent && *known != *extent) {
        error = place.describe() + (place.isNumber ? " is " : " has extent ") +
                std::to_string(*known) + " but " +
                (!stated            ? "the function needs "
                 : stated->isNumber ? stated->describe() + " is "
                                    : stated->describe() + " has ") +
                std::to_string(*extent);
        return false;
      }
      extent = known;
      stated = &place;
    }
  }
  return true;
}

bool ExtentClasses::unify(Shapes &shapes, std::string &error) const {
  SmallVector<ArrayRef<int64_t>> views(shapes.begin(), shapes.end());
  if (!check(views, error))
    return false;
  for (const Class &group : classes) {
    std::optional<int64_t> extent = group.extent;
    for (const Place &place : group.places)
      if (!extent)
        extent = place.find(views);
    for (const Place &place : group.places)
      if (extent && !place.isNumber)
        shapes[place.argument][place.dimension] = *extent;
  }
  return true;
}
