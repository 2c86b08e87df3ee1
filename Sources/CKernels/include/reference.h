#ifndef CKERNELS_REFERENCE_H
#define CKERNELS_REFERENCE_H
// The fast kernels' plain twins: what each computes, as loops that follow the formula. Tests compare the two; a reader
// who wonders what a kernel does reads these first (reference.c). Arguments are those of the dh_ functions of the same
// name; y is needed by reference_batch_norm_backward whenever there is a ReLU.

#include "convolution.h"
#include "normalization.h"
#include "pooling.h"
#include <stdbool.h>
#include <stdint.h>

void reference_gemm_f(bool transpose_a, bool transpose_b, long m, long n, long k, const float *a, long lda, const
    float *b, long ldb, float *c, long ldc, bool accumulate);
void reference_gemm_d(bool transpose_a, bool transpose_b, long m, long n, long k, const double *a, long lda, const
    double *b, long ldb, double *c, long ldc, bool accumulate);
void reference_convolution_forward_f(const struct dh_convolution *shape, const float *x, const float *w, float *y);
void reference_convolution_forward_d(const struct dh_convolution *shape, const double *x, const double *w, double *y);
void reference_convolution_backward_input_f(const struct dh_convolution *shape, const float *dy, const float *w, float
    *dx);
void reference_convolution_backward_input_d(const struct dh_convolution *shape, const double *dy, const double *w,
    double *dx);
void reference_convolution_backward_weights_f(const struct dh_convolution *shape, const float *x, const float *dy,
    float *dw);
void reference_convolution_backward_weights_d(const struct dh_convolution *shape, const double *x, const double *dy,
    double *dw);
void reference_max_pool_forward_f(const struct dh_pooling *shape, const float *x, float *y, int32_t *indices);
void reference_max_pool_forward_d(const struct dh_pooling *shape, const double *x, double *y, int32_t *indices);
void reference_max_pool_backward_f(const struct dh_pooling *shape, const float *dy, const int32_t *indices, float
    *dx);
void reference_max_pool_backward_d(const struct dh_pooling *shape, const double *dy, const int32_t *indices, double
    *dx);
void reference_average_pool_forward_f(const struct dh_pooling *shape, const float *x, float *y);
void reference_average_pool_forward_d(const struct dh_pooling *shape, const double *x, double *y);
void reference_average_pool_backward_f(const struct dh_pooling *shape, const float *dy, float *dx);
void reference_average_pool_backward_d(const struct dh_pooling *shape, const double *dy, double *dx);
void reference_column_sums_f(const float *x, long rows, long columns, float *sums);
void reference_column_sums_d(const double *x, long rows, long columns, double *sums);
void reference_batch_norm_statistics_f(const float *x, long rows, long channels, float *mean, float *variance);
void reference_batch_norm_statistics_d(const double *x, long rows, long channels, double *mean, double *variance);
void reference_batch_norm_forward_f(const struct dh_batch_norm_f *norm, const float *x, const float *residual, float
    *y);
void reference_batch_norm_forward_d(const struct dh_batch_norm_d *norm, const double *x, const double *residual,
    double *y);
void reference_batch_norm_backward_f(const struct dh_batch_norm_f *norm, const float *x, const float *y, const float
    *dy, float *dx, float *d_gamma, float *d_beta, float *d_residual);
void reference_batch_norm_backward_d(const struct dh_batch_norm_d *norm, const double *x, const double *y, const
    double *dy, double *dx, double *d_gamma, double *d_beta, double *d_residual);
void reference_cross_entropy_f(const float *x, const int32_t *labels, long rows, long columns, double smoothing,
    double scale, float *losses, float *gradient);
void reference_cross_entropy_d(const double *x, const int32_t *labels, long rows, long columns, double smoothing,
    double scale, double *losses, double *gradient);

#endif
