// SPDX-License-Identifier: Apache-2.0
// The comparison of results with their reference.

#include "ReferenceValues.h"
#include "ScalarValues.h"
#include "TensorOpt/Execution/Reference.h"

#include <algorithm>
#include <cmath>
#include <map>

using namespace tensoropt;

using Complex = std::complex<double>;

namespace {

bool isNan(int64_t) { return false; }
bool isNan(double value) { return std::isnan(value); }
bool isNan(Complex value) {
  return std::isnan(value.real()) || std::isnan(value.imag());
}

double distance(int64_t a, int64_t b) {
  // Exact before it is rounded: large neighbours differ.
  uint64_t wide = a < b ? static_cast<uint64_t>(b) - static_cast<uint64_t>(a)
                        : static_cast<uint64_t>(a) - static_cast<uint64_t>(b);
  return static_cast<double>(wide);
}
double distance(double a, double b) { return a == b ? 0 : std::fabs(a - b); }
double distance(Complex a, Complex b) {
  return std::hypot(distance(a.real(), b.real()), distance(a.imag(), b.imag()));
}

double magnitude(int64_t value) {
  return std::fabs(static_cast<double>(value));
}
double magnitude(double value) { return std::fabs(value); }
double magnitude(Complex value) {
  return std::hypot(value.real(), value.imag());
}

template <typename T>
Difference compareAll(const std::vector<T> &actual,
                      const std::vector<T> &reference) {
  Difference result;
  double largest = 0;
  for (size_t at = 0; at < actual.size(); ++at) {
    T expected = reference[at];
    if (std::isfinite(magnitude(expected)))
      largest = std::max(largest, magnitude(expected));
    if (isNan(actual[at]) || isNan(expected)) {
      if (isNan(actual[at]) != isNan(expected) && !result.nanMismatch) {
        result.nanMismatch = true;
        result.at = at;
      }
      continue;
    }
    double difference = distance(actual[at], expected);
    if (difference > result.maxAbs) {
      result.maxAbs = difference;
      if (!result.nanMismatch)
        result.at = at;
    }
  }
  if (result.maxAbs > 0)
    result.maxRel = result.maxAbs / largest; // infinite if nothing is finite
  return result;
}

} // namespace

std::optional<Difference> tensoropt::compare(const Buffer &actual,
                                             const ReferenceTensor &reference) {
  ScalarColumn column =
      readColumn(actual.type(), actual.data(), actual.count());
  return std::visit(
      [&](const auto &expected) -> std::optional<Difference> {
        using Column = std::decay_t<decltype(expected)>;
        auto *all = std::get_if<Column>(&column);
        if (!all || all->size() != expected.size())
          return std::nullopt;
        return compareAll(*all, expected);
      },
      reference.values);
}

/// Values by place; the kind of `all` is T.
template <typename T>
static std::map<std::vector<int64_t>, T>
byPlace(const std::vector<std::vector<int64_t>> &places,
        const std::vector<T> &all) {
  std::map<std::vector<int64_t>, T> map;
  for (size_t at = 0; at < all.size(); ++at)
    map[places[at]] = all[at];
  return map;
}

/// Compares two lists of entries; those of `actual` that are zero need no
/// partner if they may pad.
template <typename T>
static Difference
compareEntries(const std::map<std::vector<int64_t>, T> &actual,
               const std::map<std::vector<int64_t>, T> &expected, bool mayPad) {
  std::vector<T> left, right;
  std::optional<std::vector<int64_t>> storedOnce;
  for (const auto &[place, value] : actual) {
    auto partner = expected.find(place);
    bool isPadding = mayPad && value == T(0);
    if (partner == expected.end() && !isPadding && !storedOnce)
      storedOnce = place;
    left.push_back(value);
    right.push_back(partner == expected.end() ? T(0) : partner->second);
  }
  for (const auto &entry : expected)
    if (!actual.count(entry.first) && !storedOnce)
      storedOnce = entry.first;
  Difference difference = compareAll(left, right);
  difference.storedOnce = storedOnce;
  return difference;
}

std::optional<Difference> tensoropt::compare(const TensorData &actual,
                                             const ReferenceTensor &reference) {
  if (actual.spec.isDense() && !reference.isSparse)
    return compare(actual.buffers.front(), reference);
  std::string unused;
  if (!reference.isSparse || actual.extents != reference.shape ||
      !verifyTensor(actual, unused))
    return std::nullopt;
  const TensorSpec &spec = actual.spec;
  // One entry per orbit is written out by the code of the reference, the same
  // that reads arguments, into a list of its own.
  auto all = expandSymmetry(
      {unpackTensor(actual), spec.canonical ? spec.group.generators()
                                            : std::vector<SignedPermutation>()},
      unused);
  if (!all)
    return std::nullopt;
  bool mayPad =
      !spec.levels.empty() && spec.levels.back().kind == LevelSpec::Kind::Dense;
  return std::visit(
      [&](const auto &expected) -> std::optional<Difference> {
        using Column = std::decay_t<decltype(expected)>;
        auto *values = std::get_if<Column>(&all->values);
        if (!values)
          return std::nullopt;
        return compareEntries(byPlace(all->coordinates, *values),
                              byPlace(reference.coordinates, expected), mayPad);
      },
      reference.values);
}
