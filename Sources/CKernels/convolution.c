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
// The patch under an output pixel is kernel_height runs of kernel_width·channels numbers side by side in the image, so
// a block of 12 output pixels is a product whose 12 rows of A are simply 12 places in the image, wherever they are:
// neighbours, across the end of a row, in the next image. Where a patch reaches over the image's edge, the product
// takes the part inside; so pixels go together of whose patches the same part is inside.

#include "micro_kernel.h"
#include "convolution_parts.h"

/// Neighbouring outputs, along one side, that find the same taps of the kernel inside the image.
struct NAME(run) { long first, count, first_tap, taps; };

/// Cuts so many outputs into runs; the first one's patch begins `top` pixels into the image.
static long NAME(cut_into_runs)(long outputs, long top, long stride, long kernel, long size, struct NAME(run) *runs) {
    long count = 0;
    for (long i = 0; i < outputs; i++, top += stride) {
        long first_tap = at_least(0, -top), taps = at_most(kernel, size - top) - first_tap;
        if (taps <= 0) first_tap = taps = 0;
        struct NAME(run) *last = runs + count - 1;
        if (count > 0 && last->first_tap == first_tap && last->taps == taps) last->count++;
        else runs[count++] = (struct NAME(run)){i, 1, first_tap, taps};
    }
    return count;
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
    s->group = at_most(s->batch, divide_up(192, s->lattice->rows * s->lattice->columns));
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

// --- backward to the weights ---

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
    long end = inside > 0 ? at_most(s->out_width, divide_up(inside, s->stride)) : 0;
    return (struct NAME(run)){first, at_least(0, end - first), v, 1};
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
    long band = at_least(1, NAME(bytes_of_band) / at_least(1, row_size));
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
                    struct NAME(walk) walk = {.segments = at_most(band, run->first + run->count - i),
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
                            shape->out_channels)
        && NAME(winograd_weights)(shape, x, dy, dw))
        return;
    struct NAME(weights) job = {shape, x, dy, NULL, dw, at_most(shape->batch, 16)};
    job.parts = dh_scratch((size_t)(job.groups * size) * sizeof(real));
    dh_parallel(job.groups, NAME(weights_of_group), &job);
    dh_parallel(divide_up(size, NAME(slice_of_weights)), NAME(sum_of_groups), &job);
    dh_release(job.parts);
}

#endif
