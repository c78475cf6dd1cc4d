// SPDX-License-Identifier: Apache-2.0
//
// Mapped and atomically replaced files, by POSIX calls.

#include "TensorOpt/Runtime/FileAccess.h"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

using namespace tensoropt;

namespace {

constexpr size_t writeBufferSize = size_t(1) << 20;

std::string systemMessage(int code) {
  return std::generic_category().message(code);
}

/// Closes a descriptor at the end of a scope.
struct Descriptor {
  int number;
  ~Descriptor() {
    if (number >= 0)
      ::close(number);
  }
};

/// Why the file behind `descriptor` cannot be mapped; empty if it can. Puts
/// its size into `size`.
std::string whyNotMappable(int descriptor, size_t &size) {
  struct stat status;
  if (::fstat(descriptor, &status) != 0)
    return "cannot be examined: " + systemMessage(errno);
  if (S_ISDIR(status.st_mode))
    return "is a directory, not a file";
  if (!S_ISREG(status.st_mode))
    return "is not a regular file";
  if (status.st_size == 0)
    return "file is empty";
  size = static_cast<size_t>(status.st_size);
  return "";
}

} // namespace

std::string tensoropt::quoted(std::string_view word) {
  constexpr size_t longest = 40;
  std::string result = "'";
  for (char character : word.substr(0, longest)) {
    if (character >= ' ' && character <= '~') {
      result += character;
      continue;
    }
    char escaped[5];
    std::snprintf(escaped, sizeof escaped, "\\x%02X",
                  static_cast<unsigned>(static_cast<unsigned char>(character)));
    result += escaped;
  }
  return result + (word.size() > longest ? "...'" : "'");
}

std::optional<MappedFile> MappedFile::open(const std::string &path,
                                           std::string &error) {
  // Without O_NONBLOCK a named pipe would wait for its writer.
  Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  if (file.number < 0) {
    error = path + ": cannot be opened: " + systemMessage(errno);
    return std::nullopt;
  }
  size_t size = 0;
  std::string reason = whyNotMappable(file.number, size);
  if (!reason.empty()) {
    error = path + ": " + reason;
    return std::nullopt;
  }
  void *start =
      ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number, /*offset=*/0);
  if (start == MAP_FAILED) {
    error = path + ": cannot be mapped: " + systemMessage(errno);
    return std::nullopt;
  }
  ::madvise(start, size, MADV_SEQUENTIAL);
  return MappedFile({static_cast<const char *>(start), size});
}

MappedFile::MappedFile(MappedFile &&other) noexcept
    : content(std::exchange(other.content, {})) {}

MappedFile &MappedFile::operator=(MappedFile &&other) noexcept {
  std::swap(content, other.content);
  return *this;
}

MappedFile::~MappedFile() {
  if (!content.empty())
    ::munmap(const_cast<char *>(content.data()), content.size());
}

AtomicFile::AtomicFile(const std::string &path) : path(path) {
  static std::atomic<unsigned> counter{0};
  // A number may be taken by the leftover of a killed process with our id.
  do {
    temporary = path + ".tmp." + std::to_string(::getpid()) + "." +
                std::to_string(counter++);
    descriptor = ::open(temporary.c_str(),
                        O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  } while (descriptor < 0 && errno == EEXIST);
  if (descriptor < 0)
    keepFailure("cannot be created");
}

AtomicFile::~AtomicFile() {
  if (descriptor < 0)
    return;
  ::close(descriptor);
  ::unlink(temporary.c_str());
}

void AtomicFile::keepFailure(const char *step) {
  if (failure.empty())
    failure = path + ": " + step + ": " + systemMessage(errno);
}

void AtomicFile::append(std::string_view bytes) {
  if (buffer.size() + bytes.size() > writeBufferSize)
    flush();
  if (bytes.size() > writeBufferSize)
    write(bytes);
  else
    buffer.append(bytes);
}

void AtomicFile::flush() {
  write(buffer);
  buffer.clear();
}

void AtomicFile::write(std::string_view bytes) {
  while (failure.empty() && !bytes.empty()) {
    ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written >= 0)
      bytes.remove_prefix(static_cast<size_t>(written));
    else if (errno != EINTR)
      keepFailure("cannot be written");
  }
}

bool AtomicFile::commit(std::string &error) {
  flush();
  if (failure.empty() && ::fsync(descriptor) != 0)
    keepFailure("cannot be flushed to the device");
  if (failure.empty() && ::rename(temporary.c_str(), path.c_str()) != 0)
    keepFailure("cannot be replaced");
  if (!failure.empty()) {
    error = failure;
    return false;
  }
  ::close(std::exchange(descriptor, -1));
  return true;
}
