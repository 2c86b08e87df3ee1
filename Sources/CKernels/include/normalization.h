#ifndef CKERNELS_NORMALIZATION_H
#define CKERNELS_NORMALIZATION_H
// Batch normalisation (Ioffe and Szegedy 2015) of x of [rows, channels]: over rows, for each channel by itself.
// For images, rows = batch · height · width.

#include <stdbool.h>

/// mean[c] = Σ x / rows and variance[c] = Σ (x − mean)² / rows, the biased one. Zeros if there are no rows.
void dh_batch_norm_statistics_f(const float *x, long rows, long channels, float *mean, float *variance);
void dh_batch_norm_statistics_d(const double *x, long rows, long channels, double *mean, double *variance);

/// The numbers that describe one normalisation: y = γ·(x − mean)/√(variance + ε) + β (+ residual), then ReLU or not.
struct dh_batch_norm_f {
    long rows, channels;
    const float *mean, *variance, *gamma, *beta;  // [channels] each
    double epsilon;
    bool relu;
};
struct dh_batch_norm_d {
    long rows, channels;
    const double *mean, *variance, *gamma, *beta;
    double epsilon;
    bool relu;
};

/// y; `residual`, of the same shape, is added before ReLU unless it is NULL. y may be x or the residual.
void dh_batch_norm_forward_f(const struct dh_batch_norm_f *norm, const float *x, const float *residual, float *y);
void dh_batch_norm_forward_d(const struct dh_batch_norm_d *norm, const double *x, const double *residual, double *y);

/// The gradients when mean and variance are x's own statistics. With ReLU, dy counts only where y > 0; y may be NULL if
/// there was no residual (its sign is then found from x again). `d_residual`, unless NULL, receives what flows into the
/// residual: dy, masked. Either dx or d_residual may be dy.
void dh_batch_norm_backward_f(const struct dh_batch_norm_f *norm, const float *x, const float *y, const float *dy,
                              float *dx, float *d_gamma, float *d_beta, float *d_residual);
void dh_batch_norm_backward_d(const struct dh_batch_norm_d *norm, const double *x, const double *y, const double *dy,
                              double *dx, double *d_gamma, double *d_beta, double *d_residual);

#endif
