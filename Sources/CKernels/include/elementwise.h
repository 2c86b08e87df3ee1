#ifndef CKERNELS_ELEMENTWISE_H
#define CKERNELS_ELEMENTWISE_H
// Operations on every element of a buffer. `out` may be one of the inputs, but must not overlap them otherwise.
//
// exp, log, tanh and the others of elementary.h give the same bits here as there.

#include <stdbool.h>

void dh_exp_all_f(const float *x, float *out, long count);
void dh_exp_all_d(const double *x, double *out, long count);
void dh_expm1_all_f(const float *x, float *out, long count);
void dh_expm1_all_d(const double *x, double *out, long count);
void dh_log_all_f(const float *x, float *out, long count);
void dh_log_all_d(const double *x, double *out, long count);
void dh_log1p_all_f(const float *x, float *out, long count);
void dh_log1p_all_d(const double *x, double *out, long count);
void dh_tanh_all_f(const float *x, float *out, long count);
void dh_tanh_all_d(const double *x, double *out, long count);
void dh_erf_all_f(const float *x, float *out, long count);
void dh_erf_all_d(const double *x, double *out, long count);

/// 1 / (1 + e⁻ˣ), √x.
void dh_sigmoid_all_f(const float *x, float *out, long count);
void dh_sigmoid_all_d(const double *x, double *out, long count);
void dh_sqrt_all_f(const float *x, float *out, long count);
void dh_sqrt_all_d(const double *x, double *out, long count);

/// x + y, x − y, x · y, x / y.
void dh_add_f(const float *x, const float *y, float *out, long count);
void dh_add_d(const double *x, const double *y, double *out, long count);
void dh_subtract_f(const float *x, const float *y, float *out, long count);
void dh_subtract_d(const double *x, const double *y, double *out, long count);
void dh_multiply_f(const float *x, const float *y, float *out, long count);
void dh_multiply_d(const double *x, const double *y, double *out, long count);
void dh_divide_f(const float *x, const float *y, float *out, long count);
void dh_divide_d(const double *x, const double *y, double *out, long count);

/// a · x, x + a, and y += a · x (one fma).
void dh_scale_f(float a, const float *x, float *out, long count);
void dh_scale_d(double a, const double *x, double *out, long count);
void dh_offset_f(float a, const float *x, float *out, long count);
void dh_offset_d(double a, const double *x, double *out, long count);
void dh_axpy_f(float a, const float *x, float *y, long count);
void dh_axpy_d(double a, const double *x, double *y, long count);

/// max(x, 0), NaN staying NaN; and dy where y > 0, else 0, y being ReLU's input or output.
void dh_relu_f(const float *x, float *out, long count);
void dh_relu_d(const double *x, double *out, long count);
void dh_relu_backward_f(const float *dy, const float *y, float *out, long count);
void dh_relu_backward_d(const double *dy, const double *y, double *out, long count);

/// x[i, j] + bias[j] for x of [rows, columns], with ReLU after it or not.
void dh_add_bias_f(const float *x, const float *bias, float *out, long rows, long columns, bool relu);
void dh_add_bias_d(const double *x, const double *bias, double *out, long rows, long columns, bool relu);

#endif
