// SPDX-License-Identifier: Apache-2.0

#include "RoundedWeights.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/bit.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

using namespace llvm;
using namespace tensoropt;

/// The nearest number with so many digits behind the leading one and exponents
/// from `least` on, of two the even one, as f32 has it.
static float roundTo(float value, int digits, int least) {
  int exponent;
  std::frexp(value, &exponent);
  int unit = std::max(exponent - 1, least) - digits;
  return std::ldexp(std::nearbyint(std::ldexp(value, -unit)), unit);
}

/// The bits of a number that bf16 has.
static uint16_t getBrainBits(float value) {
  return bit_cast<uint32_t>(value) >> 16;
}

/// The bits of a number that f16 has.
static uint16_t getHalfBits(float value) {
  uint32_t bits = bit_cast<uint32_t>(value);
  uint16_t sign = bits >> 16 & 0x8000;
  uint32_t size = bits & 0x7fffffff;
  constexpr uint32_t leastNormal = 113u << 23, bias = 112u << 23;
  if (size < leastNormal)
    return sign | uint16_t(std::ldexp(std::fabs(value), 24));
  return sign | (size - bias) >> 13;
}

namespace {

/// Sums of squares, in as many parts as a vector has.
class SumsOfSquares {
public:
  void add(float value, float rounded, size_t place) {
    double lost = double(rounded) - value;
    weights[place % lanes] += double(value) * value;
    errors[place % lanes] += lost * lost;
  }

  /// The root of the errors' as a share of that of the weights.
  double getError() const {
    double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    double lost = std::accumulate(errors.begin(), errors.end(), 0.0);
    return all > 0 ? std::sqrt(lost / all) : 0;
  }

private:
  static constexpr size_t lanes = 8;

  std::array<double, lanes> weights{}, errors{};
};

/// Calls back for each line along the last dimension: with the place of its
/// first element, the number of elements, the place of the first scale and how
/// far apart the scales of two neighbours are, 0 or 1.
template <typename Callback>
void visitLines(const ScaledElements &elements, Callback callback) {
  size_t rank = elements.shape.size();
  SmallVector<int64_t> strides(rank, 0), at(rank, 0);
  int64_t stride = 1;
  for (int64_t dimension : reverse(elements.scaled)) {
    strides[dimension] = stride;
    stride *= elements.shape[dimension];
  }
  int64_t length = elements.shape.back(), scale = 0;
  for (size_t line = 0; line < elements.values.size(); line += length) {
    callback(line, length, scale, strides.back());
    for (size_t loop = rank - 1; loop-- > 0;) {
      scale += strides[loop];
      if (++at[loop] < elements.shape[loop])
        break;
      scale -= strides[loop] * elements.shape[loop];
      at[loop] = 0;
    }
  }
}

} // namespace

std::optional<RoundedWeights> tensoropt::roundToFloats(ArrayRef<float> values,
                                                       StoredWeights type) {
  bool isHalf = type == StoredWeights::F16;
  std::optional<Buffer> bits =
      Buffer::allocate(ScalarType{ScalarKind::U16}, values.size());
  if (!bits || (!isHalf && type != StoredWeights::BF16))
    return std::nullopt;
  RoundedWeights made;
  made.elements = *bits;
  SumsOfSquares sums;
  constexpr float mostHalf = 65504, mostBrain = 0x1.fep127f;
  for (auto [place, value] : enumerate(values)) {
    float rounded = isHalf ? roundTo(value, 10, -14) : roundTo(value, 7, -126);
    made.isFinite &= std::fabs(rounded) <= (isHalf ? mostHalf : mostBrain);
    if (!made.isFinite)
      break;
    sums.add(value, rounded, place);
    bits->as<uint16_t>()[place] =
        isHalf ? getHalfBits(rounded) : getBrainBits(rounded);
  }
  made.error = sums.getError();
  return made;
}

std::optional<RoundedWeights>
tensoropt::roundToIntegers(const ScaledElements &elements) {
  constexpr uint32_t sizeBits = 0x7fffffff;
  // Products of the other factor and a scale neither overflow nor vanish.
  constexpr float least = 0x1p-64f, most = 0x1p64f, steps = 32767;
  int64_t numScales = 1;
  for (int64_t dimension : elements.scaled)
    numScales *= elements.shape[dimension];
  std::optional<Buffer> integers =
      Buffer::allocate(ScalarType{ScalarKind::U16}, elements.values.size());
  if (!integers)
    return std::nullopt;
  RoundedWeights made;
  made.elements = *integers;
  if (elements.values.empty())
    return made;
  // Sizes are in the order of their bits.
  std::vector<uint32_t> largest(numScales, 0);
  visitLines(elements, [&](size_t line, int64_t length, int64_t scale,
                           int64_t stride) {
    const float *values = elements.values.data() + line;
    uint32_t *sizes = largest.data() + scale;
    if (stride == 0) {
      uint32_t size = *sizes;
      for (int64_t lane = 0; lane < length; ++lane)
        size = std::max(size, bit_cast<uint32_t>(values[lane]) & sizeBits);
      *sizes = size;
      return;
    }
    for (int64_t lane = 0; lane < length; ++lane)
      sizes[lane] =
          std::max(sizes[lane], bit_cast<uint32_t>(values[lane]) & sizeBits);
  });
  std::vector<float> inverses(numScales, 0);
  made.scales.assign(numScales, 1);
  for (auto [number, bits] : enumerate(largest)) {
    auto size = bit_cast<float>(bits);
    if (size == 0)
      continue;
    made.isFinite &= size >= least && size <= most;
    made.scales[number] = size / steps;
    inverses[number] = steps / size;
  }
  if (!made.isFinite)
    return made;
  SumsOfSquares sums;
  visitLines(elements, [&](size_t line, int64_t length, int64_t scale,
                           int64_t stride) {
    const float *values = elements.values.data() + line;
    int16_t *written = reinterpret_cast<int16_t *>(integers->data()) + line;
    for (int64_t lane = 0; lane < length; ++lane) {
      int64_t at = scale + lane * stride;
      float exact = values[lane] * inverses[at];
      auto whole = int32_t(exact + (exact < 0 ? -0.5f : 0.5f));
      written[lane] = int16_t(whole);
      sums.add(values[lane], float(whole) * made.scales[at], lane);
    }
  });
  made.error = sums.getError();
  return made;
}
