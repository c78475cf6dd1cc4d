// SPDX-License-Identifier: Apache-2.0
// Packing of sparse tensors, and their types as text.

#include "Sparse.h"
#include "TensorOpt/Execution/ConvertTensor.h"

using namespace tensoropt;
using namespace tensoropt::python;

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

std::string tensoropt::python::describeStorage(const ArgumentSpec &argument) {
  if (!argument.isTensor)
    return "scalar";
  if (argument.tensor.isDense())
    return "dense";
  // What is left of the type's text without a shape.
  TensorSpec spec = argument.tensor;
  spec.shape.clear();
  std::string text = spec.str();
  text = text.substr(text.find(", ") + 2);
  text.pop_back();
  for (const LevelSpec &level : spec.levels)
    if (level.kind != LevelSpec::Kind::Dense)
      return text + ", positions " + std::string(spec.positionType.name()) +
             ", coordinates " + std::string(spec.coordinateType.name());
  return text;
}

std::string tensoropt::python::describe(const ArgumentSpec &spec) {
  return spec.isTensor ? spec.tensor.str() : std::string(spec.scalar.name());
}

//===----------------------------------------------------------------------===//
// Packing
//===----------------------------------------------------------------------===//

SymmetryCheck tensoropt::python::makeSymmetryCheck(bool isOn,
                                                   double tolerance) {
  if (!(tolerance >= 0 && tolerance < 1))
    throw py::value_error("symmetry_tolerance is " +
                          py::str(py::float_(tolerance)).cast<std::string>() +
                          ", must be at least 0 and less than 1");
  SymmetryCheck check;
  check.isOn = isOn;
  check.tolerance = tolerance;
  return check;
}

static std::optional<TensorData> packEntries(const TensorSpec &spec,
                                             const CoordinateTensor &entries,
                                             const PackOptions &options,
                                             std::string &error) {
  py::gil_scoped_release unlocked;
  return packTensor(spec, entries, error, options);
}

static std::optional<TensorData> convertUnlocked(const TensorData &tensor,
                                                 const TensorSpec &spec,
                                                 const SymmetryCheck &symmetry,
                                                 std::string &error) {
  ConvertOptions options;
  options.symmetry = symmetry;
  options.threads = symmetry.threads;
  py::gil_scoped_release unlocked;
  return convertTensor(tensor, spec, error, options);
}

static std::optional<TensorData> packArray(const TensorSpec &spec,
                                           const py::object &object,
                                           const PackOptions &options,
                                           const std::string &place,
                                           std::string &error) {
  py::array array = asArray(object, place);
  array = makeUsable(array, toDtype(spec.element), place);
  NpyView view{spec.element,
               {array.shape(), array.shape() + array.ndim()},
               array.data()};
  py::gil_scoped_release unlocked;
  return packDense(spec, view, error, options);
}

/// The sorted arrays of a SciPy object need not become entries first, unless
/// what it does not store, zero to SciPy, gets another value.
static std::optional<TensorData> packScipy(const TensorSpec &spec,
                                           const py::object &object,
                                           const PackOptions &options,
                                           const std::string &place,
                                           std::string &error) {
  if (options.given == GivenEntries::AsFile && !spec.fill)
    if (auto tensor = borrowAsIs(object))
      return convertUnlocked(*tensor, spec, options.symmetry, error);
  auto data = packEntries(spec, readScipy(object, place), options, error);
  if (!data && error.find("is given twice") != std::string::npos)
    error += "; call sum_duplicates() on it first";
  return data;
}

TensorData tensoropt::python::pack(const TensorSpec &spec,
                                   const py::object &object,
                                   const PackOptions &options,
                                   const std::string &place) {
  std::string error;
  std::optional<TensorData> data;
  if (py::isinstance<Entries>(object)) {
    data = packEntries(spec, object.cast<const Entries &>().tensor, options,
                       error);
  } else if (py::isinstance<SparseTensor>(object)) {
    if (options.given == GivenEntries::OnePerOrbit)
      throw py::type_error(place + " is a SparseTensor, which states what it "
                                   "holds; leave out one_per_orbit");
    data = convertUnlocked(object.cast<const SparseTensor &>().data, spec,
                           options.symmetry, error);
  } else if (isScipy(object)) {
    py::dtype from(py::dtype::from_args(object.attr("dtype")));
    if (!canCastSafely(from, toDtype(spec.element)))
      throw py::type_error(place + " has dtype " +
                           py::str(from).cast<std::string>() +
                           ", which does not convert safely to " +
                           py::str(toDtype(spec.element)).cast<std::string>() +
                           "; convert it with astype");
    data = packScipy(spec, object, options, place, error);
  } else if (py::isinstance<py::array>(object) ||
             py::hasattr(object, "__dlpack__")) {
    if (options.given == GivenEntries::OnePerOrbit)
      throw py::type_error(place + " is a dense array, which holds all entries "
                                   "of an orbit; leave out one_per_orbit");
    data = packArray(spec, object, options, place, error);
  } else {
    throw py::type_error(place + " is a " + Py_TYPE(object.ptr())->tp_name +
                         ", must be a SciPy sparse array, a SparseTensor, "
                         "Entries or an array");
  }
  if (!data)
    throw py::value_error(place + ": " + error);
  return std::move(*data);
}

SparseTensor tensoropt::python::borrowPacked(const TensorSpec &spec,
                                             const py::object &values,
                                             const std::vector<int64_t> &shape,
                                             const std::string &place) {
  py::array given = asArray(values, place);
  if (given.ndim() != 1)
    throw py::value_error(place + " has " + std::to_string(given.ndim()) +
                          " dimensions, packed values have one");
  py::array array = makeUsable(given, toDtype(spec.element), place);
  Buffer buffer = borrowArray(spec.element, array);
  std::string error;
  auto extents = inferExtents(spec, shape, buffer.count(), error);
  std::optional<TensorData> data;
  if (extents) {
    py::gil_scoped_release unlocked;
    data = bindPacked(spec, *extents, buffer, error);
  }
  if (!data)
    throw py::value_error(place + ": " + error);
  return {std::move(*data), !array.writeable()};
}

/// True for an array of the values of packed storage.
static bool isPackedArray(const TensorSpec &spec, const py::object &object) {
  if (!py::isinstance<py::array>(object))
    return false;
  auto array = py::reinterpret_borrow<py::array>(object);
  return isPackedShape(spec, {array.shape(), array.shape() + array.ndim()});
}

/// Compiled code reads indices of one width only.
static void checkWidths(const TensorSpec &spec, const TensorSpec &given,
                        const std::string &place) {
  if (given.positionType == spec.positionType &&
      given.coordinateType == spec.coordinateType)
    return;
  throw py::value_error(
      place + " is stored as " + describeStorage({true, given, {}}) +
      ", must be stored as " + describeStorage({true, spec, {}}) +
      "; pack it with like=");
}

TensorData tensoropt::python::toEncoded(const TensorSpec &spec,
                                        const py::object &object,
                                        bool isUpdated,
                                        const SymmetryCheck &symmetry,
                                        const std::string &place) {
  std::optional<SparseTensor> tensor;
  if (py::isinstance<SparseTensor>(object)) {
    tensor = object.cast<const SparseTensor &>();
    checkWidths(spec, tensor->data.spec, place);
  } else if (isScipy(object)) {
    // Packing tells what is wrong.
    std::string problem;
    tensor = borrowScipy(spec, object, symmetry, problem);
  } else if (isPackedArray(spec, object)) {
    tensor = borrowPacked(spec, object, spec.shape, place);
  }
  if (!tensor && isUpdated)
    throw py::type_error(place + " is updated in place and must be a "
                                 "SparseTensor, packed with like=");
  if (!tensor) {
    PackOptions options;
    options.symmetry = symmetry;
    return pack(spec, object, options, place);
  }
  if (isUpdated && tensor->isReadOnly)
    throw py::value_error(place + " is updated in place but is read-only");
  return std::move(tensor->data);
}
