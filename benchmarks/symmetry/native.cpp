// SPDX-License-Identifier: Apache-2.0
// Eigen and librsb behind plain C functions, called from native.py. Each is
// compiled only where its headers are (WITH_EIGEN, WITH_RSB).

#include <cstdint>

#ifdef WITH_EIGEN
#include <Eigen/Sparse>

using Sparse = Eigen::SparseMatrix<double, Eigen::RowMajor, int32_t>;
using Vector = Eigen::Map<Eigen::VectorXd>;
using Dense = Eigen::Map<
    Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;

/// y += A x for `columns` columns of row-major x and y; `half`: A holds the
/// upper triangle of a symmetric matrix.
extern "C" void eigen_multiply(int32_t rows, int32_t entries,
                               int32_t *positions, int32_t *coordinates,
                               double *values, int32_t columns, int32_t half,
                               double *x, double *y) {
  Eigen::Map<Sparse> A(rows, rows, entries, positions, coordinates, values);
  auto upper = A.selfadjointView<Eigen::Upper>();
  if (columns == 1) {
    Vector in(x, rows), out(y, rows);
    if (half)
      out.noalias() += upper * in;
    else
      out.noalias() += A * in;
    return;
  }
  Dense in(x, rows, columns), out(y, rows, columns);
  if (half)
    out.noalias() += upper * in;
  else
    out.noalias() += A * in;
}
#endif

#ifdef WITH_RSB
#include <rsb.h>

/// A matrix of librsb from coordinates; null on failure.
extern "C" void *rsb_make(int32_t rows, int32_t entries, int32_t *lines,
                          int32_t *columns, double *values, int32_t half,
                          int32_t threads) {
  rsb_lib_init(RSB_NULL_INIT_OPTIONS);
  rsb_lib_set_opt(RSB_IO_WANT_EXECUTING_THREADS, &threads);
  rsb_flags_t flags = RSB_FLAG_NOFLAGS;
  if (half)
    flags |= RSB_FLAG_SYMMETRIC | RSB_FLAG_UPPER_TRIANGULAR;
  rsb_err_t error = RSB_ERR_NO_ERROR;
  return rsb_mtx_alloc_from_coo_const(
      values, lines, columns, entries, RSB_NUMERICAL_TYPE_DOUBLE, rows, rows,
      RSB_DEFAULT_BLOCKING, RSB_DEFAULT_BLOCKING, flags, &error);
}

/// y += A x for `count` columns of row-major x and y.
extern "C" int32_t rsb_multiply(void *matrix, int32_t count, double *x,
                                double *y) {
  const double one = 1;
  auto *A = static_cast<rsb_mtx_t *>(matrix);
  if (count == 1)
    return rsb_spmv(RSB_TRANSPOSITION_N, &one, A, x, 1, &one, y, 1);
  return rsb_spmm(RSB_TRANSPOSITION_N, &one, A, count,
                  RSB_FLAG_WANT_ROW_MAJOR_ORDER, x, count, &one, y, count);
}

extern "C" void rsb_release(void *matrix) {
  rsb_mtx_free(static_cast<rsb_mtx_t *>(matrix));
}
#endif
