#ifndef CKERNELS_POOLING_H
#define CKERNELS_POOLING_H
// Pooling of images, channels last: x is [batch, height, width, channels], y [batch, out_height, out_width, channels].
// Output pixel (i, j) looks at the window that starts at row i·stride − padding_top, column j·stride − padding_left.

#include <stdint.h>

struct dh_pooling {
    long batch, height, width, channels;
    long out_height, out_width;
    long window_height, window_width, stride;
    long padding_top, padding_left;
};

/// The window's maximum (the first of equals; NaN if it holds one) and where it is: row · width + column in the image.
/// Pixels outside the image do not take part; a window without any gives −∞ and −1.
void dh_max_pool_forward_f(const struct dh_pooling *shape, const float *x, float *y, int32_t *indices);
void dh_max_pool_forward_d(const struct dh_pooling *shape, const double *x, double *y, int32_t *indices);
/// dx: each dy goes to where the maximum was. Overwrites dx.
void dh_max_pool_backward_f(const struct dh_pooling *shape, const float *dy, const int32_t *indices, float *dx);
void dh_max_pool_backward_d(const struct dh_pooling *shape, const double *dy, const int32_t *indices, double *dx);

/// The window's sum over window_height · window_width: pixels outside the image count as zeros (PyTorch's default).
void dh_average_pool_forward_f(const struct dh_pooling *shape, const float *x, float *y);
void dh_average_pool_forward_d(const struct dh_pooling *shape, const double *x, double *y);
void dh_average_pool_backward_f(const struct dh_pooling *shape, const float *dy, float *dx);
void dh_average_pool_backward_d(const struct dh_pooling *shape, const double *dy, double *dx);

#endif
