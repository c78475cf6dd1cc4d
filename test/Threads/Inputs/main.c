// SPDX-License-Identifier: Apache-2.0
// Calls the kernels of kernels.mlir through their C interface and prints a sum
// of each result. All numbers are small integers, so any order gives the same.

#include "memrefs.h"
#include <stdio.h>
#include <stdlib.h>

void _mlir_ciface_ssymv(int64_t, int64_t, Vector *, Vector *, Vector *,
                        Vector *, Vector *);
void _mlir_ciface_shortest(int64_t, int64_t, Vector *, Vector *, Vector *,
                           Vector *, Vector *);
void _mlir_ciface_ssymm(int64_t, int64_t, Vector *, Vector *, Vector *,
                        Matrix *, Matrix *);
void _mlir_ciface_mttkrp(int64_t, int64_t, int64_t, Vector *, Vector *,
                         Vector *, Vector *, Vector *, Vector *, Vector *,
                         Matrix *, Matrix *);
void _mlir_ciface_partial(int64_t, int64_t, int64_t, Vector *, Vector *,
                          Vector *, Vector *, Vector *, Vector *, Vector *,
                          Matrix *, Matrix *);

enum { n = 60, r = 35 };
static double sums[5];

static Vector vector(void *data, int64_t size) {
  return (Vector){data, data, 0, size, 1};
}

static Matrix matrix(double *data) {
  return (Matrix){data, data, 0, {n, r}, {r, 1}};
}

static double weighSum(const double *numbers, int count) {
  double sum = 0;
  for (int i = 0; i < count; ++i)
    sum += (i % 13 + 1) * numbers[i];
  return sum;
}

static int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }

/// Entries lie at most `reach` off the diagonal.
static void matrices(int64_t reach) {
  static int64_t positions[n + 1], coordinates[n * n];
  static double values[n * n], x[n], y[n], z[n], b[n * r], c[n * r];
  int64_t count = 0;
  for (int64_t i = 0; i < n; ++i) {
    for (int64_t j = i; j < least(n, i + reach); j += 1 + (i + j) % 3) {
      coordinates[count] = j;
      values[count++] = (double)((i * j) % 7 + 1);
    }
    positions[i + 1] = count;
    x[i] = (double)(i % 5);
    y[i] = 0;
    z[i] = 1000;
  }
  for (int i = 0; i < n * r; ++i) {
    b[i] = (double)(i % 3);
    c[i] = 0;
  }
  Vector p = vector(positions, n + 1), w = vector(coordinates, count);
  Vector v = vector(values, count), vx = vector(x, n), vy = vector(y, n);
  Vector vz = vector(z, n);
  Matrix mb = matrix(b), mc = matrix(c);
  _mlir_ciface_ssymv(n, n, &p, &w, &v, &vx, &vy);
  _mlir_ciface_shortest(n, n, &p, &w, &v, &vx, &vz);
  _mlir_ciface_ssymm(n, n, &p, &w, &v, &mb, &mc);
  sums[0] += weighSum(y, n);
  sums[1] += weighSum(z, n);
  sums[2] += weighSum(c, n * r);
}

static void tensors(int64_t reach) {
  static int64_t p0[2], c0[n], p1[n + 1], c1[n * n], p2[n * n + 1];
  static int64_t c2[n * n * n];
  static double values[n * n * n], b[n * r], c[n * r], d[n * r];
  int64_t rows = 0, fibres = 0, count = 0;
  for (int64_t i = 0; i < n; i += 2) {
    int64_t end = least(n, i + reach);
    for (int64_t j = i; j < end; j += 3) {
      for (int64_t k = j; k < end; k += 1 + (i + k) % 4) {
        c2[count] = k;
        values[count++] = (double)((i + j + k) % 5 * 6);
      }
      c1[fibres++] = j;
      p2[fibres] = count;
    }
    c0[rows++] = i;
    p1[rows] = fibres;
  }
  p0[1] = rows;
  for (int i = 0; i < n * r; ++i) {
    b[i] = (double)(i % 3);
    c[i] = d[i] = 0;
  }
  Vector v0 = vector(p0, 2), w0 = vector(c0, rows), v1 = vector(p1, rows + 1);
  Vector w1 = vector(c1, fibres), v2 = vector(p2, fibres + 1);
  Vector w2 = vector(c2, count), v = vector(values, count);
  Matrix mb = matrix(b), mc = matrix(c), md = matrix(d);
  _mlir_ciface_mttkrp(n, n, n, &v0, &w0, &v1, &w1, &v2, &w2, &v, &mb, &mc);
  _mlir_ciface_partial(n, n, n, &v0, &w0, &v1, &w1, &v2, &w2, &v, &mb, &md);
  sums[3] += weighSum(c, n * r);
  sums[4] += weighSum(d, n * r);
}

int main(void) {
  // All blocks of rows share places, and only neighbours do.
  for (int64_t reach = n; reach > 3; reach = reach > 4 ? 4 : 0) {
    matrices(reach);
    tensors(reach);
  }
  for (int i = 0; i < 5; ++i)
    printf("%.3f\n", sums[i]);
  return 0;
}
