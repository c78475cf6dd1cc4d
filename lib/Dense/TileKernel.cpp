// SPDX-License-Identifier: Apache-2.0

#include "TileKernel.h"
#include "FlatBuffer.h"
#include "LoopExtent.h"
#include "Product.h"
#include "RegisterSquare.h"
#include "TileEnding.h"
#include "TilePrefetch.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include <map>

using namespace mlir;
using namespace tensoropt;

/// Why a reduction has no lanes.
static std::string explainLanes(linalg::LinalgOp op) {
  Type element = getElementTypeOrSelf(op.getDpsInits()[0].getType());
  if (!isa<Float32Type, Float64Type>(element)) {
    std::string text;
    llvm::raw_string_ostream(text) << "no kernels of " << element;
    return text;
  }
  return "no blocks of results along the memory of what is read";
}

/// Counts the registers of a tile's results; what is wrong, if they are not
/// known or too many.
static std::string countResults(RegisterTile &tile, ArrayRef<int64_t> extents,
                                int64_t most) {
  const LaneReduction &reduction = tile.reduction;
  auto isOpen = [&](unsigned loop) {
    return ShapedType::isDynamic(extents[loop]);
  };
  for (ArrayRef<unsigned> loops :
       {reduction.batches, reduction.channels, reduction.columns})
    if (llvm::any_of(loops, isOpen))
      return "extents of results that are not known";
  if (llvm::any_of(reduction.batches,
                   [&](unsigned loop) { return extents[loop] != 1; }))
    return "several batches";
  for (auto [loops, count] : {std::pair(&reduction.channels, &tile.blocks),
                              std::pair(&reduction.columns, &tile.columns)})
    for (unsigned loop : *loops) {
      if (extents[loop] > most)
        return std::to_string(extents[loop]) + " results along a loop, " +
               std::to_string(most) + " registers for them";
      *count *= extents[loop];
    }
  if (tile.blocks * tile.columns > most)
    return std::to_string(tile.blocks * tile.columns) +
           " registers of results, room for " + std::to_string(most);
  return "";
}

std::optional<RegisterTile> RegisterTile::find(linalg::LinalgOp op,
                                               VectorRegisters registers,
                                               std::string *reason) {
  auto refuse = [&](const llvm::Twine &why) -> std::optional<RegisterTile> {
    if (reason)
      *reason = why.str();
    return std::nullopt;
  };
  if (!op.hasPureBufferSemantics())
    return refuse("operands are no buffers");
  std::optional<LaneReduction> reduction = LaneReduction::find(op);
  if (!reduction)
    return reason ? refuse(explainLanes(op)) : std::nullopt;
  // Lanes are loaded as neighbours.
  if (!llvm::all_of(reduction->vectors, [](OpOperand *vector) {
        return cast<MemRefType>(vector->get().getType())
            .areTrailingDimsContiguous(1);
      }))
    return refuse("lanes are no neighbours in memory");
  RegisterTile tile{*reduction, reduction->lanes, 1, 1};
  unsigned bytes = getElementTypeOrSelf(op.getDpsInits()[0].getType())
                       .getIntOrFloatBitWidth() /
                   8;
  int64_t width = registers.bytes / bytes, mostRegisters = registers.count - 2;
  // Registers may be wider than packed weights, which any machine may have
  // packed.
  if (!reduction->isOneRegister()) {
    if (reduction->lanes % width != 0)
      return refuse(llvm::Twine(reduction->lanes) + " lanes, registers of " +
                    llvm::Twine(width));
    tile.lanes = width;
  }
  tile.blocks = reduction->lanes / tile.lanes;
  std::string fault =
      countResults(tile, op.getStaticLoopRanges(), mostRegisters);
  if (!fault.empty())
    return refuse(fault);
  return tile;
}

bool RegisterTile::follows(const RegisterTile &before) const {
  linalg::LinalgOp op = reduction.op, first = before.reduction.op;
  if (!reduction.isProduct || !before.reduction.isProduct ||
      op.getDpsInits()[0] != first.getDpsInits()[0] || lanes != before.lanes ||
      !reduction.sharesRegisters(before.reduction))
    return false;
  Operation *next = first->getNextNode();
  while (next && isMemoryEffectFree(next))
    next = next->getNextNode();
  return next == op;
}

namespace {

class Kernel {
public:
  Kernel(const RegisterTile &tile, TileEnding &ending, OpBuilder &builder)
      : tile(tile), reduction(tile.reduction), op(reduction.op),
        builder(builder), loc(op.getLoc()), extents(op.getStaticLoopRanges()),
        ending(ending) {
    for (ArrayRef<OpOperand *> inputs : {reduction.vectors, reduction.scalars})
      for (OpOperand *input : inputs)
        buffers.try_emplace(input, FlatBuffer(input->get(), builder, loc));
    numLooped = reduction.sums.size();
    if (reduction.isProduct && !reduction.scalars.empty())
      prefetch.emplace(tile, buffers.find(reduction.vectors.front())->second,
                       builder);
    // Windows of neighbours, which share what they read.
    constexpr int64_t mostUnrolled = 32;
    if (!reduction.scalars.empty())
      return;
    for (int64_t steps = 1; numLooped > 0; --numLooped) {
      int64_t extent = extents[reduction.sums[numLooped - 1]];
      if (ShapedType::isDynamic(extent) || extent * steps > mostUnrolled)
        break;
      steps *= extent;
    }
  }

  SmallVector<Value> begin(TileBeginning &beginning);
  /// Adds to registers.
  SmallVector<Value> emitSums(ValueRange registers) {
    return emitSums(0, {}, registers);
  }
  void store(ValueRange registers);

private:
  /// Of results, and of what has been given as many digits.
  VectorType vectorType() const {
    return VectorType::get(tile.lanes, elementType());
  }
  Type elementType() const {
    return getElementTypeOrSelf(op->getOperands().back().getType());
  }
  SmallVector<SmallVector<int64_t>> listPlaces(ArrayRef<unsigned> loops) const;
  SmallVector<SmallVector<int64_t>> listBlocks() const;
  /// What a register adds up in the innermost loop.
  struct Step {
    unsigned number;         ///< of the register
    SmallVector<int64_t> at; ///< of all loops but those that are left
  };
  SmallVector<Step> listSteps() const;
  AffineExpr findKnown(OpOperand *operand, ArrayRef<int64_t> at) const;
  Value load(OpOperand *operand, ValueRange sums, ArrayRef<int64_t> at);
  Value loadGroup(ValueRange sums, ArrayRef<int64_t> at);
  Value combine(Value begun, ValueRange sums, ArrayRef<int64_t> at);
  SmallVector<Value> emitSums(unsigned sum, SmallVector<Value> indices,
                              ValueRange registers);
  SmallVector<int64_t> indicesOf(ArrayRef<int64_t> block,
                                 ArrayRef<int64_t> column, int64_t lane) const;

  const RegisterTile &tile;
  LaneReduction reduction;
  linalg::LinalgOp op;
  OpBuilder &builder;
  Location loc;
  SmallVector<int64_t> extents;
  std::map<OpOperand *, FlatBuffer> buffers; ///< of what is read
  unsigned numLooped = 0; ///< sums with a loop; the others are unrolled
  /// By operand and known part of the place, in the innermost loop.
  std::map<std::pair<OpOperand *, const void *>, Value> loaded;
  /// By what is loaded, and the place in the group.
  llvm::SmallDenseMap<std::pair<Value, int64_t>, Value> spread;
  TileEnding &ending;
  std::optional<TilePrefetch> prefetch; ///< of weights
};

/// The iterations of loops of known extents, the last one fastest.
SmallVector<SmallVector<int64_t>>
Kernel::listPlaces(ArrayRef<unsigned> loops) const {
  SmallVector<SmallVector<int64_t>> places = {{}};
  for (unsigned loop : loops) {
    SmallVector<SmallVector<int64_t>> longer;
    for (const SmallVector<int64_t> &place : places)
      for (int64_t at = 0; at < extents[loop]; ++at) {
        longer.push_back(place);
        longer.back().push_back(at);
      }
    places = std::move(longer);
  }
  return places;
}

/// Where the registers of a column begin: at channels, and the first lane.
SmallVector<SmallVector<int64_t>> Kernel::listBlocks() const {
  SmallVector<SmallVector<int64_t>> blocks;
  for (ArrayRef<int64_t> channels : listPlaces(reduction.channels))
    for (int64_t lane = 0; lane < reduction.lanes; lane += tile.lanes) {
      blocks.emplace_back(channels);
      blocks.back().push_back(lane);
    }
  return blocks;
}

/// How far the place of known loops is from the first one, others being zero.
AffineExpr Kernel::findKnown(OpOperand *operand, ArrayRef<int64_t> at) const {
  SmallVector<AffineExpr> fixed;
  for (int64_t index : at)
    fixed.push_back(builder.getAffineConstantExpr(index));
  linalg::LinalgOp reads = op;
  return buffers.find(operand)->second.distance(
      reads.getMatchingIndexingMap(operand).replaceDimsAndSymbols(
          fixed, {}, numLooped, 0));
}

/// What an operand has for all lanes, or from a lane on: the loops over sums
/// are at `sums`, the others, and sums that are unrolled, at `at`. That known
/// part stays apart, so that places of one step share the rest.
Value Kernel::load(OpOperand *operand, ValueRange sums, ArrayRef<int64_t> at) {
  const FlatBuffer &buffer = buffers.find(operand)->second;
  AffineMap map = op.getMatchingIndexingMap(operand);
  SmallVector<AffineExpr> dims(map.getNumDims(),
                               builder.getAffineConstantExpr(0));
  for (auto [number, loop] :
       llvm::enumerate(ArrayRef(reduction.sums).take_front(sums.size())))
    dims[loop] = builder.getAffineDimExpr(number);
  AffineExpr known = findKnown(operand, at);
  Value &value = loaded[{operand, known.getAsOpaquePointer()}];
  if (value)
    return value;
  auto apply = [&](AffineExpr expr) {
    SmallVector<OpFoldResult> operands = getAsOpFoldResult(sums);
    for (Value symbol : buffer.getSymbols())
      operands.push_back(symbol);
    auto whole = AffineMap::get(sums.size(), buffer.getSymbols().size(), expr);
    return getValueOrCreateConstantIndexOp(
        builder, loc,
        affine::makeComposedFoldedAffineApply(builder, loc, whole, operands));
  };
  AffineExpr looped =
      buffer.distance(map.replaceDimsAndSymbols(dims, {}, sums.size(), 0));
  // Both parts have the constant of the map itself.
  AffineExpr none = findKnown(operand, SmallVector<int64_t>(dims.size(), 0));
  Value place =
      arith::AddIOp::create(builder, loc, apply(looped - none), apply(known),
                            arith::IntegerOverflowFlags::nsw);
  // Bodies other than products convert by themselves.
  Type element = getElementTypeOrSelf(operand->get().getType());
  Type wide = reduction.isProduct ? elementType() : element;
  if (llvm::is_contained(reduction.vectors, operand)) {
    value = vector::LoadOp::create(builder, loc, vectorType().clone(element),
                                   buffer.get(), place);
    return value = extendTo(vectorType().clone(wide), value, builder, loc);
  }
  value = memref::LoadOp::create(builder, loc, buffer.get(), place);
  value = extendTo(wide, value, builder, loc);
  return value = vector::BroadcastOp::create(builder, loc,
                                             vectorType().clone(wide), value);
}

/// What lanes read of their groups: one of the channels of each, in all lanes
/// of that group.
Value Kernel::loadGroup(ValueRange sums, ArrayRef<int64_t> at) {
  SmallVector<int64_t> first(at);
  int64_t within = std::exchange(first[reduction.group.within], 0);
  Value whole = load(reduction.grouped, sums, first);
  Value &value = spread[{whole, within}];
  if (value)
    return value;
  SmallVector<int64_t> lanes;
  for (int64_t lane = 0; lane < tile.lanes; ++lane)
    lanes.push_back(lane - lane % reduction.group.size + within);
  return value = vector::ShuffleOp::create(builder, loc, whole, whole, lanes);
}

/// One step of a register.
Value Kernel::combine(Value begun, ValueRange sums, ArrayRef<int64_t> at) {
  SmallVector<Value> arguments(op->getNumOperands());
  for (ArrayRef<OpOperand *> inputs : {reduction.vectors, reduction.scalars})
    for (OpOperand *input : inputs)
      arguments[input->getOperandNumber()] = input == reduction.grouped
                                                 ? loadGroup(sums, at)
                                                 : load(input, sums, at);
  if (reduction.isProduct)
    return vector::FMAOp::create(builder, loc, arguments[0], arguments[1],
                                 begun);
  arguments.back() = begun;
  return applyToLanes(op->getRegion(0).front(), arguments, tile.lanes, builder,
                      loc);
}

/// The steps of all registers, one place of the sums that are unrolled after
/// the other. Where lanes change places, channels of groups come first, and
/// then what reads the same vector: it changes once, and few weights are in
/// use.
SmallVector<Kernel::Step> Kernel::listSteps() const {
  SmallVector<int64_t> at(extents.size(), 0);
  auto set = [&](ArrayRef<unsigned> loops, ArrayRef<int64_t> indices) {
    for (auto [loop, index] : llvm::zip(loops, indices))
      at[loop] = index;
  };
  SmallVector<unsigned> loops = reduction.channels;
  loops.push_back(reduction.lane);
  ArrayRef<unsigned> unrolled = ArrayRef(reduction.sums).drop_front(numLooped);
  SmallVector<Step> steps;
  for (ArrayRef<int64_t> sums : listPlaces(unrolled)) {
    set(unrolled, sums);
    unsigned number = 0;
    for (ArrayRef<int64_t> column : listPlaces(reduction.columns)) {
      set(reduction.columns, column);
      for (ArrayRef<int64_t> block : listBlocks()) {
        set(loops, block);
        steps.push_back({number++, at});
      }
    }
  }
  if (!reduction.grouped)
    return steps;
  SmallVector<std::tuple<int64_t, int64_t, unsigned>> order;
  for (auto [number, step] : llvm::enumerate(steps)) {
    auto known =
        dyn_cast<AffineConstantExpr>(findKnown(reduction.grouped, step.at));
    order.push_back({step.at[reduction.group.within],
                     known ? known.getValue() : 0, number});
  }
  llvm::sort(order);
  return llvm::map_to_vector(
      order, [&](auto entry) { return steps[std::get<2>(entry)]; });
}

SmallVector<Value> Kernel::emitSums(unsigned sum, SmallVector<Value> indices,
                                    ValueRange registers) {
  if (sum == numLooped) {
    loaded.clear();
    spread.clear();
    SmallVector<Value> next(registers);
    for (const Step &step : listSteps())
      next[step.number] = combine(next[step.number], indices, step.at);
    if (prefetch)
      prefetch->emitStep(indices, builder);
    return next;
  }
  Value zero = arith::ConstantIndexOp::create(builder, loc, 0);
  Value one = arith::ConstantIndexOp::create(builder, loc, 1);
  auto loop = scf::ForOp::create(
      builder, loc, zero, getLoopExtent(op, reduction.sums[sum], builder, loc),
      one, registers);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  indices.push_back(loop.getInductionVar());
  scf::YieldOp::create(builder, loc,
                       emitSums(sum + 1, indices, loop.getRegionIterArgs()));
  return SmallVector<Value>(loop.getResults());
}

/// The indices of a result.
SmallVector<int64_t> Kernel::indicesOf(ArrayRef<int64_t> block,
                                       ArrayRef<int64_t> column,
                                       int64_t lane) const {
  SmallVector<int64_t> at(extents.size(), 0);
  for (auto [loop, index] : llvm::zip(reduction.channels, block))
    at[loop] = index;
  for (auto [loop, index] : llvm::zip(reduction.columns, column))
    at[loop] = index;
  at[reduction.lane] = block.back() + lane;
  linalg::LinalgOp written = op;
  return llvm::map_to_vector(
      written.getMatchingIndexingMap(written.getDpsInitOperand(0)).getResults(),
      [&](AffineExpr place) {
        return at[cast<AffineDimExpr>(place).getPosition()];
      });
}

/// Hands registers on: each as it is where lanes are neighbours, or neither
/// they nor columns are, else those of columns that are neighbours, transposed.
void Kernel::store(ValueRange registers) {
  SmallVector<SmallVector<int64_t>> blocks = listBlocks();
  SmallVector<SmallVector<int64_t>> columns = listPlaces(reduction.columns);
  auto distance = [&](int64_t block, int64_t column, int64_t lane) {
    return ending.getResult().distance(
        indicesOf(blocks[block], columns[column], lane));
  };
  bool isAlongLanes = distance(0, 0, 0) && distance(0, 0, 1) &&
                      *distance(0, 0, 1) == *distance(0, 0, 0) + 1;
  for (int64_t block = 0; block < tile.blocks; ++block)
    for (int64_t first = 0, length = 1; first < tile.columns; first += length) {
      length = 1;
      std::optional<int64_t> begin = distance(block, first, 0);
      while (!isAlongLanes && begin && first + length < tile.columns &&
             length < tile.lanes &&
             distance(block, first + length, 0) == *begin + length)
        ++length;
      LaneRun run;
      if (isAlongLanes ||
          (length == 1 && begin && distance(block, first, tile.lanes - 1))) {
        for (int64_t lane = 0; lane < tile.lanes; ++lane)
          run.push_back(indicesOf(blocks[block], columns[first], lane));
        Value whole = registers[first * tile.blocks + block];
        isAlongLanes ? ending.store(whole, run) : ending.scatter(whole, run);
        continue;
      }
      SmallVector<Value> rows;
      for (int64_t row = 0; row < tile.lanes; ++row)
        rows.push_back(
            registers[(first + std::min(row, length - 1)) * tile.blocks +
                      block]);
      rows = transposeSquare(rows, builder, loc);
      for (auto [lane, row] : llvm::enumerate(rows)) {
        run.clear();
        for (int64_t at = 0; at < length; ++at)
          run.push_back(indicesOf(blocks[block], columns[first + at], lane));
        ending.store(row, run);
      }
    }
}

/// What registers begin with.
SmallVector<Value> Kernel::begin(TileBeginning &beginning) {
  std::optional<FlatBuffer> held;
  if (!beginning)
    held.emplace(op.getDpsInits()[0], builder, loc);
  SmallVector<Value> registers;
  for (ArrayRef<int64_t> column : listPlaces(reduction.columns))
    for (ArrayRef<int64_t> block : listBlocks()) {
      LaneRun run;
      for (int64_t lane = 0; lane < tile.lanes; ++lane)
        run.push_back(indicesOf(block, column, lane));
      registers.push_back(held ? loadRun(*held, run, vectorType(), builder, loc)
                               : beginning.load(run, tile.lanes));
    }
  return registers;
}

} // namespace

void tensoropt::emitTileKernel(ArrayRef<RegisterTile> parts,
                               TileBeginning &beginning, TileEnding &ending,
                               OpBuilder &builder) {
  Kernel first(parts.front(), ending, builder);
  SmallVector<Value> registers = first.emitSums(first.begin(beginning));
  for (const RegisterTile &part : parts.drop_front())
    registers = Kernel(part, ending, builder).emitSums(registers);
  first.store(registers);
}
