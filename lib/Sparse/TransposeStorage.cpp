// SPDX-License-Identifier: Apache-2.0

#include "TransposeStorage.h"
#include "JoinStorage.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace tensoropt;

namespace {

class Transposer {
public:
  Transposer(ImplicitLocOpBuilder &builder, const TensorBuffers &source,
             const StorageLayout &layout, unsigned root,
             llvm::function_ref<bool(unsigned)> fitsWord)
      : builder(builder), source(source), levels(layout.levels),
        fitsWord(fitsWord) {
    coordinates.resize(levels.size());
    for (auto [level, info] : llvm::enumerate(levels))
      if (info.dimension == root)
        rootLevel = level;
  }

  TransposedStorage run() {
    allocate();
    // Counts lie two places ahead: summed up, they say where the next
    // coordinate begins, and the scatter moves each to where its own does.
    Value length = memref::DimOp::create(builder, starts, 0);
    emitFor(index(0), length,
            [&](Value at) { storeIndex(index(0), starts, at); });
    visitEntries(0, Value(), [&](Value) { advance(index(2)); });
    emitFor(index(1), length, [&](Value at) {
      Value before = arith::SubIOp::create(builder, at, index(1));
      Value sum =
          arith::AddIOp::create(builder, loadIndex(builder, starts, before),
                                loadIndex(builder, starts, at));
      storeIndex(sum, starts, at);
    });
    visitEntries(0, Value(), [&](Value place) { copyEntry(place); });
    return std::move(copy);
  }

private:
  /// The type of the coordinates of a level in the copy.
  Type coordinateType(unsigned level) {
    if (Value coordinates = source.coordinates[level])
      return cast<MemRefType>(coordinates.getType()).getElementType();
    return fitsWord(levels[level].dimension) ? Type(builder.getI32Type())
                                             : builder.getIndexType();
  }

  void allocate() {
    Value count = memref::DimOp::create(builder, source.values, 0);
    Value extent = source.extents[rootLevel];
    starts = alloc(builder.getIndexType(),
                   arith::AddIOp::create(builder, extent, index(2)));
    copy.extents.push_back(extent);
    copy.positions.assign(levels.size(), Value());
    copy.coordinates.assign(levels.size(), Value());
    copy.positions[1] = starts;
    unsigned to = 0;
    for (unsigned level = 0; level < levels.size(); ++level) {
      if (level == rootLevel)
        continue;
      copy.extents.push_back(source.extents[level]);
      copy.coordinates[++to] = alloc(coordinateType(level), count);
    }
    copy.values = alloc(
        cast<MemRefType>(source.values.getType()).getElementType(), count);
    copy.places = alloc(builder.getIndexType(), count);
  }

  /// Adds one at the root's coordinate and `ahead`; what was there before.
  Value advance(Value ahead) {
    Value at = arith::AddIOp::create(builder, coordinates[rootLevel], ahead);
    Value old = loadIndex(builder, starts, at);
    storeIndex(arith::AddIOp::create(builder, old, index(1)), starts, at);
    return old;
  }

  void copyEntry(Value place) {
    Value at = advance(index(1));
    unsigned to = 0;
    for (unsigned level = 0; level < levels.size(); ++level) {
      if (level == rootLevel)
        continue;
      storeIndex(coordinates[level], copy.coordinates[++to], at);
    }
    Value value = memref::LoadOp::create(builder, source.values, place);
    memref::StoreOp::create(builder, value, copy.values, at);
    storeIndex(at, copy.places, place);
  }

  /// Emits loops over all entries, in the order of the source.
  void visitEntries(unsigned level, Value parent,
                    llvm::function_ref<void(Value)> body) {
    if (level == levels.size())
      return body(parent);
    auto enter = [&](Value coordinate, Value place) {
      coordinates[level] = coordinate;
      visitEntries(level + 1, place, body);
    };
    Value buffer = source.coordinates[level];
    switch (levels[level].kind) {
    case LevelKind::Dense: {
      Value extent = source.extents[level];
      return emitFor(index(0), extent, [&](Value at) {
        Value place = at;
        if (parent)
          place = arith::AddIOp::create(
              builder, arith::MulIOp::create(builder, parent, extent), at);
        enter(at, place);
      });
    }
    case LevelKind::Compressed: {
      Value first = parent ? parent : index(0);
      Value next = arith::AddIOp::create(builder, first, index(1));
      Value positions = source.positions[level];
      return emitFor(loadIndex(builder, positions, first),
                     loadIndex(builder, positions, next), [&](Value at) {
                       enter(loadIndex(builder, buffer, at), at);
                     });
    }
    case LevelKind::Singleton:
      return enter(loadIndex(builder, buffer, parent), parent);
    }
  }

  void emitFor(Value from, Value to, llvm::function_ref<void(Value)> body) {
    auto loop = scf::ForOp::create(builder, from, to, index(1));
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(loop.getBody());
    body(loop.getInductionVar());
  }

  Value index(int64_t value) {
    return arith::ConstantIndexOp::create(builder, value);
  }
  Value alloc(Type type, Value count) {
    return memref::AllocOp::create(
        builder, MemRefType::get({ShapedType::kDynamic}, type), count);
  }
  void storeIndex(Value value, Value buffer, Value at) {
    Type type = cast<MemRefType>(buffer.getType()).getElementType();
    if (!type.isIndex())
      value = arith::IndexCastUIOp::create(builder, type, value);
    memref::StoreOp::create(builder, value, buffer, at);
  }

  ImplicitLocOpBuilder &builder;
  const TensorBuffers &source;
  ArrayRef<StorageLevel> levels;
  llvm::function_ref<bool(unsigned)> fitsWord;
  unsigned rootLevel = 0;
  SmallVector<Value> coordinates; ///< of the entry visited, by level
  Value starts;
  TransposedStorage copy;
};

} // namespace

TransposedStorage
tensoropt::emitTransposed(ImplicitLocOpBuilder &builder,
                          const TensorBuffers &source,
                          const StorageLayout &layout, unsigned root,
                          llvm::function_ref<bool(unsigned)> fitsWord) {
  return Transposer(builder, source, layout, root, fitsWord).run();
}
