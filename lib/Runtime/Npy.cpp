// SPDX-License-Identifier: Apache-2.0
//
// The data of NumPy arrays: sizes, order of elements and bytes, files.

#include "TensorOpt/Runtime/Npy.h"

#include "NpyHeader.h"
#include "TensorOpt/Runtime/FileAccess.h"

#include <algorithm>
#include <cassert>
#include <cstring>

using namespace tensoropt;

// Data are handed on as host memory, so host order must be that of NpyArray.
static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,
              "the runtime runs on little-endian hosts");

namespace {

/// Copies elements of `size` bytes from Fortran order at `source` into C
/// order at `target`. Rows of the last mode are gathered one after the other,
/// with the other indices counted up like the digits of an odometer.
template <size_t size>
void gatherRows(const std::vector<int64_t> &shape, const char *source,
                std::byte *target) {
  size_t last = shape.size() - 1;
  std::vector<size_t> strides(shape.size(), size);
  for (size_t mode = 1; mode <= last; ++mode)
    strides[mode] = strides[mode - 1] * static_cast<size_t>(shape[mode - 1]);
  std::vector<int64_t> indices(shape.size(), 0);
  for (;;) {
    const char *element = source;
    for (int64_t i = 0; i < shape[last]; ++i, target += size) {
      std::memcpy(target, element, size);
      element += strides[last];
    }
    size_t mode = last;
    for (; mode > 0 && ++indices[mode - 1] == shape[mode - 1]; --mode) {
      source -= strides[mode - 1] * static_cast<size_t>(shape[mode - 1] - 1);
      indices[mode - 1] = 0;
    }
    if (mode == 0)
      return;
    source += strides[mode - 1];
  }
}

std::vector<std::byte> toRowMajor(const NpyHeader &header, const char *source) {
  std::vector<std::byte> target(header.dataBytes);
  switch (header.type.size()) {
  case 1:
    gatherRows<1>(header.shape, source, target.data());
    break;
  case 2:
    gatherRows<2>(header.shape, source, target.data());
    break;
  case 4:
    gatherRows<4>(header.shape, source, target.data());
    break;
  case 8:
    gatherRows<8>(header.shape, source, target.data());
    break;
  default:
    gatherRows<16>(header.shape, source, target.data());
    break;
  }
  return target;
}

bool needsRowMajor(const NpyHeader &header) {
  return header.isFortranOrder && header.shape.size() > 1 &&
         header.dataBytes != 0;
}

/// Second half of `arrangeNpy`, on data whose elements are in C order.
std::optional<NpyArray>
finishArray(NpyHeader header, std::vector<std::byte> data, std::string &error) {
  size_t part = header.type.partSize();
  if (header.isBigEndian && part > 1)
    for (auto first = data.begin(); first != data.end();
         first += static_cast<std::ptrdiff_t>(part))
      std::reverse(first, first + static_cast<std::ptrdiff_t>(part));
  if (header.type.kind == ScalarKind::Bool) {
    auto wrong = std::find_if(data.begin(), data.end(), [](std::byte value) {
      return value > std::byte{1};
    });
    if (wrong != data.end()) {
      error = "element " + std::to_string(wrong - data.begin()) +
              " is the boolean " +
              std::to_string(std::to_integer<int>(*wrong)) +
              ", expected 0 or 1";
      return std::nullopt;
    }
  }
  return NpyArray{header.type, std::move(header.shape), std::move(data)};
}

std::optional<NpyArray> parseNpy(std::string_view bytes, std::string &error) {
  auto headerSize = npyHeaderSize(bytes.substr(0, npyPrefixSize), error);
  if (!headerSize)
    return std::nullopt;
  if (*headerSize > bytes.size()) {
    error = "ends inside the header, which has " + std::to_string(*headerSize) +
            " bytes of which " + std::to_string(bytes.size()) + " are there";
    return std::nullopt;
  }
  auto header = parseNpyHeader(bytes.substr(0, *headerSize), error);
  bytes.remove_prefix(*headerSize);
  if (!header || !checkNpyDataSize(*header, bytes.size(), error))
    return std::nullopt;
  return arrangeNpy(std::move(*header), bytes, error);
}

} // namespace

std::optional<size_t> tensoropt::npyDataBytes(ScalarType type,
                                              const std::vector<int64_t> &shape,
                                              std::string &error) {
  int64_t bytes = static_cast<int64_t>(type.size());
  bool isEmpty = false;
  for (int64_t extent : shape) {
    if (extent < 0) {
      error = "extent " + std::to_string(extent) + " is negative";
      return std::nullopt;
    }
    isEmpty |= extent == 0;
    if (extent != 0 && __builtin_mul_overflow(bytes, extent, &bytes)) {
      error = "the bytes of an array of rank " + std::to_string(shape.size()) +
              " of " + std::string(type.name()) +
              " are outside the range of an int64";
      return std::nullopt;
    }
  }
  return isEmpty ? 0 : static_cast<size_t>(bytes);
}

bool tensoropt::checkNpyDataSize(const NpyHeader &header, size_t present,
                                 std::string &error) {
  if (present == header.dataBytes)
    return true;
  bool tooFew = present < header.dataBytes;
  error = "the header needs " + std::to_string(header.dataBytes) +
          " bytes of data but " + std::to_string(present) + " are there, " +
          std::to_string(tooFew ? header.dataBytes - present
                                : present - header.dataBytes) +
          (tooFew ? " too few" : " too many");
  return false;
}

std::optional<NpyArray> tensoropt::arrangeNpy(NpyHeader header,
                                              std::string_view source,
                                              std::string &error) {
  std::vector<std::byte> data;
  if (needsRowMajor(header)) {
    data = toRowMajor(header, source.data());
  } else {
    const auto *first = reinterpret_cast<const std::byte *>(source.data());
    data.assign(first, first + source.size());
  }
  return finishArray(std::move(header), std::move(data), error);
}

std::optional<NpyArray> tensoropt::arrangeNpy(NpyHeader header,
                                              std::vector<std::byte> source,
                                              std::string &error) {
  if (needsRowMajor(header))
    source = toRowMajor(header, reinterpret_cast<const char *>(source.data()));
  return finishArray(std::move(header), std::move(source), error);
}

std::optional<NpyArray> tensoropt::readNpy(const std::string &path,
                                           std::string &error) {
  std::optional<MappedFile> file = MappedFile::open(path, error);
  if (!file)
    return std::nullopt;
  std::string reason;
  std::optional<NpyArray> array = parseNpy(file->bytes(), reason);
  if (!array)
    error = path + ": " + reason;
  return array;
}

bool tensoropt::writeNpy(const std::string &path, const NpyView &array,
                         std::string &error) {
  std::string reason, header;
  auto dataBytes = npyDataBytes(array.type, array.shape, reason);
  if (dataBytes)
    header = npyHeaderText(array.type, array.shape, reason);
  if (header.empty()) {
    error = path + ": " + reason;
    return false;
  }
  assert((array.data || *dataBytes == 0) && "elements without data");
  AtomicFile file(path);
  file.append(header);
  file.append({static_cast<const char *>(array.data), *dataBytes});
  return file.commit(error);
}
