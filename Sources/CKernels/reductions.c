#ifndef real
#include "include/reductions.h"
#include "include/buffers.h"
#include "include/parallel.h"
#include <math.h>
#include <string.h>

#define THIS_FILE "reductions.c"
#include "for_float_and_double.h"
#else

#include "sums.h"

// --- over everything ---

/// Σ x, or Σ x·y unless y is NULL.
KERNEL(double, NAME(sum_of_piece), (const real *x, const real *y, long count), (x, y, count)) {
    NAME(sums) sum = 0;
    for (long i = 0; i < count; i += LANES) {
        NAME(lanes) a, b;
        long width = smaller(LANES, count - i);
        LOAD(a, x + i, width);
        if (y) {
            LOAD(b, y + i, width);
            sum = __builtin_elementwise_fma(IN_DOUBLE(a), IN_DOUBLE(b), sum);
        } else {
            sum += IN_DOUBLE(a);
        }
    }
    return NAME(across)(&sum);
}

struct NAME(whole) {
    const real *x, *y;
    long count;
    double *pieces;
};

static void NAME(piece_of_whole)(void *context, long index) {
    const struct NAME(whole) *w = context;
    long first = index * NAME(piece), count = smaller(NAME(piece), w->count - first);
    w->pieces[index] = NAME(sum_of_piece)(w->x + first, w->y ? w->y + first : NULL, count);
}

static double NAME(whole_sum)(const real *x, const real *y, long count) {
    if (count <= 0) return 0;
    long pieces = divide_up(count, NAME(piece));
    struct NAME(whole) whole = {x, y, count, dh_scratch((size_t)pieces * sizeof(double))};
    dh_parallel(pieces, NAME(piece_of_whole), &whole);
    double sum = 0;
    for (long p = 0; p < pieces; p++) sum += whole.pieces[p];
    dh_release(whole.pieces);
    return sum;
}

double NAME(dh_sum)(const real *x, long count) { return NAME(whole_sum)(x, NULL, count); }
double NAME(dh_sum_of_squares)(const real *x, long count) { return NAME(whole_sum)(x, x, count); }
double NAME(dh_dot)(const real *x, const real *y, long count) { return NAME(whole_sum)(x, y, count); }

// --- whether everything is finite ---

/// 0·x is 0 for every finite x and NaN for the others: so is their sum.
KERNEL(bool, NAME(finite_piece), (const real *x, long count), (x, count)) {
    enum { streams = 4, ahead = 4096 / sizeof(real) };
    NAME(lanes) sum[streams] = {0};
    long i = 0;
    for (; i + streams * LANES <= count; i += streams * LANES) {
#pragma unroll
        for (int s = 0; s < streams; s++) {
            const real *next = x + i + s * LANES;
            __builtin_prefetch(next + ahead);
            __builtin_prefetch(next + ahead + 32 / sizeof(real));
            sum[s] += *(const NAME(lanes_in_memory) *)next * 0;
        }
    }
    for (; i < count; i++) sum[0][0] += x[i] * 0;
#pragma unroll
    for (int s = 1; s < streams; s++) sum[0] += sum[s];
    real total = 0;
    for (int l = 0; l < LANES; l++) total += sum[0][l];
    return total == 0;
}

struct NAME(finite) {
    const real *x;
    long count;
    _Atomic bool all;
};

static void NAME(piece_of_finite)(void *context, long index) {
    struct NAME(finite) *f = context;
    long first = index * NAME(piece);
    if (!NAME(finite_piece)(f->x + first, smaller(NAME(piece), f->count - first))) f->all = false;
}

bool NAME(dh_all_finite)(const real *x, long count) {
    struct NAME(finite) f = {x, count, true};
    dh_parallel(divide_up(count, NAME(piece)), NAME(piece_of_finite), &f);
    return f.all;
}

// --- down the columns ---

KERNEL(void, NAME(column_sums_of_piece), (const real *x, long rows, long columns, double *sums),
       (x, rows, columns, sums)) {
    for (long j = 0; j < columns; j += LANES) {
        long width = smaller(LANES, columns - j);
        NAME(sums) sum = 0;
        for (long i = 0; i < rows; i++) {
            NAME(lanes) a;
            LOAD(a, x + i * columns + j, width);
            sum += IN_DOUBLE(a);
        }
        __builtin_memcpy(sums + j, &sum, (size_t)width * sizeof(double));
    }
}

struct NAME(columns) {
    const real *x;
    long rows, columns;
    double *pieces;
};

static void NAME(piece_of_columns)(void *context, long index) {
    const struct NAME(columns) *c = context;
    long height = NAME(rows_of_piece)(c->columns), first = index * height;
    NAME(column_sums_of_piece)(c->x + first * c->columns, smaller(height, c->rows - first), c->columns,
                               c->pieces + index * c->columns);
}

void NAME(dh_column_sums)(const real *x, long rows, long columns, real *sums) {
    if (columns <= 0) return;
    long pieces = divide_up(rows, NAME(rows_of_piece)(columns));
    struct NAME(columns) c = {x, rows, columns, dh_scratch((size_t)(pieces * columns) * sizeof(double))};
    dh_parallel(pieces, NAME(piece_of_columns), &c);
    for (long j = 0; j < columns; j++) {
        double sum = 0;
        for (long p = 0; p < pieces; p++) sum += c.pieces[p * columns + j];
        sums[j] = (real)sum;
    }
    dh_release(c.pieces);
}

// --- along the rows ---

KERNEL(real, NAME(maximum), (const real *x, long count), (x, count)) {
    NAME(lanes) most = (real)-INFINITY;
    for (long i = 0; i < count; i += LANES) {
        NAME(lanes) next = most;
        __builtin_memcpy(&next, x + i, (size_t)smaller(LANES, count - i) * sizeof(real));
        most = ((next > most) | (next != next)) ? next : most;
    }
    real result = most[0];
    for (int l = 1; l < LANES; l++) result = (most[l] > result || most[l] != most[l]) ? most[l] : result;
    return result;
}

struct NAME(rows) {
    const real *x;
    long rows, columns;
    real *out;
    bool maxima;
};

static void NAME(piece_of_rows)(void *context, long index) {
    const struct NAME(rows) *r = context;
    long height = NAME(rows_of_piece)(r->columns), first = index * height;
    long last = first + smaller(height, r->rows - first);
    for (long i = first; i < last; i++) {
        const real *row = r->x + i * r->columns;
        r->out[i] = r->maxima ? NAME(maximum)(row, r->columns) : (real)NAME(sum_of_piece)(row, NULL, r->columns);
    }
}

static void NAME(every_row)(const real *x, long rows, long columns, real *out, bool maxima) {
    struct NAME(rows) r = {x, rows, columns, out, maxima};
    dh_parallel(divide_up(rows, NAME(rows_of_piece)(columns)), NAME(piece_of_rows), &r);
}

void NAME(dh_row_sums)(const real *x, long rows, long columns, real *out) {
    NAME(every_row)(x, rows, columns, out, false);
}

void NAME(dh_row_maxima)(const real *x, long rows, long columns, real *out) {
    NAME(every_row)(x, rows, columns, out, true);
}

#endif
