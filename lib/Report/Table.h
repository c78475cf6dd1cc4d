// SPDX-License-Identifier: Apache-2.0
// What the text and the page say alike: rows of cells.
//
//   Table table{"by kind", {"ms", "kind"}, 1, {{"0.5", "copy"}}};

#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tensoropt {

/// Cells as text; the first `numbers` columns are numbers.
struct Table {
  std::string caption;
  std::vector<std::string> head;
  size_t numbers = 0;
  std::vector<std::vector<std::string>> rows;
};

} // namespace tensoropt
