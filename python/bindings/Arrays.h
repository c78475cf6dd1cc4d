// SPDX-License-Identifier: Apache-2.0
// NumPy arrays and Python numbers as the values that compiled code takes, and
// back. All functions need the interpreter's lock.
//
//   TensorData x = toDense(spec, object, /*isUpdated=*/false, "argument 1");
//   py::array y = toArray(data.buffers[0], data.extents);
//
// Errors are TypeError (another kind of value or dtype) and ValueError (a value
// or shape that does not fit); their messages start with `place`.

#pragma once

#include "TensorOpt/Execution/TensorData.h"
#include <pybind11/numpy.h>
#include <string>

namespace tensoropt::python {

namespace py = pybind11;

/// A number, as ScalarValue of CompiledModule.h.
struct Number {
  int64_t integer = 0;
  double real = 0;
};

/// NumPy's dtype of the elements.
py::dtype toDtype(ScalarType type);

/// The element type of a dtype in native byte order; empty if there is none.
std::optional<ScalarType> fromDtype(const py::dtype &dtype);

/// Whether NumPy converts every value of one dtype to the other unchanged.
bool canCastSafely(const py::dtype &from, const py::dtype &to);

/// Keeps `object` alive as long as the pointer, whose last copy may go on any
/// thread.
std::shared_ptr<void> keepAlive(py::object object);

/// The memory of an array that is contiguous, aligned and of `type`.
Buffer borrowArray(ScalarType type, const py::array &array);

/// True if compiled code can work on the array's memory as it is.
bool isUsable(const py::array &array, const py::dtype &dtype);

/// True for an array of NumPy itself, not of a class derived from it.
bool isPlainArray(const py::object &object);

/// `object` as an array, without a copy where that is possible: arrays as they
/// are, others through DLPack or numpy.asarray.
py::array asArray(const py::object &object, const std::string &place);

/// `array`, or a copy with `dtype` that is contiguous and aligned. TypeError if
/// NumPy calls the conversion unsafe.
py::array makeUsable(const py::array &array, const py::dtype &dtype,
                     const std::string &place);

/// A dense tensor. One to be updated is bound as it is or refused; others may
/// be converted. Extents are checked against the type's.
TensorData toDense(const TensorSpec &spec, const py::object &object,
                   bool isUpdated, const std::string &place);

/// Extents as a tuple, unknown ones as None.
py::tuple toShape(const std::vector<int64_t> &extents);

/// The buffer as an array that keeps it alive.
py::array toArray(const Buffer &buffer, const std::vector<int64_t> &shape);

/// A number from a Python or NumPy scalar. ValueError if `type` cannot hold it.
Number toNumber(ScalarType type, const py::object &object,
                const std::string &place);

/// A Python bool, int or float.
py::object fromNumber(ScalarType type, const Number &number);

} // namespace tensoropt::python
