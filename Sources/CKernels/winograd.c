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
// Over channels, each of the 16 element positions is a matrix product of its own: [tiles × in] · [in × out]. So images are
// taken apart into tiles, `tile_block` at a time, transformed, multiplied on the micro-kernel, and transformed back.
//
// The way back to the weights turns the same identity round:  dg = Gᵀ·[Σ over tiles (Bᵀ·d·B) ⊙ (A·dY·Aᵀ)]·G.
// Error: the transforms add and halve, so a result is off by a few times the roundoff of its largest terms, like a direct
// sum of the same length; ConvolutionTests states the bound.

#include "sums.h"
#include "micro_kernel.h"
#include "convolution_parts.h"

bool NAME(winograd_fits)(long kernel_height, long kernel_width, long stride, long in_channels, long out_channels) {
    return kernel_height == 3 && kernel_width == 3 && stride == 1 && in_channels > 0 && in_channels % LANES == 0
        && out_channels > 0 && out_channels % LANES == 0;
}

/// Where tiles lie: tile t of a run of images is rows 2i.. and columns 2j.. of image n.
struct NAME(tiling) {
    int down, across;        // tiles of an image
    long height, width;      // pixels of an image in the buffer at hand
    long channels;
};

INLINE long NAME(tile_place)(const struct NAME(tiling) *t, int tile, int *i, int *j) {
    int image = tile / (t->down * t->across), rest = tile % (t->down * t->across);
    *i = rest / t->across * 2, *j = rest % t->across * 2;
    return (image * t->height + *i) * t->width + *j;
}

// A tile's numbers at one position: [16 positions][tile][channel], with `position` numbers from one to the next.
#define GET(vector, pointer) __builtin_memcpy(&(vector), pointer, sizeof(vector))
#define PUT(pointer, expression)                                                                                       \
    do {                                                                                                               \
        NAME(lanes) value = expression;                                                                                \
        __builtin_memcpy(pointer, &value, sizeof value);                                                               \
    } while (0)

/// Bᵀ·d·B of `count` tiles from `first` on, read from frames.
KERNEL(void, NAME(transform_input), (const struct NAME(tiling) *t, const real *frames, int first, int count, real *out,
                                     long position), (t, frames, first, count, out, position)) {
    for (int tile = 0; tile < count; tile++) {
        int i, j;
        const real *corner = frames + NAME(tile_place)(t, first + tile, &i, &j) * t->channels;
        for (long c = 0; c < t->channels; c += LANES) {
            NAME(lanes) d[4][4], rows[4][4];
#pragma unroll
            for (int u = 0; u < 4; u++)
#pragma unroll
                for (int v = 0; v < 4; v++) GET(d[u][v], corner + (u * t->width + v) * t->channels + c);
#pragma unroll
            for (int v = 0; v < 4; v++) {
                rows[0][v] = d[0][v] - d[2][v];
                rows[1][v] = d[1][v] + d[2][v];
                rows[2][v] = d[2][v] - d[1][v];
                rows[3][v] = d[1][v] - d[3][v];
            }
            real *to = out + tile * t->channels + c;
#pragma unroll
            for (int u = 0; u < 4; u++, to += 4 * position) {
                PUT(to, rows[u][0] - rows[u][2]);
                PUT(to + position, rows[u][1] + rows[u][2]);
                PUT(to + 2 * position, rows[u][2] - rows[u][1]);
                PUT(to + 3 * position, rows[u][1] - rows[u][3]);
            }
        }
    }
}

/// Aᵀ·m·A of `count` tiles, written to images; what lies past their edges is dropped.
KERNEL(void, NAME(transform_output), (const struct NAME(tiling) *t, const real *products, long position, int first,
                                      int count, real *images), (t, products, position, first, count, images)) {
    for (int tile = 0; tile < count; tile++) {
        int i, j;
        real *corner = images + NAME(tile_place)(t, first + tile, &i, &j) * t->channels;
        bool right = j + 1 < t->width, below = i + 1 < t->height;
        for (long c = 0; c < t->channels; c += LANES) {
            const real *from = products + tile * t->channels + c;
            NAME(lanes) m[4], sums[4][2];
#pragma unroll
            for (int u = 0; u < 4; u++, from += 4 * position) {
#pragma unroll
                for (int v = 0; v < 4; v++) GET(m[v], from + v * position);
                sums[u][0] = m[0] + m[1] + m[2];
                sums[u][1] = m[1] - m[2] - m[3];
            }
#pragma unroll
            for (int v = 0; v < 2; v++) {
                if (v == 1 && !right) break;
                real *to = corner + v * t->channels + c;
                PUT(to, sums[0][v] + sums[1][v] + sums[2][v]);
                if (below) PUT(to + t->width * t->channels, sums[1][v] - sums[2][v] - sums[3][v]);
            }
        }
    }
}

/// A·dY·Aᵀ of `count` tiles of 2×2, zero past the edges.
KERNEL(void, NAME(transform_gradient), (const struct NAME(tiling) *t, const real *images, int first, int count,
                                        real *out, long position), (t, images, first, count, out, position)) {
    for (int tile = 0; tile < count; tile++) {
        int i, j;
        const real *corner = images + NAME(tile_place)(t, first + tile, &i, &j) * t->channels;
        bool right = j + 1 < t->width, below = i + 1 < t->height;
        long next_row = t->width * t->channels;
        for (long c = 0; c < t->channels; c += LANES) {
            NAME(lanes) y[2][2] = {{0, 0}, {0, 0}};
            GET(y[0][0], corner + c);
            if (right) GET(y[0][1], corner + t->channels + c);
            if (below) GET(y[1][0], corner + next_row + c);
            if (right && below) GET(y[1][1], corner + next_row + t->channels + c);
            real *to = out + tile * t->channels + c;
#pragma unroll
            for (int u = 0; u < 4; u++, to += 4 * position) {
                NAME(lanes) row[2];
#pragma unroll
                for (int v = 0; v < 2; v++)
                    row[v] = u == 0 ? y[0][v] : u == 1 ? y[0][v] + y[1][v] : u == 2 ? y[0][v] - y[1][v] : -y[1][v];
                PUT(to, row[0]);
                PUT(to + position, row[0] + row[1]);
                PUT(to + 2 * position, row[0] - row[1]);
                PUT(to + 3 * position, -row[1]);
            }
        }
    }
}

/// G·g·Gᵀ from weights in panels [out / PANEL][9 · in][PANEL] to [16][out / PANEL][in][PANEL].
static void NAME(transform_weights)(long in, long out, const real *panels, real *transformed) {
    for (long p = 0; p < out / PANEL; p++) {
        for (long c = 0; c < in; c++) {
            for (long l = 0; l < PANEL; l++) {
                real rows[4][3];
                for (int v = 0; v < 3; v++) {
                    const real *g = panels + ((p * 9 + v) * in + c) * PANEL + l;
                    real g0 = g[0], g1 = g[3 * in * PANEL], g2 = g[6 * in * PANEL];
                    rows[0][v] = g0;
                    rows[1][v] = (real)0.5 * (g0 + g1 + g2);
                    rows[2][v] = (real)0.5 * (g0 - g1 + g2);
                    rows[3][v] = g2;
                }
                for (int u = 0; u < 4; u++) {
                    real *to = transformed + ((4 * u * (out / PANEL) + p) * in + c) * PANEL + l;
                    to[0] = rows[u][0];
                    to[in * out] = (real)0.5 * (rows[u][0] + rows[u][1] + rows[u][2]);
                    to[2 * in * out] = (real)0.5 * (rows[u][0] - rows[u][1] + rows[u][2]);
                    to[3 * in * out] = rows[u][2];
                }
            }
        }
    }
}

// --- forward, and backward to the input ---

enum { NAME(tile_block) = 24, NAME(tiles_of_item) = 96 };

struct NAME(winograd) {
    const struct NAME(sweep) *s;
    struct NAME(frame) frame;
    struct NAME(tiling) in, out;
    long group;  // images of an item
    const real *weights;
};

static void NAME(winograd_group)(void *context, long index) {
    const struct NAME(winograd) *w = context;
    const struct NAME(sweep) *s = w->s;
    long first = index * w->group, images = NAME(smaller)(w->group, s->batch - first);
    long in = w->in.channels, out = w->out.channels, frame_size = w->frame.height * w->frame.width * in;
    // A line more than the tiles need between positions, so that they do not all fall into the same cache sets.
    long in_position = NAME(tile_block) * in + PANEL, out_position = NAME(tile_block) * out + PANEL;
    real *frames = dh_allocate((size_t)(images * frame_size + 16 * (in_position + out_position)) * sizeof(real));
    real *inputs = frames + images * frame_size, *products = inputs + 16 * in_position;
    for (long g = 0; g < images; g++) {
        NAME(kernel_fill_frame)(&w->frame, s->source + (first + g) * s->source_height * s->source_width * in,
                                s->source_height, s->source_width, frames + g * frame_size);
    }
    real *target = s->out + first * s->out_height * s->out_width * out;
    struct NAME(walk) walk = {.segments = 1, .length = in, .a_step = 1, .b_step = PANEL, .b_panel = in * PANEL};
    int tiles = (int)images * w->in.down * w->in.across;
    for (int tile = 0; tile < tiles; tile += NAME(tile_block)) {
        int count = (int)NAME(smaller)(NAME(tile_block), tiles - tile);
        long rows = NAME(pieces)(count, GRID_ROWS) * GRID_ROWS;  // the last ones multiply what was left there before
        NAME(transform_input)(&w->in, frames, tile, count, inputs, in_position);
        for (long p = 0; p < 16; p++)
            NAME(kernel_grid)(rows, out / PANEL, &walk, inputs + p * in_position, in, w->weights + p * in * out,
                              products + p * out_position, out, false);
        NAME(transform_output)(&w->out, products, out_position, tile, count, target);
    }
    dh_release(frames);
}

void NAME(winograd_sweep)(const struct NAME(sweep) *s) {
    long in = s->frame.channels, out = s->out_channels;
    int down = (int)NAME(pieces)(s->rows, 2), across = (int)NAME(pieces)(s->columns, 2);
    real *weights = dh_allocate((size_t)(16 * in * out) * sizeof(real));
    NAME(transform_weights)(in, out, s->panels, weights);
    struct NAME(winograd) w = {.s = s, .frame = {2 * down + 2, 2 * across + 2, in, s->frame.top, s->frame.left},
        .in = {down, across, 2 * down + 2, 2 * across + 2, in},
        .out = {down, across, s->rows, s->columns, out},
        .group = NAME(smaller)(s->batch, NAME(pieces)(NAME(tiles_of_item), (long)down * across)), .weights = weights};
    dh_parallel(NAME(pieces)(s->batch, w.group), NAME(winograd_group), &w);
    dh_release(weights);
}

// --- backward to the weights ---

struct NAME(winograd_back) {
    const struct dh_convolution *shape;
    const real *x, *dy;
    struct NAME(frame) frame;
    struct NAME(tiling) in, out;
    long groups, block;  // groups of images, tiles at a time
    real *parts, *dw;
};

static void NAME(winograd_weights_of_group)(void *context, long group) {
    const struct NAME(winograd_back) *w = context;
    const struct dh_convolution *s = w->shape;
    long in = s->in_channels, out = s->out_channels, frame_size = w->frame.height * w->frame.width * in;
    long first = s->batch * group / w->groups, last = s->batch * (group + 1) / w->groups;
    long in_position = w->block * in + PANEL, out_position = w->block * out + PANEL;
    real *frames = dh_allocate((size_t)((last - first) * frame_size + 16 * (in_position + out_position)) * sizeof(real));
    real *inputs = frames + (last - first) * frame_size, *gradients = inputs + 16 * in_position;
    real *sums = w->parts + group * 16 * in * out;
    for (long n = first; n < last; n++)
        NAME(kernel_fill_frame)(&w->frame, w->x + n * s->height * s->width * in, s->height, s->width,
                                frames + (n - first) * frame_size);
    const real *dy = w->dy + first * s->out_height * s->out_width * out;
    int tiles = (int)(last - first) * w->in.down * w->in.across;
    for (int tile = 0; tile < tiles; tile += (int)w->block) {
        int count = (int)NAME(smaller)(w->block, tiles - tile);
        NAME(transform_input)(&w->in, frames, tile, count, inputs, in_position);
        NAME(transform_gradient)(&w->out, dy, tile, count, gradients, out_position);
        struct NAME(walk) walk = {.segments = 1, .length = count, .a_step = in, .b_step = out, .b_panel = PANEL};
        for (long p = 0; p < 16; p++)
            NAME(kernel_grid)(in, out / PANEL, &walk, inputs + p * in_position, 1, gradients + p * out_position,
                              sums + p * in * out, out, tile > 0);
    }
    dh_release(frames);
}

/// Gᵀ·(sum over groups)·G for one input channel: 3×3 weights from 16 sums.
KERNEL(void, NAME(weights_of_channel), (const struct NAME(winograd_back) *w, long channel), (w, channel)) {
    long in = w->shape->in_channels, out = w->shape->out_channels;
    for (long o = 0; o < out; o += LANES) {
        NAME(lanes) m[4][4], part, rows[3][4];
        for (long p = 0; p < 16; p++) {
            const real *from = w->parts + (p * in + channel) * out + o;
            GET(m[p / 4][p % 4], from);
            for (long g = 1; g < w->groups; g++) {
                GET(part, from + g * 16 * in * out);
                m[p / 4][p % 4] += part;
            }
        }
        for (int v = 0; v < 4; v++) {
            rows[0][v] = m[0][v] + (m[1][v] + m[2][v]) * (real)0.5;
            rows[1][v] = (m[1][v] - m[2][v]) * (real)0.5;
            rows[2][v] = m[3][v] + (m[1][v] + m[2][v]) * (real)0.5;
        }
        for (int u = 0; u < 3; u++) {
            real *to = w->dw + (3 * u * in + channel) * out + o;
            PUT(to, rows[u][0] + (rows[u][1] + rows[u][2]) * (real)0.5);
            PUT(to + in * out, (rows[u][1] - rows[u][2]) * (real)0.5);
            PUT(to + 2 * in * out, rows[u][3] + (rows[u][1] + rows[u][2]) * (real)0.5);
        }
    }
}

static void NAME(one_channel)(void *context, long channel) { NAME(weights_of_channel)(context, channel); }

void NAME(winograd_weights)(const struct dh_convolution *shape, const real *x, const real *dy, real *dw) {
    long in = shape->in_channels, out = shape->out_channels;
    int down = (int)NAME(pieces)(shape->out_height, 2), across = (int)NAME(pieces)(shape->out_width, 2);
    struct NAME(winograd_back) w = {.shape = shape, .x = x, .dy = dy, .dw = dw,
        .frame = {2 * down + 2, 2 * across + 2, in, shape->padding_top, shape->padding_left},
        .in = {down, across, 2 * down + 2, 2 * across + 2, in},
        .out = {down, across, shape->out_height, shape->out_width, out},
        .groups = NAME(smaller)(shape->batch, 8), .block = 64};
    w.parts = dh_allocate((size_t)(w.groups * 16 * in * out) * sizeof(real));
    dh_parallel(w.groups, NAME(winograd_weights_of_group), &w);
    dh_parallel(in, NAME(one_channel), &w);
    dh_release(w.parts);
}

#undef GET
#undef PUT
#endif
