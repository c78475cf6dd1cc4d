// SPDX-License-Identifier: Apache-2.0

#include "TileKernel.h"
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

/// A buffer as elements side by side: the element of some indices is a linear
/// function of them away from the first.
class FlatBuffer {
public:
  FlatBuffer(Value buffer, OpBuilder &builder, Location loc);

  /// Elements between the first and that at places, linear functions of loops.
  AffineExpr distance(AffineMap places) const;
  Value get() const { return flat; }
  ArrayRef<Value> getSymbols() const { return symbols; }

  int64_t getStride(unsigned dimension) const { return strides[dimension]; }

private:
  Value flat;
  SmallVector<int64_t> strides;
  SmallVector<AffineExpr> factors; ///< strides, as symbols if not known
  SmallVector<Value> symbols;
};

FlatBuffer::FlatBuffer(Value buffer, OpBuilder &builder, Location loc) {
  auto type = cast<MemRefType>(buffer.getType());
  int64_t offset;
  (void)type.getStridesAndOffset(strides, offset);
  auto data = memref::ExtractStridedMetadataOp::create(builder, loc, buffer);
  for (auto [stride, value] : llvm::zip(strides, data.getStrides())) {
    if (ShapedType::isDynamic(stride)) {
      factors.push_back(builder.getAffineSymbolExpr(symbols.size()));
      symbols.push_back(value);
    } else {
      factors.push_back(builder.getAffineConstantExpr(stride));
    }
  }
  // As long as the last element says.
  AffineExpr length = builder.getAffineConstantExpr(1);
  SmallVector<OpFoldResult> operands;
  for (Value symbol : symbols)
    operands.push_back(symbol);
  for (auto [extent, size, factor] :
       llvm::zip(type.getShape(), data.getSizes(), factors)) {
    AffineExpr last = builder.getAffineConstantExpr(extent - 1);
    if (ShapedType::isDynamic(extent)) {
      last = builder.getAffineSymbolExpr(operands.size()) - 1;
      operands.push_back(size);
    }
    length = length + last * factor;
  }
  OpFoldResult size =
      affine::makeComposedFoldedAffineApply(builder, loc, length, operands);
  flat = memref::ReinterpretCastOp::create(
      builder, loc, data.getBaseBuffer(),
      ShapedType::isDynamic(offset) ? OpFoldResult(data.getOffset())
                                    : builder.getIndexAttr(offset),
      ArrayRef<OpFoldResult>{size},
      ArrayRef<OpFoldResult>{builder.getIndexAttr(1)});
}

AffineExpr FlatBuffer::distance(AffineMap places) const {
  AffineExpr sum = getAffineConstantExpr(0, places.getContext());
  for (auto [place, factor] : llvm::zip(places.getResults(), factors))
    sum = sum + place * factor;
  return sum;
}

class Kernel {
public:
  Kernel(const RegisterTile &tile, OpBuilder &builder)
      : tile(tile), product(tile.product), op(product.op), builder(builder),
        loc(op.getLoc()), extents(op.getStaticLoopRanges()),
        factor(product.factor->get(), builder, loc),
        weights(product.weights->get(), builder, loc),
        result(op.getDpsInits()[0], builder, loc) {}

  void emit(std::optional<double> start);

private:
  VectorType vectorType() const {
    return VectorType::get(tile.lanes, elementType());
  }
  Type elementType() const {
    return getElementTypeOrSelf(result.get().getType());
  }
  SmallVector<SmallVector<int64_t>> listPlaces(ArrayRef<unsigned> loops) const;
  SmallVector<SmallVector<int64_t>> listBlocks() const;
  Value place(const FlatBuffer &buffer, OpOperand *operand, ValueRange sums,
              ArrayRef<unsigned> loops, ArrayRef<int64_t> at);
  SmallVector<Value> emitSums(unsigned sum, SmallVector<Value> indices,
                              ValueRange registers);
  SmallVector<Value> emitStep(ValueRange sums, ValueRange registers);
  SmallVector<Value> transpose(SmallVector<Value> rows);
  SmallVector<Value> load();
  void store(ValueRange registers);
  template <typename Function> void forRuns(Function function);

  const RegisterTile &tile;
  PackedProduct product;
  linalg::LinalgOp op;
  OpBuilder &builder;
  Location loc;
  SmallVector<int64_t> extents;
  FlatBuffer factor, weights, result;
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

/// Calls the function for each run of columns whose results are neighbours in
/// memory, a register full at most: its first column and its length.
template <typename Function> void Kernel::forRuns(Function function) {
  SmallVector<SmallVector<int64_t>> places = listPlaces(product.columns);
  OpOperand *init = op.getDpsInitOperand(0);
  auto distance = [&](ArrayRef<int64_t> at) -> std::optional<int64_t> {
    AffineMap map = op.getMatchingIndexingMap(init);
    SmallVector<AffineExpr> dims(map.getNumDims(),
                                 builder.getAffineConstantExpr(0));
    for (auto [loop, index] : llvm::zip(product.columns, at))
      dims[loop] = builder.getAffineConstantExpr(index);
    AffineExpr sum = result.distance(map.replaceDimsAndSymbols(dims, {}, 0, 0));
    if (auto constant = dyn_cast<AffineConstantExpr>(sum))
      return constant.getValue();
    return std::nullopt;
  };
  for (int64_t first = 0; first < tile.columns;) {
    int64_t length = 1;
    std::optional<int64_t> begin = distance(places[first]);
    while (begin && first + length < tile.columns && length < tile.lanes &&
           distance(places[first + length]) == *begin + length)
      ++length;
    function(first, length, ArrayRef<int64_t>(places[first]));
    first += length;
  }
}

void Kernel::store(ValueRange registers) {
  OpOperand *init = op.getDpsInitOperand(0);
  SmallVector<unsigned> loops = product.channels;
  loops.push_back(product.lane);
  loops.append(product.columns);
  SmallVector<SmallVector<int64_t>> blocks = listBlocks();
  AffineMap map = op.getMatchingIndexingMap(init);
  unsigned laneDim =
      *map.getResultPosition(builder.getAffineDimExpr(product.lane));
  bool isAlongLanes = result.getStride(laneDim) == 1;
  auto placeOf = [&](ArrayRef<int64_t> block, ArrayRef<int64_t> column,
                     int64_t lane) {
    SmallVector<int64_t> at(block);
    at.back() += lane;
    at.append(column.begin(), column.end());
    return place(result, init, {}, loops, at);
  };
  for (unsigned number = 0; number < blocks.size(); ++number) {
    ArrayRef<int64_t> block = blocks[number];
    if (isAlongLanes) {
      for (auto [column, at] : llvm::enumerate(listPlaces(product.columns)))
        vector::StoreOp::create(builder, loc,
                                registers[column * tile.blocks + number],
                                result.get(), placeOf(block, at, 0));
      continue;
    }
    forRuns([&](int64_t first, int64_t length, ArrayRef<int64_t> at) {
      SmallVector<Value> rows;
      for (int64_t row = 0; row < tile.lanes; ++row)
        rows.push_back(
            registers[(first + std::min(row, length - 1)) * tile.blocks +
                      number]);
      rows = transpose(rows);
      auto maskType = VectorType::get(tile.lanes, builder.getI1Type());
      SmallVector<bool> isStored(tile.lanes);
      std::fill_n(isStored.begin(), length, true);
      Value mask = arith::ConstantOp::create(
          builder, loc, DenseElementsAttr::get(maskType, isStored));
      for (auto [lane, row] : llvm::enumerate(rows)) {
        Value where = placeOf(block, at, lane);
        if (length == tile.lanes)
          vector::StoreOp::create(builder, loc, row, result.get(), where);
        else
          vector::MaskedStoreOp::create(builder, loc, result.get(), where, mask,
                                        row);
      }
    });
  }
}

/// What the results hold already, element by element: results that do not
/// start from one number are few.
SmallVector<Value> Kernel::load() {
  OpOperand *init = op.getDpsInitOperand(0);
  SmallVector<unsigned> loops = product.channels;
  loops.push_back(product.lane);
  loops.append(product.columns);
  SmallVector<Value> registers;
  for (ArrayRef<int64_t> column : listPlaces(product.columns))
    for (ArrayRef<int64_t> block : listBlocks()) {
      SmallVector<Value> elements;
      for (int64_t lane = 0; lane < tile.lanes; ++lane) {
        SmallVector<int64_t> at(block);
        at.back() += lane;
        at.append(column.begin(), column.end());
        elements.push_back(memref::LoadOp::create(
            builder, loc, result.get(), place(result, init, {}, loops, at)));
      }
      registers.push_back(
          vector::FromElementsOp::create(builder, loc, vectorType(), elements));
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
                               std::optional<double> start,
                               RewriterBase &rewriter) {
  linalg::LinalgOp op = tile.product.op;
  rewriter.setInsertionPoint(op);
  Kernel(tile, rewriter).emit(start);
  rewriter.eraseOp(op);
}
