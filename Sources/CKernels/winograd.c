#ifndef real
#include "include/convolution.h"
#include "include/buffers.h"
#include "include/parallel.h"
#include "include/reductions.h"
#include <stdbool.h>
#include <string.h>

#define THIS_FILE "winograd.c"
#include "for_float_and_double.h"
#else

// Winograd's convolution F(4×4, 3×3) (Lavin and Gray 2016): 4×4 outputs of a 3×3 kernel from 36 products, not 144.
//
//     Y = Aᵀ·[(G·g·Gᵀ) ⊙ (Bᵀ·d·B)]·A        d: 6×6 inputs, g: 3×3 weights, Y: 4×4 outputs, ⊙ element by element
//
// Along one line, weights are a polynomial of degree 2 and outputs, turned round, one of degree 3; their product, of
// degree 5, is known from its values at six points, one multiplication each (Toom and Cook). Here 0, ∞, ±a and ±b:
//
//          ⎡a²b²  0   −s   0   1  0⎤        ⎡ 1/a²b²    0       0   ⎤         ⎡1  0   1     1    1     1 ⎤
//          ⎢ 0  a²b²   0  −s   0  1⎥        ⎢   0       0       1   ⎥    Aᵀ = ⎢0  0   a    −a    b    −b ⎥
//     Bᵀ = ⎢ 0  −ab²  −b²  a   1  0⎥    G = ⎢ 1/Nₐ    a/Nₐ    a²/Nₐ ⎥         ⎢0  0   a²    a²   b²    b²⎥
//          ⎢ 0   ab²  −b² −a   1  0⎥        ⎢ 1/Nₐ   −a/Nₐ    a²/Nₐ ⎥         ⎣0  1   a³   −a³   b³   −b³⎦
//          ⎢ 0  −ba²  −a²  b   1  0⎥        ⎢ 1/N_b   b/N_b   b²/N_b⎥
//          ⎣ 0   ba²  −a² −b   1  0⎦        ⎣ 1/N_b  −b/N_b   b²/N_b⎦
//
//     s = a² + b²   Nₐ = 2a²(a² − b²)   N_b = 2b²(b² − a²)
//
// Rows and columns are ordered 0, ∞, a, −a, b, −b. The further the points are from 1, the larger these numbers and the
// worse the rounding; a = ⅝, b = 1½ are the best of those with few bits (Barabasz and others 2020 search for such).
//
// Over channels, each of the 36 element positions is a matrix product of its own: [tiles × in] · [in × out]. So images
// are taken apart into tiles, a few rows of tiles at a time, transformed, multiplied on the micro-kernel, and
// transformed back (winograd_transforms.h, along each line by winograd_line.h).
//
// The way back to the weights turns the same identity round:  dg = Gᵀ·[Σ over tiles (Bᵀ·d·B) ⊙ (A·dY·Aᵀ)]·G.
// Error: at most three times that of a direct sum from 16 channels on, both measured against the largest pixel of the
// tile; WinogradTests says why and checks it.

#include "sums.h"
#include "micro_kernel.h"
#include "convolution_parts.h"
#include "winograd_line.h"
#include "winograd_transforms.h"

bool NAME(winograd_fits)(long kernel_height, long kernel_width, long stride, long in_channels, long out_channels) {
    return kernel_height == 3 && kernel_width == 3 && stride == 1 && in_channels > 0 && in_channels % LANES == 0
        && out_channels > 0 && out_channels % LANES == 0;
}

enum { NAME(tiles_of_chunk) = 16, NAME(tiles_of_item) = 64 };

/// Rows of tiles taken together: as many as let their transforms stay in the caches, yet share the weights.
INLINE long NAME(rows_of_chunk)(const struct NAME(tiling) *t) {
    return t->across < NAME(tiles_of_chunk) ? NAME(tiles_of_chunk) / t->across : 1;
}

/// The tiles of so many rows, rounded up to what the micro-kernel takes; between them it multiplies whatever is there.
INLINE long NAME(tiles_of)(const struct NAME(tiling) *t, long rows) {
    return divide_up(rows * t->across, ROWS_OF_PANELS) * ROWS_OF_PANELS;
}

/// Room for a pair of rows of positions of a chunk, as input and as output, and for a spare row of each.
struct NAME(chunk) {
    struct NAME(tiling) in, out;
    long rows, height;               // of tiles; tiles
    long in_position, out_position;  // numbers from one position to the next
    real *inputs, *outputs;
};

static struct NAME(chunk) NAME(chunk)(struct NAME(tiling) in, struct NAME(tiling) out) {
    struct NAME(chunk) c = {in, out, .rows = NAME(rows_of_chunk)(&in)};
    c.height = NAME(tiles_of)(&in, c.rows);
    c.in_position = NAME(position_size)(c.height, in.channels);
    c.out_position = NAME(position_size)(c.height, out.channels);
    long in_row = in.width * in.channels, out_row = out.width * out.channels;
    c.inputs = dh_scratch((size_t)(12 * (c.in_position + c.out_position) + in_row + out_row) * sizeof(real));
    c.outputs = c.inputs + 12 * c.in_position;
    c.in.spare = c.outputs + 12 * c.out_position;
    c.out.spare = c.in.spare + in_row;
    memset(c.in.spare, 0, (size_t)(in_row + out_row) * sizeof(real));
    return c;
}

/// What the chunk that begins with row `row` of tiles needs of the images and the one before it did not, spread over
/// the products of this one.
static struct NAME(ahead) NAME(chunk_ahead)(const struct NAME(chunk) *c, const real *source, const real *target,
                                            long batch, long row) {
    const struct NAME(tiling) *tilings[2] = {&c->in, &c->out};
    const real *images[2] = {source, target};
    long rows = smaller(c->rows, batch * c->in.down - row);
    long steps = 36 * c->height * c->in.channels * c->out.channels / (PANEL * PANEL);
    struct NAME(ahead) ahead;
    for (int i = 0; i < 2; i++) {
        const struct NAME(tiling) *t = tilings[i];
        long line = t->width * t->channels, first = row / t->down * t->height + row % t->down * NAME(tile) + t->top;
        ahead.at[i] = images[i] + first * line;
        ahead.end[i] = ahead.at[i] + NAME(tile) * rows * line;
        ahead.step[i] = divide_up(NAME(tile) * rows * line, steps);
    }
    return ahead;
}

// --- forward, and backward to the input ---

struct NAME(winograd) {
    const struct NAME(sweep) *s;
    struct NAME(tiling) in, out;
    long group;  // images of an item
    const real *weights;
    bool wild;  // whether something came out that is not finite
};

static void NAME(winograd_group)(void *context, long index) {
    struct NAME(winograd) *w = context;
    const struct NAME(sweep) *s = w->s;
    long first = index * w->group, images = smaller(w->group, s->batch - first);
    long in = w->in.channels, out = w->out.channels;
    struct NAME(chunk) c = NAME(chunk)(w->in, w->out);
    for (long row = first * c.in.down, end = (first + images) * c.in.down; row < end; row += c.rows) {
        long rows = smaller(c.rows, end - row);
        struct NAME(ahead) ahead = NAME(chunk_ahead)(&c, s->source, s->out, s->batch, row + rows);
        for (int pair = 0; pair < NAME(pairs); pair++) {
            NAME(transform_input)(&c.in, pair, s->source, row, rows, c.height, c.inputs);
            for (int v = 0; v < 12; v++) {
                NAME(kernel_panels)(NAME(tiles_of)(&c.in, rows), c.height, in / PANEL, out / PANEL,
                                    c.inputs + v * c.in_position, w->weights + (12 * pair + v) * in * out,
                                    c.outputs + v * c.out_position, &ahead);
            }
            if (!NAME(transform_output)(&c.out, pair, c.outputs, row, rows, c.height, s->out))
                __atomic_store_n(&w->wild, true, __ATOMIC_RELAXED);
        }
    }
    dh_release(c.inputs);
}

bool NAME(winograd_sweep)(const struct NAME(sweep) *s) {
    long in = s->channels, out = s->out_channels;
    long down = divide_up(s->out_height, NAME(tile)), across = divide_up(s->out_width, NAME(tile));
    real *weights = dh_scratch((size_t)(36 * in * out) * sizeof(real));
    NAME(transform_weights)(in, out, s->lattice->panels, weights);
    struct NAME(winograd) w = {.s = s,
        .in = {down, across, s->source_height, s->source_width, -s->lattice->top, -s->lattice->left, in},
        .out = {down, across, s->out_height, s->out_width, 0, 0, out},
        .group = smaller(s->batch, divide_up(NAME(tiles_of_item), down * across)), .weights = weights};
    dh_parallel(divide_up(s->batch, w.group), NAME(winograd_group), &w);
    dh_release(weights);
    return !w.wild;
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
    struct NAME(chunk) c = NAME(chunk)(w->in, w->out);
    long position = NAME(position_size)(in, out);
    real *sums = w->parts + group * 36 * position;
    for (long row = first * c.in.down, end = last * c.in.down; row < end; row += c.rows) {
        long rows = smaller(c.rows, end - row);
        struct NAME(ahead) ahead = NAME(chunk_ahead)(&c, w->x, w->dy, s->batch, row + rows);
        for (int pair = 0; pair < NAME(pairs); pair++) {
            NAME(transform_input)(&c.in, pair, w->x, row, rows, c.height, c.inputs);
            NAME(transform_gradient)(&c.out, pair, w->dy, row, rows, c.height, c.outputs);
            for (int v = 0; v < 12; v++) {
                NAME(kernel_panels_transposed)(rows * c.in.across, c.height, in / PANEL, out / PANEL,
                                               c.inputs + v * c.in_position, c.outputs + v * c.out_position,
                                               sums + (12 * pair + v) * position, row > first * c.in.down, &ahead);
            }
        }
    }
    dh_release(c.inputs);
}

static void NAME(one_channel)(void *context, long channel) {
    const struct NAME(winograd_back) *w = context;
    NAME(weights_of_channel)(w->shape->in_channels, w->shape->out_channels, w->groups, channel, w->parts, w->dw);
}

bool NAME(winograd_weights)(const struct dh_convolution *shape, const real *x, const real *dy, real *dw) {
    long in = shape->in_channels, out = shape->out_channels;
    long down = divide_up(shape->out_height, NAME(tile)), across = divide_up(shape->out_width, NAME(tile));
    struct NAME(winograd_back) w = {.shape = shape, .x = x, .dy = dy, .dw = dw,
        .in = {down, across, shape->height, shape->width, shape->padding_top, shape->padding_left, in},
        .out = {down, across, shape->out_height, shape->out_width, 0, 0, out},
        .groups = smaller(shape->batch, 8)};
    w.parts = dh_scratch((size_t)(w.groups * 36 * NAME(position_size)(in, out)) * sizeof(real));
    dh_parallel(w.groups, NAME(winograd_weights_of_group), &w);
    dh_parallel(in, NAME(one_channel), &w);
    dh_release(w.parts);
    return NAME(dh_all_finite)(dw, 9 * in * out);
}

#endif
