// SPDX-License-Identifier: Apache-2.0
// Dense outputs that come out symmetric: one triangle is summed up in a panel
// of a few rows, which is then added to both halves.
//
// Adding each term to C[i,j] and C[j,i] walks down a column of C. A panel has
// as many rows as two cache lines have elements, so what it adds to the other
// half are whole lines, and each element of C is read and written once.

#include "JoinLoops.h"
#include "PlainLoops.h"
#include "TensorOpt/IR/Semiring.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace tensoropt;

/// Rows of a panel, which are the lengths of the lines that it adds to the
/// other half: two cache lines of numbers of 8 bytes.
static constexpr int64_t panelRows = 16;

/// Blocks of a panel that are transposed in registers have so many rows and
/// columns.
static constexpr int64_t lanes = 8;

/// Elements of the output that cost as much as one term added to both halves.
static constexpr int64_t elementsPerTerm = 16;

/// True if a constant is the identity of a sum.
static bool isIdentity(ImplicitLocOpBuilder &builder, Value value,
                       const Reduction &reduction) {
  Value identity = emitIdentity(builder, reduction, value.getType());
  Attribute expected, actual;
  bool isSame = matchPattern(identity, m_Constant(&expected)) &&
                matchPattern(value, m_Constant(&actual)) && expected == actual;
  if (identity.use_empty())
    identity.getDefiningOp()->erase();
  return isSame;
}

/// True if an update repeats another one, except where the indices are equal,
/// unless they never are.
static bool isRepeated(ImplicitLocOpBuilder &builder, ReduceOp op,
                       ReduceOp repeated, bool strictly) {
  Value value = op.getValue(), term = repeated.getValue();
  if (value == term)
    return strictly;
  auto select = value.getDefiningOp<arith::SelectOp>();
  if (!select || select.getFalseValue() != term ||
      !isIdentity(builder, select.getTrueValue(), Reduction::of(op)))
    return false;
  auto equal = select.getCondition().getDefiningOp<arith::CmpIOp>();
  if (!equal || equal.getPredicate() != arith::CmpIPredicate::eq)
    return false;
  Value lhs = equal.getLhs(), rhs = equal.getRhs();
  Value one = op.getIndices()[0], other = op.getIndices()[1];
  return (lhs == one && rhs == other) || (lhs == other && rhs == one);
}

/// The reductions of an output, if there are two, at [i, j] and at [j, i].
static std::optional<std::pair<ReduceOp, ReduceOp>>
findPair(SweepOp sweep, BlockArgument output, Value i) {
  SmallVector<ReduceOp> ops;
  for (Operation *user : output.getUsers())
    ops.push_back(cast<ReduceOp>(user));
  if (ops.size() != 2 || ops[0].getKind() == ReduceKind::Custom ||
      ops[0].getIndices().size() != 2)
    return std::nullopt;
  if (ops[0].getIndices()[0] != i)
    std::swap(ops[0], ops[1]);
  for (ReduceOp op : ops)
    if (op->getBlock() != &sweep.getBody().front())
      return std::nullopt;
  auto direct = ops[0].getIndices(), transposed = ops[1].getIndices();
  if (direct[0] != i || direct[0] != transposed[1] ||
      direct[1] != transposed[0] || direct[0] == direct[1])
    return std::nullopt;
  return std::pair(ops[0], ops[1]);
}

/// Finds an output to which each term is added at [i, j] and [j, i], where i is
/// the outermost index and the greater one.
void JoinLoops::findMirror() {
  if (!outputs.empty() || order.steps.empty() ||
      order.steps.front().kind != JoinStep::Kind::Loop)
    return;
  const JoinStep &first = order.steps.front();
  if (operands[first.operand].shape.levels[first.level].kind !=
      LevelKind::Dense)
    return;
  ArrayRef<BlockArgument> indices = sweep.getIndices();
  Value greater = indices[first.index];
  for (BlockArgument output : sweep.getOutputs()) {
    auto found = findPair(sweep, output, greater);
    if (!found)
      continue;
    auto [direct, transposed] = *found;
    ArrayRef<int64_t> pairs = sweep.getOrder();
    for (; !pairs.empty(); pairs = pairs.drop_front(3)) {
      if (indices[pairs[0]] != direct.getIndices()[1] ||
          indices[pairs[1]] != greater ||
          !isRepeated(builder, transposed, direct, pairs[2]))
        continue;
      mirror.emplace();
      mirror->direct = direct;
      mirror->transposed = transposed;
      return;
    }
  }
}

/// True at run time if terms are not so few that they should go to their places
/// one by one.
Value JoinLoops::paysForPanels(Value total) {
  Value memref = mirrorTarget();
  Value elements =
      arith::MulIOp::create(builder, memref::DimOp::create(builder, memref, 0),
                            memref::DimOp::create(builder, memref, 1));
  Value covered = arith::MulIOp::create(builder, total, index(elementsPerTerm));
  return compare(arith::CmpIPredicate::uge, covered, elements);
}

Value JoinLoops::mirrorTarget() {
  auto argument = cast<BlockArgument>(mirror->direct.getTarget());
  return sweep.getInits()[argument.getArgNumber() -
                          sweep.getOutputs().front().getArgNumber()];
}

void JoinLoops::beginPanels() {
  Value extent = memref::DimOp::create(builder, mirrorTarget(), 1);
  Type element = mirror->direct.getValue().getType();
  mirror->panel = memref::AllocOp::create(
      builder, MemRefType::get({panelRows, ShapedType::kDynamic}, element),
      extent);
}

/// Emits the outermost loop panel by panel.
void JoinLoops::emitPanels(Value from, Value to, NextAt body) {
  Value rows = index(panelRows);
  Value length = arith::SubIOp::create(builder, to, from);
  Value count =
      arith::DivUIOp::create(builder, add(length, index(panelRows - 1)), rows);
  // A chunk may be empty, and end before it begins.
  Value isEmpty = compare(arith::CmpIPredicate::ule, to, from);
  count = arith::SelectOp::create(builder, isEmpty, index(0), count);
  emitFor(index(0), count, [&](Value number) {
    Value first = add(from, arith::MulIOp::create(builder, number, rows));
    Value last = arith::MinUIOp::create(builder, add(first, rows), to);
    clearPanel(first, last);
    mirror->first = first;
    emitFor(first, last, body);
    addPanel(first, last);
  });
}

void JoinLoops::clearPanel(Value first, Value last) {
  Value height = arith::SubIOp::create(builder, last, first);
  emitPlainFor(builder, index(0), height, [&](Value row) {
    emitPlainFor(builder, index(0), last, [&](Value column) {
      Value zero = emitIdentity(builder, Reduction::of(mirror->direct),
                                mirror->direct.getValue().getType());
      memref::StoreOp::create(builder, zero, mirror->panel,
                              ValueRange{row, column});
    });
  });
}

/// Adds an element of the panel to one of the output.
void JoinLoops::addFromPanel(Value row, Value column, ArrayRef<Value> place) {
  Value term =
      memref::LoadOp::create(builder, mirror->panel, ValueRange{row, column});
  addAt(mirror->direct, mirrorTarget(), place, term);
}

/// The type of a block's row; null if elements have no vectors.
VectorType JoinLoops::panelVector() {
  Type element = mirror->direct.getValue().getType();
  return VectorType::isValidElementType(element)
             ? VectorType::get({lanes}, element)
             : VectorType();
}

/// Adds a row of a block to elements of the output that lie next to each other.
void JoinLoops::addVector(Value terms, ValueRange place) {
  Value memref = mirrorTarget();
  Value old = vector::LoadOp::create(builder, cast<VectorType>(terms.getType()),
                                     memref, place);
  Value sum = emitReduce(builder, Reduction::of(mirror->direct), old, terms,
                         options.reassociate);
  vector::StoreOp::create(builder, sum, memref, place);
}

/// Adds rows of the panel to the rows of the output that they are part of.
void JoinLoops::addPanelRows(Value first, Value height) {
  VectorType type = panelVector();
  emitPlainFor(builder, index(0), height, [&](Value row) {
    Value target = add(first, row), end = add(target, index(1));
    Value whole = index(0);
    if (type) {
      Value count = arith::DivUIOp::create(builder, end, index(lanes));
      whole = arith::MulIOp::create(builder, count, index(lanes));
      emitPlainFor(builder, index(0), count, [&](Value block) {
        Value at = arith::MulIOp::create(builder, block, index(lanes));
        Value terms = vector::LoadOp::create(builder, type, mirror->panel,
                                             ValueRange{row, at});
        addVector(terms, ValueRange{target, at});
      });
    }
    emitPlainFor(builder, whole, end, [&](Value column) {
      addFromPanel(row, column, {target, column});
    });
    // The block on the diagonal has a triangle of its own.
    emitPlainFor(builder, first, target, [&](Value column) {
      addFromPanel(row, column, {column, target});
    });
  });
}

/// Exchanges rows and columns: three times, the rows of one half are
/// interleaved with those of the other.
static SmallVector<Value> transposeBlock(ImplicitLocOpBuilder &builder,
                                         SmallVector<Value> rows) {
  SmallVector<int64_t> low, high;
  for (int64_t lane = 0; lane < lanes / 2; ++lane) {
    llvm::append_values(low, lane, lane + lanes);
    llvm::append_values(high, lane + lanes / 2, lane + lanes / 2 + lanes);
  }
  for (int64_t size = 1; size < lanes; size *= 2) {
    SmallVector<Value> mixed;
    for (int64_t row = 0; row < lanes / 2; ++row)
      for (ArrayRef<int64_t> mask : {ArrayRef(low), ArrayRef(high)})
        mixed.push_back(vector::ShuffleOp::create(builder, rows[row],
                                                  rows[row + lanes / 2], mask));
    rows = std::move(mixed);
  }
  return rows;
}

/// Adds the columns before the panel's own block, `lanes` at a time, to the
/// other half.
void JoinLoops::addPanelBlocks(Value first, Value count) {
  VectorType type = panelVector();
  emitPlainFor(builder, index(0), count, [&](Value block) {
    Value column = arith::MulIOp::create(builder, block, index(lanes));
    for (int64_t top = 0; top < panelRows; top += lanes) {
      SmallVector<Value> rows;
      for (int64_t row = 0; row < lanes; ++row)
        rows.push_back(
            vector::LoadOp::create(builder, type, mirror->panel,
                                   ValueRange{index(top + row), column}));
      rows = transposeBlock(builder, std::move(rows));
      for (auto [lane, terms] : llvm::enumerate(rows))
        addVector(terms,
                  ValueRange{add(column, index(lane)), add(first, index(top))});
    }
  });
}

void JoinLoops::addPanel(Value first, Value last) {
  Value height = arith::SubIOp::create(builder, last, first);
  addPanelRows(first, height);
  auto addColumns = [&](Value from) {
    emitPlainFor(builder, from, first, [&](Value column) {
      emitPlainFor(builder, index(0), height, [&](Value row) {
        addFromPanel(row, column, {column, add(first, row)});
      });
    });
  };
  if (!panelVector())
    return addColumns(index(0));
  Value isFull = compare(arith::CmpIPredicate::eq, height, index(panelRows));
  emitPlainIf(
      builder, isFull,
      [&] {
        Value count = arith::DivUIOp::create(builder, first, index(lanes));
        addPanelBlocks(first, count);
        addColumns(arith::MulIOp::create(builder, count, index(lanes)));
      },
      [&] { addColumns(index(0)); });
}
