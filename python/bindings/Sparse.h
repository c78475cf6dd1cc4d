// SPDX-License-Identifier: Apache-2.0
// Sparse tensors of Python: objects of SciPy by their attributes, entries read
// from files, and our own storage. All functions need the interpreter's lock.
//
//   TensorData a = toEncoded(spec, scipyMatrix, /*isUpdated=*/false, "argument
//   0");

#pragma once

#include "Arrays.h"

namespace tensoropt::python {

/// A parameter or a result as Python sees it.
struct Argument {
  ArgumentSpec spec;
  bool isUpdated = false;
};

/// Storage that satisfies `verifyTensor`.
struct SparseTensor {
  TensorData data;
  bool isReadOnly = false; ///< borrows arrays that may not be written
};

/// Entries as a file gives them.
struct Entries {
  CoordinateTensor tensor;
};

/// The type of a value as text.
std::string describe(const ArgumentSpec &spec);

/// How values of the type are stored: "scalar", "dense", or the symmetry,
/// levels and index widths of an encoded tensor.
std::string describeStorage(const ArgumentSpec &spec);

/// True for what has the attributes of a SciPy sparse array or matrix.
bool isScipy(const py::object &object);

/// The entries of a SciPy object. Its own index arrays are not trusted.
CoordinateTensor readScipy(const py::object &object, const std::string &place);

/// The check that keyword arguments ask for. ValueError for a tolerance that is
/// not in [0, 1).
SymmetryCheck makeSymmetryCheck(bool isOn, double tolerance);

/// The arrays of a SciPy object as storage of the type, without a copy and
/// verified; empty unless they are exactly what the type asks for. `problem`
/// says what is wrong with the contents if the arrays themselves would do.
std::optional<SparseTensor> borrowScipy(const TensorSpec &spec,
                                        const py::object &object,
                                        const SymmetryCheck &symmetry,
                                        std::string &problem);

/// The arrays of a SciPy object as they are, without a copy and verified; empty
/// if they are not sorted, repeat entries or have a format that we do not.
std::optional<TensorData> borrowAsIs(const py::object &object);

/// Packed storage that borrows its values, an array of one dimension; converted
/// if it has another dtype or layout and NumPy calls that safe. Extents that
/// `shape` does not know (-1) follow from the number of values.
SparseTensor borrowPacked(const TensorSpec &spec, const py::object &values,
                          const std::vector<int64_t> &shape,
                          const std::string &place);

/// A copy as a SciPy sparse array: csr, csc or bsr if the storage is that, else
/// coo. Only this imports SciPy.
py::object toScipy(const TensorData &tensor);

/// Storage of the type, packed from a SciPy object, Entries or a dense array,
/// or converted from a SparseTensor.
TensorData pack(const TensorSpec &spec, const py::object &object,
                const PackOptions &options, const std::string &place);

/// An encoded tensor for a call: a SparseTensor as it is, a SciPy object
/// borrowed or packed, everything else packed. What is updated is not packed.
TensorData toEncoded(const TensorSpec &spec, const py::object &object,
                     bool isUpdated, const SymmetryCheck &symmetry,
                     const std::string &place);

/// The values of a column as an array: int64, float64 or complex128.
py::array toArray(const ScalarColumn &column,
                  const std::vector<int64_t> &shape);

/// Coordinates, one row per dimension, and values.
py::tuple toCoordinates(const CoordinateTensor &tensor);

} // namespace tensoropt::python
