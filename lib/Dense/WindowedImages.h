// SPDX-License-Identifier: Apache-2.0
// Images that are copied to blocks of channels for one convolution.

#pragma once

#include "ChannelBlocks.h"

namespace tensoropt {

/// Holds the blocked form of the image of a convolution of single channels, or
/// of the padding that it alone reads, if windows are so large that it pays to
/// copy the image to blocks and the result from there.
void holdWindowedImage(mlir::Operation *op, ChannelBlocks &blocks);

} // namespace tensoropt
