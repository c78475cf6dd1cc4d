// SPDX-License-Identifier: Apache-2.0
// Linked into every executable of a sanitized build.

// LLVM's headers poison what their allocators have not handed out. Memory of
// one allocator is handed out by our code, which is instrumented, and by the
// packaged libraries, which are not and never lift the poison.
extern "C" __attribute__((used)) const char *__asan_default_options() {
  return "allow_user_poisoning=0";
}
