#ifndef real
#include "include/convolution.h"
#include "include/buffers.h"
#include "include/parallel.h"
#include <stdbool.h>
#include <string.h>

#define THIS_FILE "convolution_weights.c"
#include "for_float_and_double.h"
#else

// The gradient of a convolution's weights, on the micro-kernel as convolution.c has it: every group of images adds up one of its own, and
// the groups' are then added in their order, whatever the number of threads.

#include "micro_kernel.h"
#include "convolution_parts.h"
#include "convolution_runs.h"

enum { NAME(bytes_of_band) = 96 * 1024, NAME(slice_of_weights) = 1024 };

struct NAME(weights) {
    const struct dh_convolution *shape;
    const real *x, *dy;
    real *parts;  // one dw for each group of images
    real *dw;
    long groups;
};

/// The columns of outputs for which column v of the kernel lies inside the image.
static struct NAME(run) NAME(columns_under)(const struct dh_convolution *s, long v) {
    long first = v < s->padding_left ? divide_up(s->padding_left - v, s->stride) : 0;
    long inside = s->width + s->padding_left - v;
    long end = inside > 0 ? smaller(s->out_width, divide_up(inside, s->stride)) : 0;
    return (struct NAME(run)){first, larger(0, end - first), v, 1};
}

/// The same, with as many of the kernel's columns after v as find the same ones.
static struct NAME(run) NAME(columns_alike)(const struct dh_convolution *s, long v) {
    struct NAME(run) columns = NAME(columns_under)(s, v);
    for (; v + columns.taps < s->kernel_width; columns.taps++) {
        struct NAME(run) next = NAME(columns_under)(s, v + columns.taps);
        if (next.first != columns.first || next.count != columns.count) break;
    }
    return columns;
}

/// dw[u][v][c][o] = Σ over output pixels of x[pixel's patch][u][v][c] · dy[pixel][o]: a product whose k runs over
/// pixels, row by row, and whose rows of A lie side by side. Columns v of the kernel that meet the same pixels go
/// together, and so do rows of pixels that meet the same rows u of the kernel.
static void NAME(weights_of_group)(void *context, long group) {
    const struct NAME(weights) *job = context;
    const struct dh_convolution *s = job->shape;
    long in = s->in_channels, out = s->out_channels, width = NAME(panels_for)(out) * PANEL;
    long first = s->batch * group / job->groups, last = s->batch * (group + 1) / job->groups;
    bool whole_panels = width == out;
    real *wide_dy = whole_panels ? NULL : dh_scratch((size_t)(s->out_height * s->out_width * width) * sizeof(real));
    long rows = s->kernel_height * s->kernel_width * in;  // of dw
    real *dw = job->parts + group * rows * out;
    memset(dw, 0, (size_t)(rows * out) * sizeof(real));
    long *x_rows = dh_scratch(2 * (size_t)rows * sizeof(long)), *dw_rows = x_rows + rows;
    struct NAME(run) *runs = dh_scratch((size_t)s->out_height * sizeof(struct NAME(run)));
    long run_count =
        NAME(cut_into_runs)(s->out_height, -s->padding_top, s->stride, s->kernel_height, s->height, runs);
    // So many image rows at a time that they are reread from the near caches.
    long row_size = s->out_width * (width + s->stride * s->stride * in) * (long)sizeof(real);
    long band = larger(1, NAME(bytes_of_band) / larger(1, row_size));
    long steps = divide_up(rows, BLOCK_ROWS) * divide_up(out, BLOCK_PANELS * PANEL) * s->out_height * s->out_width;
    long x_size = s->height * s->width * in, dy_size = s->out_height * s->out_width * out;
    for (long n = first; n < last; n++) {
        const real *x = job->x + n * x_size, *dy = job->dy + n * dy_size;
        long next = n + 1 < last;  // images
        struct NAME(ahead) ahead = NAME(ahead)(x + x_size, next * x_size, dy + dy_size, next * dy_size, steps);
        if (!whole_panels) {
            for (long p = 0; p < s->out_height * s->out_width; p++) {
                for (long o = 0; o < width; o++) wide_dy[p * width + o] = o < out ? dy[p * out + o] : 0;
            }
            dy = wide_dy;
        }
        for (struct NAME(run) columns = {0}; columns.first_tap + columns.taps < s->kernel_width;) {
            columns = NAME(columns_alike)(s, columns.first_tap + columns.taps);
            if (columns.count == 0) continue;
            long side = columns.taps * in;  // numbers side by side
            for (long r = 0; r < s->kernel_height * side; r += side) {
                for (long k = 0; k < side; k++) {
                    x_rows[r + k] = r / side * s->width * in + k;
                    dw_rows[r + k] = (r / side * s->kernel_width * in + k) * out;
                }
            }
            for (const struct NAME(run) *run = runs; run < runs + run_count; run++) {
                for (long i = run->first; i < run->first + run->count; i += band) {
                    struct NAME(walk) walk = {.segments = smaller(band, run->first + run->count - i),
                        .length = columns.count, .a_step = s->stride * in, .a_segment = s->stride * s->width * in,
                        .b_step = width, .b_segment = s->out_width * width, .b_panel = PANEL};
                    long x_row = i * s->stride + run->first_tap - s->padding_top;
                    long x_column = columns.first * s->stride + columns.first_tap - s->padding_left;
                    NAME(kernel_rows)(run->taps * side, out, &walk, x + (x_row * s->width + x_column) * in, x_rows,
                                      dy + (i * s->out_width + columns.first) * width,
                                      dw + (run->first_tap * s->kernel_width + columns.first_tap) * in * out, dw_rows,
                                      true, &ahead);
                }
            }
        }
    }
    dh_release(runs);
    dh_release(x_rows);
    dh_release(wide_dy);
}

KERNEL(void, NAME(add_parts), (long count, long parts, long part_size, const real *from, real *to),
       (count, parts, part_size, from, to)) {
    memcpy(to, from, (size_t)count * sizeof(real));
    for (long p = 1; p < parts; p++) {
        from += part_size;
        for (long i = 0; i < count; i++) to[i] += from[i];
    }
}

static void NAME(sum_of_groups)(void *context, long slice) {
    const struct NAME(weights) *job = context;
    const struct dh_convolution *s = job->shape;
    long size = s->kernel_height * s->kernel_width * s->in_channels * s->out_channels;
    long first = slice * NAME(slice_of_weights);
    NAME(add_parts)(smaller(NAME(slice_of_weights), size - first), job->groups, size, job->parts + first,
                    job->dw + first);
}

void NAME(dh_convolution_backward_weights)(const struct dh_convolution *shape, const real *x, const real *dy,
                                           real *dw) {
    long size = shape->kernel_height * shape->kernel_width * shape->in_channels * shape->out_channels;
    if (shape->batch <= 0 || shape->out_height <= 0 || shape->out_width <= 0) {
        memset(dw, 0, (size_t)size * sizeof(real));
        return;
    }
    if (NAME(winograd_fits)(shape->kernel_height, shape->kernel_width, shape->stride, shape->in_channels,
                            shape->out_channels)
        && NAME(winograd_weights)(shape, x, dy, dw))
        return;
    struct NAME(weights) job = {shape, x, dy, NULL, dw, smaller(shape->batch, 16)};
    job.parts = dh_scratch((size_t)(job.groups * size) * sizeof(real));
    dh_parallel(job.groups, NAME(weights_of_group), &job);
    dh_parallel(divide_up(size, NAME(slice_of_weights)), NAME(sum_of_groups), &job);
    dh_release(job.parts);
}

#endif
