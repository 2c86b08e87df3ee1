#ifndef real
#include "include/gemm.h"
#include "include/buffers.h"
#include "include/parallel.h"
#include <stdbool.h>
#include <string.h>

#define THIS_FILE "gemm.c"
#include "for_float_and_double.h"
#else

// k is cut into slices and C's columns into strips, so that a slice of a strip of B, packed into panels, stays in the
// second-level cache. Bands of rows of C, each an item of parallel work, then run through all panels of the strip, a
// block of registers at a time; the next slice of k continues the sums. Where B is used by few rows, or A by few
// columns, packing would cost more than it saves: then they are read where they lie. Where there are few rows for a B
// that must be packed, an item is a few columns instead, packing and all.

#include "micro_kernel.h"

enum {
    NAME(longest_slice) = 2048 / sizeof(real),  // steps of k: a block's rows of A are 24 kB of the first-level cache
    NAME(widest_strip) = 1024,                  // columns
    NAME(blocks_worth_pairing) = 32,            // so many that a thread may take two at a time
    NAME(steps_worth_sharing) = 1 << 17,        // multiply-adds: a few microseconds, what it takes to wake a thread
    NAME(columns_per_pack) = 4 * 64 / sizeof(real),   // four panels: so many that memory is read in long pieces
    NAME(columns_per_strip) = 2 * 64 / sizeof(real),  // two, a block's width, where an item is a few columns
    NAME(rows_worth_packing_b) = 192,
    NAME(columns_worth_packing_a) = 256,
    NAME(fewest_strips) = 4,
};

struct NAME(gemm) {
    bool transpose_a, transpose_b, accumulate;
    long m, n, k, lda, ldb, ldc;
    const real *a, *b;
    real *c;
    bool packs_a;
    long block, band;  // rows of C in registers at a time, and in one item of work
    // The strip and the slice under way.
    long column, columns, step, steps, slice;
    real *panels;  // the slice of the strip of B, unless it is read in place
};

static void NAME(pack_columns)(void *context, long index) {
    const struct NAME(gemm) *g = context;
    long first = index * NAME(columns_per_pack), columns = g->columns - first;
    if (columns > NAME(columns_per_pack)) columns = NAME(columns_per_pack);
    real *panels = g->panels + first * g->steps;
    long column = g->column + first, step = g->step;
    if (g->transpose_b)
        NAME(kernel_pack_transposed)(g->steps, columns, g->b + column * g->ldb + step, g->ldb, panels);
    else
        NAME(kernel_pack)(g->steps, columns, g->b + step * g->ldb + column, g->ldb, panels);
}

/// Copies rows of op(A) together: row after row if A is stored so, or else k after k, as Aᵀ is stored.
static void NAME(pack_rows)(const struct NAME(gemm) *g, long row, long rows, real *packed) {
    for (long i = 0; i < (g->transpose_a ? g->steps : rows); i++) {
        if (g->transpose_a)
            memcpy(packed + i * rows, g->a + (g->step + i) * g->lda + row, (size_t)rows * sizeof(real));
        else
            memcpy(packed + i * g->steps, g->a + (row + i) * g->lda + g->step, (size_t)g->steps * sizeof(real));
    }
}

static void NAME(band_of_rows)(void *context, long index) {
    const struct NAME(gemm) *g = context;
    long row = index * g->band, rows = g->m - row < g->band ? g->m - row : g->band;
    const real *a = g->transpose_a ? g->a + g->step * g->lda + row : g->a + row * g->lda + g->step;
    long between_rows = g->transpose_a ? 1 : g->lda, between_steps = g->transpose_a ? g->lda : 1;
    real *packed = NULL;
    if (g->packs_a) {
        packed = dh_scratch((size_t)(rows * g->steps) * sizeof(real));
        NAME(pack_rows)(g, row, rows, packed);
        a = packed;
        if (g->transpose_a) between_steps = rows;
        else between_rows = g->steps;
    }
    const real *b = g->panels ? g->panels : g->b + g->step * g->ldb + g->column;
    struct NAME(walk) walk = {.segments = 1, .length = g->steps, .a_step = between_steps,
        .b_step = g->panels ? PANEL : g->ldb, .b_panel = g->panels ? g->steps * PANEL : PANEL};
    // A block's rows of A stay in the first-level cache while the panels of the strip pass by.
    for (long i = 0; i < rows; i += g->block) {
        long height = rows - i < g->block ? rows - i : g->block;
        long a_rows[BLOCK_ROWS], c_rows[BLOCK_ROWS];
        for (long r = 0; r < height; r++) {
            a_rows[r] = (i + r) * between_rows;
            c_rows[r] = (row + i + r) * g->ldc;
        }
        // The next panels are asked for while those at hand are multiplied.
        const real *next = b + BLOCK_PANELS * walk.b_panel;
        const real *end = g->panels ? b + NAME(panels_for)(g->columns) * walk.b_panel : next;
        struct NAME(ahead) ahead = {{next, next + PANEL}, {end, end}, {2 * PANEL, 2 * PANEL}};
        NAME(kernel_rows)(height, g->columns, &walk, a, a_rows, b, g->c + g->column, c_rows, g->accumulate || g->step > 0,
                          &ahead);
    }
    dh_release(packed);
}

/// A few columns of C from beginning to end: a thread packs and reads only its own part of B.
static void NAME(strip_of_columns)(void *context, long index) {
    struct NAME(gemm) g = *(const struct NAME(gemm) *)context;
    g.column = index * NAME(columns_per_strip);
    g.columns = g.n - g.column < NAME(columns_per_strip) ? g.n - g.column : NAME(columns_per_strip);
    g.packs_a = false;
    g.panels = dh_scratch((size_t)(NAME(panels_for)(g.columns) * PANEL * g.slice) * sizeof(real));
    for (g.step = 0; g.step < g.k; g.step += g.slice) {
        g.steps = g.k - g.step < g.slice ? g.k - g.step : g.slice;
        NAME(pack_columns)(&g, 0);
        for (long band = 0; band < divide_up(g.m, g.band); band++) NAME(band_of_rows)(&g, band);
    }
    dh_release(g.panels);
}

void NAME(dh_gemm)(bool transpose_a, bool transpose_b, long m, long n, long k, const real *a, long lda, const real *b,
                   long ldb, real *c, long ldc, bool accumulate) {
    if (m <= 0 || n <= 0) return;
    if (k <= 0) {
        for (long i = 0; i < m && !accumulate; i++) memset(c + i * ldc, 0, (size_t)n * sizeof(real));
        return;
    }
    struct NAME(gemm) g = {transpose_a, transpose_b, accumulate, m, n, k, lda, ldb, ldc, a, b, c,
        .packs_a = n > NAME(columns_worth_packing_a)};
    // Blocks of about equal height, so that threads end together; one band where a thread would come too late to help.
    long blocks = divide_up(m, BLOCK_ROWS);
    g.block = divide_up(m, blocks);
    g.band = m * n * k < NAME(steps_worth_sharing) ? m : blocks < NAME(blocks_worth_pairing) ? g.block : 2 * g.block;
    bool packs_b = transpose_b || n % PANEL != 0 || m > NAME(rows_worth_packing_b);
    long strip = n < NAME(widest_strip) ? n : NAME(widest_strip);
    g.slice = divide_up(k, divide_up(k, NAME(longest_slice)));  // slices of about equal length
    long strips = divide_up(n, NAME(columns_per_strip));
    if (packs_b && m <= NAME(rows_worth_packing_b) && strips >= NAME(fewest_strips)) {
        dh_parallel(strips, NAME(strip_of_columns), &g);
        return;
    }
    if (packs_b) g.panels = dh_scratch((size_t)(NAME(panels_for)(strip) * PANEL * g.slice) * sizeof(real));
    for (g.column = 0; g.column < n; g.column += strip) {
        g.columns = n - g.column < strip ? n - g.column : strip;
        for (g.step = 0; g.step < k; g.step += g.slice) {
            g.steps = k - g.step < g.slice ? k - g.step : g.slice;
            if (packs_b) dh_parallel(divide_up(g.columns, NAME(columns_per_pack)), NAME(pack_columns), &g);
            dh_parallel(divide_up(m, g.band), NAME(band_of_rows), &g);
        }
    }
    dh_release(g.panels);
}

#endif
