// SPDX-License-Identifier: Apache-2.0
//
// FROSTT files: good ones, each error with its line, damaged ones.

#include "TensorOpt/Runtime/Frostt.h"

#include "FileTesting.h"

using namespace tensoropt;

namespace {

using Integers = std::vector<int64_t>;
using Reals = std::vector<double>;

constexpr std::string_view example = "# made by hand\n"
                                     "1 1 1 1.0\n"
                                     "1 2 4 -2.5\r\n"
                                     "\n"
                                     "  # indented comment\n"
                                     "3 1 2 3\n";

class Frostt : public testing::Test {
protected:
  std::optional<CoordinateTensor> read(std::string_view text,
                                       const Integers &shape = {}) {
    folder.write("a.tns", text);
    error.clear();
    auto tensor = readFrostt(folder.path("a.tns"), shape, error);
    EXPECT_EQ(tensor.has_value(), error.empty()) << error;
    error = folder.shorten(error);
    return tensor;
  }

  std::string bad(std::string_view text, const Integers &shape = {}) {
    EXPECT_FALSE(read(text, shape)) << text;
    return error;
  }

  TestFolder folder;
  std::string error;
};

TEST_F(Frostt, ReadsEntriesInOrder) {
  auto tensor = read(example);
  ASSERT_TRUE(tensor) << error;
  EXPECT_EQ(tensor->shape, (Integers{3, 2, 4}));
  EXPECT_EQ(tensor->coordinates, (Integers{0, 0, 0, 0, 1, 3, 2, 0, 1}));
  EXPECT_EQ(std::get<Reals>(tensor->values), (Reals{1, -2.5, 3}));
  EXPECT_EQ(tensor->symmetry, FileSymmetry::General);
}

TEST_F(Frostt, TakesGivenExtents) {
  auto tensor = read(example, {10, -1, 4});
  ASSERT_TRUE(tensor) << error;
  EXPECT_EQ(tensor->shape, (Integers{10, 2, 4}));
  tensor = read("# nothing\n", {10, 0});
  ASSERT_TRUE(tensor) << error;
  EXPECT_EQ(tensor->shape, (Integers{10, 0}));
  EXPECT_EQ(tensor->entries(), 0u);
}

TEST_F(Frostt, ReadsVectors) {
  auto tensor = read("9223372036854775807 0.5");
  ASSERT_TRUE(tensor) << error;
  EXPECT_EQ(tensor->shape, (Integers{9223372036854775807}));
  EXPECT_EQ(tensor->coordinates, (Integers{9223372036854775806}));
}

TEST_F(Frostt, RefusesWrongRanks) {
  EXPECT_EQ(bad("1 2 3.5\n# c\n1 2 3 4.5\n"),
            "a.tns:3: line has 4 words, not the 2 indices and the value of "
            "the first entry");
  EXPECT_EQ(bad("1 2 3.5\n1 4.5\n"),
            "a.tns:2: line has 2 words, not the 2 indices and the value of "
            "the first entry");
  EXPECT_EQ(bad("\n7\n"),
            "a.tns:2: expected indices and a value, got a single word");
  EXPECT_EQ(bad("1 2 3.5\n", {4, 4, 4}),
            "a.tns:1: line has 2 indices but the given shape has rank 3");
  EXPECT_EQ(bad("# none\n"),
            "a.tns:2: file holds no entries to take the shape from");
  EXPECT_EQ(bad("# none\n", {3, -1}),
            "a.tns:2: file holds no entries to take the shape from");
  EXPECT_EQ(bad(""), "a.tns: file is empty");
}

TEST_F(Frostt, RefusesWrongNumbers) {
  EXPECT_EQ(bad("1 1 1\n1 0 1\n"), "a.tns:2: index 0 of mode 2 is below 1");
  EXPECT_EQ(bad("-9223372036854775808 1\n"),
            "a.tns:1: index -9223372036854775808 of mode 1 is below 1");
  EXPECT_EQ(bad("1 1 1\n\n1 5 1\n", {-1, 4}),
            "a.tns:3: index 5 of mode 2 is above the given extent 4");
  EXPECT_EQ(bad("1 1.5 1\n"),
            "a.tns:1: expected an integer as index, got '1.5'");
  EXPECT_EQ(bad("9223372036854775808 1\n"),
            "a.tns:1: index '9223372036854775808' is outside the range of an "
            "int64");
  EXPECT_EQ(bad("1 1 x\n"), "a.tns:1: expected a number as value, got 'x'");
  EXPECT_EQ(bad("1 1e999\n"),
            "a.tns:1: value '1e999' is outside the range of a double");
}

TEST_F(Frostt, RefusesDuplicates) {
  EXPECT_EQ(bad("2 1 1 5\n# c\n1 1 1 5\n\n2 1 1 6\n"),
            "a.tns:5: entry (2, 1, 1) is stored twice; the first time is "
            "line 1");
}

TEST_F(Frostt, ReadsPrefixesAsFewerEntries) {
  auto whole = read(example);
  ASSERT_TRUE(whole);
  for (size_t size = 1; size < example.size(); ++size) {
    auto tensor = read(example.substr(0, size));
    if (!tensor)
      continue;
    // All but the entry that the end of the prefix may have cut.
    size_t same = tensor->entries() - 1;
    auto values = std::get<Reals>(tensor->values);
    EXPECT_LE(tensor->entries(), whole->entries());
    EXPECT_TRUE(std::equal(values.begin(), values.begin() + long(same),
                           std::get<Reals>(whole->values).begin()));
    EXPECT_TRUE(std::equal(tensor->coordinates.begin(),
                           tensor->coordinates.begin() + long(3 * same),
                           whole->coordinates.begin()));
  }
}

TEST_F(Frostt, SurvivesMutations) {
  for (const Integers &shape : {Integers{}, Integers{3, 2, 4}})
    forEachMutation(example, 2000, [&](std::string_view bytes, unsigned seed) {
      auto tensor = read(bytes, shape);
      EXPECT_TRUE(!tensor || !verifyEntries(*tensor)) << "seed " << seed;
    });
}

} // namespace
