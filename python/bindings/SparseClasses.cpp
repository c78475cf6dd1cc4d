// SPDX-License-Identifier: Apache-2.0
// The classes Argument, SparseTensor and Entries.

#include "Bindings.h"
#include "Context.h"
#include "Sparse.h"
#include "TensorOpt/Execution/TypeText.h"
#include "TensorOpt/Runtime/Frostt.h"
#include "TensorOpt/Runtime/MatrixMarket.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/OwningOpRef.h"
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

using namespace tensoropt;
using namespace tensoropt::python;

//===----------------------------------------------------------------------===//
// Entries
//===----------------------------------------------------------------------===//

py::array tensoropt::python::toArray(const ScalarColumn &column,
                                     const std::vector<int64_t> &shape) {
  return std::visit(
      [&](const auto &values) -> py::array {
        using Value = typename std::decay_t<decltype(values)>::value_type;
        return py::array_t<Value>(shape, values.data());
      },
      column);
}

py::tuple tensoropt::python::toCoordinates(const CoordinateTensor &tensor) {
  size_t rank = tensor.rank(), count = tensor.entries();
  py::array_t<int64_t> coordinates({rank, count});
  auto *target = coordinates.mutable_data();
  for (size_t at = 0; at < count; ++at)
    for (size_t mode = 0; mode < rank; ++mode)
      target[mode * count + at] = tensor.coordinates[at * rank + mode];
  return py::make_tuple(coordinates,
                        toArray(tensor.values, {static_cast<int64_t>(count)}));
}

/// Numbers of any kind in the widest type of that kind.
static ScalarColumn toColumn(const py::array &values) {
  auto copy = [&](auto zero) -> ScalarColumn {
    using Value = decltype(zero);
    auto wide = py::array_t<Value, py::array::c_style>::ensure(values);
    return std::vector<Value>(wide.data(), wide.data() + wide.size());
  };
  switch (values.dtype().kind()) {
  case 'b':
  case 'i':
  case 'u':
    return copy(int64_t());
  case 'f':
    return copy(double());
  case 'c':
    return copy(std::complex<double>());
  default:
    throw py::type_error("values: expected numbers, got dtype " +
                         py::str(values.dtype()).cast<std::string>());
  }
}

static FileSymmetry toSymmetry(const std::string &name) {
  for (FileSymmetry symmetry :
       {FileSymmetry::General, FileSymmetry::Symmetric,
        FileSymmetry::SkewSymmetric, FileSymmetry::Hermitian})
    if (getName(symmetry) == name)
      return symmetry;
  throw py::value_error("symmetry: expected 'general', 'symmetric', "
                        "'skew-symmetric' or 'hermitian', got '" +
                        name + "'");
}

/// Makes entries of one row of coordinates per dimension.
static Entries makeEntries(const py::array &coordinates,
                           const py::array &values, std::vector<int64_t> shape,
                           const std::string &symmetry) {
  char kind = coordinates.dtype().kind();
  if ((kind != 'i' && kind != 'u') || coordinates.ndim() != 2)
    throw py::type_error("coordinates: expected integers in two dimensions, "
                         "one row per dimension of the tensor");
  if (values.ndim() != 1 || values.size() != coordinates.shape(1) ||
      static_cast<size_t>(coordinates.shape(0)) != shape.size())
    throw py::value_error(
        "coordinates of shape (" + std::to_string(coordinates.shape(0)) + ", " +
        std::to_string(coordinates.shape(1)) + ") do not fit " +
        std::to_string(values.size()) + " values of a tensor of " +
        std::to_string(shape.size()) + " dimensions");
  CoordinateTensor tensor;
  tensor.shape = std::move(shape);
  tensor.symmetry = toSymmetry(symmetry);
  tensor.values = toColumn(values);
  auto rows = py::array_t<int64_t, py::array::c_style>::ensure(
      coordinates.attr("T").attr("astype")("int64"));
  tensor.coordinates.assign(rows.data(), rows.data() + rows.size());
  if (auto problem = verifyEntries(tensor))
    throw py::value_error(
        (problem->entry ? "entry " + std::to_string(*problem->entry) + ": "
                        : "") +
        problem->message);
  return {std::move(tensor)};
}

/// Reads a .mtx or .tns file.
static Entries readFile(const std::filesystem::path &path,
                        const std::optional<std::vector<int64_t>> &shape) {
  // Raises FileNotFoundError and the like.
  py::module_::import("os").attr("stat")(path);
  std::string error;
  std::optional<CoordinateTensor> tensor;
  std::string extension = path.extension().string();
  if (extension == ".mtx" && shape)
    throw py::type_error("shape= is for .tns files, .mtx files state theirs");
  if (extension != ".mtx" && extension != ".tns")
    throw py::value_error(path.string() +
                          ": expected a .mtx or .tns file; use numpy.load or "
                          "scipy.sparse.load_npz for others");
  {
    py::gil_scoped_release unlocked;
    tensor = extension == ".mtx"
                 ? readMatrixMarket(path.string(), error)
                 : readFrostt(path.string(),
                              shape.value_or(std::vector<int64_t>()), error);
  }
  if (!tensor)
    throw py::value_error(error);
  return {std::move(*tensor)};
}

//===----------------------------------------------------------------------===//
// Classes
//===----------------------------------------------------------------------===//

static Argument parseArgument(const std::string &text) {
  SharedContext shared;
  Diagnostics diagnostics;
  Argument argument;
  bool isParsed = shared.run(diagnostics, [&] {
    mlir::MLIRContext *context = shared.get();
    context->loadDialect<mlir::func::FuncDialect>();
    mlir::Type type = mlir::parseType(text, context);
    if (!type)
      return false;
    mlir::OwningOpRef<mlir::func::FuncOp> function =
        mlir::func::FuncOp::create(mlir::UnknownLoc::get(context), "type",
                                   mlir::FunctionType::get(context, type, {}));
    auto spec = getFunctionSpec(*function);
    if (failed(spec))
      return false;
    argument.spec = spec->arguments.front();
    return true;
  });
  if (!isParsed)
    raiseCompileError(diagnostics, "'" + text + "' is not a type");
  return argument;
}

static void bindArgument(py::module_ &module) {
  py::class_<Argument>(
      module, "Argument", py::is_final(),
      R"doc(The type of a parameter or of a result. `shape` has None where any extent will
do; `storage` is "scalar", "dense", or symmetry and levels as text; `updated` is
true if calls write to it; `type` is the type in MLIR, which `parse` takes.)doc")
      .def_static(
          "parse", parseArgument, py::arg("type"),
          R"doc(A tensor or number of an MLIR type, such as what SparseTensor.pack packs like.
Raises CompileError.)doc")
      .def_property_readonly(
          "shape",
          [](const Argument &a) { return toShape(a.spec.tensor.shape); })
      .def_property_readonly("dtype",
                             [](const Argument &a) {
                               return toDtype(a.spec.isTensor
                                                  ? a.spec.tensor.element
                                                  : a.spec.scalar);
                             })
      .def_property_readonly(
          "storage", [](const Argument &a) { return describeStorage(a.spec); })
      .def_property_readonly("updated",
                             [](const Argument &a) { return a.isUpdated; })
      .def_property_readonly(
          "type", [](const Argument &a) { return getTypeText(a.spec); })
      .def("__repr__", [](const Argument &a) {
        return "Argument(" + describe(a.spec) +
               (a.isUpdated ? ", updated)" : ")");
      });
}

static SparseTensor packLike(const py::object &object, const Argument &like,
                             bool copy, bool onePerOrbit, bool verifySymmetry,
                             double symmetryTolerance) {
  if (!like.spec.isTensor || like.spec.tensor.isDense())
    throw py::type_error("like=" + describe(like.spec) +
                         " is not a tensor with an encoding");
  const TensorSpec &spec = like.spec.tensor;
  PackOptions options(onePerOrbit ? GivenEntries::OnePerOrbit
                                  : GivenEntries::AsFile);
  options.symmetry = makeSymmetryCheck(verifySymmetry, symmetryTolerance);
  if (copy)
    return {pack(spec, object, options, "tensor"), false};
  std::string problem;
  auto tensor = isScipy(object)
                    ? borrowScipy(spec, object, options.symmetry, problem)
                    : std::nullopt;
  if (!tensor)
    throw py::value_error("tensor is not stored as " +
                          describeStorage(like.spec) + " with dtype " +
                          py::str(toDtype(spec.element)).cast<std::string>() +
                          ", sorted and without duplicates" +
                          (problem.empty() ? "" : " (" + problem + ")") +
                          "; leave out copy=False");
  return *tensor;
}

static SparseTensor
fromPacked(const py::object &values, const Argument &like,
           const std::optional<std::vector<std::optional<int64_t>>> &shape) {
  const TensorSpec &spec = like.spec.tensor;
  if (!like.spec.isTensor || !spec.isPacked())
    throw py::type_error("like=" + describe(like.spec) +
                         " is not a tensor with packed storage");
  std::vector<int64_t> known = spec.shape;
  if (shape) {
    known.clear();
    for (const std::optional<int64_t> &extent : *shape)
      known.push_back(extent.value_or(-1));
  }
  return borrowPacked(spec, values, known, "values");
}

/// A view of the values that keeps them what they were checked to be.
static py::array getValues(const SparseTensor &tensor) {
  const Buffer &values = tensor.data.buffers.back();
  py::array array = toArray(values, {static_cast<int64_t>(values.count())});
  array.attr("setflags")(py::arg("write") = false);
  return array;
}

static py::object convert(const py::object &self, const Argument &like,
                          unsigned threads, bool verifySymmetry,
                          double symmetryTolerance) {
  if (!like.spec.isTensor)
    throw py::type_error("like=" + describe(like.spec) + " is not a tensor");
  PackOptions options;
  options.symmetry = makeSymmetryCheck(verifySymmetry, symmetryTolerance);
  options.symmetry.threads = threads;
  TensorData data = pack(like.spec.tensor, self, options, "tensor");
  if (data.spec.isDense())
    return toArray(data.buffers.front(), data.extents);
  return py::cast(SparseTensor{std::move(data), false});
}

static py::tuple unpack(const SparseTensor &tensor) {
  py::tuple entries = toCoordinates(unpackTensor(tensor.data));
  return py::make_tuple(
      entries[0], entries[1].attr("astype")(toDtype(tensor.data.spec.element)));
}

static void bindSparseTensor(py::module_ &module) {
  py::class_<SparseTensor>(
      module, "SparseTensor", py::is_final(),
      R"doc(A tensor in the storage of an encoded parameter, checked once. Pack one to use it
in many calls.)doc")
      .def_static(
          "pack", packLike, py::arg("tensor"), py::kw_only(), py::arg("like"),
          py::arg("copy") = true, py::arg("one_per_orbit") = false,
          py::arg("verify_symmetry") = true,
          py::arg("symmetry_tolerance") = 0.0,
          R"doc(Packs a SciPy sparse array or matrix, Entries, a SparseTensor or a dense array for
the parameter like. Where the parameter is symmetric the entries are checked to be: all entries
of each orbit with equal values, up to the relative difference symmetry_tolerance,
or with one_per_orbit=True any one of them, such as a triangle. Without
verify_symmetry, one of each orbit is taken, that of the stored triangle if present.
copy=False borrows the arrays of a SciPy object instead, which must be exactly what
the parameter stores and whose structure must not change afterwards. Raises
ValueError with the first entry that does not fit.)doc")
      .def_static(
          "from_packed", fromPacked, py::arg("values"), py::kw_only(),
          py::arg("like"), py::arg("shape") = py::none(),
          R"doc(Packed storage from its values in order, an array of one dimension: of a
symmetric matrix the packed triangle, row after row; of electron integrals with
eight-fold symmetry and triangle = lower, PySCF's s8. A C-contiguous array of the
exact dtype is borrowed. `shape`, with None where it is not known, is needed only
if it does not follow from the number of values.)doc")
      .def_property_readonly("values", getValues,
                             "The stored values in order, a read-only view.")
      .def_property_readonly(
          "shape",
          [](const SparseTensor &t) { return toShape(t.data.extents); })
      .def_property_readonly(
          "dtype",
          [](const SparseTensor &t) { return toDtype(t.data.spec.element); })
      .def_property_readonly(
          "nnz", [](const SparseTensor &t) { return t.data.storedEntries(); })
      .def_property_readonly(
          "nbytes", [](const SparseTensor &t) { return t.data.bytes(); })
      .def_property_readonly("storage",
                             [](const SparseTensor &t) {
                               return describeStorage({true, t.data.spec, {}});
                             })
      .def_property_readonly(
          "type",
          [](const SparseTensor &t) { return getTypeText(t.data.spec); },
          "The type in MLIR, with open extents where it was packed for such.")
      .def(
          "convert", convert, py::arg("like"), py::kw_only(),
          py::arg("threads") = 0, py::arg("verify_symmetry") = true,
          py::arg("symmetry_tolerance") = 0.0,
          R"doc(The same tensor stored as another parameter wants it: another format, dtype or
triangle, all entries instead of one per orbit, or an array if the parameter is
dense. A symmetry that only the parameter states is checked. Works with one thread
per processor unless threads says how many; the result is the same.)doc")
      .def(
          "to_scipy", [](const SparseTensor &t) { return toScipy(t.data); },
          R"doc(A copy of what is stored as a SciPy sparse array: csr_array, csc_array or bsr_array
if that is the storage, else coo_array. Of a canonical matrix it is the triangle, or
the triangle of blocks.)doc")
      .def("to_coo", unpack,
           "Coordinates, one row per dimension, and values of the stored "
           "entries; one per orbit if only that is stored.")
      .def("__repr__", [](const SparseTensor &t) {
        return "SparseTensor(" + t.data.spec.str() + ", shape=" +
               py::str(toShape(t.data.extents)).cast<std::string>() +
               ", nnz=" + std::to_string(t.data.storedEntries()) + ")";
      });
}

void tensoropt::python::bindSparse(py::module_ &module) {
  bindArgument(module);
  py::class_<Entries>(
      module, "Entries", py::is_final(),
      R"doc(Entries as a file or arrays give them; `symmetry` is "general", "symmetric",
"skew-symmetric" or "hermitian" and says what they state about the others.
`coordinates` has one row per dimension and a column per value.)doc")
      .def(py::init(&makeEntries), py::arg("coordinates"), py::arg("values"),
           py::arg("shape"), py::arg("symmetry") = "general")
      .def_property_readonly(
          "shape", [](const Entries &e) { return toShape(e.tensor.shape); })
      .def_property_readonly(
          "nnz", [](const Entries &e) { return e.tensor.entries(); })
      .def_property_readonly(
          "symmetry",
          [](const Entries &e) { return getName(e.tensor.symmetry); })
      .def(
          "to_coo", [](const Entries &e) { return toCoordinates(e.tensor); },
          "Coordinates, one row per dimension, and values.")
      .def("__repr__", [](const Entries &e) {
        return "Entries(shape=" +
               py::str(toShape(e.tensor.shape)).cast<std::string>() +
               ", nnz=" + std::to_string(e.tensor.entries()) +
               ", symmetry=" + getName(e.tensor.symmetry) + ")";
      });
  bindSparseTensor(module);
  module.def(
      "read", readFile, py::arg("path"), py::arg("shape") = py::none(),
      R"doc(Reads a Matrix Market (.mtx) or FROSTT (.tns) file. `shape` gives the extents of
a .tns file, -1 or nothing for the largest index found. Raises ValueError with the
line that is malformed.)doc");
}
