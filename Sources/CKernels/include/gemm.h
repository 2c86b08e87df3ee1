#ifndef CKERNELS_GEMM_H
#define CKERNELS_GEMM_H
// Matrix products.

#include <stdbool.h>

/// C = op(A)·op(B), or C += op(A)·op(B) with `accumulate`; op transposes or not.
///
/// op(A) is [m, k], op(B) is [k, n], C is [m, n], all row-major. `lda`, `ldb` and `ldc` are the distances between rows
/// as stored: A is stored [m, k], or [k, m] if `transpose_a`; B [k, n], or [n, k] if `transpose_b`.
/// Each element is one chain of fused multiply-adds in the order of k, starting from 0, or from C with `accumulate`.
/// With k = 0, C becomes 0 or stays as it is. C must not overlap A or B.
void dh_gemm_f(bool transpose_a, bool transpose_b, long m, long n, long k, const float *a, long lda, const float *b,
               long ldb, float *c, long ldc, bool accumulate);
void dh_gemm_d(bool transpose_a, bool transpose_b, long m, long n, long k, const double *a, long lda, const double *b,
               long ldb, double *c, long ldc, bool accumulate);

#endif
