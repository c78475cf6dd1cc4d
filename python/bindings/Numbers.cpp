// SPDX-License-Identifier: Apache-2.0
// Python numbers to scalars of compiled code and back.

#include "Arrays.h"
#include <cmath>
#include <limits>

using namespace tensoropt;
using namespace tensoropt::python;

namespace {

bool isUnsigned(ScalarType type) {
  return type.kind >= ScalarKind::U8 && type.kind <= ScalarKind::U64;
}

[[noreturn]] void refuseType(const py::object &object, ScalarType type,
                             const std::string &place) {
  throw py::type_error(place + " is a " + Py_TYPE(object.ptr())->tp_name +
                       ", must be a number of type " +
                       std::string(type.name()));
}

[[noreturn]] void refuseValue(const py::object &object, ScalarType type,
                              const std::string &place) {
  throw py::value_error(place + " is " + py::str(object).cast<std::string>() +
                        ", which " + std::string(type.name()) + " cannot hold");
}

Number toInteger(ScalarType type, const py::object &object,
                 const std::string &place) {
  if (!PyIndex_Check(object.ptr()))
    refuseType(object, type, place);
  auto value = py::reinterpret_steal<py::object>(PyNumber_Index(object.ptr()));
  if (!value)
    throw py::error_already_set();
  unsigned bits = 8 * type.size();
  // Bounds are Python numbers, so that no value overflows on the way.
  py::int_ one(1), lowest(0);
  py::object limit = one << py::int_(isUnsigned(type) ? bits : bits - 1);
  if (!isUnsigned(type))
    lowest = py::int_(-limit);
  if (value < lowest || value >= limit)
    refuseValue(object, type, place);
  Number number;
  number.integer = isUnsigned(type)
                       ? static_cast<int64_t>(value.cast<uint64_t>())
                       : value.cast<int64_t>();
  return number;
}

Number toReal(ScalarType type, const py::object &object,
              const std::string &place) {
  if (!PyFloat_Check(object.ptr()) && !PyIndex_Check(object.ptr()))
    refuseType(object, type, place);
  Number number;
  number.real = PyFloat_AsDouble(object.ptr());
  if (number.real == -1 && PyErr_Occurred()) {
    PyErr_Clear();
    refuseValue(object, type, place);
  }
  if (std::isfinite(number.real) && std::fabs(number.real) > type.largest())
    refuseValue(object, type, place);
  return number;
}

} // namespace

Number tensoropt::python::toNumber(ScalarType type, const py::object &object,
                                   const std::string &place) {
  // NumPy's scalars and arrays of rank 0 become Python's.
  py::object value = object;
  if (py::hasattr(object, "item") && py::hasattr(object, "ndim") &&
      object.attr("ndim").cast<int>() == 0)
    value = object.attr("item")();
  if (type.kind == ScalarKind::Bool) {
    if (!PyBool_Check(value.ptr()))
      refuseType(value, type, place);
    return {value.ptr() == Py_True, 0};
  }
  return type.isFloat() ? toReal(type, value, place)
                        : toInteger(type, value, place);
}

py::object tensoropt::python::fromNumber(ScalarType type,
                                         const Number &number) {
  if (type.kind == ScalarKind::Bool)
    return py::bool_(number.integer & 1);
  if (type.isFloat())
    return py::float_(number.real);
  if (!isUnsigned(type))
    return py::int_(number.integer);
  // The sign of the narrower word was extended.
  uint64_t mask = ~uint64_t(0) >> (64 - 8 * type.size());
  return py::int_(static_cast<uint64_t>(number.integer) & mask);
}
