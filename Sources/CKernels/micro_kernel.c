// The micro-kernel: a block of up to 12 rows by 2 panels of C = A·B (+ C), held in registers while k runs.
//
//     C[i][j] = Σₖ A[i][k]·B[k][j]
//
// For each k it reads one row of B (`panels` vectors of 64 bytes) and one number of A a row, and adds the outer product
// of the two to the block:
//
//              b₀       b₁          two vectors of 16 floats (8 doubles): row k of the two panels of B
//     a₀    c₀₀ += a₀·b₀    c₀₁ += a₀·b₁
//     a₁    c₁₀ += a₁·b₀    c₁₁ += a₁·b₁        each += one fused multiply-add on 16 lanes,
//     ⋮           ⋮                 ⋮            aᵢ broadcast to all of them straight from memory
//
// Why 12 × 2: an FMA takes 4 cycles and two start every cycle, so at least 8 independent sums must be under way; and
// one load of B must serve many FMAs, for there are only two loads a cycle. 24 sums + 2 rows of B fit AVX-512's 32
// registers. AVX2 has 16 registers of half the width: there the block is done in pieces of 6 × 1 (12 sums, 2 for B, 1
// for aᵢ).
//
// Bits: every element of C is one chain of fused multiply-adds in the order of k, whatever the block and the vector
// width. Continuing a sum from C (`accumulate`) continues the chain. That is why all instruction sets agree.

#ifndef real
#include <stdbool.h>
#include <string.h>

#define THIS_FILE "micro_kernel.c"
#include "for_float_and_double.h"
#else

#include "micro_kernel.h"

/// The block itself: `rows` and `panels` are known when this is compiled into its callers, so `sum` lives in registers.
/// C's panels begin `c_panel` apart.
INLINE void NAME(outer_products)(long rows, long panels, const struct NAME(walk) *walk, const real *const *a,
                                 const real *b, real *const *c, long c_panel, bool accumulate) {
    typedef NAME(panel_row) row;
    row sum[ROWS_OF_PANELS][BLOCK_PANELS];
#pragma unroll
    for (long i = 0; i < rows; i++) {
#pragma unroll
        for (long p = 0; p < panels; p++) sum[i][p] = accumulate ? *(const row *)(c[i] + p * c_panel) : (row)0;
    }
    const real *at[ROWS_OF_PANELS];
#pragma unroll
    for (long i = 0; i < rows; i++) at[i] = a[i];
    long b_panel = walk->b_panel, a_step = walk->a_step, b_step = walk->b_step;
    for (long segment = 0; segment < walk->segments; segment++) {
        long k = segment * walk->a_segment, end = k + walk->length * a_step;
        const real *b_row = b + segment * walk->b_segment;
        for (; k != end; k += a_step, b_row += b_step) {
            row factor[BLOCK_PANELS];
#pragma unroll
            for (long p = 0; p < panels; p++) factor[p] = *(const row *)(b_row + p * b_panel);
#pragma unroll
            for (long i = 0; i < rows; i++) {
                row broadcast = (row)(at[i][k]);
#pragma unroll
                for (long p = 0; p < panels; p++)
                    sum[i][p] = __builtin_elementwise_fma(broadcast, factor[p], sum[i][p]);
            }
        }
    }
#pragma unroll
    for (long i = 0; i < rows; i++) {
#pragma unroll
        for (long p = 0; p < panels; p++) *(row *)(c[i] + p * c_panel) = sum[i][p];
    }
}

// One compiled version for each number of rows, so that a block that is not full costs what it holds.
#define ROWS_CASE(rows, panels)                                                                                        \
    case rows: NAME(outer_products)(rows, panels, walk, a, b, c, PANEL, accumulate); break;

#define SIX_ROWS_CASES(panels)                                                                                         \
    ROWS_CASE(1, panels) ROWS_CASE(2, panels) ROWS_CASE(3, panels)                                                     \
    ROWS_CASE(4, panels) ROWS_CASE(5, panels) ROWS_CASE(6, panels)

#define BLOCK_PARAMETERS                                                                                               \
    long rows, long panels, const struct NAME(walk) *walk, const real *const *a, const real *b, real *const *c,        \
        bool accumulate

/// Up to 6 rows by 1 panel at a time.
INLINE void NAME(block_in_pieces)(BLOCK_PARAMETERS) {
    long all_rows = rows;
    real *row_of_c[6];
    for (long p = 0; p < panels; p++, b += walk->b_panel) {
        for (long first = 0; first < all_rows; first += 6) {
            rows = all_rows - first < 6 ? all_rows - first : 6;
            for (long i = 0; i < rows; i++) row_of_c[i] = c[first + i] + p * PANEL;
            const real *const *all_a = a;
            real *const *all_c = c;
            a = all_a + first, c = row_of_c;
            switch (rows) { SIX_ROWS_CASES(1) }
            a = all_a, c = all_c;
        }
    }
}

#if defined(__x86_64__)
AVX512 static void NAME(block_avx512)(BLOCK_PARAMETERS) {
    if (panels == 1) {
        switch (rows) {
            SIX_ROWS_CASES(1)
            ROWS_CASE(7, 1) ROWS_CASE(8, 1) ROWS_CASE(9, 1) ROWS_CASE(10, 1) ROWS_CASE(11, 1) ROWS_CASE(12, 1)
        }
    } else {
        switch (rows) {
            SIX_ROWS_CASES(2)
            ROWS_CASE(7, 2) ROWS_CASE(8, 2) ROWS_CASE(9, 2) ROWS_CASE(10, 2) ROWS_CASE(11, 2) ROWS_CASE(12, 2)
        }
    }
}
AVX2 static void NAME(block_avx2)(BLOCK_PARAMETERS) { NAME(block_in_pieces)(rows, panels, walk, a, b, c, accumulate); }
#endif
static void NAME(block_portable)(BLOCK_PARAMETERS) { NAME(block_in_pieces)(rows, panels, walk, a, b, c, accumulate); }

/// The block of C at c[0], c[1], … of which only `columns` columns exist: whole panels straight in place, the rest by
/// way of a full-width copy. B's panels are always full (padded with anything).
void NAME(kernel_block)(long rows, long columns, const struct NAME(walk) *walk, const real *const *a, const real *b,
                        real *const *c, bool accumulate) {
    long panels = (columns + PANEL - 1) / PANEL;
    real copy[BLOCK_ROWS][BLOCK_PANELS * 64 / sizeof(real)] __attribute__((aligned(64)));
    real *copy_rows[BLOCK_ROWS];
    bool in_place = columns == panels * PANEL;
    real *const *target = c;
    if (!in_place) {
        for (long i = 0; i < rows; i++) {
            for (long j = 0; accumulate && j < panels * PANEL; j++) copy[i][j] = j < columns ? c[i][j] : 0;
            copy_rows[i] = copy[i];
        }
        target = copy_rows;
    }
    switch (current_isa()) {
#if defined(__x86_64__)
    case DH_AVX512: NAME(block_avx512)(rows, panels, walk, a, b, target, accumulate); break;
    case DH_AVX2: NAME(block_avx2)(rows, panels, walk, a, b, target, accumulate); break;
#endif
    default: NAME(block_portable)(rows, panels, walk, a, b, target, accumulate); break;
    }
    for (long i = 0; !in_place && i < rows; i++) memcpy(c[i], copy[i], (size_t)columns * sizeof(real));
}

// --- matrices in panels ---
//
// Here the distances between the numbers of A are known when this is compiled: a row's are side by side, the next row's
// PANEL further. So all of a block's are reached from one register, and the loop is little else than multiply-adds.

struct NAME(panel_product) {
    long rows, height, inner, panels;
    const real *a, *b;
    real *c;
};

INLINE void NAME(product)(long block_rows, long block_panels, const struct NAME(panel_product) *m) {
    struct NAME(walk) walk = {.segments = m->inner, .length = PANEL, .a_step = 1, .a_segment = m->height * PANEL,
        .b_step = PANEL, .b_segment = PANEL * PANEL, .b_panel = m->inner * PANEL * PANEL};
    for (long p = 0; p < m->panels; p += block_panels) {
        for (long i = 0; i < m->rows; i += block_rows) {
            const real *a[ROWS_OF_PANELS];
            real *c[ROWS_OF_PANELS];
#pragma unroll
            for (long r = 0; r < block_rows; r++) {
                a[r] = m->a + (i + r) * PANEL;
                c[r] = m->c + (p * m->height + i + r) * PANEL;
            }
            NAME(outer_products)(block_rows, block_panels, &walk, a, m->b + p * walk.b_panel, c, m->height * PANEL,
                                 false);
        }
    }
}

INLINE void NAME(transposed_product)(long block_rows, long block_panels, const struct NAME(panel_product) *m,
                                     bool accumulate) {
    struct NAME(walk) walk = {.segments = 1, .length = m->rows, .a_step = PANEL, .b_step = PANEL,
        .b_panel = m->height * PANEL};
    long c_panel = m->inner * PANEL * PANEL;
    for (long p = 0; p < m->panels; p += block_panels) {
        for (long i = 0; i < m->inner * PANEL; i += block_rows) {
            const real *a[ROWS_OF_PANELS];
            real *c[ROWS_OF_PANELS];
#pragma unroll
            for (long r = 0; r < block_rows; r++) {
                a[r] = m->a + i / PANEL * m->height * PANEL + i % PANEL + r;
                c[r] = m->c + p * c_panel + (i + r) * PANEL;
            }
            NAME(outer_products)(block_rows, block_panels, &walk, a, m->b + p * walk.b_panel, c, c_panel, accumulate);
        }
    }
}

#if defined(__x86_64__)
AVX512 static void NAME(product_avx512)(const struct NAME(panel_product) *m) {
    if (m->panels % 2 == 0) NAME(product)(8, 2, m);
    else NAME(product)(16, 1, m);
}
AVX512 static void NAME(transposed_product_avx512)(const struct NAME(panel_product) *m, bool accumulate) {
    if (m->panels % 2 == 0) NAME(transposed_product)(8, 2, m, accumulate);
    else NAME(transposed_product)(PANEL, 1, m, accumulate);
}
AVX2 static void NAME(product_avx2)(const struct NAME(panel_product) *m) { NAME(product)(4, 1, m); }
AVX2 static void NAME(transposed_product_avx2)(const struct NAME(panel_product) *m, bool accumulate) {
    NAME(transposed_product)(4, 1, m, accumulate);
}
#endif

void NAME(kernel_panels)(long rows, long height, long inner, long panels, const real *a, const real *b, real *c) {
    struct NAME(panel_product) m = {rows, height, inner, panels, a, b, c};
    switch (current_isa()) {
#if defined(__x86_64__)
    case DH_AVX512: NAME(product_avx512)(&m); break;
    case DH_AVX2: NAME(product_avx2)(&m); break;
#endif
    default: NAME(product)(4, 1, &m); break;
    }
}

void NAME(kernel_panels_transposed)(long rows, long height, long inner, long panels, const real *a, const real *b,
                                    real *c, bool accumulate) {
    struct NAME(panel_product) m = {rows, height, inner, panels, a, b, c};
    switch (current_isa()) {
#if defined(__x86_64__)
    case DH_AVX512: NAME(transposed_product_avx512)(&m, accumulate); break;
    case DH_AVX2: NAME(transposed_product_avx2)(&m, accumulate); break;
#endif
    default: NAME(transposed_product)(4, 1, &m, accumulate); break;
    }
}

// --- packing ---

/// From rows: element (k, j) is b[k·ldb + j]. Row by row, so that memory is read from front to back.
KERNEL(void, NAME(pack), (long k_count, long columns, const real *b, long ldb, real *panels),
       (k_count, columns, b, ldb, panels)) {
    for (long k = 0; k < k_count; k++, b += ldb, panels += PANEL) {
        long j = 0;
        for (; j + PANEL <= columns; j += PANEL)
            *(NAME(panel_row) *)(panels + j * k_count) = *(const NAME(panel_row) *)(b + j);
        if (j < columns) {
            for (long i = 0; i < PANEL; i++) panels[j * k_count + i] = j + i < columns ? b[j + i] : 0;
        }
    }
}

/// Turns a square of PANEL × PANEL numbers over. Each pass interleaves its first half with its second, which rotates the
/// bits of every number's address (row, column) by one; after log₂ PANEL passes rows and columns have changed places.
INLINE void NAME(turn_over)(NAME(panel_row) square[]) {
#pragma unroll
    for (long pass = 1; pass < PANEL; pass *= 2) {
        NAME(panel_row) next[64 / sizeof(real)];
#pragma unroll
        for (long i = 0; i < PANEL / 2; i++) {
            next[2 * i].even = square[i].lo, next[2 * i].odd = square[i + PANEL / 2].lo;
            next[2 * i + 1].even = square[i].hi, next[2 * i + 1].odd = square[i + PANEL / 2].hi;
        }
#pragma unroll
        for (long i = 0; i < PANEL; i++) square[i] = next[i];
    }
}

/// From columns: element (k, j) is b[j·ldb + k]. Goes by squares, which are turned over in registers.
KERNEL(void, NAME(pack_transposed), (long k_count, long columns, const real *b, long ldb, real *panels),
       (k_count, columns, b, ldb, panels)) {
    for (long first = 0; first < columns; first += PANEL, panels += k_count * PANEL) {
        long width = columns - first < PANEL ? columns - first : PANEL, k = 0;
        const real *column = b + first * ldb;
        for (; k + PANEL <= k_count; k += PANEL) {
            NAME(panel_row) square[64 / sizeof(real)];
#pragma unroll
            for (long j = 0; j < PANEL; j++)
                square[j] = j < width ? *(const NAME(panel_row) *)(column + j * ldb + k) : (NAME(panel_row))0;
            NAME(turn_over)(square);
#pragma unroll
            for (long i = 0; i < PANEL; i++) *(NAME(panel_row) *)(panels + (k + i) * PANEL) = square[i];
        }
        for (; k < k_count; k++) {
            for (long j = 0; j < PANEL; j++) panels[k * PANEL + j] = j < width ? column[j * ldb + k] : 0;
        }
    }
}

void NAME(kernel_pack)(long steps, long columns, const real *b, long ldb, real *panels) {
    NAME(pack)(steps, columns, b, ldb, panels);
}

void NAME(kernel_pack_transposed)(long steps, long columns, const real *b, long ldb, real *panels) {
    NAME(pack_transposed)(steps, columns, b, ldb, panels);
}

#endif
