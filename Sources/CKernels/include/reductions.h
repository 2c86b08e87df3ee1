#ifndef CKERNELS_REDUCTIONS_H
#define CKERNELS_REDUCTIONS_H
// Sums in one fixed order.
//
// Data is cut into pieces of a fixed size; a piece is summed in double precision over fixed lanes; the pieces' sums are
// added in order. So the result depends on the data and its size alone, not on threads or instruction sets. For float
// data the error is far below one rounding of the result; for double it is at most γₘ·Σ|x| with m ≤ 1100 + count/16384.

#include <stdbool.h>

/// Σ x and Σ x².
double dh_sum_f(const float *x, long count);
double dh_sum_d(const double *x, long count);
double dh_sum_of_squares_f(const float *x, long count);
double dh_sum_of_squares_d(const double *x, long count);

/// Whether all of x are finite: no infinity, no NaN.
bool dh_all_finite_f(const float *x, long count);
bool dh_all_finite_d(const double *x, long count);

/// Σ x·y.
double dh_dot_f(const float *x, const float *y, long count);
double dh_dot_d(const double *x, const double *y, long count);

/// sums[j] = Σᵢ x[i, j] for x of [rows, columns]: a bias gradient.
void dh_column_sums_f(const float *x, long rows, long columns, float *sums);
void dh_column_sums_d(const double *x, long rows, long columns, double *sums);

/// out[i] = Σⱼ x[i, j], and out[i] = maxⱼ x[i, j] (NaN if the row holds one, −∞ if it is empty).
void dh_row_sums_f(const float *x, long rows, long columns, float *out);
void dh_row_sums_d(const double *x, long rows, long columns, double *out);
void dh_row_maxima_f(const float *x, long rows, long columns, float *out);
void dh_row_maxima_d(const double *x, long rows, long columns, double *out);

#endif
