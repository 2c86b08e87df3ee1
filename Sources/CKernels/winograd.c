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
// are taken apart into tiles, `tile_block` at a time, transformed, multiplied on the micro-kernel, and transformed
// back.
//
// The way back to the weights turns the same identity round:  dg = Gᵀ·[Σ over tiles (Bᵀ·d·B) ⊙ (A·dY·Aᵀ)]·G.
// Error: the transforms add and halve, so a result is off by a few times the roundoff of its largest terms, like a
// direct sum of the same length; ConvolutionTests states the bound.

#include "sums.h"
#include "micro_kernel.h"
#include "convolution_parts.h"

bool NAME(winograd_fits)(long kernel_height, long kernel_width, long stride, long in_channels, long out_channels) {
    return kernel_height == 3 && kernel_width == 3 && stride == 1 && in_channels > 0 && in_channels % LANES == 0
        && out_channels > 0 && out_channels % LANES == 0;
}

/// Where the tiles of a run of images lie: tile (i, j) begins 2i − top rows down and 2j − left columns in.
struct NAME(tiling) {
    int down, across;               // tiles of an image
    int height, width, top, left;   // of an image in the buffer at hand
    long channels;
};

/// The place of a tile's first pixel in the buffer, and its row and column in its image (which may lie outside it).
INLINE long NAME(tile_place)(const struct NAME(tiling) *t, int tile, int *row, int *column) {
    int image = tile / (t->down * t->across), rest = tile % (t->down * t->across);
    *row = rest / t->across * 2 - t->top, *column = rest % t->across * 2 - t->left;
    return ((long)image * t->height + *row) * t->width + *column;
}

// A tile's numbers at one position: [16 positions][tile][channel], with `position` numbers from one to the next.
#define GET(vector, pointer) __builtin_memcpy(&(vector), pointer, sizeof(vector))
#define PUT(pointer, expression)                                                                                       \
    do {                                                                                                               \
        __auto_type value = expression;                                                                                \
        __builtin_memcpy(pointer, &value, sizeof value);                                                               \
    } while (0)

/// Bᵀ·d·B of `count` tiles from `first` on. Pixels outside the images are read from `zeros`, [channels].
KERNEL(void, NAME(transform_input), (const struct NAME(tiling) *t, const real *images, const real *zeros, int first,
                                     int count, real *out, long position),
       (t, images, zeros, first, count, out, position)) {
    for (int tile = 0; tile < count; tile++) {
        int row, column;
        const real *corner = images + NAME(tile_place)(t, first + tile, &row, &column) * t->channels, *pixels[4][4];
        bool inside = row >= 0 && column >= 0 && row + 4 <= t->height && column + 4 <= t->width;
#pragma unroll
        for (int u = 0; u < 4; u++) {
#pragma unroll
            for (int v = 0; v < 4; v++) {
                bool exists = inside || ((unsigned)(row + u) < (unsigned)t->height
                                         && (unsigned)(column + v) < (unsigned)t->width);
                pixels[u][v] = exists ? corner + (u * t->width + v) * t->channels : zeros;
            }
        }
        for (long c = 0; c < t->channels; c += LANES) {
            NAME(lanes) d[4][4], rows[4][4];
#pragma unroll
            for (int u = 0; u < 4; u++)
#pragma unroll
                for (int v = 0; v < 4; v++) GET(d[u][v], pixels[u][v] + c);
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
        int row, column;
        real *corner = images + NAME(tile_place)(t, first + tile, &row, &column) * t->channels;
        bool right = column + 1 < t->width, below = row + 1 < t->height;
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
        int row, column;
        const real *corner = images + NAME(tile_place)(t, first + tile, &row, &column) * t->channels;
        bool right = column + 1 < t->width, below = row + 1 < t->height;
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
                NAME(lanes) sum[2];
#pragma unroll
                for (int v = 0; v < 2; v++)
                    sum[v] = u == 0 ? y[0][v] : u == 1 ? y[0][v] + y[1][v] : u == 2 ? y[0][v] - y[1][v] : -y[1][v];
                PUT(to, sum[0]);
                PUT(to + position, sum[0] + sum[1]);
                PUT(to + 2 * position, sum[0] - sum[1]);
                PUT(to + 3 * position, -sum[1]);
            }
        }
    }
}

/// G·g·Gᵀ from weights in panels [out / PANEL][9 · in][PANEL] to [16][out / PANEL][in][PANEL].
KERNEL(void, NAME(transform_weights), (long in, long out, const real *panels, real *transformed),
       (in, out, panels, transformed)) {
    typedef real row __attribute__((ext_vector_type(64 / sizeof(real))));
    const real half = (real)0.5;
    for (long p = 0; p < out / PANEL; p++) {
        for (long c = 0; c < in; c++) {
            row g[3], rows[4][3];
#pragma unroll
            for (int v = 0; v < 3; v++) {
#pragma unroll
                for (int u = 0; u < 3; u++) GET(g[u], panels + ((p * 9 + 3 * u + v) * in + c) * PANEL);
                rows[0][v] = g[0];
                rows[1][v] = (g[0] + g[1] + g[2]) * half;
                rows[2][v] = (g[0] - g[1] + g[2]) * half;
                rows[3][v] = g[2];
            }
#pragma unroll
            for (int u = 0; u < 4; u++) {
                real *to = transformed + 4 * u * in * out + (p * in + c) * PANEL;
                PUT(to, rows[u][0]);
                PUT(to + in * out, (rows[u][0] + rows[u][1] + rows[u][2]) * half);
                PUT(to + 2 * in * out, (rows[u][0] - rows[u][1] + rows[u][2]) * half);
                PUT(to + 3 * in * out, rows[u][2]);
            }
        }
    }
}

// --- forward, and backward to the input ---

enum { NAME(tiles_of_item) = 96 };

/// Tiles taken together: as many as let their transforms stay in the caches, yet share the weights.
INLINE long NAME(tile_block)(long channels) { return channels <= 16 ? GRID_ROWS : 2 * GRID_ROWS; }

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
    long in = w->in.channels, out = w->out.channels, block = NAME(tile_block)(in > out ? in : out);
    // A line more than the tiles need between positions, so that they do not all fall into the same cache sets.
    long in_position = block * in + PANEL, out_position = block * out + PANEL;
    real *inputs = dh_allocate((size_t)(16 * (in_position + out_position) + in) * sizeof(real));
    real *products = inputs + 16 * in_position, *zeros = products + 16 * out_position;
    memset(zeros, 0, (size_t)in * sizeof(real));
    const real *source = s->source + first * s->source_height * s->source_width * in;
    real *target = s->out + first * s->out_height * s->out_width * out;
    struct NAME(walk) walk = {.segments = 1, .length = in, .a_step = 1, .b_step = PANEL, .b_panel = in * PANEL};
    int tiles = (int)images * w->in.down * w->in.across;
    for (int tile = 0; tile < tiles; tile += (int)block) {
        int count = (int)NAME(smaller)(block, tiles - tile);
        long rows = NAME(pieces)(count, GRID_ROWS) * GRID_ROWS;  // the last ones multiply what was left there before
        NAME(transform_input)(&w->in, source, zeros, tile, count, inputs, in_position);
        for (long p = 0; p < 16; p++)
            NAME(kernel_grid)(rows, out / PANEL, &walk, inputs + p * in_position, in, w->weights + p * in * out,
                              products + p * out_position, out, false);
        NAME(transform_output)(&w->out, products, out_position, tile, count, target);
    }
    dh_release(inputs);
}

void NAME(winograd_sweep)(const struct NAME(sweep) *s) {
    long in = s->frame.channels, out = s->out_channels;
    int down = (int)NAME(pieces)(s->rows, 2), across = (int)NAME(pieces)(s->columns, 2);
    real *weights = dh_allocate((size_t)(16 * in * out) * sizeof(real));
    NAME(transform_weights)(in, out, s->panels, weights);
    struct NAME(winograd) w = {.s = s,
        .in = {down, across, (int)s->source_height, (int)s->source_width, (int)s->frame.top, (int)s->frame.left, in},
        .out = {down, across, (int)s->rows, (int)s->columns, 0, 0, out},
        .group = NAME(smaller)(s->batch, NAME(pieces)(NAME(tiles_of_item), (long)down * across)), .weights = weights};
    dh_parallel(NAME(pieces)(s->batch, w.group), NAME(winograd_group), &w);
    dh_release(weights);
}

// --- backward to the weights ---

struct NAME(winograd_back) {
    const struct dh_convolution *shape;
    const real *x, *dy;
    struct NAME(tiling) in, out;
    long groups, block;  // groups of images, tiles at a time
    real *parts, *dw;
};

static void NAME(winograd_weights_of_group)(void *context, long group) {
    const struct NAME(winograd_back) *w = context;
    const struct dh_convolution *s = w->shape;
    long in = s->in_channels, out = s->out_channels;
    long first = s->batch * group / w->groups, last = s->batch * (group + 1) / w->groups;
    long in_position = w->block * in + PANEL, out_position = w->block * out + PANEL;
    real *inputs = dh_allocate((size_t)(16 * (in_position + out_position) + in) * sizeof(real));
    real *gradients = inputs + 16 * in_position, *zeros = gradients + 16 * out_position;
    real *sums = w->parts + group * 16 * in * out;
    memset(zeros, 0, (size_t)in * sizeof(real));
    const real *x = w->x + first * s->height * s->width * in;
    const real *dy = w->dy + first * s->out_height * s->out_width * out;
    int tiles = (int)(last - first) * w->in.down * w->in.across;
    for (int tile = 0; tile < tiles; tile += (int)w->block) {
        int count = (int)NAME(smaller)(w->block, tiles - tile);
        NAME(transform_input)(&w->in, x, zeros, tile, count, inputs, in_position);
        NAME(transform_gradient)(&w->out, dy, tile, count, gradients, out_position);
        struct NAME(walk) walk = {.segments = 1, .length = count, .a_step = in, .b_step = out, .b_panel = PANEL};
        for (long p = 0; p < 16; p++)
            NAME(kernel_grid)(in, out / PANEL, &walk, inputs + p * in_position, 1, gradients + p * out_position,
                              sums + p * in * out, out, tile > 0);
    }
    dh_release(inputs);
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
        .in = {down, across, (int)shape->height, (int)shape->width, (int)shape->padding_top,
            (int)shape->padding_left, in},
        .out = {down, across, (int)shape->out_height, (int)shape->out_width, 0, 0, out},
        .groups = NAME(smaller)(shape->batch, 8), .block = 64};
    w.parts = dh_allocate((size_t)(w.groups * 16 * in * out) * sizeof(real));
    dh_parallel(w.groups, NAME(winograd_weights_of_group), &w);
    dh_parallel(in, NAME(one_channel), &w);
    dh_release(w.parts);
}

#undef GET
#undef PUT
#endif
