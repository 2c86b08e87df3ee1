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
// registers. AVX2 has 16 registers of half the width: there blocks are 6 × 1 (12 sums, 2 for B, 1 for aᵢ).
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

/// A block: `rows` and `panels` are known when this is compiled into its callers, so `sum` lives in registers. C's
/// panels are `c_panel` apart.
INLINE void NAME(outer_products)(long rows, long panels, const struct NAME(walk) *walk, const real *a,
                                 const long *a_rows, const real *b, real *c, const long *c_rows, long c_panel,
                                 bool accumulate, struct NAME(ahead) *ahead) {
    typedef NAME(panel_row) row;
    row sum[ROWS_OF_PANELS][BLOCK_PANELS];
#pragma unroll
    for (long i = 0; i < rows; i++) {
#pragma unroll
        for (long p = 0; p < panels; p++) sum[i][p] = accumulate ? *(const row *)(c + c_rows[i] + p * c_panel) : (row)0;
    }
    const real *at[ROWS_OF_PANELS];
#pragma unroll
    for (long i = 0; i < rows; i++) at[i] = a + a_rows[i];
    const real *soon[2];
    long soon_step[2];
#pragma unroll
    for (int s = 0; s < 2; s++) {
        soon[s] = ahead->at[s];
        soon_step[s] = soon[s] < ahead->end[s] ? ahead->step[s] : 0;
        ahead->at[s] += walk->segments * walk->length * soon_step[s];
    }
    long b_panel = walk->b_panel, a_step = walk->a_step, b_step = walk->b_step;
    for (long segment = 0; segment < walk->segments; segment++) {
        long k = segment * walk->a_segment, end = k + walk->length * a_step;
        const real *b_row = b + segment * walk->b_segment;
        for (; k != end; k += a_step, b_row += b_step) {
#pragma unroll
            for (int s = 0; s < 2; s++) {
                __builtin_prefetch(soon[s], 0, 2);
                soon[s] += soon_step[s];
            }
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
        for (long p = 0; p < panels; p++) *(row *)(c + c_rows[i] + p * c_panel) = sum[i][p];
    }
}

#define ROWS_PARAMETERS                                                                                                \
    long rows, const struct NAME(walk) *walk, const real *a, const long *a_rows, const real *b, real *c,               \
        const long *c_rows, bool accumulate, struct NAME(ahead) *ahead

// One compiled version for each number of rows, so that a block that is not full costs what it holds.
#define ROWS_CASE(count)                                                                                               \
    case count:                                                                                                        \
        if (count <= height)                                                                                           \
            NAME(outer_products)(count, panels, walk, a, a_rows + i, b, c, c_rows + i, PANEL, accumulate, ahead);      \
        break;

/// All rows in blocks of up to `height`, for one panel of B or two.
INLINE void NAME(blocks)(long height, long panels, ROWS_PARAMETERS) {
    for (long i = 0; i < rows; i += height) {
        switch (rows - i < height ? rows - i : height) {
            ROWS_CASE(1) ROWS_CASE(2) ROWS_CASE(3) ROWS_CASE(4) ROWS_CASE(5) ROWS_CASE(6)
            ROWS_CASE(7) ROWS_CASE(8) ROWS_CASE(9) ROWS_CASE(10) ROWS_CASE(11) ROWS_CASE(12)
        }
    }
}

#if defined(__x86_64__)
AVX512 static void NAME(rows_avx512)(ROWS_PARAMETERS, long panels) {
    for (; panels >= 2; panels -= 2, b += 2 * walk->b_panel, c += 2 * PANEL)
        NAME(blocks)(12, 2, rows, walk, a, a_rows, b, c, c_rows, accumulate, ahead);
    if (panels == 1) NAME(blocks)(12, 1, rows, walk, a, a_rows, b, c, c_rows, accumulate, ahead);
}
AVX2 static void NAME(rows_avx2)(ROWS_PARAMETERS, long panels) {
    for (; panels > 0; panels--, b += walk->b_panel, c += PANEL)
        NAME(blocks)(6, 1, rows, walk, a, a_rows, b, c, c_rows, accumulate, ahead);
}
#endif
static void NAME(rows_portable)(ROWS_PARAMETERS, long panels) {
    for (; panels > 0; panels--, b += walk->b_panel, c += PANEL)
        NAME(blocks)(6, 1, rows, walk, a, a_rows, b, c, c_rows, accumulate, ahead);
}

static void NAME(whole_panels)(ROWS_PARAMETERS, long panels) {
    switch (current_isa()) {
#if defined(__x86_64__)
    case DH_AVX512: NAME(rows_avx512)(rows, walk, a, a_rows, b, c, c_rows, accumulate, ahead, panels); break;
    case DH_AVX2: NAME(rows_avx2)(rows, walk, a, a_rows, b, c, c_rows, accumulate, ahead, panels); break;
#endif
    default: NAME(rows_portable)(rows, walk, a, a_rows, b, c, c_rows, accumulate, ahead, panels); break;
    }
}

void NAME(kernel_rows)(long rows, long columns, const struct NAME(walk) *walk, const real *a, const long *a_rows,
                       const real *b, real *c, const long *c_rows, bool accumulate, struct NAME(ahead) *ahead) {
    long whole = columns / PANEL, rest = columns % PANEL;
    NAME(whole_panels)(rows, walk, a, a_rows, b, c, c_rows, accumulate, ahead, whole);
    if (rest == 0) return;
    // Of the last panel only `rest` columns exist in C: by way of a copy of full width.
    b += whole * walk->b_panel;
    c += whole * PANEL;
    for (long first = 0; first < rows; first += BLOCK_ROWS) {
        real copy[BLOCK_ROWS * 64 / sizeof(real)] __attribute__((aligned(64))) = {0};
        long copy_rows[BLOCK_ROWS];
        long height = rows - first < BLOCK_ROWS ? rows - first : BLOCK_ROWS;
        for (long i = 0; i < height; i++) {
            copy_rows[i] = i * PANEL;
            if (accumulate) memcpy(copy + i * PANEL, c + c_rows[first + i], (size_t)rest * sizeof(real));
        }
        NAME(whole_panels)(height, walk, a, a_rows + first, b, copy, copy_rows, accumulate, ahead, 1);
        for (long i = 0; i < height; i++) memcpy(c + c_rows[first + i], copy + i * PANEL, (size_t)rest * sizeof(real));
    }
}

// --- matrices in panels ---
//
// Here the distances between the numbers of A are known when this is compiled: a row's are side by side, the next row's
// PANEL further. So all of a block's are reached from one register, and the loop is little else than multiply-adds.

struct NAME(panel_product) {
    long rows, height, inner, panels;
    const real *a, *b;
    real *c;
    struct NAME(ahead) *ahead;
};

INLINE void NAME(product)(long block_rows, long block_panels, const struct NAME(panel_product) *m) {
    struct NAME(walk) walk = {.segments = m->inner, .length = PANEL, .a_step = 1, .a_segment = m->height * PANEL,
        .b_step = PANEL, .b_segment = PANEL * PANEL, .b_panel = m->inner * PANEL * PANEL};
    for (long p = 0; p < m->panels; p += block_panels) {
        for (long i = 0; i < m->rows; i += block_rows) {
            long a_rows[ROWS_OF_PANELS], c_rows[ROWS_OF_PANELS];
#pragma unroll
            for (long r = 0; r < block_rows; r++) {
                a_rows[r] = (i + r) * PANEL;
                c_rows[r] = (p * m->height + i + r) * PANEL;
            }
            NAME(outer_products)(block_rows, block_panels, &walk, m->a, a_rows, m->b + p * walk.b_panel, m->c, c_rows,
                                 m->height * PANEL, false, m->ahead);
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
            long a_rows[ROWS_OF_PANELS], c_rows[ROWS_OF_PANELS];
#pragma unroll
            for (long r = 0; r < block_rows; r++) {
                a_rows[r] = i / PANEL * m->height * PANEL + i % PANEL + r;
                c_rows[r] = p * c_panel + (i + r) * PANEL;
            }
            NAME(outer_products)(block_rows, block_panels, &walk, m->a, a_rows, m->b + p * walk.b_panel, m->c, c_rows,
                                 c_panel, accumulate, m->ahead);
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

void NAME(kernel_panels)(long rows, long height, long inner, long panels, const real *a, const real *b, real *c,
                         struct NAME(ahead) *ahead) {
    struct NAME(panel_product) m = {rows, height, inner, panels, a, b, c, ahead};
    switch (current_isa()) {
#if defined(__x86_64__)
    case DH_AVX512: NAME(product_avx512)(&m); break;
    case DH_AVX2: NAME(product_avx2)(&m); break;
#endif
    default: NAME(product)(4, 1, &m); break;
    }
}

void NAME(kernel_panels_transposed)(long rows, long height, long inner, long panels, const real *a, const real *b,
                                    real *c, bool accumulate, struct NAME(ahead) *ahead) {
    struct NAME(panel_product) m = {rows, height, inner, panels, a, b, c, ahead};
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
            for (long j = 0; j < PANEL; j++) __builtin_prefetch(column + j * ldb + k + 4 * PANEL);  // four squares on
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
