#ifndef real
#include "include/reference.h"
#include "include/buffers.h"
#include "include/elementary.h"
#include <math.h>
#include <stdlib.h>

#define THIS_FILE "reference.c"
#include "for_float_and_double.h"
#else

// What the kernels compute, without a thought for speed. Sums are taken in double.

#define LOOP(i, count) for (long i = 0; i < (count); i++)

void NAME(reference_gemm)(bool transpose_a, bool transpose_b, long m, long n, long k, const real *a, long lda,
                          const real *b, long ldb, real *c, long ldc, bool accumulate) {
    LOOP(i, m) LOOP(j, n) {
        double sum = accumulate ? (double)c[i * ldc + j] : 0;
        LOOP(l, k) {
            double left = (double)(transpose_a ? a[l * lda + i] : a[i * lda + l]);
            double right = (double)(transpose_b ? b[j * ldb + l] : b[l * ldb + j]);
            sum += left * right;
        }
        c[i * ldc + j] = (real)sum;
    }
}

// Every pair of an output pixel (n, i, j) and an input pixel (n, h, w) that kernel element (u, v) connects.
#define EVERY_CONNECTION                                                                                               \
    LOOP(n, s->batch) LOOP(i, s->out_height) LOOP(j, s->out_width) LOOP(u, s->kernel_height) LOOP(v, s->kernel_width)  \
        for (long h = i * s->stride + u - s->padding_top, w = j * s->stride + v - s->padding_left, once = 1;           \
             once && h >= 0 && h < s->height && w >= 0 && w < s->width; once = 0)                                      \
            LOOP(c, s->in_channels) LOOP(o, s->out_channels)

#define INPUT ((((n)*s->height + h) * s->width + w) * s->in_channels + c)
#define OUTPUT ((((n)*s->out_height + i) * s->out_width + j) * s->out_channels + o)
#define WEIGHT (((u * s->kernel_width + v) * s->in_channels + c) * s->out_channels + o)

static double *NAME(zeros)(long count) {
    double *sums = calloc((size_t)count + 1, sizeof(double));
    if (!sums) dh_out_of_memory(((size_t)count + 1) * sizeof(double));
    return sums;
}

static void NAME(write_out)(double *sums, long count, real *out) {
    LOOP(i, count) out[i] = (real)sums[i];
    free(sums);
}

void NAME(reference_convolution_forward)(const struct dh_convolution *s, const real *x, const real *weights, real *y) {
    long size = s->batch * s->out_height * s->out_width * s->out_channels;
    double *sums = NAME(zeros)(size);
    EVERY_CONNECTION sums[OUTPUT] += (double)x[INPUT] * (double)weights[WEIGHT];
    NAME(write_out)(sums, size, y);
}

void NAME(reference_convolution_backward_input)(const struct dh_convolution *s, const real *dy, const real *weights,
                                                real *dx) {
    long size = s->batch * s->height * s->width * s->in_channels;
    double *sums = NAME(zeros)(size);
    EVERY_CONNECTION sums[INPUT] += (double)dy[OUTPUT] * (double)weights[WEIGHT];
    NAME(write_out)(sums, size, dx);
}

void NAME(reference_convolution_backward_weights)(const struct dh_convolution *s, const real *x, const real *dy,
                                                  real *dw) {
    long size = s->kernel_height * s->kernel_width * s->in_channels * s->out_channels;
    double *sums = NAME(zeros)(size);
    EVERY_CONNECTION sums[WEIGHT] += (double)x[INPUT] * (double)dy[OUTPUT];
    NAME(write_out)(sums, size, dw);
}

// Every channel of every output pixel, and every pixel of its window that lies in the image.
#define EVERY_WINDOW LOOP(n, s->batch) LOOP(i, s->out_height) LOOP(j, s->out_width) LOOP(c, s->channels)
#define ITS_PIXELS                                                                                                     \
    LOOP(u, s->window_height) LOOP(v, s->window_width)                                                                 \
        for (long h = i * s->stride + u - s->padding_top, w = j * s->stride + v - s->padding_left, once = 1;           \
             once && h >= 0 && h < s->height && w >= 0 && w < s->width; once = 0)
#define PIXEL ((((n)*s->height + h) * s->width + w) * s->channels + c)
#define POOLED ((((n)*s->out_height + i) * s->out_width + j) * s->channels + c)

void NAME(reference_max_pool_forward)(const struct dh_pooling *s, const real *x, real *y, int32_t *indices) {
    EVERY_WINDOW {
        y[POOLED] = (real)-INFINITY, indices[POOLED] = -1;
        ITS_PIXELS {
            bool found_nan = y[POOLED] != y[POOLED];
            if (!found_nan && (indices[POOLED] < 0 || !(x[PIXEL] <= y[POOLED])))
                y[POOLED] = x[PIXEL], indices[POOLED] = (int32_t)(h * s->width + w);
        }
    }
}

void NAME(reference_max_pool_backward)(const struct dh_pooling *s, const real *dy, const int32_t *indices, real *dx) {
    long image = s->height * s->width * s->channels;
    LOOP(p, s->batch * image) dx[p] = 0;
    EVERY_WINDOW if (indices[POOLED] >= 0) dx[n * image + indices[POOLED] * s->channels + c] += dy[POOLED];
}

void NAME(reference_average_pool_forward)(const struct dh_pooling *s, const real *x, real *y) {
    EVERY_WINDOW {
        double sum = 0;
        ITS_PIXELS sum += (double)x[PIXEL];
        y[POOLED] = (real)(sum / (double)(s->window_height * s->window_width));
    }
}

void NAME(reference_average_pool_backward)(const struct dh_pooling *s, const real *dy, real *dx) {
    long size = s->batch * s->height * s->width * s->channels;
    double *sums = NAME(zeros)(size);
    EVERY_WINDOW ITS_PIXELS sums[PIXEL] += (double)dy[POOLED] / (double)(s->window_height * s->window_width);
    NAME(write_out)(sums, size, dx);
}

void NAME(reference_column_sums)(const real *x, long rows, long columns, real *sums) {
    LOOP(j, columns) {
        double sum = 0;
        LOOP(i, rows) sum += (double)x[i * columns + j];
        sums[j] = (real)sum;
    }
}

void NAME(reference_batch_norm_statistics)(const real *x, long rows, long channels, real *mean, real *variance) {
    LOOP(c, channels) {
        double sum = 0, squares = 0;
        LOOP(i, rows) sum += (double)x[i * channels + c];
        double average = rows > 0 ? sum / (double)rows : 0;
        LOOP(i, rows) squares += ((double)x[i * channels + c] - average) * ((double)x[i * channels + c] - average);
        mean[c] = (real)average;
        variance[c] = (real)(rows > 0 ? squares / (double)rows : 0);
    }
}

void NAME(reference_batch_norm_forward)(const struct NAME(dh_batch_norm) *norm, const real *x, const real *residual,
                                        real *y) {
    LOOP(i, norm->rows) LOOP(c, norm->channels) {
        long at = i * norm->channels + c;
        double unit = ((double)x[at] - (double)norm->mean[c]) / sqrt((double)norm->variance[c] + norm->epsilon);
        double out = (double)norm->gamma[c] * unit + (double)norm->beta[c] + (residual ? (double)residual[at] : 0);
        y[at] = (real)(norm->relu && out < 0 ? 0 : out);
    }
}

void NAME(reference_batch_norm_backward)(const struct NAME(dh_batch_norm) *norm, const real *x, const real *y,
                                         const real *dy, real *dx, real *d_gamma, real *d_beta, real *d_residual) {
    LOOP(c, norm->channels) {
        double deviation = sqrt((double)norm->variance[c] + norm->epsilon), sum = 0, products = 0;
        for (int pass = 0; pass < 2; pass++) {
            LOOP(i, norm->rows) {
                long at = i * norm->channels + c;
                double g = norm->relu && !(y[at] > 0) ? 0 : (double)dy[at];
                double unit = ((double)x[at] - (double)norm->mean[c]) / deviation;
                if (pass == 0) {
                    sum += g, products += g * unit;
                } else {
                    double mean_part = sum / (double)norm->rows + unit * products / (double)norm->rows;
                    dx[at] = (real)((double)norm->gamma[c] / deviation * (g - mean_part));
                    if (d_residual) d_residual[at] = (real)g;
                }
            }
        }
        d_beta[c] = (real)sum, d_gamma[c] = (real)products;
    }
}

void NAME(reference_cross_entropy)(const real *x, const int32_t *labels, long rows, long columns, double smoothing,
                                   double scale, real *losses, real *gradient) {
    LOOP(i, rows) {
        const real *row = x + i * columns;
        double most = (double)row[0], sum = 0, loss = 0;
        LOOP(j, columns) most = fmax(most, (double)row[j]);
        LOOP(j, columns) sum += dh_exp((double)row[j] - most);
        LOOP(j, columns) {
            double target = smoothing / (double)columns + (j == labels[i] ? 1 - smoothing : 0);
            double log_p = (double)row[j] - most - dh_log(sum);
            loss -= target * log_p;
            if (gradient) gradient[i * columns + j] = (real)(scale * (dh_exp(log_p) - target));
        }
        losses[i] = (real)loss;
    }
}

#undef LOOP
#undef EVERY_CONNECTION
#undef INPUT
#undef OUTPUT
#undef WEIGHT
#undef EVERY_WINDOW
#undef ITS_PIXELS
#undef PIXEL
#undef POOLED
#endif
