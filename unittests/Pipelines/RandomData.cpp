// SPDX-License-Identifier: Apache-2.0
// How data of random einsums are drawn, cut down and printed.

#include "RandomData.h"

#include <sstream>

using namespace tensoropt;
using namespace tensoropt::property;

Coordinate Data::shapeOf(const std::string &term) const {
  Coordinate shape;
  for (char letter : term)
    shape.push_back(extents.at(letter));
  return shape;
}

size_t Data::place(const Coordinate &shape, const Coordinate &at) {
  size_t place = 0;
  for (size_t slot = 0; slot < shape.size(); ++slot)
    place = place * shape[slot] + at[slot];
  return place;
}

Scalar property::rounded(ScalarKind kind, Scalar value) {
  switch (kind) {
  case ScalarKind::Bool:
    return {value.integer & 1, {}};
  case ScalarKind::I8:
    return {int8_t(value.integer), {}};
  case ScalarKind::I16:
    return {int16_t(value.integer), {}};
  case ScalarKind::I32:
    return {int32_t(value.integer), {}};
  case ScalarKind::F32:
  case ScalarKind::C64:
    return {0, {float(value.number.real()), float(value.number.imag())}};
  default:
    return value;
  }
}

namespace {

class DataDraw {
public:
  DataDraw(const Program &program, unsigned seed)
      : program(program), random(program.seed * 8191u + seed) {
    // Integers that wrap, or values that any sum of terms holds exactly.
    isWild = program.semiring == "plus_times" && chance(random, 50);
  }

  Data run() {
    drawExtents();
    drawEntries();
    for (const std::string &term : program.denseTerms()) {
      std::vector<Scalar> values;
      forEach(data.shapeOf(term),
              [&](const Coordinate &) { values.push_back(drawValue()); });
      data.dense.push_back(std::move(values));
    }
    drawIdentities();
    makeSymmetric();
    return std::move(data);
  }

private:
  void drawExtents() {
    std::map<char, int64_t> &extents = data.extents;
    int64_t most = pick<int64_t>(random, {2, 3, 4, 7});
    bool isWide = chance(random, 30);
    for (const auto &[letter, same] : program.sameExtent) {
      if (letter != same)
        continue;
      extents[letter] = chance(random, 5)    ? 0
                        : chance(random, 12) ? 1
                                             : draw(random, 1, most);
      // Whole vectors of a free index, and something beside them.
      if (isWide && isFree(letter))
        extents[letter] = draw(random, 8, 70);
    }
    for (const auto &[letter, extent] : program.extents)
      extents[letter] = extent;
    for (const auto &[letter, same] : program.sameExtent)
      extents[letter] = extents.at(same);
    while (isTooLarge())
      lowerLargest();
  }

  bool isFree(char letter) const {
    for (char other : program.driver)
      if (program.sameExtent.at(other) == program.sameExtent.at(letter))
        return false;
    return true;
  }

  bool isTooLarge() const {
    // Positions and coordinates of eight bits count to 255.
    bool isNarrow = program.storage.positionWidth == 8;
    return count(program.letters()) > maxCombinations ||
           (isNarrow && count(program.driver) > 255);
  }

  /// Lowers a largest extent by one: of the driving tensor first, down to 2.
  /// Static extents, which are small, stay.
  void lowerLargest() {
    char largest = findLargest(program.driver);
    if (!largest || data.extents.at(largest) <= 2)
      largest = findLargest(program.letters());
    for (const auto &[letter, same] : program.sameExtent)
      if (same == program.sameExtent.at(largest))
        --data.extents[letter];
  }

  /// The letter of the largest dynamic extent, or 0.
  char findLargest(const std::string &letters) const {
    char largest = 0;
    for (char letter : letters)
      if (!program.extents.count(program.sameExtent.at(letter)) &&
          (!largest || data.extents.at(letter) > data.extents.at(largest)))
        largest = letter;
    return largest;
  }

  int64_t count(const std::string &letters) const {
    int64_t product = 1;
    for (char letter : letters)
      product *= data.extents.at(letter);
    return product;
  }

  double drawReal() {
    if (isWild)
      return std::uniform_real_distribution<double>(-2, 2)(random);
    double least = program.semiring == "max_times" ? 0 : -16;
    return draw(random, int64_t(least), 16) / 8.0;
  }

  Scalar drawValue() {
    if (program.kind == ScalarKind::Bool)
      return {draw(random, 0, 1), {}};
    if (program.kind >= ScalarKind::F16) {
      double real = drawReal();
      double imaginary = isComplexKind(program.kind) ? drawReal() : 0;
      return rounded(program.kind, {0, {real, imaginary}});
    }
    if (isWild)
      return rounded(program.kind, {draw(random, INT64_MIN, INT64_MAX), {}});
    return {draw(random, program.semiring == "max_times" ? 0 : -6, 6), {}};
  }

  /// A pattern over orbits; entries that the symmetry forces to zero are none.
  void drawEntries() {
    enum { Empty, Diagonals, One, Full, Sparse } pattern;
    pattern = static_cast<decltype(pattern)>(draw(random, 0, 9) % 7 % 5);
    if (chance(random, 8))
      pattern = Empty;
    int density = draw(random, 10, 90);
    std::set<Coordinate> seen;
    std::vector<Coordinate> orbits;
    Coordinate shape = data.shapeOf(program.driver);
    forEach(shape, [&](const Coordinate &at) {
      if (!seen.count(at))
        orbits.push_back(at);
      for (const Element &element : program.elements)
        seen.insert(imageOf(element.first, at));
    });
    std::shuffle(orbits.begin(), orbits.end(), random);
    for (const Coordinate &orbit : orbits) {
      std::set<int64_t> distinct(orbit.begin(), orbit.end());
      bool isDiagonal = distinct.size() < orbit.size();
      bool isKept = pattern == Full || pattern == One ||
                    (pattern == Diagonals && isDiagonal) ||
                    (pattern == Sparse && chance(random, density));
      if (isKept && addEntry(orbit) && pattern == One)
        return;
    }
  }

  bool addEntry(const Coordinate &orbit) {
    // Any coordinate of the orbit may be the one that is given.
    std::vector<Element> all(program.elements.begin(), program.elements.end());
    Coordinate at = imageOf(pick(random, all).first, orbit);
    unsigned fixing = oracle::fixingCharacters(program.elements, at);
    if (fixing & 2 || (fixing & 4 && fixing & 8))
      return false;
    Scalar value = drawValue();
    // The least integer has no negative to store.
    uint64_t negative = -static_cast<uint64_t>(value.integer);
    if (value.integer < 0 &&
        rounded(program.kind, {int64_t(negative), {}}).integer < 0)
      value.integer = 0;
    if (fixing & 4)
      value.number = value.number.real();
    if (fixing & 8)
      value.number = {0, value.number.imag()};
    data.entries.push_back({at, value});
    return true;
  }

  /// What packed outputs start from has their symmetry.
  void makeSymmetric() {
    for (unsigned at = 0; at < data.dense.size(); ++at) {
      const Program::Output *output = program.ownerOf(at);
      if (!output || output->packed.empty())
        continue;
      Coordinate shape = data.shapeOf(output->term);
      forEach(shape, [&](const Coordinate &x) {
        data.dense[at][Data::place(shape, x)] =
            data.dense[at][Data::place(shape, output->stored(x))];
      });
    }
  }

  /// Outputs often start from zero, that of min and max being the extreme.
  void drawIdentities() {
    int sign = program.semiring == "min_plus"   ? 1
               : program.semiring == "max_plus" ? -1
                                                : 0;
    for (size_t at = program.tensors.size(); at < data.dense.size(); ++at) {
      if (chance(random, 50))
        continue;
      Scalar zero = sign ? extremeOf(program.kind, sign) : Scalar();
      std::fill(data.dense[at].begin(), data.dense[at].end(), zero);
    }
  }

  const Program &program;
  Random random;
  Data data;
  bool isWild = false;
};

std::string scalarText(ScalarKind kind, const Scalar &value) {
  std::ostringstream os;
  os.precision(17);
  if (isComplexKind(kind))
    os << value.number.real() << "+" << value.number.imag() << "i";
  else if (isFloatKind(kind))
    os << value.number.real();
  else
    os << value.integer;
  return os.str();
}

} // namespace

Data property::drawData(const Program &program, unsigned seed) {
  return DataDraw(program, seed).run();
}

Data property::shrinkExtent(const Program &program, const Data &data,
                            char letter) {
  Data smaller = data;
  for (auto &[other, extent] : smaller.extents)
    if (program.sameExtent.at(other) == program.sameExtent.at(letter))
      --extent;
  Coordinate shape = smaller.shapeOf(program.driver);
  auto isOutside = [&](const auto &entry) {
    for (size_t slot = 0; slot < shape.size(); ++slot)
      if (entry.first[slot] >= shape[slot])
        return true;
    return false;
  };
  auto &entries = smaller.entries;
  entries.erase(std::remove_if(entries.begin(), entries.end(), isOutside),
                entries.end());
  std::vector<std::string> terms = program.denseTerms();
  for (size_t at = 0; at < terms.size(); ++at) {
    Coordinate from = data.shapeOf(terms[at]), to = smaller.shapeOf(terms[at]);
    smaller.dense[at].clear();
    forEach(to, [&](const Coordinate &x) {
      smaller.dense[at].push_back(data.dense[at][Data::place(from, x)]);
    });
  }
  return smaller;
}

std::string Data::text(const Program &program) const {
  std::ostringstream os;
  for (char letter : program.letters())
    os << letter << " = " << extents.at(letter) << ", ";
  os << "one entry of each orbit of %A:";
  for (const auto &[at, value] : entries) {
    os << " (";
    for (size_t slot = 0; slot < at.size(); ++slot)
      os << (slot ? "," : "") << at[slot];
    os << ") " << scalarText(program.kind, value) << ";";
  }
  for (size_t at = 0; at < dense.size(); ++at) {
    os << "\n%t" << at << " =";
    for (const Scalar &value : dense[at])
      os << " " << scalarText(program.kind, value);
  }
  return os.str() + "\n";
}
