// SPDX-License-Identifier: Apache-2.0
// Errors of generated code, one for each thread.

#include "TensorOpt/Runtime/GeneratedCode.h"
#include <string>

/// The first error of this thread, and the one handed out last.
static thread_local std::string pending, taken;

void tensoroptFail(const char *message) {
  if (pending.empty())
    pending = message;
}

bool tensoroptHasFailed() { return !pending.empty(); }

const char *tensoroptTakeError() {
  taken.swap(pending);
  pending.clear();
  return taken.empty() ? nullptr : taken.c_str();
}
