#ifndef real
#include "include/convolution.h"
#include "include/buffers.h"
#include "include/parallel.h"
#include <stdbool.h>
#include <string.h>

#define THIS_FILE "convolution.c"
#include "for_float_and_double.h"
#else

// Direct convolution on the micro-kernel, without writing patches out ("im2col"): forward, and backward to the input, which is a forward
// convolution too. Backward to the weights is in convolution_weights.c.
//
// The patch under an output pixel is kernel_height runs of kernel_width·channels numbers side by side in the image, so
// a block of 12 output pixels is a product whose 12 rows of A are simply 12 places in the image, wherever they are:
// neighbours, across the end of a row, in the next image. Where a patch reaches over the image's edge, the product
// takes the part inside; so pixels go together of whose patches the same part is inside.

#include "micro_kernel.h"
#include "convolution_parts.h"
#include "convolution_runs.h"

static void NAME(sweep_group)(void *context, long index) {
    const struct NAME(sweep) *s = context;
    long first = index * s->group, images = smaller(s->group, s->batch - first);
    long next_images = larger(0, smaller(s->group, s->batch - first - images));
    long source_size = s->source_height * s->source_width * s->channels;
    long out_size = s->out_height * s->out_width * s->out_channels;
    const real *source = s->source + first * source_size;
    real *out = s->out + first * out_size;
    long steps = 0;
    for (const struct NAME(region) *r = s->region; r < s->region + s->regions; r++)
        steps += divide_up(images * r->pixels, BLOCK_ROWS) * r->rows * r->columns * s->channels;
    steps *= divide_up(s->out_channels, BLOCK_PANELS * PANEL);
    struct NAME(ahead) ahead = NAME(ahead)(source + images * source_size, next_images * source_size,
                                           out + images * out_size, next_images * out_size, steps);
    for (const struct NAME(region) *r = s->region; r < s->region + s->regions; r++) {
        const struct NAME(lattice) *l = r->lattice;
        long kernel_row = l->kernel_width * s->channels * PANEL;
        struct NAME(walk) walk = {.segments = r->rows, .length = r->columns * s->channels, .a_step = 1,
            .a_segment = s->source_width * s->channels, .b_step = PANEL, .b_segment = kernel_row,
            .b_panel = l->kernel_height * kernel_row};
        const real *b = l->panels + r->first_row * kernel_row + r->first_column * s->channels * PANEL;
        NAME(kernel_rows)(images * r->pixels, s->out_channels, &walk, source, r->from, b, out, r->to, false, &ahead);
    }
}

/// The pixels of `group` images that a run of rows and a run of columns have in common. Their places go to `places`.
static struct NAME(region) NAME(region)(const struct NAME(sweep) *s, const struct NAME(lattice) *l,
                                        struct NAME(run) rows, struct NAME(run) columns, long *places) {
    long pixels = rows.count * columns.count, *from = places, *to = places + s->group * pixels;
    struct NAME(region) region = {l, rows.first_tap, rows.taps, columns.first_tap, columns.taps, pixels, from, to};
    for (long g = 0; g < s->group; g++) {
        for (long i = rows.first; i < rows.first + rows.count; i++) {
            long row = g * s->source_height + l->top + i * s->stride + rows.first_tap;
            long out_row = g * s->out_height + l->out_top + i * s->out_step;
            for (long j = columns.first; j < columns.first + columns.count; j++) {
                long column = l->left + j * s->stride + columns.first_tap;
                *from++ = (row * s->source_width + column) * s->channels;
                *to++ = (out_row * s->out_width + l->out_left + j * s->out_step) * s->out_channels;
            }
        }
    }
    return region;
}

static void NAME(run_sweep)(struct NAME(sweep) *s) {
    if (s->batch <= 0 || s->out_height <= 0 || s->out_width <= 0 || s->out_channels <= 0) return;
    if (s->out_step == 1
        && NAME(winograd_fits)(s->lattice->kernel_height, s->lattice->kernel_width, s->stride, s->channels,
                               s->out_channels)
        && NAME(winograd_sweep)(s))
        return;
    // A few images, so that small ones still fill blocks.
    s->group = smaller(s->batch, divide_up(192, s->lattice->rows * s->lattice->columns));
    long pixels = s->out_height * s->out_width;
    long *places = dh_scratch(2 * (size_t)(s->group * pixels) * sizeof(long)), *place = places;
    struct NAME(run) *rows = dh_scratch((size_t)(s->out_height + s->out_width) * sizeof(struct NAME(run)));
    struct NAME(run) *columns = rows + s->out_height;
    s->region = dh_scratch((size_t)pixels * sizeof(struct NAME(region)));
    for (const struct NAME(lattice) *l = s->lattice; l < s->lattice + s->lattices; l++) {
        long row_runs =
            NAME(cut_into_runs)(l->rows, l->top, s->stride, l->kernel_height, s->source_height, rows);
        long column_runs =
            NAME(cut_into_runs)(l->columns, l->left, s->stride, l->kernel_width, s->source_width, columns);
        for (long i = 0; i < row_runs; i++) {
            for (long j = 0; j < column_runs; j++) {
                s->region[s->regions++] = NAME(region)(s, l, rows[i], columns[j], place);
                place += 2 * s->group * rows[i].count * columns[j].count;
            }
        }
    }
    dh_parallel(divide_up(s->batch, s->group), NAME(sweep_group), s);
    dh_release(s->region);
    dh_release(rows);
    dh_release(places);
}

void NAME(dh_convolution_forward)(const struct dh_convolution *shape, const real *x, const real *w, real *y) {
    long patch = shape->kernel_height * shape->kernel_width * shape->in_channels;
    real *panels = dh_scratch((size_t)(NAME(panels_for)(shape->out_channels) * PANEL * patch) * sizeof(real));
    NAME(kernel_pack)(patch, shape->out_channels, w, shape->out_channels, panels);
    struct NAME(lattice) all = {.rows = shape->out_height, .columns = shape->out_width,
        .kernel_height = shape->kernel_height, .kernel_width = shape->kernel_width, .panels = panels,
        .top = -shape->padding_top, .left = -shape->padding_left};
    struct NAME(sweep) sweep = {
        .batch = shape->batch, .source = x, .source_height = shape->height, .source_width = shape->width,
        .channels = shape->in_channels, .stride = shape->stride, .out = y,
        .out_height = shape->out_height, .out_width = shape->out_width,
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
    long top;           // where in dy the first one's patch begins
};

static struct NAME(phase) NAME(phase)(long remainder, long kernel, long stride, long padding, long size) {
    long taps = remainder < kernel ? divide_up(kernel - remainder, stride) : 0;
    long first = ((remainder - padding) % stride + stride) % stride;
    long count = first < size ? divide_up(size - first, stride) : 0;
    long lowest = (first + padding - remainder) / stride - (taps - 1);  // the dy row under the last tap
    return (struct NAME(phase)){remainder, taps, first, count, lowest};
}

/// Kernel rows and columns of the two phases, reversed, as a matrix [taps · out_channels, in_channels] in panels.
static void NAME(pack_phase)(const struct dh_convolution *shape, const struct NAME(phase) *rows,
                             const struct NAME(phase) *columns, const real *w, real *panels) {
    long in = shape->in_channels, out = shape->out_channels, steps = rows->taps * columns->taps * out;
    real *part = dh_scratch((size_t)(NAME(panels_for)(in) * PANEL * out) * sizeof(real));
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
    real *panels = dh_scratch((size_t)weights * sizeof(real)), *free_panels = panels;
    struct NAME(lattice) *lattices = dh_scratch((size_t)(stride * stride) * sizeof(struct NAME(lattice)));
    struct NAME(sweep) sweep = {
        .batch = shape->batch, .source = dy, .source_height = shape->out_height, .source_width = shape->out_width,
        .channels = out, .stride = 1, .out = dx,
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
                .top = rows.top, .left = columns.top};
            free_panels += NAME(panels_for)(in) * PANEL * rows.taps * columns.taps * out;
        }
    }
    NAME(run_sweep)(&sweep);
    dh_release(lattices);
    dh_release(panels);
}

#endif
