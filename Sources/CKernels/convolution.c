#ifndef real
#include "include/convolution.h"
#include "include/buffers.h"
#include "include/parallel.h"
#include <stdbool.h>
#include <string.h>

static inline long at_most(long a, long b) { return a < b ? a : b; }
static inline long at_least(long a, long b) { return a > b ? a : b; }
static inline long divide_up(long a, long b) { return (a + b - 1) / b; }

#define THIS_FILE "convolution.c"
#include "for_float_and_double.h"
#else

// Direct convolution on the micro-kernel, without writing patches out ("im2col").
//
// A few images at a time are copied into a frame of zeros. In a frame the patch under an output pixel is kernel_height
// runs of kernel_width·channels numbers side by side, so a block of 12 output pixels is a product whose 12 rows of A
// are simply 12 places in the frame, wherever they are: neighbours, across the end of an image row, in the next image.

#include "micro_kernel.h"
#include "convolution_parts.h"

/// Copies an image of height × width into the frame; zero around it.
static void NAME(fill_frame)(const struct NAME(frame) *f, const real *image, long height, long width, real *frame) {
    long first = at_least(0, -f->left), last = at_most(width, f->width - f->left);
    long row = f->width * f->channels, copied = at_least(0, last - first) * f->channels;
    long before = copied > 0 ? (f->left + first) * f->channels : 0;
    for (long i = 0; i < f->height; i++, frame += row) {
        long from = i - f->top;
        if (from < 0 || from >= height || copied == 0) {
            memset(frame, 0, (size_t)row * sizeof(real));
        } else {
            memset(frame, 0, (size_t)before * sizeof(real));
            memcpy(frame + before, image + (from * width + first) * f->channels, (size_t)copied * sizeof(real));
            memset(frame + before + copied, 0, (size_t)(row - before - copied) * sizeof(real));
        }
    }
}

// --- forward, and backward to the input, which is a forward convolution too ---

static void NAME(sweep_group)(void *context, long index) {
    const struct NAME(sweep) *s = context;
    long first = index * s->group, images = at_most(s->group, s->batch - first);
    long frame_size = s->frame.height * s->frame.width * s->frame.channels;
    real *frames = dh_allocate((size_t)(images * frame_size) * sizeof(real));
    for (long g = 0; g < images; g++) {
        long source_size = s->source_height * s->source_width * s->frame.channels;
        NAME(fill_frame)(&s->frame, s->source + (first + g) * source_size, s->source_height, s->source_width,
                         frames + g * frame_size);
    }
    real *out = s->out + first * s->out_height * s->out_width * s->out_channels;
    long run = s->kernel_width * s->frame.channels, patch = s->kernel_height * run;
    struct NAME(walk) walk = {.segments = s->kernel_height, .length = run, .a_step = 1,
        .a_segment = s->frame.width * s->frame.channels, .b_step = PANEL, .b_segment = run * PANEL,
        .b_panel = patch * PANEL};
    for (long channel = 0; channel < s->out_channels; channel += BLOCK_PANELS * PANEL) {
        long width = at_most(BLOCK_PANELS * PANEL, s->out_channels - channel);
        for (long pixel = 0; pixel < images * s->rows * s->columns; pixel += BLOCK_ROWS) {
            long height = at_most(BLOCK_ROWS, images * s->rows * s->columns - pixel);
            const real *a[BLOCK_ROWS];
            real *c[BLOCK_ROWS];
            for (long r = 0; r < height; r++) {
                a[r] = frames + s->from[pixel + r];
                c[r] = out + s->to[pixel + r] + channel;
            }
            NAME(kernel_block)(height, width, &walk, a, s->panels + channel * patch, c, false);
        }
    }
    dh_release(frames);
}

static void NAME(run_sweep)(struct NAME(sweep) *s) {
    if (s->batch <= 0 || s->rows <= 0 || s->columns <= 0 || s->out_channels <= 0) return;
    if (s->out_step == 1
        && NAME(winograd_fits)(s->kernel_height, s->kernel_width, s->stride, s->frame.channels, s->out_channels)) {
        NAME(winograd_sweep)(s);
        return;
    }
    s->group = at_most(s->batch, divide_up(384, s->rows * s->columns));
    long pixels = s->group * s->rows * s->columns;
    long *from = dh_allocate(2 * (size_t)pixels * sizeof(long)), *to = from + pixels, p = 0;
    for (long g = 0; g < s->group; g++) {
        for (long i = 0; i < s->rows; i++) {
            for (long j = 0; j < s->columns; j++, p++) {
                from[p] = ((g * s->frame.height + i * s->stride) * s->frame.width + j * s->stride) * s->frame.channels;
                to[p] = ((g * s->out_height + s->out_top + i * s->out_step) * s->out_width + s->out_left
                         + j * s->out_step) * s->out_channels;
            }
        }
    }
    s->from = from, s->to = to;
    dh_parallel(divide_up(s->batch, s->group), NAME(sweep_group), s);
    dh_release(from);
}

void NAME(dh_convolution_forward)(const struct dh_convolution *shape, const real *x, const real *w, real *y) {
    long patch = shape->kernel_height * shape->kernel_width * shape->in_channels;
    real *panels = dh_allocate((size_t)(NAME(panels_for)(shape->out_channels) * PANEL * patch) * sizeof(real));
    NAME(kernel_pack)(patch, shape->out_channels, w, shape->out_channels, panels);
    struct NAME(sweep) sweep = {
        .batch = shape->batch, .source = x, .source_height = shape->height, .source_width = shape->width,
        .frame = {(shape->out_height - 1) * shape->stride + shape->kernel_height,
            (shape->out_width - 1) * shape->stride + shape->kernel_width, shape->in_channels, shape->padding_top,
            shape->padding_left},
        .kernel_height = shape->kernel_height, .kernel_width = shape->kernel_width, .stride = shape->stride,
        .panels = panels, .out = y, .rows = shape->out_height, .columns = shape->out_width,
        .out_height = shape->out_height, .out_width = shape->out_width, .out_channels = shape->out_channels,
        .out_step = 1};
    NAME(run_sweep)(&sweep);
    dh_release(panels);
}

/// One direction of the transposed convolution: which input rows (or columns) share a set of kernel rows.
///
/// Input row h receives dy[i]·w[u] wherever h + padding = i·stride + u. Rows of equal remainder r = (h + padding) mod
/// stride meet the kernel rows u = r, r + stride, …: `taps` of them, with i falling as u grows. So the rows of one
/// remainder are a convolution of dy, stride 1, with those kernel rows in reverse order.
struct NAME(phase) {
    long remainder, taps;
    long first, count;  // the input rows `first`, first + stride, …
    long top;           // the frame of dy starts with row −top
};

static struct NAME(phase) NAME(phase)(long remainder, long kernel, long stride, long padding, long size) {
    long taps = remainder < kernel ? divide_up(kernel - remainder, stride) : 0;
    long first = ((remainder - padding) % stride + stride) % stride;
    long count = first < size ? divide_up(size - first, stride) : 0;
    long lowest = (first + padding - remainder) / stride - (taps - 1);  // the dy row under the last tap
    return (struct NAME(phase)){remainder, taps, first, count, -lowest};
}

/// Kernel rows and columns of the two phases, reversed, as a matrix [taps · out_channels, in_channels] in panels.
static void NAME(pack_phase)(const struct dh_convolution *shape, const struct NAME(phase) *rows,
                             const struct NAME(phase) *columns, const real *w, real *panels) {
    long in = shape->in_channels, out = shape->out_channels, steps = rows->taps * columns->taps * out;
    real *part = dh_allocate((size_t)(NAME(panels_for)(in) * PANEL * out) * sizeof(real));
    for (long i = 0; i < rows->taps; i++) {
        for (long j = 0; j < columns->taps; j++) {
            long u = rows->remainder + (rows->taps - 1 - i) * shape->stride;
            long v = columns->remainder + (columns->taps - 1 - j) * shape->stride;
            NAME(kernel_pack_transposed)(out, in, w + (u * shape->kernel_width + v) * in * out, out, part);
            for (long p = 0; p < NAME(panels_for)(in); p++) {
                memcpy(panels + (p * steps + (i * columns->taps + j) * out) * PANEL, part + p * out * PANEL,
                       (size_t)(out * PANEL) * sizeof(real));
            }
        }
    }
    dh_release(part);
}

void NAME(dh_convolution_backward_input)(const struct dh_convolution *shape, const real *dy, const real *w, real *dx) {
    long in = shape->in_channels, stride = shape->stride;
    long most_taps = divide_up(shape->kernel_height, stride) * divide_up(shape->kernel_width, stride);
    real *panels = dh_allocate((size_t)(NAME(panels_for)(in) * PANEL * most_taps * shape->out_channels) * sizeof(real));
    for (long i = 0; i < stride; i++) {
        for (long j = 0; j < stride; j++) {
            struct NAME(phase) rows =
                NAME(phase)(i, shape->kernel_height, stride, shape->padding_top, shape->height);
            struct NAME(phase) columns =
                NAME(phase)(j, shape->kernel_width, stride, shape->padding_left, shape->width);
            NAME(pack_phase)(shape, &rows, &columns, w, panels);
            struct NAME(sweep) sweep = {
                .batch = shape->batch, .source = dy, .source_height = shape->out_height,
                .source_width = shape->out_width,
                .frame = {at_least(0, rows.count - 1 + rows.taps), at_least(0, columns.count - 1 + columns.taps),
                    shape->out_channels, rows.top, columns.top},
                .kernel_height = rows.taps, .kernel_width = columns.taps, .stride = 1, .panels = panels,
                .out = dx, .rows = rows.count, .columns = columns.count,
                .out_height = shape->height, .out_width = shape->width, .out_channels = in,
                .out_top = rows.first, .out_left = columns.first, .out_step = stride};
            NAME(run_sweep)(&sweep);
        }
    }
    dh_release(panels);
}

// --- backward to the weights ---

struct NAME(weights) {
    const struct dh_convolution *shape;
    const real *x, *dy;
    real *parts;  // one dw for each group of images
    real *dw;
    long groups;
};

/// dw[u][(v, c)][o] = Σ over output pixels of x[pixel's patch][u][(v, c)] · dy[pixel][o]: for each kernel row u a
/// product whose k runs over pixels, row by row, and whose rows of A lie side by side.
static void NAME(weights_of_group)(void *context, long group) {
    const struct NAME(weights) *job = context;
    const struct dh_convolution *s = job->shape;
    long in = s->in_channels, out = s->out_channels, width = NAME(panels_for)(out) * PANEL;
    long first = s->batch * group / job->groups, last = s->batch * (group + 1) / job->groups;
    struct NAME(frame) frame = {(s->out_height - 1) * s->stride + s->kernel_height,
        (s->out_width - 1) * s->stride + s->kernel_width, in, s->padding_top, s->padding_left};
    real *x = dh_allocate((size_t)(frame.height * frame.width * in) * sizeof(real));
    bool whole_panels = width == out;
    real *wide_dy = whole_panels ? NULL : dh_allocate((size_t)(s->out_height * s->out_width * width) * sizeof(real));
    long run = s->kernel_width * in;
    real *dw = job->parts + group * s->kernel_height * run * out;
    // As many image rows at a time as fit the first-level cache with their part of the frame.
    long row_size = s->out_width * (width + s->stride * s->stride * in) * (long)sizeof(real);
    long band = at_least(1, 24576 / at_least(1, row_size));
    bool accumulate = false;
    for (long n = first; n < last; n++) {
        NAME(fill_frame)(&frame, job->x + n * s->height * s->width * in, s->height, s->width, x);
        const real *dy = job->dy + n * s->out_height * s->out_width * out;
        if (!whole_panels) {
            for (long p = 0; p < s->out_height * s->out_width; p++) {
                for (long o = 0; o < width; o++) wide_dy[p * width + o] = o < out ? dy[p * out + o] : 0;
            }
            dy = wide_dy;
        }
        for (long top = 0; top < s->out_height; top += band) {
            struct NAME(walk) walk = {.segments = at_most(band, s->out_height - top), .length = s->out_width,
                .a_step = s->stride * in, .a_segment = s->stride * frame.width * in,
                .b_step = width, .b_segment = s->out_width * width, .b_panel = PANEL};
            for (long u = 0; u < s->kernel_height; u++) {
                const real *patch = x + (top * s->stride + u) * frame.width * in;
                for (long i = 0; i < run; i += BLOCK_ROWS) {
                    long height = at_most(BLOCK_ROWS, run - i);
                    for (long o = 0; o < out; o += BLOCK_PANELS * PANEL) {
                        const real *a[BLOCK_ROWS];
                        real *c[BLOCK_ROWS];
                        for (long r = 0; r < height; r++) {
                            a[r] = patch + i + r;
                            c[r] = dw + (u * run + i + r) * out + o;
                        }
                        NAME(kernel_block)(height, at_most(BLOCK_PANELS * PANEL, out - o), &walk, a,
                                    dy + top * s->out_width * width + o, c, accumulate);
                    }
                }
            }
            accumulate = true;
        }
    }
    dh_release(wide_dy);
    dh_release(x);
}

enum { NAME(slice_of_weights) = 4096 };

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
    NAME(add_parts)(at_most(NAME(slice_of_weights), size - first), job->groups, size, job->parts + first,
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
                            shape->out_channels)) {
        NAME(winograd_weights)(shape, x, dy, dw);
        return;
    }
    struct NAME(weights) job = {shape, x, dy, NULL, dw, at_most(shape->batch, 16)};
    job.parts = dh_allocate((size_t)(job.groups * size) * sizeof(real));
    dh_parallel(job.groups, NAME(weights_of_group), &job);
    dh_parallel(divide_up(size, NAME(slice_of_weights)), NAME(sum_of_groups), &job);
    dh_release(job.parts);
}

#endif
