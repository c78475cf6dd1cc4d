// SPDX-License-Identifier: Apache-2.0
// Numbers that follow from extents: what the sizes of buffers are before any
// extent is known.
//
//   ExtentTerms terms;
//   auto n = terms.source(0);
//   auto bytes = terms.multiply(terms.constant(4), terms.multiply(n, n));
//   terms.evaluate({1000})[bytes];   // 4000000
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace tensoropt {

/// What a term is made of. A comparison is 1 where it holds, or 0.
enum class TermKind {
  Constant,  ///< `value`
  Source,    ///< number `value` of what is given
  Add,       ///< `a` + `b`, as all others in 64 bits with a sign
  Subtract,  ///< `a` - `b`
  Multiply,  ///< `a` * `b`
  Scale,     ///< `a` * `b`, but at most 2^63 - 1; neither is below 0
  Divide,    ///< `a` / `b`, rounded down; `a` >= 0 and `b` > 0
  DivideUp,  ///< `a` / `b`, rounded up; `a` >= 0 and `b` > 0
  Remainder, ///< of `a` / `b`; `a` >= 0 and `b` > 0
  Least,     ///< of `a` and `b`
  Largest,   ///< of `a` and `b`
  Less,      ///< `a` < `b`
  Equal,     ///< `a` == `b`
  Choose     ///< `b` where `a` is not 0, else `c`
};

struct ExtentTerm {
  TermKind kind;
  int64_t value = 0;
  unsigned a = 0, b = 0, c = 0; ///< terms before this one
};

/// Terms by number, equal ones once. What a term is made of comes before it.
class ExtentTerms {
public:
  unsigned constant(int64_t value) { return add({TermKind::Constant, value}); }
  unsigned source(int64_t number) { return add({TermKind::Source, number}); }
  /// A term of others, or one that it always equals.
  unsigned combine(TermKind kind, unsigned a, unsigned b, unsigned c = 0);
  unsigned multiply(unsigned a, unsigned b) {
    return combine(TermKind::Multiply, a, b);
  }
  /// For bytes of what has `a` parts of `b` bytes: none if one is 0, however
  /// large others that are multiplied are.
  unsigned scale(unsigned a, unsigned b) {
    return combine(TermKind::Scale, a, b);
  }

  /// A term of others, with these terms for what is given there. Linear time.
  unsigned take(const ExtentTerms &others, unsigned wanted,
                const std::vector<unsigned> &sources);

  const std::vector<ExtentTerm> &list() const { return terms; }

  /// All terms for given sources; none where a term, or one that it is made
  /// of, passes 64 bits or divides what it may not. Linear time.
  std::vector<std::optional<int64_t>>
  evaluate(const std::vector<int64_t> &sources) const;

private:
  unsigned add(const ExtentTerm &term);
  std::optional<int64_t> getConstant(unsigned term) const {
    return terms[term].kind == TermKind::Constant
               ? std::optional(terms[term].value)
               : std::nullopt;
  }

  std::vector<ExtentTerm> terms;
  std::map<std::tuple<TermKind, int64_t, unsigned, unsigned, unsigned>,
           unsigned>
      known;
};

} // namespace tensoropt
