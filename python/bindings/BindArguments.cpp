// SPDX-License-Identifier: Apache-2.0

#include "Calls.h"
#include "Sparse.h"

namespace py = pybind11;
using namespace tensoropt;
using namespace tensoropt::python;

static CallValue bindArgument(const CompiledFunction &callee, size_t at,
                              const py::object &object,
                              const SymmetryCheck &symmetry) {
  const ArgumentSpec &spec = callee.spec().arguments[at];
  std::string place =
      "function '" + callee.spec().name + "': argument " + std::to_string(at);
  if (!spec.isTensor) {
    Number number = toNumber(spec.scalar, object, place);
    return ScalarValue{spec.scalar, number.integer, number.real};
  }
  bool isUpdated = callee.updates(at);
  if (!spec.tensor.isDense())
    return toEncoded(spec.tensor, object, isUpdated, symmetry, place);
  if (!isPlainArray(object) &&
      (isScipy(object) || py::isinstance<SparseTensor>(object)))
    throw py::type_error(place + " is sparse, must be a dense array");
  return toDense(spec.tensor, object, isUpdated, place);
}

std::vector<CallValue> python::bindArguments(const CompiledFunction &callee,
                                             const py::args &objects,
                                             const SymmetryCheck &symmetry) {
  size_t expected = callee.spec().arguments.size();
  if (objects.size() != expected)
    throw py::type_error("function '" + callee.spec().name + "': takes " +
                         std::to_string(expected) + " arguments, got " +
                         std::to_string(objects.size()));
  std::vector<CallValue> arguments;
  for (size_t at = 0; at < expected; ++at)
    arguments.push_back(bindArgument(callee, at, objects[at], symmetry));
  return arguments;
}
