// SPDX-License-Identifier: Apache-2.0
// SciPy's sparse objects, known by their attributes only: tensoropt does not
// import SciPy.

#include "Sparse.h"
#include <algorithm>
#include <cstring>

using namespace tensoropt;
using namespace tensoropt::python;

using Kind = LevelSpec::Kind;

namespace {

/// The arrays of a SciPy object in one of the formats that it shares with us.
struct ScipyArrays {
  std::string format; ///< "csr", "csc", "bsr" or "coo"
  std::vector<int64_t> shape;
  std::optional<py::array> positions;
  std::vector<py::array> coordinates; ///< for "coo" one per dimension
  py::array values;                   ///< of "bsr" flat
  std::vector<int64_t> block;         ///< of "bsr"

  /// The dimension that positions count, of all but "coo".
  unsigned major() const { return format == "csc" ? 1 : 0; }
};

ScipyArrays getArrays(py::object object) {
  ScipyArrays arrays;
  arrays.format = object.attr("format").cast<std::string>();
  // Blocks that do not follow each other in memory are no storage of ours.
  bool hasBlocks =
      arrays.format == "bsr" &&
      (py::array(object.attr("data")).flags() & py::array::c_style) != 0;
  bool isKnown = arrays.format == "csr" || arrays.format == "csc" ||
                 arrays.format == "coo" || hasBlocks;
  if (!isKnown) {
    object = object.attr("tocoo")();
    arrays.format = "coo";
  }
  for (py::handle extent : object.attr("shape"))
    arrays.shape.push_back(extent.cast<int64_t>());
  arrays.values = py::array(object.attr("data"));
  if (arrays.format == "bsr") {
    for (py::handle extent : object.attr("blocksize"))
      arrays.block.push_back(extent.cast<int64_t>());
    arrays.values = arrays.values.attr("reshape")(-1);
  }
  if (arrays.format != "coo" && arrays.shape.size() == 2) {
    arrays.positions = py::array(object.attr("indptr"));
    arrays.coordinates = {py::array(object.attr("indices"))};
  } else if (arrays.format == "csr") {
    // A vector: its one row has no positions that we know.
    return getArrays(object.attr("tocoo")());
  } else if (py::hasattr(object, "coords")) {
    for (py::handle column : object.attr("coords"))
      arrays.coordinates.push_back(
          py::array(py::reinterpret_borrow<py::object>(column)));
  } else {
    arrays.coordinates = {py::array(object.attr("row")),
                          py::array(object.attr("col"))};
  }
  return arrays;
}

//===----------------------------------------------------------------------===//
// Entries
//===----------------------------------------------------------------------===//

/// An index array as int64; may be `array` itself.
py::array toIndices(const py::array &array, const std::string &place) {
  char kind = array.dtype().kind();
  if (array.ndim() != 1 || (kind != 'i' && kind != 'u'))
    throw py::value_error(place + ": index arrays must be vectors of integers");
  return py::module_::import("numpy").attr("require")(array, "int64",
                                                      py::make_tuple("C", "A"));
}

void readCompressed(const ScipyArrays &arrays, CoordinateTensor &tensor,
                    size_t values, const std::string &place) {
  py::array positions = toIndices(*arrays.positions, place);
  py::array indices = toIndices(arrays.coordinates[0], place);
  auto *position = static_cast<const int64_t *>(positions.data());
  auto *index = static_cast<const int64_t *>(indices.data());
  int64_t rows = arrays.shape[arrays.major()];
  int64_t available = std::min<int64_t>(indices.size(), values);
  bool fits = rows >= 0 && positions.size() - 1 == rows && position[0] == 0 &&
              position[rows] <= available &&
              std::is_sorted(position, position + rows + 1);
  if (!fits)
    throw py::value_error(place +
                          ": indptr must have an entry per row and one more, "
                          "start at 0, ascend and end within the data");
  tensor.coordinates.reserve(2 * position[rows]);
  for (int64_t row = 0; row < rows; ++row)
    for (int64_t at = position[row]; at < position[row + 1]; ++at) {
      bool isFirst = arrays.major() == 0;
      tensor.coordinates.push_back(isFirst ? row : index[at]);
      tensor.coordinates.push_back(isFirst ? index[at] : row);
    }
}

void readCoordinates(const ScipyArrays &arrays, CoordinateTensor &tensor,
                     size_t values, const std::string &place) {
  size_t rank = arrays.coordinates.size();
  tensor.coordinates.resize(rank * values);
  for (size_t mode = 0; mode < rank; ++mode) {
    py::array column = toIndices(arrays.coordinates[mode], place);
    if (static_cast<size_t>(column.size()) != values)
      throw py::value_error(place + ": index arrays and data differ in length");
    auto *index = static_cast<const int64_t *>(column.data());
    for (size_t at = 0; at < values; ++at)
      tensor.coordinates[at * rank + mode] = index[at];
  }
}

/// The first `count` values in the widest type of their kind.
ScalarColumn readValues(const py::array &given, size_t count,
                        const std::string &place) {
  auto type = fromDtype(given.dtype());
  if (!type)
    throw py::type_error(place + " has dtype " +
                         py::str(given.dtype()).cast<std::string>() +
                         ", which no tensor holds; convert it with astype");
  py::array values = makeUsable(given, given.dtype(), place);
  if (type->kind == ScalarKind::U64) {
    auto *word = static_cast<const uint64_t *>(values.data());
    if (std::any_of(word, word + count,
                    [](uint64_t value) { return value > INT64_MAX; }))
      throw py::value_error(place + ": values are at most 2^63 - 1");
  }
  return readColumn(
      Buffer::borrow(*type, count, const_cast<void *>(values.data()), nullptr));
}

} // namespace

bool tensoropt::python::isScipy(const py::object &object) {
  return py::hasattr(object, "tocoo") && py::hasattr(object, "shape") &&
         py::hasattr(object, "format") &&
         py::isinstance<py::str>(object.attr("format"));
}

CoordinateTensor tensoropt::python::readScipy(const py::object &object,
                                              const std::string &place) {
  ScipyArrays arrays = getArrays(object);
  if (arrays.format == "bsr")
    return readScipy(object.attr("tocoo")(), place);
  CoordinateTensor tensor;
  tensor.shape = arrays.shape;
  size_t count = arrays.values.size();
  if (arrays.positions) {
    readCompressed(arrays, tensor, count, place);
    // SciPy may keep room behind the entries.
    count = tensor.coordinates.size() / 2;
  } else {
    readCoordinates(arrays, tensor, count, place);
  }
  tensor.values = readValues(arrays.values, count, place);
  return tensor;
}

//===----------------------------------------------------------------------===//
// Borrowed storage
//===----------------------------------------------------------------------===//

/// The levels of SciPy's BSR; blocks of one row or column are no blocks.
static std::vector<LevelSpec>
getBlockLevels(const std::vector<int64_t> &block) {
  using Part = LevelSpec::Part;
  std::vector<LevelSpec> levels;
  for (unsigned dimension : {0u, 1u})
    levels.push_back(
        {dimension == 0 ? Kind::Dense : Kind::Compressed, dimension, true, true,
         block[dimension] == 1 ? Part::Whole : Part::Block, block[dimension]});
  for (unsigned dimension : {0u, 1u})
    if (block[dimension] > 1)
      levels.push_back(
          {Kind::Dense, dimension, true, true, Part::Inside, block[dimension]});
  return levels;
}

/// Whether the levels of the type are those of the format.
static bool hasLevels(const TensorSpec &spec, const ScipyArrays &arrays) {
  if (spec.isDense() || spec.rank() != arrays.shape.size())
    return false;
  if (arrays.format == "bsr")
    return spec.levels == getBlockLevels(arrays.block);
  if (arrays.format == "coo")
    return spec.levels[0].kind == Kind::Compressed &&
           std::all_of(spec.levels.begin() + 1, spec.levels.end(),
                       [](const LevelSpec &level) {
                         return level.kind == Kind::Singleton;
                       });
  return spec.levels.size() == 2 && spec.levels[0].kind == Kind::Dense &&
         spec.levels[1].kind == Kind::Compressed &&
         spec.levels[0].dimension == arrays.major();
}

static bool hasTypes(const TensorSpec &spec, const ScipyArrays &arrays) {
  auto isVector = [](const py::array &array, ScalarType type) {
    return array.ndim() == 1 && isUsable(array, toDtype(type));
  };
  return isVector(arrays.values, spec.element) &&
         (!arrays.positions ||
          isVector(*arrays.positions, spec.positionType)) &&
         std::all_of(arrays.coordinates.begin(), arrays.coordinates.end(),
                     [&](const py::array &column) {
                       return isVector(column, spec.coordinateType);
                     });
}

static size_t sizeOfBlock(const ScipyArrays &arrays) {
  return arrays.block.empty() ? 1 : arrays.block[0] * arrays.block[1];
}

/// Number of entries, or of blocks, that the positions state and that the other
/// arrays can hold; empty if they do not agree.
static std::optional<size_t> countEntries(const ScipyArrays &arrays) {
  size_t count = arrays.values.size() / sizeOfBlock(arrays);
  if (arrays.positions) {
    if (arrays.positions->size() == 0)
      return std::nullopt;
    py::object last = arrays.positions->attr("item")(-1);
    auto stated = last.cast<int64_t>();
    if (stated < 0 || static_cast<size_t>(stated) > count)
      return std::nullopt;
    count = stated;
  }
  for (const py::array &column : arrays.coordinates) {
    size_t size = column.size();
    if (arrays.positions ? size < count : size != count)
      return std::nullopt;
  }
  return count;
}

/// The positions of a COO tensor: all entries in one segment.
static Buffer makePositions(ScalarType type, uint64_t count) {
  std::optional<Buffer> buffer = Buffer::allocate(type, 2);
  if (!buffer)
    throw std::bad_alloc();
  std::memcpy(buffer->as<char>() + type.size(), &count, type.size());
  return *buffer;
}

static std::optional<SparseTensor>
borrow(const TensorSpec &spec, const ScipyArrays &arrays, std::string &problem);

std::optional<SparseTensor>
tensoropt::python::borrowScipy(const TensorSpec &spec, const py::object &object,
                               const SymmetryCheck &symmetry,
                               std::string &problem) {
  auto tensor = borrow(spec, getArrays(object), problem);
  py::gil_scoped_release unlocked;
  if (tensor && !verifySymmetry(tensor->data, problem, symmetry))
    return std::nullopt;
  return tensor;
}

/// The storage that arrays are made for; empty for types that we do not have.
static std::optional<TensorSpec> getSpec(const ScipyArrays &arrays) {
  size_t rank = arrays.shape.size();
  if (rank == 0 || arrays.coordinates.empty())
    return std::nullopt;
  TensorSpec spec;
  spec.shape.assign(rank, -1);
  auto element = fromDtype(arrays.values.dtype());
  auto coordinate = fromDtype(arrays.coordinates.front().dtype());
  auto position = arrays.positions ? fromDtype(arrays.positions->dtype())
                                   : ScalarType{ScalarKind::I64};
  if (!element || !coordinate || !position)
    return std::nullopt;
  spec.element = *element;
  spec.coordinateType = *coordinate;
  spec.positionType = *position;
  if (arrays.format == "bsr") {
    spec.levels = getBlockLevels(arrays.block);
    return spec;
  }
  for (unsigned level = 0; level < rank; ++level) {
    bool isLast = level + 1 == rank;
    if (arrays.positions)
      spec.levels.push_back({isLast ? Kind::Compressed : Kind::Dense,
                             level == 0 ? arrays.major() : 1 - arrays.major()});
    else
      spec.levels.push_back(
          {level == 0 ? Kind::Compressed : Kind::Singleton, level, isLast});
  }
  return spec;
}

std::optional<TensorData>
tensoropt::python::borrowAsIs(const py::object &object) {
  ScipyArrays arrays = getArrays(object);
  std::string unused;
  auto spec = getSpec(arrays);
  auto tensor = spec ? borrow(*spec, arrays, unused) : std::nullopt;
  return tensor ? std::optional(std::move(tensor->data)) : std::nullopt;
}

static std::optional<SparseTensor> borrow(const TensorSpec &spec,
                                          const ScipyArrays &arrays,
                                          std::string &problem) {
  if (spec.canonical || !hasLevels(spec, arrays) || !hasTypes(spec, arrays))
    return std::nullopt;
  auto count = countEntries(arrays);
  unsigned width = 8 * spec.positionType.size();
  if (!count || (width < 64 && *count >> width))
    return std::nullopt;
  auto take = [&](ScalarType type, const py::array &array, size_t size) {
    return Buffer::borrow(type, size, const_cast<void *>(array.data()),
                          keepAlive(array));
  };
  SparseTensor tensor{{spec, arrays.shape, {}}, !arrays.values.writeable()};
  std::vector<Buffer> &buffers = tensor.data.buffers;
  if (arrays.positions) {
    buffers.push_back(borrowArray(spec.positionType, *arrays.positions));
    buffers.push_back(take(spec.coordinateType, arrays.coordinates[0], *count));
  } else {
    buffers.push_back(makePositions(spec.positionType, *count));
    for (const LevelSpec &level : spec.levels)
      buffers.push_back(take(spec.coordinateType,
                             arrays.coordinates[level.dimension], *count));
  }
  buffers.push_back(
      take(spec.element, arrays.values, *count * sizeOfBlock(arrays)));
  py::gil_scoped_release unlocked;
  if (!verifyTensor(tensor.data, problem))
    return std::nullopt;
  return tensor;
}

//===----------------------------------------------------------------------===//
// To SciPy
//===----------------------------------------------------------------------===//

py::object tensoropt::python::toScipy(const TensorData &tensor) {
  const TensorSpec &spec = tensor.spec;
  if (spec.rank() != 2)
    throw py::value_error("a tensor of rank " + std::to_string(spec.rank()) +
                          " is no SciPy matrix; use to_coo()");
  py::module_ scipy = py::module_::import("scipy.sparse");
  py::tuple shape = toShape(tensor.extents);
  auto array = [](const Buffer &buffer, std::vector<int64_t> shape) {
    return py::object(toArray(buffer, shape).attr("copy")());
  };
  auto vector = [&](const Buffer &buffer) {
    return array(buffer, {static_cast<int64_t>(buffer.count())});
  };
  ScipyArrays wanted;
  wanted.shape = tensor.extents;
  for (const char *format : {"csr", "csc"}) {
    wanted.format = format;
    if (!hasLevels(spec, wanted))
      continue;
    return scipy.attr((wanted.format + "_array").c_str())(
        py::make_tuple(vector(tensor.buffers[2]), vector(tensor.buffers[1]),
                       vector(tensor.buffers[0])),
        py::arg("shape") = shape);
  }
  wanted.format = "bsr";
  wanted.block = {1, 1};
  for (const LevelSpec &level : spec.levels)
    wanted.block[level.dimension] = level.block;
  if (!spec.hasBlocks() || !hasLevels(spec, wanted)) {
    py::tuple entries = toCoordinates(unpackTensor(tensor));
    return scipy.attr("coo_array")(
        py::make_tuple(entries[1].attr("astype")(toDtype(spec.element)),
                       py::tuple(entries[0])),
        py::arg("shape") = shape);
  }
  for (size_t at : {0, 1})
    if (tensor.extents[at] % wanted.block[at] != 0)
      throw py::value_error(
          "extent " + std::to_string(tensor.extents[at]) + " of dimension " +
          std::to_string(at) + " is no multiple of its blocks of " +
          std::to_string(wanted.block[at]) +
          ", as SciPy needs it; convert to storage without blocks first");
  auto count = static_cast<int64_t>(tensor.buffers[1].count());
  return scipy.attr("bsr_array")(
      py::make_tuple(
          array(tensor.buffers[2], {count, wanted.block[0], wanted.block[1]}),
          vector(tensor.buffers[1]), vector(tensor.buffers[0])),
      py::arg("shape") = shape);
}
