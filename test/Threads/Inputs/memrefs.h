// SPDX-License-Identifier: Apache-2.0
// What the C interface of compiled kernels passes for memrefs.

#pragma once

#include <stdint.h>

typedef struct {
  void *allocated, *aligned;
  int64_t offset, size, stride;
} Vector;
typedef struct {
  void *allocated, *aligned;
  int64_t offset, sizes[2], strides[2];
} Matrix;
