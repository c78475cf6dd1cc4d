// SPDX-License-Identifier: Apache-2.0

#include "CopyArguments.h"
#include <cstring>

using namespace tensoropt;

static std::optional<TensorData> copy(const TensorData &tensor) {
  TensorData result = tensor;
  for (Buffer &buffer : result.buffers) {
    auto copied = Buffer::allocate(buffer.type(), buffer.count());
    if (!copied)
      return std::nullopt;
    if (buffer.bytes())
      std::memcpy(copied->data(), buffer.data(), buffer.bytes());
    buffer = std::move(*copied);
  }
  return result;
}

bool tensoropt::copyUpdated(const CompiledFunction &function,
                            std::vector<CallValue> &arguments,
                            std::string &error) {
  for (size_t at = 0; at < arguments.size(); ++at) {
    auto *tensor = std::get_if<TensorData>(&arguments[at]);
    if (!tensor || !function.updates(at))
      continue;
    auto copied = copy(*tensor);
    if (!copied) {
      error = "no memory for a copy of argument " + std::to_string(at);
      return false;
    }
    *tensor = std::move(*copied);
  }
  return true;
}
