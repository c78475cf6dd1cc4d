// SPDX-License-Identifier: Apache-2.0
//
// Reads arrays from .npz archives, which are ZIP files of .npy members.

#include "NpyHeader.h"
#include "TensorOpt/Runtime/FileAccess.h"
#include "TensorOpt/Runtime/Npy.h"

#include <algorithm>
#include <zip.h>

using namespace tensoropt;

namespace {

constexpr std::string_view npySuffix = ".npy";

/// Bytes asked of a member at a time; so memory follows what comes out.
constexpr size_t chunkSize = size_t(1) << 20;

bool endsInNpy(std::string_view name) {
  return name.size() >= npySuffix.size() &&
         name.substr(name.size() - npySuffix.size()) == npySuffix;
}

/// A mapped archive. libzip reads the mapping, so that the file is opened,
/// and refused, in the same way as those of the other formats.
class Archive {
public:
  Archive() = default;
  Archive(const Archive &) = delete;
  Archive &operator=(const Archive &) = delete;
  ~Archive() {
    if (zip)
      zip_discard(zip);
  }

  bool open(const std::string &path, std::string &error) {
    file = MappedFile::open(path, error);
    if (!file)
      return false;
    zip_error_t failure;
    zip_error_init(&failure);
    zip_source_t *source =
        zip_source_buffer_create(file->bytes().data(), file->bytes().size(),
                                 /*freep=*/0, &failure);
    if (source)
      zip = zip_open_from_source(source, ZIP_RDONLY, &failure);
    if (!zip) {
      error = path + ": cannot be read as a ZIP archive: " +
              zip_error_strerror(&failure);
      if (source)
        zip_source_free(source);
    }
    zip_error_fini(&failure);
    return zip != nullptr;
  }

  /// Names of the members that are arrays, without the suffix.
  std::vector<std::string> arrayNames() const {
    std::vector<std::string> names;
    zip_int64_t count = zip_get_num_entries(zip, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
      const char *text = zip_get_name(zip, static_cast<zip_uint64_t>(i), 0);
      std::string_view name = text ? text : "";
      if (endsInNpy(name))
        names.emplace_back(name.substr(0, name.size() - npySuffix.size()));
    }
    return names;
  }

  /// The full name of `member`, which may lack the suffix; empty if there is
  /// no such array. A name that is there as it stands wins.
  std::string find(const std::string &member) const {
    for (const std::string &name : {member, member + std::string(npySuffix)})
      if (endsInNpy(name) && zip_name_locate(zip, name.c_str(), 0) >= 0)
        return name;
    return "";
  }

  zip_t *zip = nullptr;

private:
  std::optional<MappedFile> file;
};

/// Reads one member from its beginning.
class MemberReader {
public:
  MemberReader(zip_t *zip, const std::string &name, std::string &error)
      : error(error), file(zip_fopen(zip, name.c_str(), 0)) {
    if (!file)
      error = "cannot be opened: " + std::string(zip_strerror(zip));
    zip_stat_init(&status);
    zip_stat(zip, name.c_str(), 0, &status);
  }
  MemberReader(const MemberReader &) = delete;
  MemberReader &operator=(const MemberReader &) = delete;
  ~MemberReader() {
    if (file)
      zip_fclose(file);
  }

  std::optional<NpyArray> read() {
    std::vector<std::byte> bytes;
    if (!file || !readUpTo(bytes, npyPrefixSize))
      return std::nullopt;
    auto headerSize = npyHeaderSize(text(bytes), error);
    if (!headerSize || !readUpTo(bytes, *headerSize))
      return std::nullopt;
    if (bytes.size() < *headerSize) {
      error = "ends inside the header, which has " +
              std::to_string(*headerSize) + " bytes of which " +
              std::to_string(bytes.size()) + " are there";
      return std::nullopt;
    }
    auto header = parseNpyHeader(text(bytes), error);
    std::vector<std::byte> data;
    if (!header || !checkClaim(*header, *headerSize) ||
        !readUpTo(data, header->dataBytes) || !checkEnd(*header, data.size()))
      return std::nullopt;
    return arrangeNpy(std::move(*header), std::move(data), error);
  }

private:
  static std::string_view text(const std::vector<std::byte> &bytes) {
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
  }

  /// Reads until `bytes` holds `size` bytes or the member ends.
  bool readUpTo(std::vector<std::byte> &bytes, size_t size) {
    while (bytes.size() < size) {
      size_t before = bytes.size(), wanted = std::min(chunkSize, size - before);
      bytes.resize(before + wanted);
      zip_int64_t count = zip_fread(file, bytes.data() + before, wanted);
      if (count < 0)
        return failOnData();
      bytes.resize(before + static_cast<size_t>(count));
      if (count == 0)
        break;
    }
    return true;
  }

  /// Compares the header with the size that the archive's directory states.
  /// Both may lie; this only spares unpacking what cannot fit.
  bool checkClaim(const NpyHeader &header, size_t headerSize) {
    if (!(status.valid & ZIP_STAT_SIZE) || status.size < headerSize)
      return true;
    return checkNpyDataSize(header, status.size - headerSize, error);
  }

  /// Checks that `present` bytes are all that is needed and that no more
  /// follow. Reading at the end also makes libzip compare the checksum.
  bool checkEnd(const NpyHeader &header, size_t present) {
    std::byte next;
    zip_int64_t count = zip_fread(file, &next, 1);
    if (count < 0)
      return failOnData();
    if (count == 0)
      return checkNpyDataSize(header, present, error);
    error = "holds more than the " + std::to_string(header.dataBytes) +
            " bytes of data that the header needs";
    return false;
  }

  bool failOnData() {
    error = std::string("cannot be unpacked: ") + zip_file_strerror(file);
    return false;
  }

  std::string &error;
  zip_file_t *file;
  zip_stat_t status;
};

/// "no array 'x', the archive holds 'a', 'b'", for at most 16 arrays.
std::string missingMessage(const Archive &archive, const std::string &member) {
  constexpr size_t most = 16;
  std::vector<std::string> names = archive.arrayNames();
  std::string list = names.empty() ? "none" : "";
  for (size_t i = 0; i < names.size() && i < most; ++i)
    list += (i ? ", " : "") + quoted(names[i]);
  if (names.size() > most)
    list += " and " + std::to_string(names.size() - most) + " more";
  return "has no array " + quoted(member) + ", its arrays are " + list;
}

} // namespace

std::optional<NpyArray> tensoropt::readNpz(const std::string &path,
                                           const std::string &member,
                                           std::string &error) {
  Archive archive;
  if (!archive.open(path, error))
    return std::nullopt;
  std::string name = archive.find(member);
  if (name.empty()) {
    error = path + ": " + missingMessage(archive, member);
    return std::nullopt;
  }
  std::string reason;
  std::optional<NpyArray> array =
      MemberReader(archive.zip, name, reason).read();
  if (!array)
    error = path + ": member " + quoted(name) + ": " + reason;
  return array;
}

std::optional<std::vector<std::string>>
tensoropt::listNpz(const std::string &path, std::string &error) {
  Archive archive;
  if (!archive.open(path, error))
    return std::nullopt;
  return archive.arrayNames();
}
