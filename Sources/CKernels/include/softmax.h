#ifndef CKERNELS_SOFTMAX_H
#define CKERNELS_SOFTMAX_H
// Softmax along the rows of [rows, columns], and cross-entropy. Exponentials and sums are taken in double precision,
// after subtracting the row's maximum.

#include <stdint.h>

/// y[i, j] = exp(x[i, j]) / Σₖ exp(x[i, k]); y may be x.
void dh_softmax_f(const float *x, long rows, long columns, float *y);
void dh_softmax_d(const double *x, long rows, long columns, double *y);
/// dx = y·(dy − Σₖ dy[i, k]·y[i, k]), y being softmax's output; dx may be dy.
void dh_softmax_backward_f(const float *y, const float *dy, long rows, long columns, float *dx);
void dh_softmax_backward_d(const double *y, const double *dy, long rows, long columns, double *dx);

/// out[i] = ln Σₖ exp(x[i, k]); −∞ for an empty row.
void dh_log_sum_exp_f(const float *x, long rows, long columns, float *out);
void dh_log_sum_exp_d(const double *x, long rows, long columns, double *out);

/// y[i, j] = x[i, j] − ln Σₖ exp(x[i, k]); y may be x.
void dh_log_softmax_f(const float *x, long rows, long columns, float *y);
void dh_log_softmax_d(const double *x, long rows, long columns, double *y);
/// dx = dy − exp(y)·Σₖ dy[i, k], y being log-softmax's output; dx may be dy.
void dh_log_softmax_backward_f(const float *y, const float *dy, long rows, long columns, float *dx);
void dh_log_softmax_backward_d(const double *y, const double *dy, long rows, long columns, double *dx);

/// Cross-entropy of logits x with targets q: q[i, j] = s/columns, and 1 − s more where j is the row's label; s =
/// `smoothing`.
///
///     losses[i] = ln Σₖ exp(x[i, k]) − Σⱼ q[i, j]·x[i, j]       (from log-softmax as dh_log_softmax rounds it)
///     gradient[i, j] = scale · (softmax(x)[i, j] − q[i, j])      (unless `gradient` is NULL; it may be x)
///
/// Labels must lie in 0..<columns. Pass scale = 1/rows for the gradient of the mean.
void dh_cross_entropy_f(const float *x, const int32_t *labels, long rows, long columns, double smoothing, double scale,
                        float *losses, float *gradient);
void dh_cross_entropy_d(const double *x, const int32_t *labels, long rows, long columns, double smoothing, double scale,
                        double *losses, double *gradient);

#endif
