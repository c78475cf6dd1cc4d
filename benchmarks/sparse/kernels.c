// SPDX-License-Identifier: Apache-2.0
// The kernels by hand. Compiled twice: as they stand, and with -ffast-math.

#include <stdint.h>

#ifndef SUFFIX
#define SUFFIX
#endif
#define PASTE(a, b) a##b
#define NAME(a, b) PASTE(a, b)

// y += A x, all entries of A in CSR.
void NAME(spmv_by_hand, SUFFIX)(int64_t rows, const int32_t *positions,
                                const int32_t *coordinates,
                                const double *values, const double *restrict x,
                                double *restrict y) {
  for (int64_t i = 0; i < rows; i++) {
    double sum = 0;
    for (int32_t p = positions[i]; p < positions[i + 1]; p++)
      sum += values[p] * x[coordinates[p]];
    y[i] += sum;
  }
}

// y += A x, the upper triangle of a symmetric A in CSR, diagonal included.
void NAME(ssymv_by_hand, SUFFIX)(int64_t rows, const int32_t *positions,
                                 const int32_t *coordinates,
                                 const double *values, const double *restrict x,
                                 double *restrict y) {
  for (int64_t i = 0; i < rows; i++) {
    double sum = 0, xi = x[i];
    for (int32_t p = positions[i]; p < positions[i + 1]; p++) {
      int32_t j = coordinates[p];
      double a = values[p];
      sum += a * x[j];
      if (j != i)
        y[j] += a * xi;
    }
    y[i] += sum;
  }
}

// The same for rows that begin with their diagonal entry: no test per entry.
void NAME(ssymv_diagonal_first,
          SUFFIX)(int64_t rows, const int32_t *positions,
                  const int32_t *coordinates, const double *values,
                  const double *restrict x, double *restrict y) {
  for (int64_t i = 0; i < rows; i++) {
    int32_t p = positions[i];
    double xi = x[i], sum = values[p] * xi;
    for (p++; p < positions[i + 1]; p++) {
      int32_t j = coordinates[p];
      double a = values[p];
      sum += a * x[j];
      y[j] += a * xi;
    }
    y[i] += sum;
  }
}
