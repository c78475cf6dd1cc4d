// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/IR/StorageLayout.h"

using namespace mlir;
using namespace tensoropt;
using sparse_tensor::LevelFormat;
using sparse_tensor::LevelType;
using sparse_tensor::SparseTensorEncodingAttr;

bool tensoropt::isEncoded(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  return tensor && isa_and_nonnull<EncodingAttr, SparseTensorEncodingAttr>(
                       tensor.getEncoding());
}

SparseTensorEncodingAttr tensoropt::getSparseEncoding(RankedTensorType type) {
  if (auto encoding = dyn_cast_or_null<EncodingAttr>(type.getEncoding()))
    return encoding.getSparse();
  return dyn_cast_or_null<SparseTensorEncodingAttr>(type.getEncoding());
}

SymmetryAttr tensoropt::getSymmetry(RankedTensorType type) {
  auto encoding = dyn_cast_or_null<EncodingAttr>(type.getEncoding());
  return encoding ? encoding.getSymmetry() : SymmetryAttr();
}

/// Reads one level of sparse_tensor's encoding; empty if it cannot be visited.
static std::optional<StorageLevel> readLevel(LevelType level, unsigned depth,
                                             unsigned dimension) {
  bool unique = !level.isa<sparse_tensor::LevelPropNonDefault::Nonunique>();
  bool ordered = !level.isa<sparse_tensor::LevelPropNonDefault::Nonordered>();
  switch (level.getLvlFmt()) {
  case LevelFormat::Dense:
    return StorageLevel{LevelKind::Dense, dimension, true, true};
  case LevelFormat::Compressed:
    return StorageLevel{LevelKind::Compressed, dimension, unique, ordered};
  case LevelFormat::Singleton:
    // Without `soa`, coordinates of consecutive levels share one buffer.
    if (!level.isa<sparse_tensor::LevelPropNonDefault::SoA>() || depth == 0)
      return std::nullopt;
    return StorageLevel{LevelKind::Singleton, dimension, unique, ordered};
  default:
    return std::nullopt;
  }
}

/// The type of a position or coordinate; a width of 0 means `index`.
static Type indexType(unsigned width, MLIRContext *context) {
  if (width == 0)
    return IndexType::get(context);
  return IntegerType::get(context, width);
}

/// Which part of which dimension a level holds; empty for other maps.
static std::optional<StorageLevel> readPart(AffineExpr expr) {
  StorageLevel level{LevelKind::Dense, 0, true, true};
  if (auto dimension = dyn_cast<AffineDimExpr>(expr)) {
    level.dimension = dimension.getPosition();
    return level;
  }
  auto binary = dyn_cast<AffineBinaryOpExpr>(expr);
  if (!binary)
    return std::nullopt;
  auto dimension = dyn_cast<AffineDimExpr>(binary.getLHS());
  auto block = dyn_cast<AffineConstantExpr>(binary.getRHS());
  if (!dimension || !block || block.getValue() < 1)
    return std::nullopt;
  if (binary.getKind() == AffineExprKind::FloorDiv)
    level.part = LevelPart::Block;
  else if (binary.getKind() == AffineExprKind::Mod)
    level.part = LevelPart::Inside;
  else
    return std::nullopt;
  level.dimension = dimension.getPosition();
  level.block = block.getValue();
  return level;
}

/// Whether each dimension is on one level, or its blocks on one and their
/// insides on a dense one further down.
static bool dividesDimensions(const StorageLayout &layout) {
  for (unsigned dimension = 0; dimension < layout.type.getRank(); ++dimension) {
    SmallVector<StorageLevel> parts;
    llvm::copy_if(layout.levels, std::back_inserter(parts),
                  [&](const StorageLevel &level) {
                    return level.dimension == dimension;
                  });
    bool isWhole = parts.size() == 1 && parts[0].part == LevelPart::Whole;
    bool isDivided = parts.size() == 2 && parts[0].part == LevelPart::Block &&
                     parts[1].part == LevelPart::Inside &&
                     parts[0].block == parts[1].block &&
                     parts[1].kind == LevelKind::Dense;
    if (!isWhole && !isDivided)
      return false;
  }
  return true;
}

/// Reads all levels of sparse_tensor's encoding into `layout`.
static LogicalResult
readLevels(SparseTensorEncodingAttr sparse, StorageLayout &layout,
           llvm::function_ref<InFlightDiagnostic()> emitError) {
  AffineMap map = sparse.getDimToLvl();
  auto refuseMap = [&] {
    return emitError()
           << "storage of " << layout.type
           << " is not supported: each dimension must be one level, or 'd "
              "floordiv b' on one and 'd mod b' on a dense one further down, "
              "without slices";
  };
  if (sparse.isSlice())
    return refuseMap();
  for (auto [depth, type] : llvm::enumerate(sparse.getLvlTypes())) {
    auto part =
        map ? readPart(map.getResult(depth))
            : StorageLevel{LevelKind::Dense, unsigned(depth), true, true};
    if (!part)
      return refuseMap();
    auto level = readLevel(type, depth, part->dimension);
    if (!level)
      return emitError() << "level " << depth << " of " << layout.type
                         << " is not supported: expected dense, compressed or "
                            "singleton(soa)";
    level->part = part->part;
    level->block = part->block;
    layout.levels.push_back(*level);
  }
  if (!dividesDimensions(layout))
    return refuseMap();
  layout.positionType = indexType(sparse.getPosWidth(), sparse.getContext());
  layout.coordinateType = indexType(sparse.getCrdWidth(), sparse.getContext());
  return success();
}

bool StorageLayout::hasBlocks() const {
  return llvm::any_of(levels, [](const StorageLevel &level) {
    return level.part != LevelPart::Whole;
  });
}

/// Canonical coordinates must lie in canonical blocks.
static LogicalResult
checkBlocks(const StorageLayout &layout,
            llvm::function_ref<InFlightDiagnostic()> emitError) {
  if (!layout.isCanonical() || !layout.hasBlocks())
    return success();
  PermutationGroup group = layout.symmetry.getGroup(layout.type.getRank());
  SmallVector<int64_t> blocks(layout.type.getRank(), 1);
  for (const StorageLevel &level : layout.levels)
    blocks[level.dimension] = level.block;
  auto hasEqualBlocks = [&](const std::vector<unsigned> &orbit) {
    return llvm::all_of(orbit, [&](unsigned dimension) {
      return blocks[dimension] == blocks[orbit.front()];
    });
  };
  if (group.isFullSymmetricOnOrbits() &&
      llvm::all_of(group.orbits(), hasEqualBlocks))
    return success();
  return emitError() << "storage of " << layout.type
                     << " is not supported: canonical entries in blocks need "
                        "all permutations of dimensions with equal blocks";
}

/// Finds the coordinates of packed storage.
static LogicalResult
findRegion(StorageLayout &layout,
           llvm::function_ref<InFlightDiagnostic()> emitError) {
  std::string needed;
  layout.region = CanonicalRegion::get(
      layout.symmetry.getGroup(layout.type.getRank()),
      layout.triangle == TriangleKind::Upper ? Triangle::Upper
                                             : Triangle::Lower,
      needed);
  if (layout.region)
    return success();
  return emitError() << "storage of " << layout.type
                     << " is not supported: canonical entries without a sparse "
                        "storage need "
                     << needed;
}

FailureOr<StorageLayout>
StorageLayout::get(RankedTensorType type,
                   llvm::function_ref<InFlightDiagnostic()> emitError) {
  if (!isEncoded(type))
    return emitError() << type << " has no encoding";
  if (type.getRank() == 0)
    return emitError()
           << "storage of " << type
           << " is not supported: a tensor without dimensions needs "
              "no encoding, leave it out";
  StorageLayout layout;
  layout.type = type;
  if (auto encoding = dyn_cast<EncodingAttr>(type.getEncoding())) {
    layout.symmetry = encoding.getSymmetry();
    layout.stored = encoding.getStored();
    layout.triangle = encoding.getTriangle();
  }
  if (auto sparse = getSparseEncoding(type)) {
    if (failed(readLevels(sparse, layout, emitError)) ||
        failed(checkBlocks(layout, emitError)))
      return failure();
    return layout;
  }
  if (layout.isCanonical() && failed(findRegion(layout, emitError)))
    return failure();
  for (unsigned dimension = 0; dimension < type.getRank(); ++dimension)
    layout.levels.push_back({LevelKind::Dense, dimension, true, true});
  layout.positionType = layout.coordinateType =
      IndexType::get(type.getContext());
  return layout;
}

SmallVector<StorageBuffer> StorageLayout::buffers() const {
  SmallVector<StorageBuffer> result;
  auto add = [&](StorageBuffer::Role role, unsigned level, Type element) {
    result.push_back(
        {role, level, MemRefType::get({ShapedType::kDynamic}, element)});
  };
  for (auto [depth, level] : llvm::enumerate(levels)) {
    if (level.kind == LevelKind::Compressed)
      add(StorageBuffer::Role::Positions, depth, positionType);
    if (level.kind != LevelKind::Dense)
      add(StorageBuffer::Role::Coordinates, depth, coordinateType);
  }
  add(StorageBuffer::Role::Values, levels.size(), type.getElementType());
  return result;
}
