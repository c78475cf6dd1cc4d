// SPDX-License-Identifier: Apache-2.0
//
// Files for the tests of readers and writers: a folder that goes away, short
// messages, and damaged copies of good files.
//
//   TestFolder folder;
//   folder.write("a.mtx", text);
//   readMatrixMarket(folder.path("a.mtx"), error);
//   EXPECT_EQ(folder.shorten(error), "a.mtx:2: ...");

#pragma once

#include "gtest/gtest.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

namespace tensoropt {

/// A fresh folder, removed with its content at the end of the test.
class TestFolder {
public:
  TestFolder() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "tensoroptXXXXXX").string();
    EXPECT_NE(::mkdtemp(pattern.data()), nullptr);
    folder = pattern + "/";
  }
  TestFolder(const TestFolder &) = delete;
  TestFolder &operator=(const TestFolder &) = delete;
  ~TestFolder() { std::filesystem::remove_all(folder); }

  std::string path(const std::string &name) const { return folder + name; }

  void write(const std::string &name, std::string_view bytes) const {
    std::ofstream file(path(name), std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }

  std::string read(const std::string &name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  /// Number of files in the folder.
  size_t count() const {
    std::filesystem::directory_iterator files(folder);
    return static_cast<size_t>(std::distance(begin(files), end(files)));
  }

  /// A message without the folder's name.
  std::string shorten(const std::string &message) const {
    return message.substr(0, folder.size()) == folder
               ? message.substr(folder.size())
               : message;
  }

private:
  std::string folder;
};

/// Calls `check(bytes, seed)` for `count` copies of `good` with one to four
/// bytes replaced, half of them by bytes of `good` itself, which parsers
/// follow further than arbitrary ones.
template <typename Check>
void forEachMutation(std::string_view good, unsigned count, Check check) {
  for (unsigned seed = 0; seed < count; ++seed) {
    std::mt19937 random(seed);
    std::string bytes(good);
    for (unsigned flips = 1 + random() % 4; flips > 0; --flips) {
      char arbitrary = static_cast<char>(random());
      char own = good[random() % good.size()];
      bytes[random() % bytes.size()] = random() % 2 ? own : arbitrary;
    }
    check(bytes, seed);
  }
}

} // namespace tensoropt
