// SPDX-License-Identifier: Apache-2.0
//
// The brute-force oracle for update plans: random einsums on small tensors of
// Gaussian integers, summed over all entries, and the same sum over canonical
// entries as a plan has it. Orbits come from the closed set of group elements.
//
//   RandomEinsum einsum(/*seed=*/7);
//   EXPECT_EQ(einsum.sumByPlan(plan), einsum.sumOverAll());
#pragma once

#include "../Solvers/PermutationOracle.h"
#include "TensorOpt/Symmetry/UpdatePlan.h"

#include <array>
#include <functional>
#include <map>
#include <ostream>
#include <random>

namespace tensoropt::oracle {

/// An integer with an imaginary part: exact, and conjugation is visible.
struct Gaussian {
  int64_t re = 0, im = 0;

  Gaussian operator*(Gaussian rhs) const {
    return {re * rhs.re - im * rhs.im, re * rhs.im + im * rhs.re};
  }
  Gaussian &operator+=(Gaussian rhs) {
    re += rhs.re;
    im += rhs.im;
    return *this;
  }
  bool operator==(Gaussian rhs) const { return re == rhs.re && im == rhs.im; }
  friend std::ostream &operator<<(std::ostream &os, Gaussian value) {
    return os << value.re << "+" << value.im << "i";
  }
};

inline Gaussian apply(unsigned character, Gaussian value) {
  int64_t sign = character & 1 ? -1 : 1;
  return {sign * value.re, character & 2 ? -sign * value.im : sign * value.im};
}

/// Calls `visit` on every coordinate of a shape; once, with none, for rank 0.
inline void forEach(const Coordinate &shape,
                    const std::function<void(const Coordinate &)> &visit) {
  Coordinate at(shape.size(), 0);
  for (;;) {
    visit(at);
    size_t slot = shape.size();
    while (slot > 0 && ++at[slot - 1] == shape[slot - 1])
      at[--slot] = 0;
    if (slot == 0)
      return;
  }
}

struct Dense {
  Coordinate shape;
  std::map<Coordinate, Gaussian> entries;

  bool operator==(const Dense &rhs) const { return entries == rhs.entries; }
};

/// A random tensor with the symmetry whose elements are `set`.
inline Dense randomTensor(const Coordinate &shape, const ElementSet &set,
                          std::mt19937 &rng) {
  std::uniform_int_distribution<int64_t> digit(-3, 3);
  Dense tensor{shape, {}};
  forEach(shape, [&](const Coordinate &x) {
    if (tensor.entries.count(x))
      return;
    // An entry that the group forces to be zero, real or imaginary is.
    unsigned fixing = fixingCharacters(set, x);
    Gaussian value{digit(rng), digit(rng)};
    if (fixing & 2 || (fixing & 4 && fixing & 8))
      value = {};
    else if (fixing & 4)
      value.im = 0;
    else if (fixing & 8)
      value.re = 0;
    for (const auto &[images, character] : set) {
      Coordinate image(x.size());
      for (size_t slot = 0; slot < x.size(); ++slot)
        image[images[slot]] = x[slot];
      tensor.entries[image] = apply(character, value);
    }
  });
  return tensor;
}

/// A random group, assignment, extents and tensors.
class RandomEinsum {
public:
  explicit RandomEinsum(unsigned seed) : rng(seed) {
    chooseGroup();
    chooseFactors();
    chooseOutputs();
    A = randomTensor(shapeOf(assignment.driver), elements, rng);
  }

  Assignment assignment;
  std::vector<SignedPermutation> generators;
  ElementSet elements;

  unsigned degree() const { return assignment.driver.size(); }

  /// The outputs, summed over every value of every letter.
  std::vector<Dense> sumOverAll() const {
    std::vector<Dense> outputs = zeros();
    forEach(A.shape, [&](const Coordinate &x) {
      addTerms(x, A.entries.at(x), 1, outputs);
    });
    return outputs;
  }

  /// The outputs, summed over canonical entries with masks and multiplicities.
  std::vector<Dense> sumByPlan(const UpdatePlan &plan,
                               Triangle triangle) const {
    std::vector<Dense> outputs = zeros();
    forEach(A.shape, [&](const Coordinate &x) {
      if (!isCanonical(x, triangle))
        return;
      for (const Update &update : plan.updates) {
        if (isMasked(update, x))
          continue;
        int64_t order = 0;
        for (const auto &[equal, count] : update.stabiliserTerms)
          order += holds(equal, x) ? count : 0;
        EXPECT_EQ(plan.subgroupOrder % order, 0u);
        Coordinate y;
        for (unsigned slot : update.slotOf)
          y.push_back(x[slot]);
        addTerms(y, apply(code(update.character), A.entries.at(x)),
                 static_cast<int64_t>(plan.subgroupOrder) / order, outputs);
      }
    });
    return outputs;
  }

  friend std::ostream &operator<<(std::ostream &os, const RandomEinsum &e) {
    for (const SignedPermutation &generator : e.generators)
      os << generator.str() << "  ";
    os << e.assignment.driver << "[A]";
    for (const Assignment::Factor &factor : e.assignment.factors)
      os << "," << factor.term << "[" << factor.tensor << "]";
    os << "->";
    for (const std::string &output : e.assignment.outputs)
      os << output << ",";
    for (auto [letter, extent] : e.extents)
      os << " " << letter << "=" << extent;
    return os;
  }

private:
  int64_t uniform(int64_t low, int64_t high) {
    return std::uniform_int_distribution<int64_t>(low, high)(rng);
  }

  Coordinate shapeOf(const std::string &term) const {
    Coordinate shape;
    for (char letter : term)
      shape.push_back(extents.at(letter));
    return shape;
  }

  /// Up to three transpositions or random permutations, with characters.
  void chooseGroup() {
    assignment.driver = std::string("ijklm").substr(0, uniform(1, 5));
    do {
      generators.clear();
      for (int64_t more = uniform(0, 3); more > 0; --more) {
        Images images(degree());
        std::iota(images.begin(), images.end(), 0u);
        if (uniform(0, 1))
          std::swap(images[uniform(0, degree() - 1)],
                    images[uniform(0, degree() - 1)]);
        else
          std::shuffle(images.begin(), images.end(), rng);
        unsigned character = uniform(0, 1) ? uniform(0, 3) : 0;
        generators.push_back(make({images, character}));
      }
      std::vector<Element> given;
      for (const SignedPermutation &generator : generators)
        given.push_back(plain(generator));
      elements = closure(degree(), given);
    } while (!isConsistent());
    // One extent per orbit of slots.
    for (unsigned slot = 0; slot < degree(); ++slot) {
      unsigned first = slot;
      for (const Element &element : elements)
        first = std::min(first, element.first[slot]);
      extents[assignment.driver[slot]] =
          first < slot ? extents.at(assignment.driver[first])
                       : uniform(1, degree() > 4 ? 3 : 4);
    }
    for (char letter : {'r', 's'})
      extents[letter] = uniform(1, 3);
  }

  bool isConsistent() const {
    std::set<Images> seen;
    return std::all_of(elements.begin(), elements.end(), [&](const Element &e) {
      return seen.insert(e.first).second;
    });
  }

  /// Half of the time unrelated terms, else one term per slot, as in MTTKRP.
  void chooseFactors() {
    std::string letters = assignment.driver + "rs";
    if (uniform(0, 1)) {
      for (int64_t more = uniform(1, 3); more > 0; --more) {
        std::string term;
        for (int64_t rank = uniform(0, 3); rank > 0; --rank)
          term += letters[uniform(0, letters.size() - 1)];
        addFactor(term);
      }
      return;
    }
    std::string suffix = uniform(0, 1) ? "r" : "";
    for (char letter : assignment.driver)
      if (uniform(0, 3))
        addFactor(letter + suffix);
  }

  /// Mostly a tensor that another factor is, where the shapes agree; now and
  /// then a matrix with a symmetry of its own.
  void addFactor(const std::string &term) {
    Coordinate shape = shapeOf(term);
    for (const auto &[number, tensor] : tensors)
      if (tensor.shape == shape && uniform(0, 3)) {
        assignment.factors.push_back({term, number, groups.at(number)});
        return;
      }
    PermutationGroup group(term.size());
    ElementSet set = closure(term.size(), {});
    if (term.size() == 2 && shape[0] == shape[1] && uniform(0, 2) == 0) {
      SignedPermutation swap = make({{1, 0}, unsigned(uniform(0, 1))});
      group = generate(2, {swap});
      set = closure(2, {plain(swap)});
    }
    unsigned number = tensors.size();
    tensors[number] = randomTensor(shape, set, rng);
    groups.insert({number, group});
    assignment.factors.push_back({term, number, group});
  }

  void chooseOutputs() {
    letters = assignment.driver;
    for (const Assignment::Factor &factor : assignment.factors)
      for (char letter : factor.term)
        if (letters.find(letter) == std::string::npos)
          letters += letter;
    for (int64_t more = uniform(1, 2); more > 0; --more) {
      std::string shuffled = letters;
      std::shuffle(shuffled.begin(), shuffled.end(), rng);
      assignment.outputs.push_back(shuffled.substr(0, uniform(0, 2)));
    }
  }

  std::vector<Dense> zeros() const {
    std::vector<Dense> outputs;
    for (const std::string &output : assignment.outputs)
      outputs.push_back({shapeOf(output), {}});
    for (Dense &output : outputs)
      forEach(output.shape,
              [&](const Coordinate &at) { output.entries[at] = {}; });
    return outputs;
  }

  /// Adds the terms of one entry, for every value of the free letters.
  void addTerms(const Coordinate &x, Gaussian entry, int64_t times,
                std::vector<Dense> &outputs) const {
    std::string free = letters.substr(degree());
    forEach(shapeOf(free), [&](const Coordinate &rest) {
      std::array<int64_t, 128> value{};
      for (size_t at = 0; at < letters.size(); ++at)
        value[letters[at]] = at < degree() ? x[at] : rest[at - degree()];
      auto place = [&](const std::string &term) {
        Coordinate at;
        for (char letter : term)
          at.push_back(value[letter]);
        return at;
      };
      Gaussian product = entry * Gaussian{times, 0};
      for (const Assignment::Factor &factor : assignment.factors)
        product =
            product * tensors.at(factor.tensor).entries.at(place(factor.term));
      for (size_t at = 0; at < outputs.size(); ++at)
        outputs[at].entries[place(assignment.outputs[at])] += product;
    });
  }

  bool isCanonical(const Coordinate &x, Triangle triangle) const {
    return std::all_of(elements.begin(), elements.end(), [&](const Element &e) {
      Coordinate image(x.size());
      for (size_t slot = 0; slot < x.size(); ++slot)
        image[e.first[slot]] = x[slot];
      return triangle == Triangle::Upper ? x <= image : x >= image;
    });
  }

  static bool holds(const EqualSlots &equal, const Coordinate &x) {
    for (const auto &block : equal)
      for (unsigned slot : block)
        if (x[slot] != x[block[0]])
          return false;
    return true;
  }

  static bool isMasked(const Update &update, const Coordinate &x) {
    return std::any_of(
        update.maskedOn.begin(), update.maskedOn.end(),
        [&](const EqualSlots &equal) { return holds(equal, x); });
  }

  std::mt19937 rng;
  std::map<char, int64_t> extents;
  std::string letters; ///< the driver's, then the free ones
  std::map<unsigned, Dense> tensors;
  std::map<unsigned, PermutationGroup> groups;
  Dense A;
};

} // namespace tensoropt::oracle
