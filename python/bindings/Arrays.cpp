// SPDX-License-Identifier: Apache-2.0

#include "Arrays.h"
#include <array>

using namespace tensoropt;
using namespace tensoropt::python;
namespace npy = pybind11::detail;

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

/// The name of a type that NumPy itself does not have; empty for others.
static std::string getExtensionName(ScalarType type) {
  switch (type.kind) {
  case ScalarKind::F8E4M3FN:
    return "float8_e4m3fn";
  case ScalarKind::F8E4M3FNUZ:
    return "float8_e4m3fnuz";
  case ScalarKind::F8E5M2:
    return "float8_e5m2";
  case ScalarKind::F8E5M2FNUZ:
    return "float8_e5m2fnuz";
  case ScalarKind::BF16:
    return "bfloat16";
  default:
    return "";
  }
}

/// The dtype of the package ml_dtypes where it is installed; without it small
/// floats are their bits.
static py::dtype makeDtype(ScalarType type) {
  std::string name = getExtensionName(type);
  if (!name.empty()) {
    try {
      return py::dtype::from_args(
          py::module_::import("ml_dtypes").attr(name.c_str()));
    } catch (py::error_already_set &error) {
      if (!error.matches(PyExc_ImportError))
        throw;
    }
  }
  return py::dtype::from_args(py::str(std::string(type.numpyDescr())));
}

py::dtype tensoropt::python::toDtype(ScalarType type) {
  // Kept for ever: they are singletons of NumPy, and each call asks for some.
  static std::array<PyObject *, static_cast<size_t>(ScalarKind::C128) + 1>
      known{};
  PyObject *&dtype = known[static_cast<size_t>(type.kind)];
  if (!dtype)
    dtype = makeDtype(type).release().ptr();
  return py::reinterpret_borrow<py::dtype>(dtype);
}

std::optional<ScalarType> tensoropt::python::fromDtype(const py::dtype &dtype) {
  if (!dtype.attr("isnative").cast<bool>())
    return std::nullopt;
  std::string name = dtype.attr("name").cast<std::string>();
  for (ScalarKind kind :
       {ScalarKind::F8E4M3FN, ScalarKind::F8E4M3FNUZ, ScalarKind::F8E5M2,
        ScalarKind::F8E5M2FNUZ, ScalarKind::BF16})
    if (name == getExtensionName({kind}))
      return ScalarType{kind};
  return ScalarType::fromNumpyCode(
      dtype.attr("str").cast<std::string>().substr(1));
}

bool tensoropt::python::canCastSafely(const py::dtype &from,
                                      const py::dtype &to) {
  return py::module_::import("numpy")
      .attr("can_cast")(from, to, "safe")
      .cast<bool>();
}

//===----------------------------------------------------------------------===//
// Memory
//===----------------------------------------------------------------------===//

std::shared_ptr<void> tensoropt::python::keepAlive(py::object object) {
  return std::shared_ptr<void>(object.release().ptr(), [](void *pointer) {
    if (!Py_IsInitialized())
      return;
    py::gil_scoped_acquire locked;
    Py_DECREF(static_cast<PyObject *>(pointer));
  });
}

Buffer tensoropt::python::borrowArray(ScalarType type, const py::array &array) {
  return Buffer::borrow(type, array.size(), const_cast<void *>(array.data()),
                        keepAlive(array));
}

/// What keeps compiled code from the array's memory; empty if nothing does.
static std::string findObstacle(const py::array &array,
                                const py::dtype &dtype) {
  if (!array.dtype().equal(dtype))
    return "has dtype " + py::str(array.dtype()).cast<std::string>() +
           ", must have " + py::str(dtype).cast<std::string>();
  if (!(array.flags() & npy::npy_api::NPY_ARRAY_C_CONTIGUOUS_))
    return "is not C-contiguous";
  if (!(array.flags() & npy::npy_api::NPY_ARRAY_ALIGNED_))
    return "is not aligned to its elements";
  return "";
}

bool tensoropt::python::isUsable(const py::array &array,
                                 const py::dtype &dtype) {
  return findObstacle(array, dtype).empty();
}

bool tensoropt::python::isPlainArray(const py::object &object) {
  return Py_TYPE(object.ptr()) == npy::npy_api::get().PyArray_Type_;
}

py::array tensoropt::python::asArray(const py::object &object,
                                     const std::string &place) {
  // Most are plain arrays; an import takes longer than the rest of the call.
  if (isPlainArray(object))
    return py::reinterpret_borrow<py::array>(object);
  py::module_ numpy = py::module_::import("numpy");
  // asarray would drop the mask without a word.
  if (py::isinstance(object, numpy.attr("ma").attr("MaskedArray")))
    throw py::type_error(place + " is a masked array; fill it first");
  if (py::isinstance<py::array>(object))
    return py::reinterpret_borrow<py::array>(object);
  if (py::hasattr(object, "__dlpack__"))
    return numpy.attr("from_dlpack")(object);
  return numpy.attr("asarray")(object);
}

py::array tensoropt::python::makeUsable(const py::array &array,
                                        const py::dtype &dtype,
                                        const std::string &place) {
  if (isUsable(array, dtype))
    return array;
  if (!canCastSafely(array.dtype(), dtype))
    throw py::type_error(
        place + " has dtype " + py::str(array.dtype()).cast<std::string>() +
        ", which does not convert safely to " +
        py::str(dtype).cast<std::string>() + "; convert it with astype");
  return py::module_::import("numpy").attr("require")(array, dtype,
                                                      py::make_tuple("C", "A"));
}

py::tuple tensoropt::python::toShape(const std::vector<int64_t> &extents) {
  py::tuple shape(extents.size());
  for (size_t at = 0; at < extents.size(); ++at)
    shape[at] = extents[at] < 0 ? py::object(py::none())
                                : py::object(py::int_(extents[at]));
  return shape;
}

py::array tensoropt::python::toArray(const Buffer &buffer,
                                     const std::vector<int64_t> &shape) {
  py::capsule owner(new Buffer(buffer), [](void *pointer) {
    delete static_cast<Buffer *>(pointer);
  });
  return py::array(toDtype(buffer.type()), shape, buffer.data(), owner);
}

//===----------------------------------------------------------------------===//
// Dense tensors
//===----------------------------------------------------------------------===//

static std::vector<int64_t> checkShape(const TensorSpec &spec,
                                       const py::array &array,
                                       const std::string &place) {
  std::vector<int64_t> extents(array.shape(), array.shape() + array.ndim());
  bool fits = extents.size() == spec.rank();
  for (size_t at = 0; fits && at < extents.size(); ++at)
    fits = spec.shape[at] < 0 || spec.shape[at] == extents[at];
  if (!fits)
    throw py::value_error(place + " has shape " +
                          py::str(toShape(extents)).cast<std::string>() +
                          ", must be a " + spec.str());
  return extents;
}

TensorData tensoropt::python::toDense(const TensorSpec &spec,
                                      const py::object &object, bool isUpdated,
                                      const std::string &place) {
  // What is copied on the way could not be updated.
  if (isUpdated && !py::isinstance<py::array>(object) &&
      !py::hasattr(object, "__dlpack__"))
    throw py::type_error(place + " is updated in place and must be an array, " +
                         "not " + Py_TYPE(object.ptr())->tp_name);
  py::array array = asArray(object, place);
  std::vector<int64_t> extents = checkShape(spec, array, place);
  py::dtype dtype = toDtype(spec.element);
  if (isUpdated) {
    std::string obstacle = findObstacle(array, dtype);
    if (obstacle.empty() && !array.writeable())
      obstacle = "is read-only";
    std::string message = place + " is updated in place but " + obstacle;
    if (!obstacle.empty() && !array.dtype().equal(dtype))
      throw py::type_error(message);
    if (!obstacle.empty())
      throw py::value_error(message);
  } else {
    array = makeUsable(array, dtype, place);
  }
  return TensorData{spec, extents, {borrowArray(spec.element, array)}};
}
