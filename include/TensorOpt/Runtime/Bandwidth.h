// SPDX-License-Identifier: Apache-2.0
// The speed at which one thread of this machine reads memory: the roof of every
// kernel that reads each byte once.
//
//   double bytesPerSecond = measureReadBandwidth(64 << 20);

#pragma once

#include <cstddef>

namespace tensoropt {

/// Bytes per second of a sequential read, over and over, of `bytes` bytes,
/// clamped to 64 KiB .. 1 GiB: small working sets measure a cache, large ones
/// the memory. The best of several passes; takes about 0.2 s. Returns 0 if the
/// buffer cannot be allocated.
double measureReadBandwidth(size_t bytes);

} // namespace tensoropt
