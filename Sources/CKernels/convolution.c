#ifndef real
#include "include/convolution.h"
#include "include/buffers.h"
#include "include/parallel.h"
#include <limits.h>
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

/// What the next images need, spread over so many steps of k.
static struct NAME(ahead) NAME(ahead)(const real *first, long first_count, const real *second, long second_count,
                                      long steps) {
    return (struct NAME(ahead)){{first, second}, {first + first_count, second + second_count},
        {divide_up(first_count, at_least(1, steps)), divide_up(second_count, at_least(1, steps))}};
}

// --- forward, and backward to the input, which is a forward convolution too ---

static void NAME(sweep_group)(void *context, long index) {
    const struct NAME(sweep) *s = context;
    long first = index * s->group, images = at_most(s->group, s->batch - first);
    long next_images = at_least(0, at_most(s->group, s->batch - first - images));
    long frame_size = s->frame.height * s->frame.width * s->frame.channels;
    long source_size = s->source_height * s->source_width * s->frame.channels;
    long out_size = s->out_height * s->out_width * s->out_channels;
    const real *source = s->source + first * source_size;
    real *out = s->out + first * out_size;
    real *frames = dh_allocate((size_t)(images * frame_size) * sizeof(real));
    for (long g = 0; g < images; g++) {
        NAME(fill_frame)(&s->frame, source + g * source_size, s->source_height, s->source_width,
                         frames + g * frame_size);
    }
    long steps = 0, panel_blocks = divide_up(s->out_channels, BLOCK_PANELS * PANEL);
    for (const struct NAME(lattice) *l = s->lattice; l < s->lattice + s->lattices; l++) {
        steps += panel_blocks * divide_up(images * l->rows * l->columns, BLOCK_ROWS) * l->kernel_height
            * l->kernel_width * s->frame.channels;
    }
    struct NAME(ahead) ahead = NAME(ahead)(source + images * source_size, next_images * source_size,
                                           out + images * out_size, next_images * out_size, steps);
    for (const struct NAME(lattice) *l = s->lattice; l < s->lattice + s->lattices; l++) {
        long run = l->kernel_width * s->frame.channels;
        struct NAME(walk) walk = {.segments = l->kernel_height, .length = run, .a_step = 1,
            .a_segment = s->frame.width * s->frame.channels, .b_step = PANEL, .b_segment = run * PANEL,
            .b_panel = l->kernel_height * run * PANEL};
        NAME(kernel_rows)(images * l->rows * l->columns, s->out_channels, &walk, frames, l->from, l->panels, out,
                          l->to, false, &ahead);
    }
    dh_release(frames);
}

static void NAME(run_sweep)(struct NAME(sweep) *s) {
    if (s->batch <= 0 || s->out_height <= 0 || s->out_width <= 0 || s->out_channels <= 0) return;
    if (s->out_step == 1
        && NAME(winograd_fits)(s->lattice->kernel_height, s->lattice->kernel_width, s->stride, s->frame.channels,
                               s->out_channels)) {
        NAME(winograd_sweep)(s);
        return;
    }
    // A few images, so that small ones still fill blocks and a thread's frames stay in its second-level cache.
    s->group = at_most(s->batch, divide_up(192, s->lattice->rows * s->lattice->columns));
    long *places = dh_allocate(2 * (size_t)(s->group * s->out_height * s->out_width) * sizeof(long)), *place = places;
    for (struct NAME(lattice) *l = s->lattice; l < s->lattice + s->lattices; l++) {
        long pixels = s->group * l->rows * l->columns, *from = place, *to = place + pixels;
        l->from = from, l->to = to, place += 2 * pixels;
        for (long g = 0; g < s->group; g++) {
            for (long i = 0; i < l->rows; i++) {
                for (long j = 0; j < l->columns; j++) {
                    *from++ = ((g * s->frame.height + l->top + i * s->stride) * s->frame.width + l->left
                               + j * s->stride) * s->frame.channels;
                    *to++ = ((g * s->out_height + l->out_top + i * s->out_step) * s->out_width + l->out_left
                             + j * s->out_step) * s->out_channels;
                }
            }
        }
    }
    dh_parallel(divide_up(s->batch, s->group), NAME(sweep_group), s);
    dh_release(places);
}

void NAME(dh_convolution_forward)(const struct dh_convolution *shape, const real *x, const real *w, real *y) {
    long patch = shape->kernel_height * shape->kernel_width * shape->in_channels;
    real *panels = dh_allocate((size_t)(NAME(panels_for)(shape->out_channels) * PANEL * patch) * sizeof(real));
    NAME(kernel_pack)(patch, shape->out_channels, w, shape->out_channels, panels);
    struct NAME(lattice) all = {.rows = shape->out_height, .columns = shape->out_width,
        .kernel_height = shape->kernel_height, .kernel_width = shape->kernel_width, .panels = panels};
    struct NAME(sweep) sweep = {
        .batch = shape->batch, .source = x, .source_height = shape->height, .source_width = shape->width,
        .frame = {(shape->out_height - 1) * shape->stride + shape->kernel_height,
            (shape->out_width - 1) * shape->stride + shape->kernel_width, shape->in_channels, shape->padding_top,
            shape->padding_left},
        .stride = shape->stride, .out = y, .out_height = shape->out_height, .out_width = shape->out_width,
        .out_channels = shape->out_channels, .out_step = 1, .lattices = 1, .lattice = &all};
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
    long in = shape->in_channels, out = shape->out_channels, stride = shape->stride;
    long weights = NAME(panels_for)(in) * PANEL * shape->kernel_height * shape->kernel_width * out;
    real *panels = dh_allocate((size_t)weights * sizeof(real)), *free_panels = panels;
    struct NAME(lattice) *lattices = dh_allocate((size_t)(stride * stride) * sizeof(struct NAME(lattice)));
    // One frame of dy for the lattices of all remainders: as far up, down, left and right as any of them reads.
    struct NAME(sweep) sweep = {
        .batch = shape->batch, .source = dy, .source_height = shape->out_height, .source_width = shape->out_width,
        .frame = {.channels = out, .top = LONG_MIN, .left = LONG_MIN}, .stride = 1, .out = dx,
        .out_height = shape->height, .out_width = shape->width, .out_channels = in, .out_step = stride,
        .lattice = lattices};
    for (long i = 0; i < stride; i++) {
        for (long j = 0; j < stride; j++) {
            struct NAME(phase) rows =
                NAME(phase)(i, shape->kernel_height, stride, shape->padding_top, shape->height);
            struct NAME(phase) columns =
                NAME(phase)(j, shape->kernel_width, stride, shape->padding_left, shape->width);
            if (rows.count <= 0 || columns.count <= 0) continue;
            NAME(pack_phase)(shape, &rows, &columns, w, free_panels);
            lattices[sweep.lattices++] = (struct NAME(lattice)){
                .rows = rows.count, .columns = columns.count, .out_top = rows.first, .out_left = columns.first,
                .kernel_height = rows.taps, .kernel_width = columns.taps, .panels = free_panels,
                .top = -rows.top, .left = -columns.top};
            free_panels += NAME(panels_for)(in) * PANEL * rows.taps * columns.taps * out;
            sweep.frame.top = at_least(sweep.frame.top, rows.top);
            sweep.frame.left = at_least(sweep.frame.left, columns.top);
        }
    }
    for (struct NAME(lattice) *l = lattices; l < lattices + sweep.lattices; l++) {
        l->top += sweep.frame.top, l->left += sweep.frame.left;
        sweep.frame.height = at_least(sweep.frame.height, l->top + l->rows - 1 + l->kernel_height);
        sweep.frame.width = at_least(sweep.frame.width, l->left + l->columns - 1 + l->kernel_width);
    }
    NAME(run_sweep)(&sweep);
    dh_release(lattices);
    dh_release(panels);
}

// --- backward to the weights ---

enum { NAME(bytes_of_band) = 96 * 1024, NAME(slice_of_weights) = 1024 };

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
    // So many image rows at a time that they are reread from the near caches.
    long row_size = s->out_width * (width + s->stride * s->stride * in) * (long)sizeof(real);
    long band = at_least(1, NAME(bytes_of_band) / at_least(1, row_size));
    long rows = s->kernel_height * run;  // of dw
    long steps = divide_up(rows, BLOCK_ROWS) * divide_up(out, BLOCK_PANELS * PANEL) * s->out_height * s->out_width;
    long *x_rows = dh_allocate(2 * (size_t)rows * sizeof(long)), *dw_rows = x_rows + rows;
    for (long r = 0; r < rows; r++) {
        x_rows[r] = r / run * frame.width * in + r % run;
        dw_rows[r] = r * out;
    }
    long x_size = s->height * s->width * in, dy_size = s->out_height * s->out_width * out;
    bool accumulate = false;
    for (long n = first; n < last; n++) {
        NAME(fill_frame)(&frame, job->x + n * x_size, s->height, s->width, x);
        const real *dy = job->dy + n * dy_size;
        long next = n + 1 < last;  // images
        struct NAME(ahead) ahead =
            NAME(ahead)(job->x + (n + 1) * x_size, next * x_size, dy + dy_size, next * dy_size, steps);
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
            NAME(kernel_rows)(rows, out, &walk, x + top * walk.a_segment, x_rows, dy + top * walk.b_segment, dw,
                              dw_rows, accumulate, &ahead);
            accumulate = true;
        }
    }
    dh_release(x_rows);
    dh_release(wide_dy);
    dh_release(x);
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
