// SPDX-License-Identifier: Apache-2.0
// Calls of compiled functions. While one runs the interpreter's lock is free.

#include "Bindings.h"
#include "Calls.h"
#include "Sparse.h"
#include "TensorOpt/Execution/WorkspaceMemory.h"
#include "llvm/ADT/StringExtras.h"
#include <pybind11/numpy.h>
#include <pybind11/stl.h>

using namespace tensoropt;
using namespace tensoropt::python;

namespace {

/// A function with the module that holds its code.
struct Function {
  std::shared_ptr<CompiledModule> module;
  const CompiledFunction *function;

  const FunctionSpec &spec() const { return function->spec(); }
};

py::object toPython(CallValue &value) {
  if (auto *scalar = std::get_if<ScalarValue>(&value))
    return fromNumber(scalar->type, {scalar->integer, scalar->real});
  TensorData &tensor = std::get<TensorData>(value);
  if (tensor.spec.isDense())
    return python::toArray(tensor.buffers.front(), tensor.extents);
  return py::cast(SparseTensor{std::move(tensor), false});
}

/// The bytes of an array that a call works in; none without one.
llvm::MutableArrayRef<char>
getBytes(const std::optional<py::array> &workspace) {
  if (!workspace)
    return {};
  py::array array = *workspace;
  if (!array.writeable() || !(array.flags() & py::array::c_style))
    throw py::value_error("workspace: must be a writable array without gaps");
  return {static_cast<char *>(array.mutable_data()),
          static_cast<size_t>(array.nbytes())};
}

/// An array of the bytes that calls need, aligned; None where they need none.
py::object allocateWorkspace(const Function &function) {
  std::string error;
  auto workspace = std::make_unique<WorkspaceMemory>();
  if (auto made = WorkspaceMemory::allocate(*function.function, error))
    *workspace = std::move(*made);
  else
    throw py::value_error(error);
  if (!function.function->workspace())
    return py::none();
  llvm::MutableArrayRef<char> bytes = workspace->bytes();
  py::capsule owner(workspace.release(), [](void *pointer) {
    delete static_cast<WorkspaceMemory *>(pointer);
  });
  return py::array_t<uint8_t>(static_cast<py::ssize_t>(bytes.size()),
                              reinterpret_cast<uint8_t *>(bytes.data()), owner);
}

size_t getWorkspaceSize(const Function &function) {
  const auto &workspace = function.function->workspace();
  return workspace ? workspace->bytes : 0;
}

py::object call(const Function &callee, const py::args &objects,
                const std::optional<py::array> &workspace, bool verifySymmetry,
                double symmetryTolerance) {
  llvm::MutableArrayRef<char> bytes = getBytes(workspace);
  std::vector<CallValue> arguments =
      bindArguments(*callee.function, objects,
                    makeSymmetryCheck(verifySymmetry, symmetryTolerance));
  std::vector<CallValue> results;
  std::string error;
  bool isDone;
  {
    py::gil_scoped_release unlocked;
    isDone = callee.function->call(arguments, results, error, bytes);
  }
  if (!isDone)
    throw py::value_error(error);
  if (results.empty())
    return py::none();
  if (results.size() == 1)
    return toPython(results.front());
  py::tuple tuple(results.size());
  for (size_t at = 0; at < results.size(); ++at)
    tuple[at] = toPython(results[at]);
  return std::move(tuple);
}

const char *const workspaceDoc =
    R"doc(An array of the bytes that a call needs as workspace, aligned as it needs them;
None if it needs none.)doc";

const char *const profileDoc =
    R"doc(Calls the function with these arguments, which stay as they are, runs times with
clocks around its operations and as often without, and returns a Profile. progress is
called with the name of each step. Raises ValueError if the module was not compiled with
profile=True, and what the call raises.)doc";

py::object profile(const Function &callee, const py::args &objects,
                   unsigned runs, const py::object &progress,
                   bool verifySymmetry, double symmetryTolerance) {
  return profileOf(*callee.function, objects, runs, progress,
                   makeSymmetryCheck(verifySymmetry, symmetryTolerance));
}

std::vector<Argument> getArguments(const Function &function) {
  std::vector<Argument> arguments;
  for (const ArgumentSpec &spec : function.spec().arguments)
    arguments.push_back({spec, function.function->updates(arguments.size())});
  return arguments;
}

std::vector<Argument> getResults(const Function &function) {
  std::vector<Argument> results;
  for (const ArgumentSpec &spec : function.spec().results)
    results.push_back({spec, false});
  return results;
}

std::string getText(const Function &function) {
  std::vector<std::string> arguments, results;
  for (const Argument &argument : getArguments(function))
    arguments.push_back(describe(argument.spec) +
                        (argument.isUpdated ? " updated" : ""));
  for (const ArgumentSpec &spec : function.spec().results)
    results.push_back(describe(spec));
  return "CompiledFunction(" + function.spec().name + "(" +
         llvm::join(arguments, ", ") + ") -> (" + llvm::join(results, ", ") +
         "))";
}

/// The shapes of all arguments with what follows from those that are known.
std::vector<py::tuple>
inferShapes(const Function &function,
            const std::vector<std::optional<std::vector<int64_t>>> &known) {
  const auto &specs = function.spec().arguments;
  if (known.size() != specs.size())
    throw py::value_error("function '" + function.spec().name + "': takes " +
                          std::to_string(specs.size()) + " arguments, got " +
                          std::to_string(known.size()) + " shapes");
  Shapes shapes;
  for (size_t at = 0; at < specs.size(); ++at) {
    shapes.push_back(known[at].value_or(specs[at].tensor.shape));
    if (shapes[at].size() != specs[at].tensor.rank())
      throw py::value_error("argument " + std::to_string(at) + " has " +
                            std::to_string(shapes[at].size()) +
                            " dimensions, must have " +
                            std::to_string(specs[at].tensor.rank()));
  }
  std::string error;
  if (!function.function->extents().unify(shapes, error))
    throw py::value_error(error);
  std::vector<py::tuple> result;
  for (const std::vector<int64_t> &extents : shapes)
    result.push_back(toShape(extents));
  return result;
}

Function lookup(const std::shared_ptr<CompiledModule> &module,
                const std::string &name) {
  if (const CompiledFunction *function = module->lookup(name))
    return {module, function};
  throw py::key_error("no function '" + name + "'; the module has: " +
                      llvm::join(module->names(), ", "));
}

/// The function of a module that has one only.
Function getOnly(const std::shared_ptr<CompiledModule> &module) {
  std::vector<std::string> names = module->names();
  if (names.size() == 1)
    return lookup(module, names.front());
  throw py::type_error("the module has " + std::to_string(names.size()) +
                       " functions; choose one: " + llvm::join(names, ", "));
}

} // namespace

void tensoropt::python::bindCompiled(py::module_ &module) {
  py::class_<Function>(
      module, "CompiledFunction", py::is_final(),
      R"doc(A compiled function. Calls on different arguments may run in several threads at
once; the interpreter's lock is released meanwhile, and nobody may change the
arguments.

Dense parameters take arrays, and through DLPack whatever exports it. One that is
updated in place must be a writable, C-contiguous array of the exact dtype: it is
written to, and the result shares its memory. Others are converted if NumPy calls
that safe. Encoded parameters take a SparseTensor, or what SparseTensor.pack takes;
a SciPy object is verified or packed on each call, and must have the symmetry of the
parameter as SparseTensor.pack says. One result is returned itself, several as a
tuple.

A function that was compiled with workspace=argument allocates nothing for what it
computes on the way: workspace is an array of workspace_size bytes or more, as
allocate_workspace() makes it, for one call at a time.)doc")
      .def("__call__", call, py::kw_only(), py::arg("workspace") = py::none(),
           py::arg("verify_symmetry") = true,
           py::arg("symmetry_tolerance") = 0.0)
      .def_property_readonly(
          "workspace_size", getWorkspaceSize,
          "Bytes that a call needs as workspace; 0 if it needs none.")
      .def("allocate_workspace", allocateWorkspace, workspaceDoc)
      .def_property_readonly("name",
                             [](const Function &f) { return f.spec().name; })
      .def_property_readonly("arguments", getArguments,
                             "The parameters, a list of Argument.")
      .def_property_readonly("results", getResults,
                             "The types of the results, a list of Argument.")
      .def(
          "infer_shapes", inferShapes, py::arg("known"),
          R"doc(The shapes of all arguments that follow from some: one per argument, None where
it is not known. Raises ValueError if they contradict each other.)doc")
      .def(
          "work",
          [](const Function &self, const py::args &objects, bool verifySymmetry,
             double symmetryTolerance) {
            return getWork(
                *self.function, objects,
                makeSymmetryCheck(verifySymmetry, symmetryTolerance));
          },
          py::kw_only(), py::arg("verify_symmetry") = true,
          py::arg("symmetry_tolerance") = 0.0,
          R"doc(What each kernel does in a call with these arguments, a list of KernelWork; None
where it is not known, as for joins of sparse tensors. Nothing is computed, but
full storage of a symmetric tensor is laid out, to compare with.)doc")
      .def("profile", profile, py::kw_only(), py::arg("runs") = 20,
           py::arg("progress") = py::none(), py::arg("verify_symmetry") = true,
           py::arg("symmetry_tolerance") = 0.0, profileDoc)
      .def("__repr__", getText);

  using Module = tensoropt::CompiledModule;
  py::class_<Module, std::shared_ptr<Module>>(
      module, "CompiledModule", py::is_final(),
      R"doc(The functions of a module as machine code, by name: compiled["ssymv"]. One
that has a single function, as a network, can be called itself.)doc")
      .def(
          "__call__",
          [](const std::shared_ptr<Module> &self, const py::args &objects,
             const std::optional<py::array> &workspace, bool verifySymmetry,
             double symmetryTolerance) {
            return call(getOnly(self), objects, workspace, verifySymmetry,
                        symmetryTolerance);
          },
          py::kw_only(), py::arg("workspace") = py::none(),
          py::arg("verify_symmetry") = true,
          py::arg("symmetry_tolerance") = 0.0)
      .def(
          "workspace_size",
          [](const std::shared_ptr<Module> &self,
             const std::optional<std::string> &name) {
            return getWorkspaceSize(name ? lookup(self, *name) : getOnly(self));
          },
          py::arg("name") = py::none(),
          "Bytes that calls of a function, or of the only one, need as "
          "workspace; 0 if they need none.")
      .def(
          "allocate_workspace",
          [](const std::shared_ptr<Module> &self,
             const std::optional<std::string> &name) {
            return allocateWorkspace(name ? lookup(self, *name)
                                          : getOnly(self));
          },
          py::arg("name") = py::none(), workspaceDoc)
      .def(
          "profile",
          [](const std::shared_ptr<Module> &self, const py::args &objects,
             unsigned runs, const py::object &progress, bool verifySymmetry,
             double symmetryTolerance) {
            return profile(getOnly(self), objects, runs, progress,
                           verifySymmetry, symmetryTolerance);
          },
          py::kw_only(), py::arg("runs") = 20, py::arg("progress") = py::none(),
          py::arg("verify_symmetry") = true,
          py::arg("symmetry_tolerance") = 0.0, profileDoc)
      .def_property_readonly("names", &Module::names,
                             "Names of the functions in alphabetical order.")
      .def("__getitem__", lookup, py::arg("name"))
      .def("__contains__",
           [](const Module &m, const std::string &name) {
             return m.lookup(name) != nullptr;
           })
      .def("__len__", [](const Module &m) { return m.names().size(); })
      .def("__iter__",
           [](const Module &m) { return py::iter(py::cast(m.names())); })
      .def("__repr__", [](const Module &m) {
        return "CompiledModule(" + llvm::join(m.names(), ", ") + ")";
      });
}
