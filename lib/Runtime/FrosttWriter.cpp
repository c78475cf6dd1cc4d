// SPDX-License-Identifier: Apache-2.0
// Writes FROSTT tensors.

#include "TensorOpt/Runtime/FileAccess.h"
#include "TensorOpt/Runtime/Frostt.h"

#include <charconv>

using namespace tensoropt;

template <typename Number>
static void appendNumber(std::string &line, Number number) {
  char text[32];
  line.append(text, std::to_chars(text, text + sizeof text, number).ptr);
}

bool tensoropt::writeFrostt(const std::string &path,
                            const CoordinateTensor &tensor,
                            std::string &error) {
  auto *complex =
      std::get_if<std::vector<std::complex<double>>>(&tensor.values);
  if (complex) {
    error = path + ": a FROSTT file holds real numbers, the tensor is complex";
    return false;
  }
  if (auto problem = verifyEntries(tensor)) {
    error = path + ": " + problem->message;
    return false;
  }
  AtomicFile file(path);
  std::string line;
  for (size_t entry = 0; entry < tensor.entries(); ++entry) {
    line.clear();
    for (size_t mode = 0; mode < tensor.rank(); ++mode) {
      appendNumber(line, tensor.coordinates[entry * tensor.rank() + mode] + 1);
      line += ' ';
    }
    if (auto *integers = std::get_if<std::vector<int64_t>>(&tensor.values))
      appendNumber(line, (*integers)[entry]);
    else
      appendNumber(line, std::get<std::vector<double>>(tensor.values)[entry]);
    line += '\n';
    file.append(line);
  }
  return file.commit(error);
}
