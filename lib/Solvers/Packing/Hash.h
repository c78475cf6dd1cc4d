// SPDX-License-Identifier: Apache-2.0
// Numbers that look random and are the same on every machine. Private to the
// packing solver.
#pragma once

#include <cstdint>

namespace tensoropt::packing {

/// A bijection whose outputs look random (the finaliser of SplitMix64; Steele,
/// Lea, Flood, OOPSLA 2014).
inline uint64_t mix(uint64_t value) {
  value += 0x9e3779b97f4a7c15;
  value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9;
  value = (value ^ value >> 27) * 0x94d049bb133111eb;
  return value ^ value >> 31;
}

} // namespace tensoropt::packing
