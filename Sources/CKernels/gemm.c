#ifndef real
#include "include/gemm.h"
#include "include/buffers.h"
#include "include/parallel.h"
#include <stdbool.h>
#include <string.h>

#define THIS_FILE "gemm.c"
#include "for_float_and_double.h"
#else

// C = A·B, of [m, k] by [k, n], is three loops and a line: `reference_gemm` in reference.c, which tests hold this to.
// Here is the same work, for every element in the same order of k, cut up so that what is needed again is still near:
//
//     for each strip of at most 1,024 columns of C and B
//         for each slice of at most 384 steps of k
//             pack the slice of the strip of B into panels        pack_columns: 1.5 MB of the second-level cache
//             for each band of 12 or 24 rows of C, in parallel    band_of_rows
//                 pack the band of A                              pack_rows
//                 for each block of 12 rows                       12 × 384 numbers of A: 18 kB, first-level cache
//                     for each two panels, 32 columns of B        kernel_rows in micro_kernel.c
//                         for each step of the slice
//                             C[12][32] += A[12][1] · B[1][32]    24 vector registers of 64 bytes
//
// (Of float. Of double a slice has 192 steps and two panels 16 columns, so that all are as many bytes.)
//
// The scheme is Goto and van de Geijn’s, “Anatomy of high-performance matrix multiplication” (ACM TOMS 34(3), 2008),
// whose five loops are those of BLIS (Van Zee and van de Geijn, ACM TOMS 41(3), 2015): strip, slice and band are their
// n_c, k_c and m_c, a block is m_r × n_r. They keep part of A in the second-level cache and columns of B in the first;
// matrices lie row by row here, so A and B change places.
//
// A panel has 64 bytes of every row of B, one row behind the other: the micro-kernel reads it from front to back.
// Packing pays where what was packed is read often. Where B is used by few rows, or A by few columns, they are read where they
// lie. Where there are few rows for a B that must be packed, an item of parallel work is a few columns instead, packing
// and all: strip_of_columns.
//
// This file is compiled twice (for_float_and_double.h): `real` is float or double, NAME(gemm) is gemm_f or gemm_d.
// PANEL, the numbers in 64 bytes, BLOCK_ROWS (12) and BLOCK_PANELS (2) are the micro-kernel's; INLINE is dispatch.h's.

#include "micro_kernel.h"

// No size moves a bit of a result: they are a matter of speed, and what came of them, on which machine, is in the rows
// `sgemm` of the tables of `make bench`. When packing B begins to pay depends on the length of its rows: from 2 kB on they
// fall into few sets of the first-level cache and on a page each. Measured on an Intel Xeon with AVX-512 and 2 MB of
// second-level cache a core, one thread, for 128 to 2,048 steps: from 512 columns on it pays from 24 rows, by a half at 48 and
// by two at 192 rows of 1,024 columns; with fewer columns it is even at 64 rows and ahead by a fifth at 96 to 192.
// There slices of 384 steps make 1,024³ faster than slices of 512 by an eighth, and 2,048³ by a tenth; 256 are as good as 384.
enum {
    NAME(longest_slice) = 1536 / sizeof(real),  // steps of k: a block's rows of A are 18 kB of the first-level cache
    NAME(widest_strip) = 1024,                  // columns: a slice of them is 1.5 MB of the second-level cache
    NAME(blocks_worth_pairing) = 32,            // so many that a thread may take two at a time
    NAME(steps_worth_sharing) = 1 << 17,        // multiply-adds: a few microseconds, what it takes to wake a thread
    NAME(columns_per_pack) = 4 * 64 / sizeof(real),   // four panels: so many that memory is read in long pieces
    NAME(columns_per_strip) = 2 * 64 / sizeof(real),  // two, a block's width, where an item is a few columns
    NAME(long_row) = 512,                 // columns of B
    NAME(rows_worth_packing_long) = 24,   // no more rows read the panels of a B with long rows too seldom to pay for them
    NAME(rows_worth_packing_short) = 96,  // nor those of one with short rows
    NAME(columns_worth_packing_a) = 256,  // no more are eight pairs of panels that pass A's rows by
    NAME(few_rows) = 192,                 // no more are few bands: where B must be packed, an item is a few columns
    NAME(fewest_strips) = 4,              // fewer items than this would leave threads without work
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
    bool is_read_often = m > (n < NAME(long_row) ? NAME(rows_worth_packing_short) : NAME(rows_worth_packing_long));
    bool must_pack_b = transpose_b || n % PANEL != 0, packs_b = must_pack_b || is_read_often;
    long strip = n < NAME(widest_strip) ? n : NAME(widest_strip);
    g.slice = divide_up(k, divide_up(k, NAME(longest_slice)));  // slices of about equal length
    long strips = divide_up(n, NAME(columns_per_strip));
    if (must_pack_b && m <= NAME(few_rows) && strips >= NAME(fewest_strips)) {
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
