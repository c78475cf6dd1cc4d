// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Solvers/ExtentTerms.h"

#include <gtest/gtest.h>

using namespace tensoropt;

namespace {
constexpr int64_t most = INT64_MAX;
using Number = std::optional<int64_t>;

Number calculate(TermKind kind, int64_t a, int64_t b) {
  ExtentTerms terms;
  unsigned term = terms.combine(kind, terms.source(0), terms.source(1));
  return terms.evaluate({a, b})[term];
}
} // namespace

TEST(ExtentTerms, KeepsEqualTermsOnce) {
  ExtentTerms terms;
  unsigned n = terms.source(0), four = terms.constant(4);
  EXPECT_EQ(terms.source(0), n);
  EXPECT_EQ(terms.multiply(n, four), terms.multiply(n, four));
  EXPECT_NE(terms.source(1), n);
  EXPECT_EQ(terms.list().size(), 4u);
}

TEST(ExtentTerms, Calculates) {
  EXPECT_EQ(calculate(TermKind::Add, 3, -4), -1);
  EXPECT_EQ(calculate(TermKind::Subtract, 3, 4), -1);
  EXPECT_EQ(calculate(TermKind::Divide, 7, 2), 3);
  EXPECT_EQ(calculate(TermKind::DivideUp, 7, 2), 4);
  EXPECT_EQ(calculate(TermKind::DivideUp, most, 1), most);
  EXPECT_EQ(calculate(TermKind::Remainder, 7, 2), 1);
  EXPECT_EQ(calculate(TermKind::Least, -7, 2), -7);
  EXPECT_EQ(calculate(TermKind::Largest, -7, 2), 2);
  EXPECT_EQ(calculate(TermKind::Less, -7, 2), 1);
  EXPECT_EQ(calculate(TermKind::Equal, -7, 2), 0);
  ExtentTerms terms;
  unsigned chosen = terms.combine(TermKind::Choose, terms.source(0),
                                  terms.constant(5), terms.constant(6));
  EXPECT_EQ(terms.evaluate({1})[chosen], 5);
  EXPECT_EQ(terms.evaluate({0})[chosen], 6);
}

TEST(ExtentTerms, HasNoNumbersBeyond64Bits) {
  EXPECT_EQ(calculate(TermKind::Add, most, 1), Number());
  EXPECT_EQ(calculate(TermKind::Subtract, -2, most), Number());
  EXPECT_EQ(calculate(TermKind::Multiply, int64_t(1) << 62, 2), Number());
  EXPECT_EQ(calculate(TermKind::Multiply, int64_t(1) << 62, 0), 0);
  EXPECT_EQ(calculate(TermKind::Scale, int64_t(1) << 62, 2), most);
  EXPECT_EQ(calculate(TermKind::Scale, int64_t(1) << 61, 3),
            3 * (int64_t(1) << 61));
  ExtentTerms terms;
  unsigned n = terms.source(0), m = terms.source(1), k = terms.source(2);
  unsigned bytes = terms.scale(terms.scale(n, m), k);
  int64_t large = int64_t(1) << 40;
  EXPECT_EQ(terms.evaluate({large, large, 0})[bytes], 0);
  EXPECT_EQ(terms.evaluate({large, large, 1})[bytes], most);
  EXPECT_EQ(terms.evaluate({5, 6, 7})[bytes], 210);
  for (auto kind :
       {TermKind::Divide, TermKind::DivideUp, TermKind::Remainder}) {
    EXPECT_EQ(calculate(kind, 1, 0), Number());
    EXPECT_EQ(calculate(kind, -1, 2), Number());
  }
}

TEST(ExtentTerms, CalculatesWhatIsKnown) {
  ExtentTerms terms;
  unsigned n = terms.source(0), one = terms.constant(1);
  EXPECT_EQ(terms.multiply(n, one), n);
  EXPECT_EQ(terms.multiply(one, n), n);
  EXPECT_EQ(terms.multiply(terms.constant(3), terms.constant(4)),
            terms.constant(12));
  EXPECT_EQ(terms.combine(TermKind::Choose, one, n, one), n);
  EXPECT_EQ(terms.combine(TermKind::Choose, terms.constant(0), n, one), one);
  // What has no value stays what it is.
  unsigned beyond = terms.multiply(terms.constant(most), terms.constant(2));
  EXPECT_EQ(terms.evaluate({1})[beyond], Number());
}

TEST(ExtentTerms, TakesTermsOfOthers) {
  ExtentTerms inner, outer;
  unsigned n = inner.source(0), m = inner.source(1);
  unsigned sum = inner.combine(TermKind::Add, inner.scale(n, n), m);
  unsigned chosen = inner.combine(TermKind::Choose, m, sum, inner.constant(7));
  // For n a number twice as large as what is given there, and m that itself.
  unsigned k = outer.source(0);
  unsigned twice = outer.multiply(outer.constant(2), k);
  unsigned taken = outer.take(inner, chosen, {twice, k});
  EXPECT_EQ(outer.evaluate({5})[taken], 105);
  EXPECT_EQ(outer.evaluate({0})[taken], 7);
  EXPECT_EQ(outer.take(inner, chosen, {twice, k}), taken);
}
