// SPDX-License-Identifier: Apache-2.0
// Calls the kernels of joins.mlir through their C interface and prints a sum of
// each result. All numbers are small integers, so any order gives the same.

#include "memrefs.h"
#include <stdio.h>
#include <stdlib.h>

typedef struct {
  Vector positions, coordinates, values;
} Sparse;

void _mlir_ciface_syrk(int64_t, int64_t, Vector *, Vector *, Vector *,
                       Matrix *);
void _mlir_ciface_square(Sparse *, int64_t, int64_t, Vector *, Vector *,
                         Vector *);
void _mlir_ciface_transposed(Sparse *, int64_t, int64_t, Vector *, Vector *,
                             Vector *);

enum { n = 60 };

static Vector vector(void *data, int64_t size) {
  return (Vector){data, data, 0, size, 1};
}

/// Weighs each entry by its place, and frees the matrix.
static double sum(Sparse *matrix) {
  const int64_t *positions = matrix->positions.aligned;
  const int64_t *coordinates = matrix->coordinates.aligned;
  const double *values = matrix->values.aligned;
  double total = 0;
  for (int64_t row = 0; row < n; ++row)
    for (int64_t at = positions[row]; at < positions[row + 1]; ++at)
      total += (double)(at % 11 + row + 2 * coordinates[at]) * values[at];
  free(matrix->positions.allocated);
  free(matrix->coordinates.allocated);
  free(matrix->values.allocated);
  return total;
}

int main(void) {
  static int64_t positions[n + 1], coordinates[n * n];
  static double values[n * n], dense[n * n];
  int64_t count = 0;
  for (int64_t i = 0; i < n; ++i) {
    for (int64_t j = i % 3; j < n; j += 2 + (i + j) % 5) {
      coordinates[count] = j;
      values[count++] = (double)((i * j) % 7 + 1);
    }
    positions[i + 1] = count;
  }
  Vector p = vector(positions, n + 1), c = vector(coordinates, count);
  Vector v = vector(values, count);
  Matrix m = {dense, dense, 0, {n, n}, {n, 1}};
  _mlir_ciface_syrk(n, n, &p, &c, &v, &m);
  double total = 0;
  for (int at = 0; at < n * n; ++at)
    total += (double)(at % 17) * dense[at];
  Sparse square, transposed;
  _mlir_ciface_square(&square, n, n, &p, &c, &v);
  _mlir_ciface_transposed(&transposed, n, n, &p, &c, &v);
  printf("%.3f", total);
  printf(" %.3f", sum(&square));
  printf(" %.3f\n", sum(&transposed));
  return 0;
}
