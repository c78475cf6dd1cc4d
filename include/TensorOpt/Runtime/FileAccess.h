// SPDX-License-Identifier: Apache-2.0
//
// How the readers and writers of data files touch the file system: a mapped
// file to read from, and a file that appears under its name only when whole.
//
//   std::string error;
//   std::optional<MappedFile> in = MappedFile::open("a.mtx", error);
//   if (in) use(in->bytes());
//
//   AtomicFile out("b.mtx");
//   out.append("1 2 3\n");
//   bool written = out.commit(error);

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tensoropt {

/// A word of a file for use in a message: in single quotes, unprintable bytes
/// as \xNN, cut after 40 bytes.
std::string quoted(std::string_view word);

/// A whole regular file mapped for reading; unmapped on destruction. Pages
/// come in as they are read, so opening takes no memory. As with every
/// mapping, a file that another process shortens meanwhile raises SIGBUS.
class MappedFile {
public:
  /// Maps `path`. Missing or unreadable files, directories, other irregular
  /// files and empty files leave "FILE: message" in `error`.
  static std::optional<MappedFile> open(const std::string &path,
                                        std::string &error);

  MappedFile(MappedFile &&other) noexcept;
  MappedFile &operator=(MappedFile &&other) noexcept;
  ~MappedFile();

  /// The content, at least one byte, valid as long as this object.
  std::string_view bytes() const { return content; }

private:
  explicit MappedFile(std::string_view content) : content(content) {}

  std::string_view content;
};

/// A file written beside its final name and renamed at the end, so that
/// readers see the old content or the new one and never a part; after a power
/// failure, too, it is one of the two. A symbolic link at the name is
/// replaced, not followed. Failures are kept and told by
/// `commit`; without a successful commit the temporary file is removed.
class AtomicFile {
public:
  /// Creates "PATH.tmp.PROCESS.NUMBER" in the folder of `path`, with the
  /// permissions that the process gives to new files.
  explicit AtomicFile(const std::string &path);
  AtomicFile(const AtomicFile &) = delete;
  AtomicFile &operator=(const AtomicFile &) = delete;
  ~AtomicFile();

  /// Adds bytes at the end; small pieces are gathered into larger writes.
  void append(std::string_view bytes);

  /// Writes what is left, flushes to the device (fsync) and renames. Returns
  /// false with "FILE: message" in `error` if this or an earlier step failed.
  /// Call it once, last.
  bool commit(std::string &error);

private:
  void flush();
  void write(std::string_view bytes);
  void keepFailure(const char *step);

  std::string path;
  std::string temporary;
  std::string buffer;
  std::string failure;
  int descriptor = -1;
};

} // namespace tensoropt
