// SPDX-License-Identifier: Apache-2.0
//
// The header of NumPy's array format, apart from where its bytes come from.
//
//   std::optional<size_t> size = npyHeaderSize(bytes.substr(0, 12), error);
//   if (size && *size <= bytes.size())
//     header = parseNpyHeader(bytes.substr(0, *size), error);

#pragma once

#include "TensorOpt/Runtime/Npy.h"

#include <string_view>

namespace tensoropt {

/// Bytes at the start of a file that tell how long its header is.
inline constexpr size_t npyPrefixSize = 12;

/// What an .npy file says before its data.
struct NpyHeader {
  ScalarType type;
  bool isBigEndian = false;
  bool isFortranOrder = false;
  std::vector<int64_t> shape;
  /// Bytes of the data: the product of the extents and the element size.
  size_t dataBytes = 0;
};

/// Bytes from the start of the file to its data, at most 64 KiB and a few.
/// `prefix` is the first `npyPrefixSize` bytes, or fewer if the file ends.
/// Messages in `error` have no file name; so also below.
std::optional<size_t> npyHeaderSize(std::string_view prefix,
                                    std::string &error);

/// Parses the `npyHeaderSize` bytes before the data. O(bytes).
std::optional<NpyHeader> parseNpyHeader(std::string_view bytes,
                                        std::string &error);

/// Bytes of an array. Negative extents are errors; so is, as in NumPy, a
/// product of the extents other than zero that does not fit an int64.
std::optional<size_t> npyDataBytes(ScalarType type,
                                   const std::vector<int64_t> &shape,
                                   std::string &error);

/// Everything before the data in format version 1.0, in C order; empty with
/// `error` if it is too long for that version.
std::string npyHeaderText(ScalarType type, const std::vector<int64_t> &shape,
                          std::string &error);

/// Whether `present` bytes of data are as many as the header needs; else says
/// in `error` how many are missing or left over.
bool checkNpyDataSize(const NpyHeader &header, size_t present,
                      std::string &error);

/// Brings data as the file has them into C order and little endian.
/// `source` holds `header.dataBytes` bytes. Booleans other than 0 and 1 are
/// errors. O(bytes).
std::optional<NpyArray> arrangeNpy(NpyHeader header, std::string_view source,
                                   std::string &error);

/// The same for data in memory of their own, which is reused if the order of
/// the elements is right.
std::optional<NpyArray>
arrangeNpy(NpyHeader header, std::vector<std::byte> source, std::string &error);

} // namespace tensoropt
