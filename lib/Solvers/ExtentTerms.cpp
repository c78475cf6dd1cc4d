// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Solvers/ExtentTerms.h"
#include <algorithm>
#include <limits>

using namespace tensoropt;

unsigned ExtentTerms::add(const ExtentTerm &term) {
  auto [found, isNew] = known.try_emplace(
      {term.kind, term.value, term.a, term.b, term.c}, terms.size());
  if (isNew)
    terms.push_back(term);
  return found->second;
}

unsigned ExtentTerms::take(const ExtentTerms &others, unsigned wanted,
                           const std::vector<unsigned> &sources) {
  std::vector<unsigned> taken;
  for (unsigned at = 0; at <= wanted; ++at) {
    const ExtentTerm &term = others.terms[at];
    if (term.kind == TermKind::Constant)
      taken.push_back(add(term));
    else if (term.kind == TermKind::Source)
      taken.push_back(sources[term.value]);
    else
      taken.push_back(
          combine(term.kind, taken[term.a], taken[term.b],
                  term.kind == TermKind::Choose ? taken[term.c] : 0));
  }
  return taken.back();
}

static std::optional<int64_t> calculate(TermKind kind, int64_t a, int64_t b) {
  int64_t result = 0;
  bool isDivision = kind == TermKind::Divide || kind == TermKind::DivideUp ||
                    kind == TermKind::Remainder;
  if (isDivision && (a < 0 || b <= 0))
    return std::nullopt;
  switch (kind) {
  case TermKind::Add:
    return __builtin_add_overflow(a, b, &result) ? std::nullopt
                                                 : std::optional(result);
  case TermKind::Subtract:
    return __builtin_sub_overflow(a, b, &result) ? std::nullopt
                                                 : std::optional(result);
  case TermKind::Multiply:
    return __builtin_mul_overflow(a, b, &result) ? std::nullopt
                                                 : std::optional(result);
  case TermKind::Scale:
    return __builtin_mul_overflow(a, b, &result)
               ? std::numeric_limits<int64_t>::max()
               : result;
  case TermKind::Divide:
    return a / b;
  case TermKind::DivideUp:
    return a / b + (a % b != 0);
  case TermKind::Remainder:
    return a % b;
  case TermKind::Least:
    return std::min(a, b);
  case TermKind::Largest:
    return std::max(a, b);
  case TermKind::Less:
    return a < b;
  default:
    return a == b;
  }
}

unsigned ExtentTerms::combine(TermKind kind, unsigned a, unsigned b,
                              unsigned c) {
  std::optional<int64_t> first = getConstant(a), second = getConstant(b);
  if (kind == TermKind::Choose && first)
    return *first ? b : c;
  if (kind != TermKind::Choose && first && second)
    if (std::optional<int64_t> value = calculate(kind, *first, *second))
      return constant(*value);
  bool isProduct = kind == TermKind::Multiply || kind == TermKind::Scale;
  if (isProduct && first == 1)
    return b;
  if (isProduct && second == 1)
    return a;
  return add({kind, 0, a, b, c});
}

std::vector<std::optional<int64_t>>
ExtentTerms::evaluate(const std::vector<int64_t> &sources) const {
  std::vector<std::optional<int64_t>> values;
  values.reserve(terms.size());
  for (const ExtentTerm &term : terms) {
    if (term.kind == TermKind::Constant) {
      values.push_back(term.value);
      continue;
    }
    if (term.kind == TermKind::Source) {
      values.push_back(sources[term.value]);
      continue;
    }
    bool isChoice = term.kind == TermKind::Choose;
    std::optional<int64_t> a = values[term.a], b = values[term.b];
    if (!a || !b || (isChoice && !values[term.c]))
      values.push_back(std::nullopt);
    else if (isChoice)
      values.push_back(*a ? b : values[term.c]);
    else
      values.push_back(calculate(term.kind, *a, *b));
  }
  return values;
}
