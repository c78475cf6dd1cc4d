// SPDX-License-Identifier: Apache-2.0
//
// Reads Matrix Market files: banner, sizes, then entries or array values.

#include "TensorOpt/Runtime/FileAccess.h"
#include "TensorOpt/Runtime/MatrixMarket.h"
#include "TextScanner.h"

#include <algorithm>
#include <array>

using namespace tensoropt;

namespace {

using Complex = std::complex<double>;

enum class Field { Real, Integer, Complex, Pattern };

/// Marks comment lines; they may only stand before the sizes.
constexpr char commentMark = '%';

/// What stands before the entries, apart from shape and symmetry.
struct Header {
  bool isArray = false;
  Field field = Field::Real;
  size_t entries = 0;
  int64_t sizesLine = 0;
};

template <typename Choice> struct Keyword {
  std::string_view word;
  Choice choice;
};

constexpr std::array<Keyword<bool>, 2> formats = {
    {{"coordinate", false}, {"array", true}}};
constexpr std::array<Keyword<Field>, 5> fields = {
    {{"real", Field::Real},
     {"double", Field::Real},
     {"integer", Field::Integer},
     {"complex", Field::Complex},
     {"pattern", Field::Pattern}}};
constexpr std::array<Keyword<FileSymmetry>, 4> symmetries = {
    {{"general", FileSymmetry::General},
     {"symmetric", FileSymmetry::Symmetric},
     {"skew-symmetric", FileSymmetry::SkewSymmetric},
     {"hermitian", FileSymmetry::Hermitian}}};

bool equalsIgnoringCase(std::string_view word, std::string_view lower) {
  return std::equal(word.begin(), word.end(), lower.begin(), lower.end(),
                    [](char a, char b) {
                      return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b;
                    });
}

/// Takes the next word of the banner, one of `keywords`.
template <typename Choice, size_t count>
bool readKeyword(TextScanner &scan, Choice &choice, const char *what,
                 const std::array<Keyword<Choice>, count> &keywords) {
  std::string_view word = scan.readWord();
  std::string known;
  for (const Keyword<Choice> &keyword : keywords) {
    if (equalsIgnoringCase(word, keyword.word)) {
      choice = keyword.choice;
      return true;
    }
    known += (known.empty() ? "" : ", ") + std::string(keyword.word);
  }
  return scan.fail("unknown " + std::string(what) + " " + quoted(word) +
                   ", expected one of " + known);
}

/// Reads line 1 into `header` and the symmetry and value type of `tensor`.
bool readBanner(TextScanner &scan, Header &header, CoordinateTensor &tensor) {
  std::string_view word = scan.readWord();
  if (!equalsIgnoringCase(word, "%%matrixmarket"))
    return scan.fail("expected the banner '%%MatrixMarket', got " +
                     quoted(word));
  word = scan.readWord();
  if (!equalsIgnoringCase(word, "matrix"))
    return scan.fail("object " + quoted(word) +
                     " is not supported, expected 'matrix'");
  if (!readKeyword(scan, header.isArray, "format", formats) ||
      !readKeyword(scan, header.field, "field", fields) ||
      !readKeyword(scan, tensor.symmetry, "symmetry", symmetries))
    return false;
  bool pattern = header.field == Field::Pattern;
  if (pattern && header.isArray)
    return scan.fail("an array cannot have the field pattern");
  if (pattern && tensor.symmetry == FileSymmetry::SkewSymmetric)
    return scan.fail("a pattern cannot be skew-symmetric");
  if (header.field == Field::Real)
    tensor.values = std::vector<double>();
  if (header.field == Field::Complex)
    tensor.values = std::vector<Complex>();
  tensor.shape.assign(2, 0);
  // Without sizes and entries, only field and symmetry can be at odds.
  if (auto problem = verifyEntries(tensor))
    return scan.fail(problem->message);
  return scan.endLine();
}

bool readSize(TextScanner &scan, int64_t &size, const char *what) {
  if (!scan.readInteger(size, what))
    return false;
  if (size < 0)
    return scan.fail(std::string(what) + " " + std::to_string(size) +
                     " is negative");
  return true;
}

/// First row that an array file holds of column `column`.
int64_t firstRow(FileSymmetry symmetry, int64_t column) {
  if (symmetry == FileSymmetry::General)
    return 0;
  return symmetry == FileSymmetry::SkewSymmetric ? column + 1 : column;
}

/// Number of values in an array file; false if it overflows.
bool countArrayValues(const CoordinateTensor &tensor, int64_t &count) {
  int64_t rows = tensor.shape[0];
  if (tensor.symmetry == FileSymmetry::General)
    return !__builtin_mul_overflow(rows, tensor.shape[1], &count);
  // Below the diagonal are n (n - 1) / 2; the even factor is halved first.
  int64_t below = rows == 0 ? 0 : rows - 1;
  int64_t &even = rows % 2 == 0 ? rows : below;
  even /= 2;
  if (__builtin_mul_overflow(rows, below, &count))
    return false;
  return tensor.symmetry == FileSymmetry::SkewSymmetric ||
         !__builtin_add_overflow(count, tensor.shape[0], &count);
}

/// Reads the size line into `header` and the shape of `tensor`.
bool readSizes(TextScanner &scan, Header &header, CoordinateTensor &tensor) {
  if (!scan.startLine(commentMark))
    return scan.fail("file ends before the sizes");
  header.sizesLine = scan.line();
  int64_t count = 0;
  if (!readSize(scan, tensor.shape[0], "number of rows") ||
      !readSize(scan, tensor.shape[1], "number of columns"))
    return false;
  if (!header.isArray && !readSize(scan, count, "number of entries"))
    return false;
  // Without entries yet, only the shape can be at odds with the symmetry.
  if (auto problem = verifyEntries(tensor))
    return scan.fail(problem->message);
  if (header.isArray && !countArrayValues(tensor, count))
    return scan.fail("an array of " + std::to_string(tensor.shape[0]) + " by " +
                     std::to_string(tensor.shape[1]) +
                     " has more values than an int64 can count");
  header.entries = static_cast<size_t>(count);
  return scan.endLine();
}

bool readIndex(TextScanner &scan, int64_t &index, int64_t extent,
               const char *what) {
  if (!scan.readInteger(index, what))
    return false;
  if (index < 1 || index > extent)
    return scan.fail(std::string(what) + " " + std::to_string(index) +
                     " is outside 1 to " + std::to_string(extent));
  --index;
  return true;
}

bool readValue(TextScanner &scan, int64_t &value) {
  return scan.readInteger(value, "value");
}

bool readValue(TextScanner &scan, double &value) {
  return scan.readReal(value, "value");
}

bool readValue(TextScanner &scan, Complex &value) {
  double real, imaginary;
  if (!scan.readReal(real, "real part") ||
      !scan.readReal(imaginary, "imaginary part"))
    return false;
  value = {real, imaginary};
  return true;
}

/// Reads the lines after the sizes into `tensor`.
class EntryReader {
public:
  EntryReader(TextScanner &scan, const Header &header, CoordinateTensor &tensor)
      : scan(scan), header(header), tensor(tensor) {}

  /// `column` is that of the tensor, in the type of the field.
  template <typename Value> bool read(std::vector<Value> &column) {
    reserve(column);
    arrayPlace[0] = firstRow(tensor.symmetry, 0);
    while (column.size() < header.entries && scan.startLine(0)) {
      int64_t row, columnIndex;
      Value value(1);
      if (!readPlace(row, columnIndex) ||
          (header.field != Field::Pattern && !readValue(scan, value)) ||
          !scan.endLine())
        return false;
      tensor.coordinates.push_back(row);
      tensor.coordinates.push_back(columnIndex);
      column.push_back(value);
    }
    size_t found = column.size() + scan.countLines(0);
    if (found == header.entries)
      return true;
    return scan.fail(header.sizesLine, "header declares " +
                                           std::to_string(header.entries) +
                                           " entries but the file holds " +
                                           std::to_string(found));
  }

private:
  /// Takes memory for the declared entries, as far as the rest of the file
  /// could hold them at two bytes per number.
  template <typename Value> void reserve(std::vector<Value> &column) {
    size_t numbers = header.isArray ? 0 : 2;
    if (header.field != Field::Pattern)
      numbers += header.field == Field::Complex ? 2 : 1;
    size_t most = scan.remaining() / (2 * numbers) + 1;
    size_t entries = std::min(header.entries, most);
    column.reserve(entries);
    tensor.coordinates.reserve(2 * entries);
  }

  /// Reads the indices of an entry; in an array they are the next ones by
  /// columns.
  bool readPlace(int64_t &row, int64_t &column) {
    if (!header.isArray)
      return readIndex(scan, row, tensor.shape[0], "row index") &&
             readIndex(scan, column, tensor.shape[1], "column index");
    row = arrayPlace[0];
    column = arrayPlace[1];
    if (++arrayPlace[0] == tensor.shape[0])
      arrayPlace[0] = firstRow(tensor.symmetry, ++arrayPlace[1]);
    return true;
  }

  TextScanner &scan;
  const Header &header;
  CoordinateTensor &tensor;
  int64_t arrayPlace[2] = {0, 0};
};

bool readFile(TextScanner &scan, CoordinateTensor &tensor) {
  Header header;
  if (!readBanner(scan, header, tensor) || !readSizes(scan, header, tensor))
    return false;
  TextScanner firstEntry = scan;
  EntryReader reader(scan, header, tensor);
  if (!std::visit([&](auto &column) { return reader.read(column); },
                  tensor.values))
    return false;
  auto problem = verifyEntries(tensor, /*indexBase=*/1);
  if (!problem)
    return true;
  scan = firstEntry;
  return scan.failOnEntry(*problem, 0);
}

} // namespace

std::optional<CoordinateTensor>
tensoropt::readMatrixMarket(const std::string &path, std::string &error) {
  std::optional<MappedFile> file = MappedFile::open(path, error);
  if (!file)
    return std::nullopt;
  TextScanner scan(path, file->bytes());
  CoordinateTensor tensor;
  if (readFile(scan, tensor))
    return tensor;
  error = scan.error();
  return std::nullopt;
}
