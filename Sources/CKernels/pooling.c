#ifndef real
#include "include/pooling.h"
#include "include/parallel.h"
#include "whole_numbers.h"
#include <math.h>
#include <stdbool.h>
#include <string.h>

/// The part begin..<end of a range.
struct range { long begin, end; };

static inline struct range clipped(long begin, long end, long size) {
    return (struct range){begin < 0 ? 0 : begin, end > size ? size : end};
}

/// The outputs whose windows (along one direction) hold input position p.
static inline struct range windows_over(long p, long window, long stride, long padding, long out_size) {
    long first = p + padding - window + 1;  // the lowest place where such a window may start
    return clipped(first <= 0 ? 0 : divide_up(first, stride), (p + padding) / stride + 1, out_size);
}

#define THIS_FILE "pooling.c"
#include "for_float_and_double.h"
#else

// One image is one item of work; 16 channels are handled at once. The backward passes ask of each input pixel which
// windows saw it, rather than scattering from each window: so every dx is written once and by one thread.

#include "sums.h"

typedef int32_t NAME(index_lanes) __attribute__((ext_vector_type(LANES)));

struct NAME(pool) {
    const struct dh_pooling *shape;
    const real *in;
    real *out;
    const int32_t *indices;
    int32_t *out_indices;
    void (*image)(const struct NAME(pool) *, long);
};

#define IMAGE(name) KERNEL(void, NAME(name), (const struct NAME(pool) *p, long n), (p, n))
#define EVERY(i, j, c, rows, columns)                                                                                  \
    for (long i = 0; i < (rows); i++)                                                                                  \
        for (long j = 0; j < (columns); j++)                                                                           \
            for (long c = 0; c < s->channels; c += LANES)

/// The window of output (i, j), clipped to the image.
#define WINDOW(rows, columns, i, j)                                                                                    \
    long top = (i) * s->stride - s->padding_top, left = (j) * s->stride - s->padding_left;                             \
    struct range rows = clipped(top, top + s->window_height, s->height);                                               \
    struct range columns = clipped(left, left + s->window_width, s->width);

/// The outputs that saw input (i, j).
#define OUTPUTS(rows, columns, i, j)                                                                                   \
    struct range rows = windows_over(i, s->window_height, s->stride, s->padding_top, s->out_height);                   \
    struct range columns = windows_over(j, s->window_width, s->stride, s->padding_left, s->out_width);

IMAGE(max_forward) {
    const struct dh_pooling *s = p->shape;
    EVERY(i, j, c, s->out_height, s->out_width) {
        WINDOW(rows, columns, i, j)
        long width = smaller(LANES, s->channels - c);
        NAME(lanes) most = (real)-INFINITY, x;
        NAME(index_lanes) where = -1;
        for (long h = rows.begin; h < rows.end; h++) {
            for (long w = columns.begin; w < columns.end; w++) {
                const real *pixel = p->in + ((n * s->height + h) * s->width + w) * s->channels + c;
                READ_SOON(pixel);
                LOAD(x, pixel, width);
                if (h == rows.begin && w == columns.begin) most = x, where = (int32_t)(h * s->width + w);
                // Larger, or NaN; but a NaN that was met stays.
                __auto_type better = ~(x <= most) & (most == most);
                most = better ? x : most;
                where = __builtin_convertvector(better, NAME(index_lanes)) ? (int32_t)(h * s->width + w) : where;
            }
        }
        long at = ((n * s->out_height + i) * s->out_width + j) * s->channels + c;
        STORE(most, p->out + at, width);
        __builtin_memcpy(p->out_indices + at, &where, (size_t)width * sizeof(int32_t));
    }
}

IMAGE(max_backward) {
    const struct dh_pooling *s = p->shape;
    EVERY(h, w, c, s->height, s->width) {
        OUTPUTS(rows, columns, h, w)
        long width = smaller(LANES, s->channels - c);
        NAME(lanes) sum = 0, dy;
        NAME(index_lanes) where = -1;
        for (long i = rows.begin; i < rows.end; i++) {
            for (long j = columns.begin; j < columns.end; j++) {
                long at = ((n * s->out_height + i) * s->out_width + j) * s->channels + c;
                LOAD(dy, p->in + at, width);
                __builtin_memcpy(&where, p->indices + at, (size_t)width * sizeof(int32_t));
                NAME(index_lanes) here = where == (int32_t)(h * s->width + w);
                sum += __builtin_convertvector(here, typeof(dy != dy)) ? dy : (NAME(lanes))0;
            }
        }
        STORE(sum, p->out + ((n * s->height + h) * s->width + w) * s->channels + c, width);
    }
}

/// The same where windows lie side by side: every output finds its own pixels, and no others have any.
IMAGE(max_backward_apart) {
    const struct dh_pooling *s = p->shape;
    long row = s->width * s->channels;
    real *image = p->out + n * s->height * row;
    if (s->out_height * s->stride != s->height || s->out_width * s->stride != s->width)
        memset(image, 0, (size_t)(s->height * row) * sizeof(real));
    EVERY(i, j, c, s->out_height, s->out_width) {
        long width = smaller(LANES, s->channels - c);
        long at = ((n * s->out_height + i) * s->out_width + j) * s->channels + c;
        NAME(lanes) dy;
        NAME(index_lanes) where = -1;
        LOAD(dy, p->in + at, width);
        __builtin_memcpy(&where, p->indices + at, (size_t)width * sizeof(int32_t));
        for (long h = i * s->stride; h < (i + 1) * s->stride; h++) {
            for (long w = j * s->stride; w < (j + 1) * s->stride; w++) {
                NAME(index_lanes) here = where == (int32_t)(h * s->width + w);
                NAME(lanes) dx = __builtin_convertvector(here, typeof(dy != dy)) ? dy : (NAME(lanes))0;
                real *pixel = image + h * row + w * s->channels + c;
                WRITE_SOON(pixel);
                STORE(dx, pixel, width);
            }
        }
    }
}

IMAGE(average_forward) {
    const struct dh_pooling *s = p->shape;
    real share = (real)1 / (real)(s->window_height * s->window_width);
    EVERY(i, j, c, s->out_height, s->out_width) {
        WINDOW(rows, columns, i, j)
        long width = smaller(LANES, s->channels - c);
        NAME(lanes) sum = 0, x;
        for (long h = rows.begin; h < rows.end; h++) {
            for (long w = columns.begin; w < columns.end; w++) {
                LOAD(x, p->in + ((n * s->height + h) * s->width + w) * s->channels + c, width);
                sum += x;
            }
        }
        sum *= share;
        STORE(sum, p->out + ((n * s->out_height + i) * s->out_width + j) * s->channels + c, width);
    }
}

IMAGE(average_backward) {
    const struct dh_pooling *s = p->shape;
    real share = (real)1 / (real)(s->window_height * s->window_width);
    EVERY(h, w, c, s->height, s->width) {
        OUTPUTS(rows, columns, h, w)
        long width = smaller(LANES, s->channels - c);
        NAME(lanes) sum = 0, dy;
        for (long i = rows.begin; i < rows.end; i++) {
            for (long j = columns.begin; j < columns.end; j++) {
                LOAD(dy, p->in + ((n * s->out_height + i) * s->out_width + j) * s->channels + c, width);
                sum += dy;
            }
        }
        sum *= share;
        STORE(sum, p->out + ((n * s->height + h) * s->width + w) * s->channels + c, width);
    }
}

static void NAME(one_image)(void *context, long n) {
    const struct NAME(pool) *p = context;
    p->image(p, n);
}

void NAME(dh_max_pool_forward)(const struct dh_pooling *shape, const real *x, real *y, int32_t *indices) {
    struct NAME(pool) p = {shape, x, y, NULL, indices, NAME(max_forward)};
    dh_parallel(shape->batch, NAME(one_image), &p);
}

void NAME(dh_max_pool_backward)(const struct dh_pooling *shape, const real *dy, const int32_t *indices, real *dx) {
    bool apart = shape->window_height == shape->stride && shape->window_width == shape->stride
        && shape->padding_top == 0 && shape->padding_left == 0 && shape->out_height * shape->stride <= shape->height
        && shape->out_width * shape->stride <= shape->width;
    struct NAME(pool) p = {shape, dy, dx, indices, NULL, apart ? NAME(max_backward_apart) : NAME(max_backward)};
    dh_parallel(shape->batch, NAME(one_image), &p);
}

void NAME(dh_average_pool_forward)(const struct dh_pooling *shape, const real *x, real *y) {
    struct NAME(pool) p = {shape, x, y, NULL, NULL, NAME(average_forward)};
    dh_parallel(shape->batch, NAME(one_image), &p);
}

void NAME(dh_average_pool_backward)(const struct dh_pooling *shape, const real *dy, real *dx) {
    struct NAME(pool) p = {shape, dy, dx, NULL, NULL, NAME(average_backward)};
    dh_parallel(shape->batch, NAME(one_image), &p);
}

#undef IMAGE
#undef EVERY
#undef WINDOW
#undef OUTPUTS
#endif
