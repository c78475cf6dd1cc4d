// SPDX-License-Identifier: Apache-2.0
//
// Reads and writes NumPy arrays (.npy) and reads archives of them (.npz).
// Format: numpy.lib.format and NEP 1. Own code, because readers packaged for
// C++ allocate what the header claims before they look at the file.
//
//   std::string error;
//   std::optional<NpyArray> a = readNpy("a.npy", error);
//   std::optional<NpyArray> w = readNpz("model.npz", "weight", error);
//   bool ok = writeNpy("b.npy", {a->type, a->shape, a->data.data()}, error);

#pragma once

#include "TensorOpt/Runtime/ScalarType.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tensoropt {

/// A dense array in C order (the last mode runs fastest), little endian,
/// whatever the file had. `data` holds exactly the elements and is aligned
/// for every scalar type (16 bytes, as operator new gives it). An array of
/// rank 0 has one element.
struct NpyArray {
  ScalarType type;
  std::vector<int64_t> shape;
  std::vector<std::byte> data;
};

/// An array that somebody else owns, in C order and little endian; `data` may
/// be null if there are no elements.
struct NpyView {
  ScalarType type;
  std::vector<int64_t> shape;
  const void *data = nullptr;
};

/// Reads an array of format version 1, 2 or 3, either byte order, C or
/// Fortran order. Errors are "FILE: message" in `error`, set only then: a
/// malformed header, a structured, object or other dtype without a
/// `ScalarKind`, sizes that overflow or differ from the bytes that are there
/// (checked before any memory is taken), booleans other than 0 and 1. O(n).
std::optional<NpyArray> readNpy(const std::string &path, std::string &error);

/// Reads the array `member`, with or without ".npy", of a .npz archive,
/// stored or compressed. Errors as for `readNpy`, and further: not an
/// archive, no such member (the message lists those there are), damaged data.
/// Memory grows with the data that come out and stays within what the array's
/// own header declares.
std::optional<NpyArray> readNpz(const std::string &path,
                                const std::string &member, std::string &error);

/// Names of the arrays in an archive without ".npy", in the order of the
/// archive; other members are left out. Errors as for `readNpz`.
std::optional<std::vector<std::string>> listNpz(const std::string &path,
                                                std::string &error);

/// Writes format version 1.0 with the data at a multiple of 64 bytes. The
/// file is replaced as a whole or not at all. Returns false with
/// "FILE: message" in `error` if an extent is negative, the size overflows,
/// the header exceeds 64 KiB, or the file cannot be written.
bool writeNpy(const std::string &path, const NpyView &array,
              std::string &error);

} // namespace tensoropt
