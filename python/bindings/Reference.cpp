// SPDX-License-Identifier: Apache-2.0
// The reference interpreter on Python's values.

#include "TensorOpt/Execution/Reference.h"
#include "Module.h"
#include "Sparse.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"

using namespace mlir;
using namespace tensoropt;
using namespace tensoropt::python;

/// The array's values in the widest type of their kind.
static ReferenceTensor readDense(const py::object &object,
                                 const std::string &place) {
  py::array given = asArray(object, place);
  auto type = fromDtype(given.dtype());
  if (!type)
    throw py::type_error(place + " has dtype " +
                         py::str(given.dtype()).cast<std::string>() +
                         ", which no tensor holds; convert it with astype");
  py::array array = makeUsable(given, given.dtype(), place);
  return {{array.shape(), array.shape() + array.ndim()},
          readColumn(borrowArray(*type, array))};
}

static ReferenceInput readInput(const py::object &object,
                                const std::string &place) {
  if (py::isinstance<Entries>(object))
    return ReferenceSparse{object.cast<const Entries &>().tensor, {}};
  if (isScipy(object))
    return ReferenceSparse{readScipy(object, place), {}};
  if (!py::isinstance<SparseTensor>(object))
    return readDense(object, place);
  const TensorData &data = object.cast<const SparseTensor &>().data;
  ReferenceSparse input{unpackTensor(data), {}};
  // Full storage holds every entry of an orbit.
  if (data.spec.canonical)
    input.generators = data.spec.group.generators();
  return input;
}

static CoordinateTensor toEntries(const ReferenceTensor &tensor) {
  CoordinateTensor entries;
  entries.shape = tensor.shape;
  for (const std::vector<int64_t> &place : tensor.coordinates)
    entries.coordinates.insert(entries.coordinates.end(), place.begin(),
                               place.end());
  entries.values = tensor.values;
  return entries;
}

py::object tensoropt::python::runReferenceOn(Module &module,
                                             const std::string &name,
                                             const py::args &arguments,
                                             uint64_t maxTerms) {
  auto function = module.op->lookupSymbol<func::FuncOp>(name);
  if (!function)
    throw py::key_error("no function '" + name + "'");
  std::vector<ReferenceInput> inputs;
  for (size_t at = 0; at < arguments.size(); ++at)
    inputs.push_back(
        readInput(arguments[at],
                  "function '" + name + "': argument " + std::to_string(at)));
  std::vector<ReferenceTensor> results;
  Diagnostics diagnostics;
  bool isDone = module.shared->run(diagnostics, [&] {
    auto computed = runReference(function, inputs, maxTerms);
    if (failed(computed))
      return false;
    results = std::move(*computed);
    return true;
  });
  if (!isDone)
    raiseCompileError(diagnostics, "the reference failed");
  auto convert = [](const ReferenceTensor &tensor) -> py::object {
    if (tensor.isSparse)
      return py::cast(Entries{toEntries(tensor)});
    return python::toArray(tensor.values, tensor.shape);
  };
  if (results.size() == 1)
    return convert(results.front());
  py::tuple tuple(results.size());
  for (size_t at = 0; at < results.size(); ++at)
    tuple[at] = convert(results[at]);
  return std::move(tuple);
}
