// The transforms of Winograd's convolution, which winograd.c explains. A template: see for_float_and_double.h.

/// Where the tiles of a run of images lie: tile (i, j) of an image begins 2i − top rows down and 2j − left columns in.
struct NAME(tiling) {
    long down, across;              // tiles of an image
    long height, width, top, left;  // of an image in the buffer at hand
    long channels;
};

// A chunk of tiles is some rows of tiles (of one image or of several); it is worked on one row u of the 4×4 positions
// at a time, so that what is transformed is still in the first-level cache when it is multiplied. Transformed numbers
// lie in panels: [4 positions][channels / PANEL][tiles][PANEL].

/// From one position to the next: a line more than needed, so that they do not all fall into the same cache sets.
INLINE long NAME(position_size)(long tiles, long channels) { return tiles * channels + PANEL; }

/// Row `row` of the image that tile row `index` belongs to, counted from the tiles' top; NULL outside the image.
INLINE const real *NAME(row_under)(const struct NAME(tiling) *t, const real *images, long index, long row) {
    row += index % t->down * 2 - t->top;
    if (row < 0 || row >= t->height) return NULL;
    return images + (index / t->down * t->height + row) * t->width * t->channels;
}

/// Row u of Bᵀ takes one row of pixels from another (u ≠ 1) or adds the two: this is what it leaves of column x.
#define COLUMN(x)                                                                                                      \
    (u == 1 ? *(const row *)(one + (x) * one_step) + *(const row *)(other + (x) * other_step)                          \
            : *(const row *)(one + (x) * one_step) - *(const row *)(other + (x) * other_step))
#define COLUMN_IF_INSIDE(x) ((x) < 0 || (x) >= width ? (row)0 : COLUMN(x))

/// One row of tiles, for PANEL channels.
INLINE void NAME(transform_tiles)(int u, long across, long left, long width, const real *one, long one_step,
                                  const real *other, long other_step, real *to, long position) {
    typedef NAME(panel_row) row;
    row d0 = COLUMN_IF_INSIDE(-left), d1 = COLUMN_IF_INSIDE(1 - left), d2, d3;
    for (long x = 2 - left; x < 2 * across + 2 - left; x += 2, to += PANEL) {
        if (x >= 0 && x + 1 < width) d2 = COLUMN(x), d3 = COLUMN(x + 1);
        else d2 = COLUMN_IF_INSIDE(x), d3 = COLUMN_IF_INSIDE(x + 1);
        *(row *)to = d0 - d2;
        *(row *)(to + position) = d1 + d2;
        *(row *)(to + 2 * position) = d2 - d1;
        *(row *)(to + 3 * position) = d1 - d3;
        d0 = d2, d1 = d3;
    }
}
#undef COLUMN
#undef COLUMN_IF_INSIDE

/// Row u of Bᵀ·d·B, u = 0 … 3, for `rows` rows of tiles from `first` on.
KERNEL(void, NAME(transform_input), (const struct NAME(tiling) *t, int u, const real *images, long first, long rows,
                                     long height, real *out), (t, u, images, first, rows, height, out)) {
    static const real zeros[PANEL];
    long channels = t->channels, position = NAME(position_size)(height, channels);
    for (long i = 0; i < rows; i++) {
        const real *one = NAME(row_under)(t, images, first + i, u == 0 ? 0 : u == 2 ? 2 : 1);
        const real *other = NAME(row_under)(t, images, first + i, u == 3 ? 3 : u == 2 ? 1 : 2);
        for (long c = 0; c < channels; c += PANEL) {
            real *to = out + (c / PANEL * height + i * t->across) * PANEL;
            const real *a = one ? one + c : zeros, *b = other ? other + c : zeros;
            long a_step = one ? channels : 0, b_step = other ? channels : 0;
            if (u == 1)
                NAME(transform_tiles)(1, t->across, t->left, t->width, a, a_step, b, b_step, to, position);
            else
                NAME(transform_tiles)(0, t->across, t->left, t->width, a, a_step, b, b_step, to, position);
        }
    }
}

/// One row of tiles of what follows, for PANEL channels. `lower` is NULL where the image ends with `upper`.
INLINE void NAME(add_tiles)(int u, long width, const real *from, long position, real *upper, real *lower, long step) {
    typedef NAME(panel_row) row;
    for (long x = 0; x < width; x += 2, from += PANEL) {
        row m0 = *(const row *)from, m1 = *(const row *)(from + position);
        row m2 = *(const row *)(from + 2 * position), m3 = *(const row *)(from + 3 * position);
        row sums[2] = {m0 + m1 + m2, m1 - m2 - m3};
#pragma unroll
        for (long v = 0; v < 2; v++) {
            if (v == 1 && x + 1 == width) break;
            row *above = (row *)(upper + (x + v) * step);
            if (u == 0) *above = sums[v];
            else if (u < 3) *above += sums[v];
            if (u == 0 || !lower) continue;
            row *below = (row *)(lower + (x + v) * step);
            if (u == 1) *below = sums[v];
            else *below -= sums[v];
        }
    }
}

/// Adds row u's part of Aᵀ·m·A to the images, where it sets it for the first; what lies past their edges is dropped.
KERNEL(void, NAME(transform_output), (const struct NAME(tiling) *t, int u, const real *products, long first, long rows,
                                      long height, real *images), (t, u, products, first, rows, height, images)) {
    long step = t->channels, position = NAME(position_size)(height, step);
    for (long i = 0; i < rows; i++) {
        real *upper = (real *)NAME(row_under)(t, images, first + i, 0);
        real *lower = (real *)NAME(row_under)(t, images, first + i, 1);
        for (long c = 0; c < step; c += PANEL) {
            const real *from = products + (c / PANEL * height + i * t->across) * PANEL;
            real *a = upper + c, *b = lower ? lower + c : NULL;
            switch (u) {  // so that the loop itself knows u
            case 0: NAME(add_tiles)(0, t->width, from, position, a, b, step); break;
            case 1: NAME(add_tiles)(1, t->width, from, position, a, b, step); break;
            case 2: NAME(add_tiles)(2, t->width, from, position, a, b, step); break;
            default: NAME(add_tiles)(3, t->width, from, position, a, b, step); break;
            }
        }
    }
}

/// Row u of A·dY·Aᵀ, zero past the edges.
KERNEL(void, NAME(transform_gradient), (const struct NAME(tiling) *t, int u, const real *images, long first, long rows,
                                        long height, real *out), (t, u, images, first, rows, height, out)) {
    typedef NAME(panel_row) row;
    long channels = t->channels, across = t->across, position = NAME(position_size)(height, channels);
    for (long i = 0; i < rows; i++) {
        const real *upper = u < 3 ? NAME(row_under)(t, images, first + i, 0) : NULL;
        const real *lower = u > 0 ? NAME(row_under)(t, images, first + i, 1) : NULL;
        real sign = u == 1 ? 1 : -1;
        for (long c = 0; c < channels; c += PANEL) {
            real *to = out + (c / PANEL * height + i * across) * PANEL;
            for (long x = 0; x < t->width; x += 2, to += PANEL) {
                row sum[2];
#pragma unroll
                for (long v = 0; v < 2; v++) {
                    sum[v] = (row)0;
                    if (v == 1 && x + 1 == t->width) break;
                    if (upper) sum[v] = *(const row *)(upper + (x + v) * channels + c);
                    if (lower) sum[v] += sign * *(const row *)(lower + (x + v) * channels + c);
                }
                *(row *)to = sum[0];
                *(row *)(to + position) = sum[0] + sum[1];
                *(row *)(to + 2 * position) = sum[0] - sum[1];
                *(row *)(to + 3 * position) = -sum[1];
            }
        }
    }
}

/// G·g·Gᵀ from weights in panels [out / PANEL][9 · in][PANEL] to [16][out / PANEL][in][PANEL].
KERNEL(void, NAME(transform_weights), (long in, long out, const real *panels, real *transformed),
       (in, out, panels, transformed)) {
    typedef NAME(panel_row) row;
    const real half = (real)0.5;
    for (long p = 0; p < out / PANEL; p++) {
        for (long c = 0; c < in; c++) {
            row g[3], rows[4][3];
#pragma unroll
            for (int v = 0; v < 3; v++) {
#pragma unroll
                for (int u = 0; u < 3; u++) g[u] = *(const row *)(panels + ((p * 9 + 3 * u + v) * in + c) * PANEL);
                rows[0][v] = g[0];
                rows[1][v] = (g[0] + g[1] + g[2]) * half;
                rows[2][v] = (g[0] - g[1] + g[2]) * half;
                rows[3][v] = g[2];
            }
#pragma unroll
            for (int u = 0; u < 4; u++) {
                real *to = transformed + 4 * u * in * out + (p * in + c) * PANEL;
                *(NAME(panel_row) *)to = rows[u][0];
                *(NAME(panel_row) *)(to + in * out) = (rows[u][0] + rows[u][1] + rows[u][2]) * half;
                *(NAME(panel_row) *)(to + 2 * in * out) = (rows[u][0] - rows[u][1] + rows[u][2]) * half;
                *(NAME(panel_row) *)(to + 3 * in * out) = rows[u][2];
            }
        }
    }
}
