#ifndef real
#include "include/convolution.h"
#include "include/buffers.h"
#include "include/parallel.h"
#include <stdbool.h>
#include <string.h>

#define THIS_FILE "winograd.c"
#include "for_float_and_double.h"
#else

// Winograd's convolution F(2×2, 3×3) (Lavin and Gray 2016): 2×2 outputs of a 3×3 kernel from 16 products instead of 36.
//
//     Y = Aᵀ·[(G·g·Gᵀ) ⊙ (Bᵀ·d·B)]·A        d: 4×4 inputs, g: 3×3 weights, Y: 2×2 outputs, ⊙ element by element
//
//          ⎡1  0 −1  0⎤        ⎡ 1   0   0 ⎤        ⎡1 1  1  0⎤
//     Bᵀ = ⎢0  1  1  0⎥    G = ⎢ ½   ½   ½ ⎥   Aᵀ = ⎣0 1 −1 −1⎦
//          ⎢0 −1  1  0⎥        ⎢ ½  −½   ½ ⎥
//          ⎣0  1  0 −1⎦        ⎣ 0   0   1 ⎦
//
// Over channels, each of the 16 element positions is a matrix product of its own: [tiles × in] · [in × out]. So images
// are taken apart into tiles, a few rows of tiles at a time, transformed, multiplied on the micro-kernel, and transformed
// back (winograd_transforms.h).
//
// The way back to the weights turns the same identity round:  dg = Gᵀ·[Σ over tiles (Bᵀ·d·B) ⊙ (A·dY·Aᵀ)]·G.
// Error: a result is off by no more than that of a direct sum usually is; ConvolutionTests says why and checks it.

#include "sums.h"
#include "micro_kernel.h"
#include "convolution_parts.h"
#include "winograd_transforms.h"

bool NAME(winograd_fits)(long kernel_height, long kernel_width, long stride, long in_channels, long out_channels) {
    return kernel_height == 3 && kernel_width == 3 && stride == 1 && in_channels > 0 && in_channels % LANES == 0
        && out_channels > 0 && out_channels % LANES == 0;
}

enum { NAME(tiles_of_chunk) = 32, NAME(tiles_of_item) = 128 };

/// Rows of tiles taken together: as many as let their transforms stay in the caches, yet share the weights.
INLINE long NAME(rows_of_chunk)(const struct NAME(tiling) *t) {
    return t->across < NAME(tiles_of_chunk) ? NAME(tiles_of_chunk) / t->across : 1;
}

/// The tiles of so many rows, rounded up to what the micro-kernel takes; between them it multiplies whatever is there.
INLINE long NAME(tiles_of)(const struct NAME(tiling) *t, long rows) {
    return NAME(pieces)(rows * t->across, ROWS_OF_PANELS) * ROWS_OF_PANELS;
}

/// Asks the caches for one of 16 parts of the pixels under the rows of tiles from `first` on. Called between the
/// products, a chunk ahead: memory is slow to answer, and the multiply-adds leave it idle otherwise.
INLINE void NAME(prefetch)(const struct NAME(tiling) *t, int part, const real *images, long first, long rows) {
    long row = t->width * t->channels, count = 2 * rows * row;
    const real *pixels = images + (first / t->down * t->height + first % t->down * 2 + t->top) * row;
    for (long k = count * part / 16; k < count * (part + 1) / 16; k += PANEL) __builtin_prefetch(pixels + k);
}

// --- forward, and backward to the input ---

struct NAME(winograd) {
    const struct NAME(sweep) *s;
    struct NAME(tiling) in, out;
    long group;  // images of an item
    const real *weights;
};

static void NAME(winograd_group)(void *context, long index) {
    const struct NAME(winograd) *w = context;
    const struct NAME(sweep) *s = w->s;
    long first = index * w->group, images = NAME(smaller)(w->group, s->batch - first);
    long in = w->in.channels, out = w->out.channels;
    long chunk = NAME(rows_of_chunk)(&w->in), height = NAME(tiles_of)(&w->in, chunk);
    long in_position = NAME(position_size)(height, in), out_position = NAME(position_size)(height, out);
    real *inputs = dh_allocate((size_t)(4 * (in_position + out_position)) * sizeof(real));
    real *products = inputs + 4 * in_position;
    const real *source = s->source + first * s->source_height * s->source_width * in;
    real *target = s->out + first * s->out_height * s->out_width * out;
    for (long row = 0; row < images * w->in.down; row += chunk) {
        long rows = NAME(smaller)(chunk, images * w->in.down - row);
        for (int u = 0; u < 4; u++) {
            NAME(transform_input)(&w->in, u, source, row, rows, height, inputs);
            for (int v = 0; v < 4; v++) {
                NAME(prefetch)(&w->in, 4 * u + v, source, row + chunk, rows);
                NAME(prefetch)(&w->out, 4 * u + v, target, row + chunk, rows);
                NAME(kernel_panels)(NAME(tiles_of)(&w->in, rows), height, in / PANEL, out / PANEL,
                                    inputs + v * in_position, w->weights + (4 * u + v) * in * out,
                                    products + v * out_position);
            }
            NAME(transform_output)(&w->out, u, products, row, rows, height, target);
        }
    }
    dh_release(inputs);
}

void NAME(winograd_sweep)(const struct NAME(sweep) *s) {
    long in = s->frame.channels, out = s->out_channels;
    long down = NAME(pieces)(s->out_height, 2), across = NAME(pieces)(s->out_width, 2);
    real *weights = dh_allocate((size_t)(16 * in * out) * sizeof(real));
    NAME(transform_weights)(in, out, s->lattice->panels, weights);
    struct NAME(winograd) w = {.s = s,
        .in = {down, across, s->source_height, s->source_width, s->frame.top, s->frame.left, in},
        .out = {down, across, s->out_height, s->out_width, 0, 0, out},
        .group = NAME(smaller)(s->batch, NAME(pieces)(NAME(tiles_of_item), down * across)), .weights = weights};
    dh_parallel(NAME(pieces)(s->batch, w.group), NAME(winograd_group), &w);
    dh_release(weights);
}

// --- backward to the weights ---

struct NAME(winograd_back) {
    const struct dh_convolution *shape;
    const real *x, *dy;
    struct NAME(tiling) in, out;
    long groups;  // of images
    real *parts, *dw;
};

static void NAME(winograd_weights_of_group)(void *context, long group) {
    const struct NAME(winograd_back) *w = context;
    const struct dh_convolution *s = w->shape;
    long in = s->in_channels, out = s->out_channels;
    long first = s->batch * group / w->groups, last = s->batch * (group + 1) / w->groups;
    long chunk = NAME(rows_of_chunk)(&w->in), height = chunk * w->in.across;
    long in_position = NAME(position_size)(height, in), out_position = NAME(position_size)(height, out);
    real *inputs = dh_allocate((size_t)(4 * (in_position + out_position)) * sizeof(real));
    real *gradients = inputs + 4 * in_position, *sums = w->parts + group * 16 * in * out;
    const real *x = w->x + first * s->height * s->width * in;
    const real *dy = w->dy + first * s->out_height * s->out_width * out;
    for (long row = 0; row < (last - first) * w->in.down; row += chunk) {
        long rows = NAME(smaller)(chunk, (last - first) * w->in.down - row);
        for (int u = 0; u < 4; u++) {
            NAME(transform_input)(&w->in, u, x, row, rows, height, inputs);
            NAME(transform_gradient)(&w->out, u, dy, row, rows, height, gradients);
            for (int v = 0; v < 4; v++) {
                NAME(prefetch)(&w->in, 4 * u + v, x, row + chunk, rows);
                NAME(prefetch)(&w->out, 4 * u + v, dy, row + chunk, rows);
                NAME(kernel_panels_transposed)(rows * w->in.across, height, in / PANEL, out / PANEL,
                                               inputs + v * in_position, gradients + v * out_position,
                                               sums + (4 * u + v) * in * out, row > 0);
            }
        }
    }
    dh_release(inputs);
}

/// Gᵀ·(sum over groups)·G for one input channel: 3×3 weights from 16 sums.
KERNEL(void, NAME(weights_of_channel), (const struct NAME(winograd_back) *w, long channel), (w, channel)) {
    long in = w->shape->in_channels, out = w->shape->out_channels;
    for (long o = 0; o < out; o += PANEL) {
        NAME(panel_row) m[4][4], rows[3][4];
        for (long p = 0; p < 16; p++) {
            const real *from = w->parts + (p * out + o) * in + channel * PANEL;
            m[p / 4][p % 4] = *(const NAME(panel_row) *)from;
            for (long g = 1; g < w->groups; g++)
                m[p / 4][p % 4] += *(const NAME(panel_row) *)(from + g * 16 * in * out);
        }
        for (int v = 0; v < 4; v++) {
            rows[0][v] = m[0][v] + (m[1][v] + m[2][v]) * (real)0.5;
            rows[1][v] = (m[1][v] - m[2][v]) * (real)0.5;
            rows[2][v] = m[3][v] + (m[1][v] + m[2][v]) * (real)0.5;
        }
        for (int u = 0; u < 3; u++) {
            real *to = w->dw + (3 * u * in + channel) * out + o;
            *(NAME(panel_row) *)to = rows[u][0] + (rows[u][1] + rows[u][2]) * (real)0.5;
            *(NAME(panel_row) *)(to + in * out) = (rows[u][1] - rows[u][2]) * (real)0.5;
            *(NAME(panel_row) *)(to + 2 * in * out) = rows[u][3] + (rows[u][1] + rows[u][2]) * (real)0.5;
        }
    }
}

static void NAME(one_channel)(void *context, long channel) { NAME(weights_of_channel)(context, channel); }

void NAME(winograd_weights)(const struct dh_convolution *shape, const real *x, const real *dy, real *dw) {
    long in = shape->in_channels, out = shape->out_channels;
    long down = NAME(pieces)(shape->out_height, 2), across = NAME(pieces)(shape->out_width, 2);
    struct NAME(winograd_back) w = {.shape = shape, .x = x, .dy = dy, .dw = dw,
        .in = {down, across, shape->height, shape->width, shape->padding_top, shape->padding_left, in},
        .out = {down, across, shape->out_height, shape->out_width, 0, 0, out},
        .groups = NAME(smaller)(shape->batch, 8)};
    w.parts = dh_allocate((size_t)(w.groups * 16 * in * out) * sizeof(real));
    dh_parallel(w.groups, NAME(winograd_weights_of_group), &w);
    dh_parallel(in, NAME(one_channel), &w);
    dh_release(w.parts);
}

#endif
