// SPDX-License-Identifier: Apache-2.0
// The oracle of random einsums.

#include "RandomData.h"

using namespace tensoropt;
using namespace tensoropt::property;

namespace {

/// The numbers of a semiring, in the widest type of their kind.
class Arithmetic {
public:
  explicit Arithmetic(const Program &program)
      : kind(program.kind), semiring(program.semiring),
        isInteger(program.kind < ScalarKind::F16) {}

  Scalar multiply(const Scalar &a, const Scalar &b) const {
    auto x = static_cast<uint64_t>(a.integer);
    auto y = static_cast<uint64_t>(b.integer);
    if (semiring == "or_and" || semiring == "xor_and")
      return {a.integer & b.integer, {}};
    if (semiring == "max_min")
      return isLess(a, b) ? a : b;
    if (semiring == "plus_twice")
      return wrap({int64_t(2 * x + y), 2.0 * a.number + b.number});
    if (semiring == "min_plus" || semiring == "max_plus")
      return wrap({int64_t(x + y), a.number + b.number});
    return wrap({int64_t(x * y), a.number * b.number});
  }

  void add(Sum &sum, const Scalar &term) const {
    Scalar &value = sum.value;
    if (semiring == "or_and") {
      value.integer |= term.integer;
    } else if (semiring == "xor_and") {
      value.integer ^= term.integer;
    } else if (semiring == "plus_times" || semiring == "plus_twice") {
      auto total = static_cast<uint64_t>(value.integer) +
                   static_cast<uint64_t>(term.integer);
      value = wrap({int64_t(total), value.number + term.number});
      sum.magnitude += std::abs(term.number);
    } else if (isLess(term, value) == (semiring == "min_plus")) {
      value = term;
    }
  }

private:
  bool isLess(const Scalar &a, const Scalar &b) const {
    return isInteger ? a.integer < b.integer
                     : a.number.real() < b.number.real();
  }

  /// Integers wrap; floats stay in double precision.
  Scalar wrap(const Scalar &value) const {
    return isInteger ? rounded(kind, value) : value;
  }

  ScalarKind kind;
  std::string semiring;
  bool isInteger;
};

Scalar applyCharacter(unsigned character, Scalar value) {
  if (character & 2)
    value.number = std::conj(value.number);
  if (character & 1)
    value = {int64_t(-static_cast<uint64_t>(value.integer)), -value.number};
  return value;
}

/// Writes out the symmetry, and the zeros that dense last levels store.
class Expansion {
public:
  Expansion(const Program &program, const Data &data)
      : program(program), storage(program.storage) {
    full.shape = data.shapeOf(program.driver);
    size_t count = 1;
    for (int64_t extent : full.shape)
      count *= extent;
    full.present.assign(count, false);
    full.values.assign(count, Scalar());
    if (storage.fill) {
      addFilled(data);
      return;
    }
    for (const auto &[at, value] : data.entries)
      addOrbit(at, value);
    // Before any padding, which is no reason for more of it.
    std::set<Coordinate> prefixes = storedPrefixes();
    forEach(full.shape, [&](const Coordinate &at) {
      if (prefixes.count(prefixOf(at)) && isStored(at) && !isPresent(at))
        addPadding(at);
    });
  }

  FullTensor full;

private:
  bool isPresent(const Coordinate &at) const {
    return full.present[Data::place(full.shape, at)];
  }

  /// What has the fill value is as if it were not stored: nowhere, or wherever
  /// nothing else is.
  void addFilled(const Data &data) {
    if (!(*storage.fill == program.zero())) {
      full.present.assign(full.present.size(), true);
      full.values.assign(full.values.size(), *storage.fill);
    }
    for (const auto &[at, value] : data.entries)
      if (!(value == *storage.fill))
        addOrbit(at, value);
  }

  void addOrbit(const Coordinate &at, const Scalar &value) {
    for (const auto &[images, character] : program.elements) {
      size_t place = Data::place(full.shape, imageOf(images, at));
      full.present[place] = true;
      full.values[place] =
          rounded(program.kind, applyCharacter(character, value));
    }
  }

  /// A stored zero stands for its orbit, as any entry does.
  void addPadding(const Coordinate &at) {
    if (storage.canonical)
      return addOrbit(at, Scalar());
    full.present[Data::place(full.shape, at)] = true;
  }

  /// Whether the type has room for an entry there.
  bool isStored(const Coordinate &at) const {
    return !storage.canonical ||
           std::all_of(program.elements.begin(), program.elements.end(),
                       [&](const Element &element) {
                         Coordinate image = imageOf(element.first, at);
                         return storage.lower ? image <= at : image >= at;
                       });
  }

  /// Whether the type has room for an entry there, or for one in its block.
  bool isInStoredBlock(Coordinate at) const {
    for (const LevelSpec &level : storage.levels)
      if (level.part == LevelSpec::Part::Block)
        at[level.dimension] /= level.block;
    return isStored(at);
  }

  /// The indices of the levels above the dense last ones.
  Coordinate prefixOf(const Coordinate &at) const {
    size_t depth = storage.levels.size();
    while (depth > 0 &&
           storage.levels[depth - 1].kind == LevelSpec::Kind::Dense)
      --depth;
    Coordinate prefix;
    for (size_t level = 0; level < depth; ++level)
      prefix.push_back(indexOf(storage.levels[level], at));
    return prefix;
  }

  static int64_t indexOf(const LevelSpec &level, const Coordinate &at) {
    int64_t index = at[level.dimension];
    if (level.part == LevelSpec::Part::Block)
      return index / level.block;
    return level.part == LevelSpec::Part::Inside ? index % level.block : index;
  }

  std::set<Coordinate> storedPrefixes() const {
    std::set<Coordinate> prefixes;
    forEach(full.shape, [&](const Coordinate &at) {
      // What is dense to the root stores all, with and without entries.
      if ((isPresent(at) && isInStoredBlock(at)) || prefixOf(at).empty())
        prefixes.insert(prefixOf(at));
    });
    return prefixes;
  }

  const Program &program;
  const Storage &storage;
};

} // namespace

FullTensor property::expand(const Program &program, const Data &data) {
  return std::move(Expansion(program, data).full);
}

std::vector<std::vector<Sum>> property::evaluate(const Program &program,
                                                 const Data &data) {
  Arithmetic arithmetic(program);
  FullTensor A = expand(program, data);
  std::vector<std::vector<Sum>> sums;
  for (unsigned output = 0; output < program.outputs.size(); ++output) {
    sums.emplace_back();
    for (const Scalar &init : data.dense[program.initOf(output)])
      sums.back().push_back({init, program.semiring.rfind("plus_", 0) == 0
                                       ? std::abs(init.number)
                                       : 0});
  }
  std::string letters = program.letters();
  forEach(data.shapeOf(letters), [&](const Coordinate &values) {
    auto placeOf = [&](const std::string &term) {
      size_t place = 0;
      for (char letter : term)
        place = place * data.extents.at(letter) + values[letters.find(letter)];
      return place;
    };
    size_t entry = placeOf(program.driver);
    if (!A.present[entry])
      return;
    std::vector<Scalar> factors;
    for (const Program::Factor &factor : program.factors)
      factors.push_back(data.dense[factor.tensor][placeOf(factor.term)]);
    factors.insert(factors.begin() + program.driverPlace, A.values[entry]);
    Scalar term = factors.front();
    for (size_t at = 1; at < factors.size(); ++at)
      term = arithmetic.multiply(term, factors[at]);
    for (unsigned output = 0; output < sums.size(); ++output)
      arithmetic.add(sums[output][placeOf(program.outputs[output].term)], term);
  });
  return sums;
}
