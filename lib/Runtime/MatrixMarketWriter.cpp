// SPDX-License-Identifier: Apache-2.0
//
// Writes Matrix Market files in coordinate format.

#include "TensorOpt/Runtime/FileAccess.h"
#include "TensorOpt/Runtime/MatrixMarket.h"

#include <charconv>

using namespace tensoropt;

namespace {

const char *fieldName(const std::vector<int64_t> &) { return "integer"; }
const char *fieldName(const std::vector<double> &) { return "real"; }
const char *fieldName(const std::vector<std::complex<double>> &) {
  return "complex";
}

/// A line of numbers with single spaces between them.
class Line {
public:
  /// Adds a number; without a format, to_chars gives a double the fewest
  /// digits that read back as the same one.
  template <typename Number> Line &add(Number number) {
    if (used != 0 && used < sizeof text)
      text[used++] = ' ';
    char *stop = std::to_chars(text + used, text + sizeof text, number).ptr;
    used = static_cast<size_t>(stop - text);
    return *this;
  }

  Line &add(std::complex<double> number) {
    return add(number.real()).add(number.imag());
  }

  void writeTo(AtomicFile &file) {
    text[used++] = '\n';
    file.append({text, used});
  }

private:
  // Four numbers of at most 24 characters each, and what separates them.
  char text[128];
  size_t used = 0;
};

} // namespace

bool tensoropt::writeMatrixMarket(const std::string &path,
                                  const CoordinateTensor &tensor,
                                  std::string &error) {
  if (tensor.rank() != 2) {
    error = path + ": a Matrix Market file holds rank 2, the tensor has rank " +
            std::to_string(tensor.rank());
    return false;
  }
  if (auto problem = verifyEntries(tensor)) {
    error = path + ": " + problem->message;
    return false;
  }
  AtomicFile file(path);
  std::visit(
      [&](const auto &column) {
        file.append(std::string("%%MatrixMarket matrix coordinate ") +
                    fieldName(column) + " " + getName(tensor.symmetry) + "\n");
        Line sizes;
        sizes.add(tensor.shape[0]).add(tensor.shape[1]).add(column.size());
        sizes.writeTo(file);
        for (size_t entry = 0; entry < column.size(); ++entry) {
          Line line;
          line.add(tensor.coordinates[2 * entry] + 1)
              .add(tensor.coordinates[2 * entry + 1] + 1)
              .add(column[entry]);
          line.writeTo(file);
        }
      },
      tensor.values);
  return file.commit(error);
}
