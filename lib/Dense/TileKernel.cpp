// SPDX-License-Identifier: Apache-2.0

#include "TileKernel.h"
#include "FlatBuffer.h"
#include "TileEnding.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace tensoropt;

std::optional<RegisterTile> RegisterTile::find(linalg::LinalgOp op,
                                               VectorRegisters registers) {
  if (!op.hasPureBufferSemantics())
    return std::nullopt;
  std::optional<PackedProduct> product = PackedProduct::find(op);
  if (!product)
    return std::nullopt;
  // Lanes are loaded as neighbours.
  if (!cast<MemRefType>(product->weights->get().getType())
           .areTrailingDimsContiguous(1))
    return std::nullopt;
  RegisterTile tile{*product, product->lanes, 1, 1};
  unsigned bytes = getElementTypeOrSelf(op.getDpsInits()[0].getType())
                       .getIntOrFloatBitWidth() /
                   8;
  int64_t width = registers.bytes / bytes, mostRegisters = registers.count - 2;
  // Registers may be wider than packed weights, which any machine may have
  // packed.
  if (!product->isOneRegister()) {
    if (product->lanes % width != 0)
      return std::nullopt;
    tile.lanes = width;
  }
  tile.blocks = product->lanes / tile.lanes;
  SmallVector<int64_t> extents = op.getStaticLoopRanges();
  for (auto [loops, count] : {std::pair(&product->batches, (int64_t *)nullptr),
                              std::pair(&product->channels, &tile.blocks),
                              std::pair(&product->columns, &tile.columns)})
    for (unsigned loop : *loops) {
      if (ShapedType::isDynamic(extents[loop]) ||
          extents[loop] > mostRegisters || (!count && extents[loop] != 1))
        return std::nullopt;
      if (count)
        *count *= extents[loop];
    }
  if (tile.blocks * tile.columns > mostRegisters)
    return std::nullopt;
  return tile;
}

namespace {

class Kernel {
public:
  Kernel(const RegisterTile &tile, TileEnding &ending, OpBuilder &builder)
      : tile(tile), product(tile.product), op(product.op), builder(builder),
        loc(op.getLoc()), extents(op.getStaticLoopRanges()),
        factor(product.factor->get(), builder, loc),
        weights(product.weights->get(), builder, loc), ending(ending) {}

  void emit(std::optional<double> start);

private:
  VectorType vectorType() const {
    return VectorType::get(tile.lanes, elementType());
  }
  Type elementType() const {
    return getElementTypeOrSelf(weights.get().getType());
  }
  SmallVector<SmallVector<int64_t>> listPlaces(ArrayRef<unsigned> loops) const;
  SmallVector<SmallVector<int64_t>> listBlocks() const;
  Value place(const FlatBuffer &buffer, OpOperand *operand, ValueRange sums,
              ArrayRef<unsigned> loops, ArrayRef<int64_t> at);
  SmallVector<Value> emitSums(unsigned sum, SmallVector<Value> indices,
                              ValueRange registers);
  SmallVector<Value> emitStep(ValueRange sums, ValueRange registers);
  SmallVector<Value> transpose(SmallVector<Value> rows);
  SmallVector<int64_t> indicesOf(ArrayRef<int64_t> block,
                                 ArrayRef<int64_t> column, int64_t lane) const;
  SmallVector<Value> load();
  void store(ValueRange registers);

  const RegisterTile &tile;
  PackedProduct product;
  linalg::LinalgOp op;
  OpBuilder &builder;
  Location loc;
  SmallVector<int64_t> extents;
  FlatBuffer factor, weights;
  TileEnding &ending;
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
  for (ArrayRef<int64_t> channels : listPlaces(product.channels))
    for (int64_t lane = 0; lane < product.lanes; lane += tile.lanes) {
      blocks.emplace_back(channels);
      blocks.back().push_back(lane);
    }
  return blocks;
}

/// Where an operand is read or written: the loops over sums are at `sums`,
/// `loops` at `at`, and the others at 0. The constant part stays apart, so that
/// places of one step share the rest.
Value Kernel::place(const FlatBuffer &buffer, OpOperand *operand,
                    ValueRange sums, ArrayRef<unsigned> loops,
                    ArrayRef<int64_t> at) {
  AffineMap map = op.getMatchingIndexingMap(operand);
  SmallVector<AffineExpr> dims(map.getNumDims(),
                               builder.getAffineConstantExpr(0));
  SmallVector<AffineExpr> fixed = dims;
  for (auto [number, loop] : llvm::enumerate(product.sums))
    if (!sums.empty())
      dims[loop] = builder.getAffineDimExpr(number);
  for (auto [loop, index] : llvm::zip(loops, at))
    fixed[loop] = builder.getAffineConstantExpr(index);
  auto distance = [&](ArrayRef<AffineExpr> dims) {
    return buffer.distance(map.replaceDimsAndSymbols(dims, {}, sums.size(), 0));
  };
  // Both parts have the constant of the map itself.
  AffineExpr none = distance(
      SmallVector<AffineExpr>(dims.size(), builder.getAffineConstantExpr(0)));
  auto apply = [&](AffineExpr expr) {
    SmallVector<OpFoldResult> operands;
    for (Value sum : sums)
      operands.push_back(sum);
    for (Value symbol : buffer.getSymbols())
      operands.push_back(symbol);
    auto whole = AffineMap::get(sums.size(), buffer.getSymbols().size(), expr);
    return getValueOrCreateConstantIndexOp(
        builder, loc,
        affine::makeComposedFoldedAffineApply(builder, loc, whole, operands));
  };
  Value base = apply(distance(dims) - none);
  Value rest = apply(distance(fixed));
  return arith::AddIOp::create(builder, loc, base, rest,
                               arith::IntegerOverflowFlags::nsw);
}

/// One product of a column of weights and elements of the other factor.
SmallVector<Value> Kernel::emitStep(ValueRange sums, ValueRange registers) {
  SmallVector<Value> lanes;
  SmallVector<unsigned> loops = product.channels;
  loops.push_back(product.lane);
  for (ArrayRef<int64_t> at : listBlocks())
    lanes.push_back(vector::LoadOp::create(
        builder, loc, vectorType(), weights.get(),
        place(weights, product.weights, sums, loops, at)));
  SmallVector<Value> next;
  unsigned number = 0;
  for (ArrayRef<int64_t> at : listPlaces(product.columns)) {
    Value element = memref::LoadOp::create(
        builder, loc, factor.get(),
        place(factor, product.factor, sums, product.columns, at));
    Value all =
        vector::BroadcastOp::create(builder, loc, vectorType(), element);
    for (Value lane : lanes)
      next.push_back(
          vector::FMAOp::create(builder, loc, all, lane, registers[number++]));
  }
  return next;
}

SmallVector<Value> Kernel::emitSums(unsigned sum, SmallVector<Value> indices,
                                    ValueRange registers) {
  if (sum == product.sums.size())
    return emitStep(indices, registers);
  Value zero = arith::ConstantIndexOp::create(builder, loc, 0);
  Value one = arith::ConstantIndexOp::create(builder, loc, 1);
  unsigned loopNumber = product.sums[sum];
  AffineMap map = op.getMatchingIndexingMap(product.weights);
  unsigned dimension =
      *map.getResultPosition(builder.getAffineDimExpr(loopNumber));
  Value extent = builder.createOrFold<memref::DimOp>(
      loc, product.weights->get(), int64_t(dimension));
  auto loop = scf::ForOp::create(builder, loc, zero, extent, one, registers);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  indices.push_back(loop.getInductionVar());
  scf::YieldOp::create(builder, loc,
                       emitSums(sum + 1, indices, loop.getRegionIterArgs()));
  return SmallVector<Value>(loop.getResults());
}

/// Exchanges rows and lanes, of which there are equally many, a power of two:
/// in each step neighbouring squares of half the size change places.
SmallVector<Value> Kernel::transpose(SmallVector<Value> rows) {
  int64_t count = rows.size();
  for (int64_t half = 1; half < count; half *= 2) {
    SmallVector<int64_t> low, high;
    for (int64_t lane = 0; lane < count; ++lane) {
      bool isLow = (lane & half) == 0;
      low.push_back(isLow ? lane : lane - half + count);
      high.push_back(isLow ? lane + half : lane + count);
    }
    for (int64_t row = 0; row < count; ++row) {
      if (row & half)
        continue;
      Value a = rows[row], b = rows[row + half];
      rows[row] = vector::ShuffleOp::create(builder, loc, a, b, low);
      rows[row + half] = vector::ShuffleOp::create(builder, loc, a, b, high);
    }
  }
  return rows;
}

/// The indices of a result.
SmallVector<int64_t> Kernel::indicesOf(ArrayRef<int64_t> block,
                                       ArrayRef<int64_t> column,
                                       int64_t lane) const {
  SmallVector<int64_t> at(extents.size(), 0);
  for (auto [loop, index] : llvm::zip(product.channels, block))
    at[loop] = index;
  for (auto [loop, index] : llvm::zip(product.columns, column))
    at[loop] = index;
  at[product.lane] = block.back() + lane;
  linalg::LinalgOp written = op;
  return llvm::map_to_vector(
      written.getMatchingIndexingMap(written.getDpsInitOperand(0)).getResults(),
      [&](AffineExpr place) {
        return at[cast<AffineDimExpr>(place).getPosition()];
      });
}

/// Hands registers on: each as it is where lanes are neighbours, else those of
/// columns that are neighbours, transposed.
void Kernel::store(ValueRange registers) {
  SmallVector<SmallVector<int64_t>> blocks = listBlocks();
  SmallVector<SmallVector<int64_t>> columns = listPlaces(product.columns);
  auto distance = [&](int64_t block, int64_t column, int64_t lane) {
    return ending.getResult().distance(
        indicesOf(blocks[block], columns[column], lane));
  };
  bool isAlongLanes = distance(0, 0, 0) && distance(0, 0, 1) &&
                      *distance(0, 0, 1) == *distance(0, 0, 0) + 1;
  for (int64_t block = 0; block < tile.blocks; ++block)
    for (int64_t first = 0, length = 1; first < tile.columns; first += length) {
      length = 1;
      TileEnding::Run run;
      if (isAlongLanes) {
        for (int64_t lane = 0; lane < tile.lanes; ++lane)
          run.push_back(indicesOf(blocks[block], columns[first], lane));
        ending.store(registers[first * tile.blocks + block], run);
        continue;
      }
      std::optional<int64_t> begin = distance(block, first, 0);
      while (begin && first + length < tile.columns && length < tile.lanes &&
             distance(block, first + length, 0) == *begin + length)
        ++length;
      SmallVector<Value> rows;
      for (int64_t row = 0; row < tile.lanes; ++row)
        rows.push_back(
            registers[(first + std::min(row, length - 1)) * tile.blocks +
                      block]);
      rows = transpose(rows);
      for (auto [lane, row] : llvm::enumerate(rows)) {
        run.clear();
        for (int64_t at = 0; at < length; ++at)
          run.push_back(indicesOf(blocks[block], columns[first + at], lane));
        ending.store(row, run);
      }
    }
}

/// What the results hold already.
SmallVector<Value> Kernel::load() {
  FlatBuffer begun(op.getDpsInits()[0], builder, loc);
  SmallVector<Value> registers;
  for (ArrayRef<int64_t> column : listPlaces(product.columns))
    for (ArrayRef<int64_t> block : listBlocks()) {
      TileEnding::Run run;
      for (int64_t lane = 0; lane < tile.lanes; ++lane)
        run.push_back(indicesOf(block, column, lane));
      registers.push_back(loadRun(begun, run, vectorType(), builder, loc));
    }
  return registers;
}

void Kernel::emit(std::optional<double> start) {
  SmallVector<Value> registers;
  if (start) {
    Value all = arith::ConstantOp::create(
        builder, loc,
        DenseElementsAttr::get(vectorType(),
                               builder.getFloatAttr(elementType(), *start)));
    registers.assign(tile.blocks * tile.columns, all);
  } else {
    registers = load();
  }
  store(emitSums(0, {}, registers));
}

} // namespace

void tensoropt::emitTileKernel(const RegisterTile &tile,
                               std::optional<double> start, TileEnding &ending,
                               OpBuilder &builder) {
  Kernel(tile, ending, builder).emit(start);
}
