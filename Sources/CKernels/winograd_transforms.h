// From tiles of images to Winograd's positions and back, which winograd.c explains, by the transforms of winograd_line.h.
// A template: see for_float_and_double.h.
//
// A chunk of tiles is some rows of tiles (of one image or of several); it is worked on one pair of rows of the 6×6
// positions at a time, so that what is transformed is still in the near caches when it is multiplied. Transformed
// numbers lie in panels: [12 positions][channels / PANEL][tiles][PANEL].

/// Where the tiles of a run of images lie: tile (i, j) of an image begins 4i − top rows down and 4j − left columns in.
struct NAME(tiling) {
    long down, across;              // tiles of an image
    long height, width, top, left;  // of an image in the buffer at hand
    long channels;
    real *spare;                    // a row of pixels that stands for those outside the image
};

/// From one position to the next: a line more than needed, so that they do not all fall into the same cache sets.
INLINE long NAME(position_size)(long tiles, long channels) { return tiles * channels + PANEL; }

/// Row `row` of the image that tile row `index` belongs to, counted from the tiles' top.
INLINE real *NAME(row_under)(const struct NAME(tiling) *t, const real *images, long index, long row) {
    row += index % t->down * NAME(tile) - t->top;
    if (row < 0 || row >= t->height) return t->spare;
    return (real *)images + (index / t->down * t->height + row) * t->width * t->channels;
}

/// Two rows of positions in column x of the image, zero outside.
INLINE void NAME(input_column)(int pair, const real *const pixels[6], long x, long width, long step,
                               NAME(panel_row) at[2]) {
    NAME(panel_row) d[6];
    at[0] = at[1] = 0;
    if (x < 0 || x >= width) return;
#pragma unroll
    for (int i = 0; i < 6; i++) {
        if (pair == 0 || (i > 0 && i < 5)) d[i] = *(const NAME(panel_row) *)(pixels[i] + x * step);
    }
    NAME(from_inputs)(pair, d, at);
}

/// One row of tiles, for PANEL channels.
INLINE void NAME(transform_tiles)(int pair, const struct NAME(tiling) *t, const real *const pixels[6], real *to,
                                  long position) {
    NAME(panel_row) column[6][2];  // each with its two rows of positions; the last two are the next tile's first
    long x = -t->left, width = t->width, step = t->channels;
#pragma unroll
    for (int j = 4; j < 6; j++, x++) NAME(input_column)(pair, pixels, x, width, step, column[j]);
    for (real *end = to + t->across * PANEL; to < end; to += PANEL, x += NAME(tile)) {
#pragma unroll
        for (int side = 0; side < 2; side++) column[0][side] = column[4][side], column[1][side] = column[5][side];
#pragma unroll
        for (int j = 0; j < 4; j++) NAME(input_column)(pair, pixels, x + j, width, step, column[2 + j]);
#pragma unroll
        for (int side = 0; side < 2; side++) {
            NAME(panel_row) d[6], at[2];
#pragma unroll
            for (int j = 0; j < 6; j++) d[j] = column[j][side];
#pragma unroll
            for (int p = 0; p < NAME(pairs); p++) {
                NAME(from_inputs)(p, d, at);
                *(NAME(panel_row) *)(to + (6 * side + 2 * p) * position) = at[0];
                *(NAME(panel_row) *)(to + (6 * side + 2 * p + 1) * position) = at[1];
            }
        }
    }
}

/// A pair of rows of Bᵀ·d·B, for `rows` rows of tiles from `first` on.
KERNEL(void, NAME(transform_input), (const struct NAME(tiling) *t, int pair, const real *images, long first, long rows,
                                     long height, real *out), (t, pair, images, first, rows, height, out)) {
    long position = NAME(position_size)(height, t->channels);
    for (long i = 0; i < rows; i++) {
        for (long c = 0; c < t->channels; c += PANEL) {
            const real *pixels[6];
            for (long r = 0; r < 6; r++) pixels[r] = NAME(row_under)(t, images, first + i, r) + c;
            real *to = out + (c / PANEL * height + i * t->across) * PANEL;
            switch (pair) {  // so that the loop itself knows it
            case 0: NAME(transform_tiles)(0, t, pixels, to, position); break;
            case 1: NAME(transform_tiles)(1, t, pixels, to, position); break;
            default: NAME(transform_tiles)(2, t, pixels, to, position); break;
            }
        }
    }
}

/// One row of tiles of what follows, for PANEL channels. `wild` turns to NaN where the last pair's sums are not finite.
INLINE void NAME(add_tiles)(int pair, const struct NAME(tiling) *t, const real *from, long position,
                            real *const pixels[4], NAME(panel_row) *wild) {
    long step = t->channels;
    for (long x = 0; x < t->width; x += NAME(tile), from += PANEL) {
        NAME(panel_row) y[2][4];
#pragma unroll
        for (int side = 0; side < 2; side++) {
#pragma unroll
            for (int p = 0; p < NAME(pairs); p++) {
                NAME(panel_row) m[2];
                m[0] = *(const NAME(panel_row) *)(from + (6 * side + 2 * p) * position);
                m[1] = *(const NAME(panel_row) *)(from + (6 * side + 2 * p + 1) * position);
                NAME(to_outputs)(p, m, y[side]);
            }
        }
#pragma unroll
        for (int j = 0; j < 4; j++) {
            if (x + j >= t->width) break;
            // The first pair reaches the first and the last row only, and nobody was there before it; the second is the
            // first to reach those between.
            NAME(panel_row) m[2] = {y[0][j], y[1][j]}, sum[4];
#pragma unroll
            for (int i = 0; i < 4; i++) {
                bool is_set = pair == 2 || (pair == 1 && i % 3 == 0);
                if (is_set) sum[i] = *(const NAME(panel_row) *)(pixels[i] + (x + j) * step);
            }
            NAME(to_outputs)(pair, m, sum);
#pragma unroll
            for (int i = 0; i < 4; i++) {
                if (pair != 0 || i % 3 == 0) *(NAME(panel_row) *)(pixels[i] + (x + j) * step) = sum[i];
            }
            if (pair == 2) *wild += ((sum[0] + sum[1]) + (sum[2] + sum[3])) * (NAME(panel_row))0;
        }
    }
}

/// Adds a pair of rows' part of Aᵀ·m·A to the images, which the first two pairs begin with. Returns whether all sums of the
/// last pair are finite.
KERNEL(bool, NAME(transform_output), (const struct NAME(tiling) *t, int pair, const real *products, long first,
                                      long rows, long height, real *images),
       (t, pair, products, first, rows, height, images)) {
    long position = NAME(position_size)(height, t->channels);
    NAME(panel_row) wild = 0;
    for (long i = 0; i < rows; i++) {
        for (long c = 0; c < t->channels; c += PANEL) {
            real *pixels[4];
            for (long r = 0; r < 4; r++) pixels[r] = NAME(row_under)(t, images, first + i, r) + c;
            const real *from = products + (c / PANEL * height + i * t->across) * PANEL;
            switch (pair) {
            case 0: NAME(add_tiles)(0, t, from, position, pixels, &wild); break;
            case 1: NAME(add_tiles)(1, t, from, position, pixels, &wild); break;
            default: NAME(add_tiles)(2, t, from, position, pixels, &wild); break;
            }
        }
    }
    for (int l = 0; l < PANEL; l++) {
        if (wild[l] != 0) return false;
    }
    return true;
}

/// One row of tiles of what follows, for PANEL channels.
INLINE void NAME(transform_gradient_tiles)(int pair, const struct NAME(tiling) *t, const real *const pixels[4],
                                           real *to, long position) {
    for (long x = 0; x < t->width; x += NAME(tile), to += PANEL) {
        NAME(panel_row) column[4][2];
#pragma unroll
        for (int j = 0; j < 4; j++) {
            NAME(panel_row) y[4];
            column[j][0] = column[j][1] = 0;
            if (x + j >= t->width) continue;
#pragma unroll
            for (int i = 0; i < 4; i++) {
                if (pair != 0 || i % 3 == 0) y[i] = *(const NAME(panel_row) *)(pixels[i] + (x + j) * t->channels);
            }
            NAME(from_gradients)(pair, y, column[j]);
        }
#pragma unroll
        for (int side = 0; side < 2; side++) {
            NAME(panel_row) y[4] = {column[0][side], column[1][side], column[2][side], column[3][side]}, at[2];
#pragma unroll
            for (int p = 0; p < NAME(pairs); p++) {
                NAME(from_gradients)(p, y, at);
                *(NAME(panel_row) *)(to + (6 * side + 2 * p) * position) = at[0];
                *(NAME(panel_row) *)(to + (6 * side + 2 * p + 1) * position) = at[1];
            }
        }
    }
}

/// A pair of rows of A·dY·Aᵀ, zero past the edges.
KERNEL(void, NAME(transform_gradient), (const struct NAME(tiling) *t, int pair, const real *images, long first,
                                        long rows, long height, real *out),
       (t, pair, images, first, rows, height, out)) {
    long position = NAME(position_size)(height, t->channels);
    for (long i = 0; i < rows; i++) {
        for (long c = 0; c < t->channels; c += PANEL) {
            const real *pixels[4];
            for (long r = 0; r < 4; r++) pixels[r] = NAME(row_under)(t, images, first + i, r) + c;
            real *to = out + (c / PANEL * height + i * t->across) * PANEL;
            switch (pair) {
            case 0: NAME(transform_gradient_tiles)(0, t, pixels, to, position); break;
            case 1: NAME(transform_gradient_tiles)(1, t, pixels, to, position); break;
            default: NAME(transform_gradient_tiles)(2, t, pixels, to, position); break;
            }
        }
    }
}

/// G·g·Gᵀ from weights in panels [out / PANEL][9 · in][PANEL] to [36][out / PANEL][in][PANEL].
KERNEL(void, NAME(transform_weights), (long in, long out, const real *panels, real *transformed),
       (in, out, panels, transformed)) {
    for (long p = 0; p < out / PANEL; p++) {
        for (long c = 0; c < in; c++) {
            NAME(panel_row) column[3][6], g[3], at[6];
            for (int v = 0; v < 3; v++) {
                for (int u = 0; u < 3; u++)
                    g[u] = *(const NAME(panel_row) *)(panels + ((p * 9 + 3 * u + v) * in + c) * PANEL);
                NAME(from_weights)(g, column[v]);
            }
            for (int u = 0; u < 6; u++) {
                for (int v = 0; v < 3; v++) g[v] = column[v][u];
                NAME(from_weights)(g, at);
                for (int v = 0; v < 6; v++)
                    *(NAME(panel_row) *)(transformed + (6 * u + v) * in * out + (p * in + c) * PANEL) = at[v];
            }
        }
    }
}

/// Gᵀ·m·G for one input channel, where m, in panels [36][out / PANEL][in][PANEL], is the sum of `groups` such parts.
KERNEL(void, NAME(weights_of_channel), (long in, long out, long groups, long channel, const real *parts, real *dw),
       (in, out, groups, channel, parts, dw)) {
    long position = NAME(position_size)(in, out);
    for (long o = 0; o < out; o += PANEL) {
        NAME(panel_row) column[6][3], m[6], g[3];
        for (int v = 0; v < 6; v++) {
            for (int u = 0; u < 6; u++) {
                const real *from = parts + (6 * u + v) * position + o * in + channel * PANEL;
                m[u] = *(const NAME(panel_row) *)from;
                for (long group = 1; group < groups; group++)
                    m[u] += *(const NAME(panel_row) *)(from + group * 36 * position);
            }
            NAME(to_weights)(m, column[v]);
        }
        for (int u = 0; u < 3; u++) {
            for (int v = 0; v < 6; v++) m[v] = column[v][u];
            NAME(to_weights)(m, g);
            for (int v = 0; v < 3; v++)
                *(NAME(panel_row) *)(dw + ((3 * u + v) * in + channel) * out + o) = g[v];
        }
    }
}
