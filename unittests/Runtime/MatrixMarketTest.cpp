// SPDX-License-Identifier: Apache-2.0
//
// Matrix Market files: what SciPy wrote must read as SciPy's matrices, wrong
// files must fail at the right line, and what is written must read back.

#include "TensorOpt/Runtime/MatrixMarket.h"

#include "FileTesting.h"
#include "GoldenFiles.h"

#include <cmath>
#include <cstring>
#include <limits>

using namespace tensoropt;

namespace {

using Integers = std::vector<int64_t>;
using Reals = std::vector<double>;
using Complexes = std::vector<std::complex<double>>;

class MatrixMarket : public testing::Test {
protected:
  std::optional<CoordinateTensor> read(std::string_view text) {
    folder.write("a.mtx", text);
    error.clear();
    auto tensor = readMatrixMarket(folder.path("a.mtx"), error);
    EXPECT_EQ(tensor.has_value(), error.empty()) << error;
    error = folder.shorten(error);
    return tensor;
  }

  /// Reads `text`, which must be good.
  CoordinateTensor good(std::string_view text) {
    auto tensor = read(text);
    EXPECT_TRUE(tensor) << error;
    return tensor.value_or(CoordinateTensor());
  }

  /// The message for `text`, which must be bad, after "a.mtx:".
  std::string bad(std::string_view text) {
    EXPECT_FALSE(read(text)) << text;
    EXPECT_EQ(error.substr(0, 6), "a.mtx:");
    return error.substr(std::min<size_t>(6, error.size()));
  }

  /// The same for what follows a banner of the given words.
  std::string bad(const std::string &kind, const std::string &text) {
    return bad("%%MatrixMarket matrix " + kind + "\n" + text);
  }

  TestFolder folder;
  std::string error;
};

void expectTensor(const CoordinateTensor &tensor, Integers shape,
                  Integers coordinates, ScalarColumn values,
                  FileSymmetry symmetry = FileSymmetry::General) {
  EXPECT_EQ(tensor.shape, shape);
  EXPECT_EQ(tensor.coordinates, coordinates);
  EXPECT_TRUE(tensor.values == values);
  EXPECT_EQ(tensor.symmetry, symmetry);
}

TEST_F(MatrixMarket, ReadsCoordinateFilesOfSciPy) {
  Integers places = {0, 1, 2, 0, 1, 3};
  expectTensor(good(golden::mtxReal), {3, 4}, places, Reals{1.5, -2.0, 0.1});
  expectTensor(good(golden::mtxInteger), {3, 4}, {0, 1, 1, 3, 2, 0},
               Integers{1, 0, -2});
  expectTensor(good(golden::mtxComplex), {3, 4}, places,
               Complexes{{0, 1.5}, {0, -2}, {0, 0.1}});
  expectTensor(good(golden::mtxPattern), {3, 4}, places, Integers{1, 1, 1});
}

TEST_F(MatrixMarket, ReadsSymmetricCoordinateFilesOfSciPy) {
  expectTensor(good(golden::mtxSymmetric), {3, 3}, {0, 0, 1, 0, 2, 1, 2, 2},
               Reals{1, 2, 3, 4}, FileSymmetry::Symmetric);
  expectTensor(good(golden::mtxSkew), {3, 3}, {1, 0, 2, 1}, Reals{-2, -3},
               FileSymmetry::SkewSymmetric);
  expectTensor(good(golden::mtxHermitian), {3, 3}, {0, 0, 1, 0, 2, 1, 2, 2},
               Complexes{{1, 0}, {2, -2}, {3, -3}, {4, 0}},
               FileSymmetry::Hermitian);
}

TEST_F(MatrixMarket, ReadsArrayFilesOfSciPy) {
  // [[0 1 2] [3 4 5]] by columns.
  expectTensor(good(golden::mtxArray), {2, 3},
               {0, 0, 1, 0, 0, 1, 1, 1, 0, 2, 1, 2}, Reals{0, 3, 1, 4, 2, 5});
  Integers lower = {0, 0, 1, 0, 2, 0, 1, 1, 2, 1, 2, 2};
  expectTensor(good(golden::mtxArraySymmetric), {3, 3}, lower,
               Reals{1, 2, 0, 0, 3, 4}, FileSymmetry::Symmetric);
  expectTensor(good(golden::mtxArraySkew), {3, 3}, {1, 0, 2, 0, 2, 1},
               Reals{-2, 0, -3}, FileSymmetry::SkewSymmetric);
  expectTensor(good(golden::mtxArrayHermitian), {3, 3}, lower,
               Complexes{{1, 0}, {2, -2}, {0, 0}, {0, 0}, {3, -3}, {4, 0}},
               FileSymmetry::Hermitian);
}

TEST_F(MatrixMarket, AcceptsFreeLayout) {
  expectTensor(good("%%MATRIXmarket Matrix Coordinate DOUBLE General\r\n"
                    "% comment\r\n\r\n  %indented\n\t\n 2\t3 2 \r\n"
                    "\r\n1 1 +1.5e1\r\n\n  2 3 -.5  \n\n"),
               {2, 3}, {0, 0, 1, 2}, Reals{15, -0.5});
  // No newline at the end.
  expectTensor(good("%%MatrixMarket matrix array integer general\n1 1\n-7"),
               {1, 1}, {0, 0}, Integers{-7});
}

TEST_F(MatrixMarket, AcceptsEmptyMatrices) {
  expectTensor(good("%%MatrixMarket matrix coordinate real general\n0 0 0"),
               {0, 0}, {}, Reals{});
  // Counting the columns of no rows one by one would not end.
  expectTensor(good("%%MatrixMarket matrix array real general\n"
                    "0 9223372036854775807\n"),
               {0, std::numeric_limits<int64_t>::max()}, {}, Reals{});
  for (const char *kind : {"symmetric", "skew-symmetric"})
    EXPECT_EQ(good(std::string("%%MatrixMarket matrix array real ") + kind +
                   "\n0 0\n")
                  .entries(),
              0u);
  EXPECT_EQ(
      good("%%MatrixMarket matrix array real skew-symmetric\n1 1\n").entries(),
      0u);
}

TEST_F(MatrixMarket, AcceptsNanAndInfinity) {
  auto values = std::get<Reals>(
      good("%%MatrixMarket matrix array real general\n4 1\nnan\nInf\n-inf\n"
           "4.9406564584124654e-324\n")
          .values);
  EXPECT_TRUE(std::isnan(values[0]));
  EXPECT_EQ(values[1], std::numeric_limits<double>::infinity());
  EXPECT_EQ(values[2], -std::numeric_limits<double>::infinity());
  EXPECT_EQ(values[3], std::numeric_limits<double>::denorm_min());
}

TEST_F(MatrixMarket, RefusesWrongBanners) {
  EXPECT_EQ(bad("1 1 1\n"), "1: expected the banner '%%MatrixMarket', got '1'");
  EXPECT_EQ(bad("\n%%MatrixMarket matrix array real general\n"),
            "1: expected the banner '%%MatrixMarket', got ''");
  EXPECT_EQ(bad("%%MatrixMarket vector array real general\n"),
            "1: object 'vector' is not supported, expected 'matrix'");
  EXPECT_EQ(bad("sparse real general", ""),
            "1: unknown format 'sparse', expected one of coordinate, array");
  EXPECT_EQ(bad("array float general", ""),
            "1: unknown field 'float', expected one of real, double, integer, "
            "complex, pattern");
  EXPECT_EQ(bad("array real", ""),
            "1: unknown symmetry '', expected one of general, symmetric, "
            "skew-symmetric, hermitian");
  EXPECT_EQ(bad("array real general now", ""),
            "1: unexpected 'now' at the end of the line");
  EXPECT_EQ(bad("array pattern general", ""),
            "1: an array cannot have the field pattern");
  EXPECT_EQ(bad("coordinate pattern skew-symmetric", ""),
            "1: a pattern cannot be skew-symmetric");
  EXPECT_EQ(bad("coordinate real hermitian", ""),
            "1: a hermitian matrix needs complex values");
}

TEST_F(MatrixMarket, RefusesWrongSizes) {
  std::string kind = "coordinate real general";
  EXPECT_EQ(bad(kind, "% none\n\n"), "4: file ends before the sizes");
  EXPECT_EQ(bad(kind, "-2 2 1\n"), "2: number of rows -2 is negative");
  EXPECT_EQ(bad(kind, "2 2 -1\n"), "2: number of entries -1 is negative");
  EXPECT_EQ(bad(kind, "2 nan 1\n"),
            "2: expected an integer as number of columns, got 'nan'");
  EXPECT_EQ(bad(kind, "2 2.0 1\n"),
            "2: expected an integer as number of columns, got '2.0'");
  EXPECT_EQ(bad(kind, "%\n2 2 9223372036854775808\n"),
            "3: number of entries '9223372036854775808' is outside the range "
            "of an int64");
  EXPECT_EQ(bad(kind, "2 2\n"), "2: line ends before the number of entries");
  EXPECT_EQ(bad("array real general", "2 2 4\n"),
            "2: unexpected '4' at the end of the line");
  EXPECT_EQ(bad("array real symmetric", "2 3\n"),
            "2: a symmetric kind needs a square matrix, got 2 by 3");
  for (const char *symmetry : {"general", "symmetric", "skew-symmetric"})
    EXPECT_EQ(bad(std::string("array real ") + symmetry,
                  "9223372036854775807 9223372036854775807\n"),
              "2: an array of 9223372036854775807 by 9223372036854775807 has "
              "more values than an int64 can count");
}

TEST_F(MatrixMarket, RefusesWrongEntries) {
  std::string kind = "coordinate real general";
  EXPECT_EQ(bad(kind, "2 2 2\n1 1 1\n0 1 1\n"),
            "4: row index 0 is outside 1 to 2");
  EXPECT_EQ(bad(kind, "2 2 1\n\n1 3 1\n"),
            "4: column index 3 is outside 1 to 2");
  EXPECT_EQ(bad(kind, "2 2 1\n-9223372036854775808 3 1\n"),
            "3: row index -9223372036854775808 is outside 1 to 2");
  EXPECT_EQ(bad(kind, "2 2 1\n1 1\n"), "3: line ends before the value");
  EXPECT_EQ(bad(kind, "2 2 1\n1 1 1 1\n"),
            "3: unexpected '1' at the end of the line");
  for (const char *word : {"1.5x", "0x10", "--1", "+-1", "+", "1,5", "1d0"})
    EXPECT_EQ(bad(kind, std::string("2 2 1\n1 1 ") + word + "\n"),
              std::string("3: expected a number as value, got '") + word + "'");
  for (const char *word : {"1e400", "-1e400", "1e-400"})
    EXPECT_EQ(bad(kind, std::string("2 2 1\n1 1 ") + word + "\n"),
              std::string("3: value '") + word +
                  "' is outside the range of a double");
  EXPECT_EQ(bad(kind, "2 2 1\n% late\n1 1 1\n"),
            "3: expected an integer as row index, got '%'");
  EXPECT_EQ(bad("coordinate integer general", "2 2 1\n1 1 1.0\n"),
            "3: expected an integer as value, got '1.0'");
  EXPECT_EQ(bad("coordinate complex general", "2 2 1\n1 1 1\n"),
            "3: line ends before the imaginary part");
  EXPECT_EQ(bad("coordinate pattern general", "2 2 1\n1 1 1\n"),
            "3: unexpected '1' at the end of the line");
  EXPECT_EQ(bad(kind, "2 2 1\n1 1 " + std::string("\0\xff", 2) +
                          std::string(50, '7')),
            "3: expected a number as value, got '\\x00\\xFF" +
                std::string(38, '7') + "...'");
}

TEST_F(MatrixMarket, RefusesWrongCounts) {
  std::string kind = "coordinate real general";
  EXPECT_EQ(bad(kind, "%\n2 2 3\n1 1 1\n1 2 1\n"),
            "3: header declares 3 entries but the file holds 2");
  EXPECT_EQ(bad(kind, "2 2 1\n1 1 1\n\n1 2 1\nmore\n"),
            "2: header declares 1 entries but the file holds 3");
  EXPECT_EQ(bad(kind, "2 2 1"),
            "2: header declares 1 entries but the file holds 0");
  EXPECT_EQ(bad("array real skew-symmetric", "3 3\n1\n2\n"),
            "2: header declares 3 entries but the file holds 2");
}

TEST_F(MatrixMarket, RefusesDuplicates) {
  std::string kind = "coordinate real general";
  EXPECT_EQ(bad(kind, "2 2 3\n1 2 1\n\n2 1 1\n1 2 3\n"),
            "6: entry (1, 2) is stored twice; the first time is line 3");
  EXPECT_EQ(bad(kind, "2 2 2\n1 1 1\n1 1 1\n"),
            "4: entry (1, 1) is stored twice; the first time is line 3");
  EXPECT_EQ(bad("coordinate real symmetric", "3 3 3\n3 1 1\n2 2 1\n1 3 1\n"),
            "5: entry (1, 3) repeats (3, 1) of the other triangle; the first "
            "time is line 3");
  // The numbers of places wrap around at this size; (1, 1) and (5, 1) get the
  // same one without being the same.
  EXPECT_EQ(good("%%MatrixMarket matrix coordinate real general\n"
                 "8 4611686018427387904 3\n5 1 1\n1 1 1\n3 1 1\n")
                .entries(),
            3u);
  EXPECT_EQ(bad(kind, "8 4611686018427387904 3\n5 1 1\n1 1 1\n5 1 1\n"),
            "5: entry (5, 1) is stored twice; the first time is line 3");
}

TEST_F(MatrixMarket, FindsTheFirstDuplicateByBruteForce) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    std::mt19937 random(seed);
    std::string text = "9 9 12\n", expected;
    std::vector<std::pair<unsigned, unsigned>> seen;
    for (size_t i = 0; i < 12; ++i) {
      std::pair<unsigned, unsigned> place(1 + random() % 9, 1 + random() % 9);
      auto first = std::find(seen.begin(), seen.end(), place);
      if (first != seen.end() && expected.empty())
        expected = std::to_string(3 + i) + ": entry (" +
                   std::to_string(place.first) + ", " +
                   std::to_string(place.second) +
                   ") is stored twice; the first time is line " +
                   std::to_string(3 + (first - seen.begin()));
      seen.push_back(place);
      text += std::to_string(place.first) + " " + std::to_string(place.second) +
              " 1\n";
    }
    std::string banner = "%%MatrixMarket matrix coordinate real general\n";
    EXPECT_EQ(read(banner + text).has_value(), expected.empty()) << seed;
    EXPECT_EQ(error, expected.empty() ? "" : "a.mtx:" + expected) << seed;
  }
}

TEST_F(MatrixMarket, ChecksDiagonals) {
  EXPECT_EQ(bad("coordinate real skew-symmetric", "2 2 2\n2 1 1\n2 2 1\n"),
            "4: diagonal entry (2, 2) of a skew-symmetric matrix is not zero");
  EXPECT_EQ(bad("coordinate complex hermitian", "2 2 1\n1 1 1 0.5\n"),
            "3: diagonal entry (1, 1) of a hermitian matrix is not real");
  EXPECT_EQ(bad("array complex hermitian", "1 1\n1 nan\n"),
            "3: diagonal entry (1, 1) of a hermitian matrix is not real");
  EXPECT_EQ(good("%%MatrixMarket matrix coordinate integer skew-symmetric\n"
                 "2 2 2\n1 1 0\n1 2 5\n")
                .entries(),
            2u);
}

TEST_F(MatrixMarket, RefusesWhatIsNoFile) {
  EXPECT_EQ(bad(""), " file is empty");
  EXPECT_FALSE(readMatrixMarket(folder.path("none"), error));
  EXPECT_EQ(folder.shorten(error),
            "none: cannot be opened: No such file or directory");
  EXPECT_FALSE(readMatrixMarket(folder.path("."), error));
  EXPECT_EQ(folder.shorten(error), ".: is a directory, not a file");
  EXPECT_FALSE(readMatrixMarket("/dev/zero", error));
  EXPECT_EQ(error, "/dev/zero: is not a regular file");
}

TEST_F(MatrixMarket, TakesNoMemoryForClaims) {
  // 10^15 entries would be 24 PB, more than any allocation succeeds with.
  EXPECT_EQ(bad("coordinate complex general",
                "1000000000 1000000000 1000000000000000\n1 1 1 1\n"),
            "2: header declares 1000000000000000 entries but the file holds 1");
  EXPECT_EQ(bad("array real general", "1000000000 1000000\n1\n"),
            "2: header declares 1000000000000000 entries but the file holds 1");
  EXPECT_LE(good("%%MatrixMarket matrix coordinate real general\n"
                 "1000000000000000000 1000000000000000000 1\n1 1 1\n")
                .coordinates.capacity(),
            8u);
}

TEST_F(MatrixMarket, ReadsPrefixesRightOrNotAtAll) {
  // Last values of one digit: a prefix that ends in a shorter number would be
  // a good file of another matrix.
  for (std::string_view text :
       {golden::mtxSymmetric, golden::mtxInteger, golden::mtxPattern,
        golden::mtxArrayHermitian, golden::mtxArray}) {
    CoordinateTensor whole = good(text);
    for (size_t size = 1; size < text.size(); ++size)
      if (auto tensor = read(text.substr(0, size)))
        expectTensor(*tensor, whole.shape, whole.coordinates, whole.values,
                     whole.symmetry);
  }
}

TEST_F(MatrixMarket, SurvivesMutations) {
  for (std::string_view text : {golden::mtxReal, golden::mtxHermitian,
                                golden::mtxArraySkew, golden::mtxPattern})
    forEachMutation(text, 1500, [&](std::string_view bytes, unsigned seed) {
      auto tensor = read(bytes);
      EXPECT_TRUE(!tensor || !verifyEntries(*tensor)) << "seed " << seed;
      EXPECT_EQ(error.find('\n'), error.npos) << "seed " << seed;
    });
}

TEST_F(MatrixMarket, WritesWhatItReads) {
  for (std::string_view text :
       {golden::mtxReal, golden::mtxInteger, golden::mtxComplex,
        golden::mtxPattern, golden::mtxSymmetric, golden::mtxSkew,
        golden::mtxHermitian, golden::mtxArray, golden::mtxArrayHermitian}) {
    CoordinateTensor tensor = good(text);
    ASSERT_TRUE(writeMatrixMarket(folder.path("b.mtx"), tensor, error))
        << error;
    expectTensor(good(folder.read("b.mtx")), tensor.shape, tensor.coordinates,
                 tensor.values, tensor.symmetry);
  }
  EXPECT_EQ(folder.count(), 2u); // a.mtx, b.mtx and no temporary files
  CoordinateTensor tensor{{2, 3}, {1, 2}, Reals{0.1}, FileSymmetry::General};
  ASSERT_TRUE(writeMatrixMarket(folder.path("b.mtx"), tensor, error));
  EXPECT_EQ(folder.read("b.mtx"),
            "%%MatrixMarket matrix coordinate real general\n2 3 1\n2 3 0.1\n");
}

TEST_F(MatrixMarket, RoundTripsDoublesBitByBit) {
  std::mt19937_64 random(7);
  CoordinateTensor tensor{{5000, 1}, {}, {}, FileSymmetry::General};
  Reals values = {-0.0, std::numeric_limits<double>::infinity(),
                  -std::numeric_limits<double>::infinity(),
                  std::numeric_limits<double>::denorm_min(),
                  -std::numeric_limits<double>::max()};
  while (values.size() < 5000) {
    uint64_t bits = random();
    double value;
    std::memcpy(&value, &bits, sizeof value);
    if (!std::isnan(value))
      values.push_back(value);
  }
  for (int64_t row = 0; row < 5000; ++row)
    tensor.coordinates.insert(tensor.coordinates.end(), {row, 0});
  tensor.values = values;
  ASSERT_TRUE(writeMatrixMarket(folder.path("b.mtx"), tensor, error)) << error;
  auto back = std::get<Reals>(good(folder.read("b.mtx")).values);
  ASSERT_EQ(back.size(), values.size());
  EXPECT_EQ(std::memcmp(back.data(), values.data(), 8 * values.size()), 0);
}

TEST_F(MatrixMarket, WriterRefusesWrongTensors) {
  auto refused = [&](const CoordinateTensor &tensor) {
    EXPECT_FALSE(writeMatrixMarket(folder.path("b.mtx"), tensor, error));
    return folder.shorten(error);
  };
  auto general = FileSymmetry::General;
  EXPECT_EQ(refused({{2}, {1}, Reals{1}, general}),
            "b.mtx: a Matrix Market file holds rank 2, the tensor has rank 1");
  EXPECT_EQ(refused({{2, -1}, {}, Reals{}, general}),
            "b.mtx: extent -1 is negative");
  EXPECT_EQ(refused({{2, 2}, {1, 1, 0}, Reals{1}, general}),
            "b.mtx: 1 values of rank 2 have 3 indices");
  EXPECT_EQ(refused({{2, 2}, {0, 0, 1, 2}, Reals{1, 1}, general}),
            "b.mtx: zero-based index 2 of mode 1 is outside the extent 2");
  EXPECT_EQ(
      refused({{2, 2}, {0, 1, 1, 0}, Reals{1, 1}, FileSymmetry::Symmetric}),
      "b.mtx: entry (1, 0) repeats (0, 1) of the other triangle");
  EXPECT_EQ(folder.count(), 0u);
}

} // namespace
