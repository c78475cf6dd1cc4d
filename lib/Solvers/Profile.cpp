// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Solvers/Profile.h"
#include <algorithm>
#include <numeric>
#include <tuple>

using namespace tensoropt;

/// A quotient of known numbers.
static std::optional<double> divide(std::optional<double> over, double under) {
  if (!over || !(under > 0))
    return std::nullopt;
  return *over / under;
}

std::optional<double> Profile::Operation::intensity() const {
  return divide(flops, static_cast<double>(bytes.value_or(0)));
}

std::optional<double> Profile::Operation::flopsPerSecond() const {
  return divide(flops, seconds);
}

std::optional<double> Profile::Operation::bytesPerSecond() const {
  return divide(bytes, seconds);
}

double Profile::sumOfParts() const {
  double sum = outsideSeconds;
  for (const Operation &operation : operations)
    sum += operation.seconds;
  return sum;
}

double Profile::share(double part) const {
  double all = sumOfParts();
  return all > 0 ? part / all : 0;
}

std::optional<double> Profile::overhead() const {
  return divide(seconds - plainSeconds, plainSeconds);
}

std::optional<double> Profile::leastSeconds(const Operation &operation) const {
  std::optional<double> arithmetic = divide(
      operation.flops, operation.what.isDouble ? machine.doubleFlopsPerSecond
                                               : machine.flopsPerSecond);
  std::optional<double> traffic =
      divide(operation.bytes, machine.bytesPerSecond);
  if (!arithmetic || !traffic)
    return arithmetic ? arithmetic : traffic;
  return std::max(*arithmetic, *traffic);
}

std::optional<double> Profile::roofShare(const Operation &operation) const {
  return divide(leastSeconds(operation), operation.seconds);
}

std::vector<size_t> Profile::byTime() const {
  std::vector<size_t> order(operations.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return std::tuple(-operations[a].seconds, a) <
           std::tuple(-operations[b].seconds, b);
  });
  return order;
}

std::vector<Profile::Kind> Profile::kinds() const {
  std::vector<Kind> kinds;
  for (const Operation &operation : operations) {
    auto kind =
        std::find_if(kinds.begin(), kinds.end(), [&](const Kind &known) {
          return known.name == operation.what.kind;
        });
    if (kind == kinds.end())
      kind = kinds.insert(kinds.end(), Kind{operation.what.kind});
    ++kind->operations;
    kind->seconds += operation.seconds;
    kind->flops += operation.flops.value_or(0);
    kind->bytes += operation.bytes.value_or(0);
  }
  std::sort(kinds.begin(), kinds.end(), [](const Kind &a, const Kind &b) {
    return std::tuple(-a.seconds, a.name) < std::tuple(-b.seconds, b.name);
  });
  return kinds;
}
