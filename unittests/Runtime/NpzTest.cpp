// SPDX-License-Identifier: Apache-2.0
//
// Archives of NumPy arrays: stored and compressed ones of NumPy, missing
// members, archives that lie or are damaged.

#include "TensorOpt/Runtime/Npy.h"

#include "FileTesting.h"
#include "GoldenFiles.h"

#include <cstring>
#include <sys/resource.h>

using namespace tensoropt;

namespace {

class Npz : public testing::Test {
protected:
  std::optional<NpyArray> read(std::string_view bytes,
                               const std::string &member) {
    folder.write("a.npz", bytes);
    error.clear();
    auto array = readNpz(folder.path("a.npz"), member, error);
    EXPECT_EQ(array.has_value(), error.empty()) << error;
    error = folder.shorten(error);
    return array;
  }

  template <typename Number>
  void expectArray(std::string_view bytes, const std::string &member,
                   std::vector<int64_t> shape, std::vector<Number> values) {
    auto array = read(bytes, member);
    ASSERT_TRUE(array) << error;
    EXPECT_EQ(array->shape, shape);
    ASSERT_EQ(array->data.size(), values.size() * sizeof(Number));
    EXPECT_EQ(
        std::memcmp(array->data.data(), values.data(), array->data.size()), 0);
  }

  TestFolder folder;
  std::string error;
};

TEST_F(Npz, ReadsArchivesOfNumPy) {
  std::vector<int32_t> counts = {0, 1, 2, 3, 4, 5};
  expectArray<int32_t>(golden::npzStored, "a", {2, 3}, counts);
  expectArray<int32_t>(golden::npzPacked, "a.npy", {2, 3}, counts);
  expectArray<double>(golden::npzStored, "weight", {2}, {1.5, 2.5});
  expectArray<double>(golden::npzPacked, "f", {2, 3}, {0, 1, 2, 3, 4, 5});
}

TEST_F(Npz, ListsArrays) {
  folder.write("a.npz", golden::npzStored);
  auto names = listNpz(folder.path("a.npz"), error);
  ASSERT_TRUE(names) << error;
  EXPECT_EQ(*names, (std::vector<std::string>{"a", "weight"}));
  EXPECT_FALSE(listNpz(folder.path("b.npz"), error));
  EXPECT_EQ(folder.shorten(error),
            "b.npz: cannot be opened: No such file or directory");
}

TEST_F(Npz, RefusesMissingMembers) {
  EXPECT_FALSE(read(golden::npzStored, "b"));
  EXPECT_EQ(error, "a.npz: has no array 'b', its arrays are 'a', 'weight'");
}

TEST_F(Npz, RefusesOtherFiles) {
  EXPECT_FALSE(read("", "a"));
  EXPECT_EQ(error, "a.npz: file is empty");
  EXPECT_FALSE(read(golden::npyScalar, "a"));
  EXPECT_EQ(error.substr(0, 42), "a.npz: cannot be read as a ZIP archive: No");
}

TEST_F(Npz, RefusesDamagedData) {
  std::string file(golden::npzStored);
  // The first data byte of 'a' follows the first newline, that of its header.
  file[file.find('\n') + 1] ^= 1;
  EXPECT_FALSE(read(file, "a"));
  EXPECT_EQ(error, "a.npz: member 'a.npy': cannot be unpacked: CRC error");
}

TEST_F(Npz, RefusesDataOfAnotherSize) {
  // Extent 2 of 'weight' becomes 1, then 3.
  std::string file(golden::npzStored);
  size_t extent = file.find("(2,)") + 1;
  file[extent] = '1';
  EXPECT_FALSE(read(file, "weight"));
  EXPECT_EQ(error, "a.npz: member 'weight.npy': the header needs 8 bytes of "
                   "data but 16 are there, 8 too many");
  file[extent] = '3';
  EXPECT_FALSE(read(file, "weight"));
  EXPECT_EQ(error, "a.npz: member 'weight.npy': the header needs 24 bytes of "
                   "data but 16 are there, 8 too few");
}

TEST_F(Npz, TakesNoMemoryForClaims) {
  // Array header and directory both claim 4 GB; 100 bytes are there.
  rusage before, after;
  getrusage(RUSAGE_SELF, &before);
  EXPECT_FALSE(read(golden::npzShort, "a"));
  getrusage(RUSAGE_SELF, &after);
  EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 64 * 1024); // KiB
  EXPECT_EQ(error.substr(0, 23), "a.npz: member 'a.npy': ");
}

TEST_F(Npz, StopsAfterTheDataOfTheHeader) {
  // Array header and directory both claim 8 bytes; 1 MB comes out.
  EXPECT_FALSE(read(golden::npzBomb, "a"));
  EXPECT_EQ(error, "a.npz: member 'a.npy': holds more than the 8 bytes of data "
                   "that the header needs");
}

TEST_F(Npz, RefusesEveryPrefix) {
  for (size_t size = 0; size < golden::npzPacked.size(); ++size)
    EXPECT_FALSE(read(golden::npzPacked.substr(0, size), "f")) << size;
}

TEST_F(Npz, SurvivesMutations) {
  for (std::string_view file : {golden::npzStored, golden::npzPacked})
    forEachMutation(file, 2000, [&](std::string_view bytes, unsigned seed) {
      auto array = read(bytes, "a");
      size_t size = array ? array->type.size() : 0;
      for (int64_t extent : array ? array->shape : std::vector<int64_t>())
        size *= static_cast<size_t>(extent);
      EXPECT_EQ(size, array ? array->data.size() : 0) << "seed " << seed;
    });
}

} // namespace
