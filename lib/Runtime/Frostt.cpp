// SPDX-License-Identifier: Apache-2.0
//
// Reads FROSTT tensors.

#include "TensorOpt/Runtime/Frostt.h"

#include "TensorOpt/Runtime/FileAccess.h"
#include "TextScanner.h"

#include <algorithm>

using namespace tensoropt;

namespace {

constexpr char commentMark = '#';

/// Reads the lines of one file. Extents start as the caller's hints; those
/// not given follow the largest index.
class FrosttReader {
public:
  FrosttReader(TextScanner &scan, const std::vector<int64_t> &hints)
      : scan(scan), hints(hints) {
    tensor.values = std::vector<double>();
  }

  bool read() {
    if (!scan.startLine(commentMark))
      return finishWithoutEntries();
    if (!readRank())
      return false;
    TextScanner firstEntry = scan;
    do {
      if (!readEntry())
        return preferRankFailure(firstEntry);
    } while (scan.startLine(commentMark));
    auto problem = verifyEntries(tensor, /*indexBase=*/1);
    if (!problem)
      return true;
    scan = firstEntry;
    return scan.failOnEntry(*problem, commentMark);
  }

  CoordinateTensor tensor;

private:
  bool finishWithoutEntries() {
    auto isUnknown = [](int64_t extent) { return extent < 0; };
    if (hints.empty() || std::any_of(hints.begin(), hints.end(), isUnknown))
      return scan.fail("file holds no entries to take the shape from");
    tensor.shape = hints;
    return true;
  }

  /// Takes the rank from the words of the current line.
  bool readRank() {
    size_t words = scan.countWords();
    if (words < 2)
      return scan.fail("expected indices and a value, got a single word");
    size_t rank = words - 1;
    if (!hints.empty() && hints.size() != rank)
      return scan.fail("line has " + std::to_string(rank) +
                       " indices but the given shape has rank " +
                       std::to_string(hints.size()));
    if (hints.empty())
      hints.assign(rank, -1);
    tensor.shape = hints;
    for (int64_t &extent : tensor.shape)
      extent = std::max<int64_t>(extent, 0);
    return true;
  }

  bool readEntry() {
    double value;
    if (!readIndices() || !scan.readReal(value, "value") || !scan.endLine())
      return false;
    std::get<std::vector<double>>(tensor.values).push_back(value);
    return true;
  }

  /// After the failure of an entry: tells of its rank instead if that is the
  /// fault behind it. Words are counted only now, not for each line.
  bool preferRankFailure(const TextScanner &firstEntry) {
    TextScanner line = firstEntry;
    line.skipLines(tensor.entries(), commentMark);
    size_t words = line.countWords();
    if (words == tensor.rank() + 1)
      return false;
    scan = line;
    return scan.fail("line has " + std::to_string(words) + " words, not the " +
                     std::to_string(tensor.rank()) +
                     " indices and the value of the first entry");
  }

  bool readIndices() {
    for (size_t mode = 0; mode < tensor.rank(); ++mode) {
      int64_t index = 0;
      if (!scan.readInteger(index, "index"))
        return false;
      if (index < 1)
        return failOnIndex(index, mode, "below 1");
      int64_t &extent = tensor.shape[mode];
      if (index > extent) {
        if (hints[mode] >= 0)
          return failOnIndex(
              index, mode, "above the given extent " + std::to_string(extent));
        extent = index;
      }
      tensor.coordinates.push_back(index - 1);
    }
    return true;
  }

  bool failOnIndex(int64_t index, size_t mode, const std::string &fault) {
    return scan.fail("index " + std::to_string(index) + " of mode " +
                     std::to_string(mode + 1) + " is " + fault);
  }

  TextScanner &scan;
  std::vector<int64_t> hints;
};

} // namespace

std::optional<CoordinateTensor>
tensoropt::readFrostt(const std::string &path,
                      const std::vector<int64_t> &shape, std::string &error) {
  std::optional<MappedFile> file = MappedFile::open(path, error);
  if (!file)
    return std::nullopt;
  TextScanner scan(path, file->bytes());
  FrosttReader reader(scan, shape);
  if (reader.read())
    return std::move(reader.tensor);
  error = scan.error();
  return std::nullopt;
}
