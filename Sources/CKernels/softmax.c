#ifndef real
#include "include/softmax.h"
#include "include/buffers.h"
#include "include/parallel.h"
#include "elementary_formulas.h"
#include <stdbool.h>

#define THIS_FILE "softmax.c"
#include "for_float_and_double.h"
#else

// Each operation is a loop over a piece of rows; pieces are shared among threads. One row's numbers wait for each other, those of
// several rows do not: so each step, such as the exponentials, is taken in all rows of a piece before the next.

#include "sums.h"

#define EVERY(index, count) _Pragma("clang loop vectorize(assume_safety)") for (long index = 0; index < (count); index++)

/// Functions are taken of whole vectors: what they are taken of is followed by room for the last one.
#define VECTOR 8

struct NAME(softmax) {
    const real *x, *dy;  // the operation's input, or its output on the way back
    const int32_t *labels;
    long rows, columns;
    double smoothing, scale;
    real *out, *losses;
    void (*piece)(const struct NAME(softmax) *, long first, long rows, double *scratch);
};

INLINE long NAME(whole_vectors)(long count) { return divide_up(count, VECTOR) * VECTOR; }

/// Exponentials are slow, and every row is by itself: a few hundred are worth another thread.
INLINE long NAME(rows_of_item)(long columns) { return 1 + 256 / (columns > 0 ? columns : 1); }

static void NAME(item)(void *context, long index) {
    const struct NAME(softmax) *s = context;
    long height = NAME(rows_of_item)(s->columns), first = index * height;
    long room = NAME(whole_vectors)(height * s->columns) + 2 * NAME(whole_vectors)(height);
    double *scratch = dh_scratch((size_t)room * sizeof(double));
    s->piece(s, first, smaller(height, s->rows - first), scratch);
    dh_release(scratch);
}

static void NAME(every_row)(struct NAME(softmax) s) {
    dh_parallel(divide_up(s.rows, NAME(rows_of_item)(s.columns)), NAME(item), &s);
}

/// Σ of a row, over fixed lanes.
INLINE double NAME(row_sum)(const double *x, long columns) {
    double sum[LANES] = {0}, total = 0;
    for (long j = 0; j < columns; j++) sum[j % LANES] += x[j];
    for (int l = 0; l < LANES && l < columns; l++) total += sum[l];
    return total;
}

/// A function of each of so many numbers, in place; what fills the last vector up is of no account.
#define IN_PLACE(function, formula, filler)                                                                            \
    INLINE void NAME(function)(double *x, long count) {                                                                \
        long length = NAME(whole_vectors)(count);                                                                      \
        for (long j = count; j < length; j++) x[j] = filler;                                                           \
        _Pragma("clang loop vectorize(assume_safety) vectorize_width(8) interleave_count(1)")                          \
        for (long j = 0; j < length; j++) x[j] = formula;                                                              \
    }

IN_PLACE(exp_in_place, exp_formula(x[j], 0), 0)
IN_PLACE(log_in_place, log_formula(x[j]), 1)

/// Of each row of a piece: eˣ of every number less the row's largest, their sum, and that largest number.
struct NAME(exponentials) { double *of_rows, *sums, *centers; };

INLINE struct NAME(exponentials) NAME(exponentials)(const real *x, long rows, long columns, double *scratch) {
    double *centers = scratch + NAME(whole_vectors)(rows * columns), *sums = centers + NAME(whole_vectors)(rows);
    for (long i = 0; i < rows; i++) {
        const real *row = x + i * columns;
        double most = -INFINITY;
        for (long j = 0; j < columns; j++) most = ((double)row[j] > most || row[j] != row[j]) ? (double)row[j] : most;
        double center = centers[i] = most == -INFINITY ? 0 : most;
        EVERY(j, columns) scratch[i * columns + j] = (double)row[j] - center;
    }
    NAME(exp_in_place)(scratch, rows * columns);
    for (long i = 0; i < rows; i++) sums[i] = NAME(row_sum)(scratch + i * columns, columns);
    return (struct NAME(exponentials)){scratch, sums, centers};
}

#define PIECE(name)                                                                                                    \
    KERNEL(void, NAME(name##_piece), (const struct NAME(softmax) *s, long first, long rows, double *scratch),          \
        (s, first, rows, scratch))

#define THE_PIECE                                                                                                      \
    long columns = s->columns;                                                                                         \
    const real *x = s->x + first * columns;

PIECE(softmax) {
    THE_PIECE
    real *out = s->out + first * columns;
    struct NAME(exponentials) e = NAME(exponentials)(x, rows, columns, scratch);
    for (long i = 0; i < rows; i++)
        EVERY(j, columns) out[i * columns + j] = (real)(e.of_rows[i * columns + j] / e.sums[i]);
}

PIECE(softmax_backward) {
    THE_PIECE
    for (long i = 0; i < rows; i++) {
        const real *y = x + i * columns, *dy = s->dy + (first + i) * columns;
        real *out = s->out + (first + i) * columns;
        EVERY(j, columns) scratch[j] = (double)y[j] * (double)dy[j];
        double sum = NAME(row_sum)(scratch, columns);
        EVERY(j, columns) out[j] = (real)((double)y[j] * ((double)dy[j] - sum));
    }
}

PIECE(log_sum_exp) {
    THE_PIECE
    struct NAME(exponentials) e = NAME(exponentials)(x, rows, columns, scratch);
    NAME(log_in_place)(e.sums, rows);
    EVERY(i, rows) s->out[first + i] = (real)(e.centers[i] + e.sums[i]);
}

PIECE(log_softmax) {
    THE_PIECE
    real *out = s->out + first * columns;
    struct NAME(exponentials) e = NAME(exponentials)(x, rows, columns, scratch);
    NAME(log_in_place)(e.sums, rows);
    for (long i = 0; i < rows; i++)
        EVERY(j, columns) out[i * columns + j] = (real)((double)x[i * columns + j] - e.centers[i] - e.sums[i]);
}

PIECE(log_softmax_backward) {
    THE_PIECE
    const real *dy = s->dy + first * columns;
    real *out = s->out + first * columns;
    double *sums = scratch + NAME(whole_vectors)(rows * columns);
    EVERY(j, rows * columns) scratch[j] = (double)dy[j];
    for (long i = 0; i < rows; i++) sums[i] = NAME(row_sum)(scratch + i * columns, columns);
    EVERY(j, rows * columns) scratch[j] = (double)x[j];
    NAME(exp_in_place)(scratch, rows * columns);
    for (long i = 0; i < rows; i++)
        EVERY(j, columns) {
            long k = i * columns + j;
            out[k] = (real)((double)dy[k] - scratch[k] * sums[i]);
        }
}

// Log-probabilities are rounded here as log-softmax rounds them, so that a loss put together from log-softmax has the
// same bits.
PIECE(cross_entropy) {
    THE_PIECE
    struct NAME(exponentials) e = NAME(exponentials)(x, rows, columns, scratch);
    NAME(log_in_place)(e.sums, rows);
    for (long i = 0; i < rows; i++) {
        double *logs = scratch + i * columns;
        EVERY(j, columns) logs[j] = (double)(real)((double)x[i * columns + j] - e.centers[i] - e.sums[i]);
        double loss = -(1 - s->smoothing) * logs[s->labels[first + i]];
        if (s->smoothing != 0) loss -= s->smoothing * (NAME(row_sum)(logs, columns) / (double)columns);
        s->losses[first + i] = (real)loss;
    }
    if (!s->out) return;
    NAME(exp_in_place)(scratch, rows * columns);
    real *out = s->out + first * columns;
    double everywhere = s->scale * s->smoothing / (double)columns;
    EVERY(j, rows * columns) out[j] = (real)(scratch[j] * s->scale - everywhere);
    // The label's entry again, from the double: p − 1 of a p near 1 must not lose its digits.
    for (long i = 0; i < rows; i++) {
        long place = i * columns + s->labels[first + i];
        out[place] = (real)(scratch[place] * s->scale - everywhere - s->scale * (1 - s->smoothing));
    }
}

void NAME(dh_softmax)(const real *x, long rows, long columns, real *y) {
    NAME(every_row)((struct NAME(softmax)){.x = x, .rows = rows, .columns = columns, .out = y,
                        .piece = NAME(softmax_piece)});
}

void NAME(dh_softmax_backward)(const real *y, const real *dy, long rows, long columns, real *dx) {
    NAME(every_row)((struct NAME(softmax)){.x = y, .dy = dy, .rows = rows, .columns = columns, .out = dx,
                        .piece = NAME(softmax_backward_piece)});
}

void NAME(dh_log_sum_exp)(const real *x, long rows, long columns, real *out) {
    NAME(every_row)((struct NAME(softmax)){.x = x, .rows = rows, .columns = columns, .out = out,
                        .piece = NAME(log_sum_exp_piece)});
}

void NAME(dh_log_softmax)(const real *x, long rows, long columns, real *y) {
    NAME(every_row)((struct NAME(softmax)){.x = x, .rows = rows, .columns = columns, .out = y,
                        .piece = NAME(log_softmax_piece)});
}

void NAME(dh_log_softmax_backward)(const real *y, const real *dy, long rows, long columns, real *dx) {
    NAME(every_row)((struct NAME(softmax)){.x = y, .dy = dy, .rows = rows, .columns = columns, .out = dx,
                        .piece = NAME(log_softmax_backward_piece)});
}

void NAME(dh_cross_entropy)(const real *x, const int32_t *labels, long rows, long columns, double smoothing,
                            double scale, real *losses, real *gradient) {
    if (columns <= 0) return;
    NAME(every_row)((struct NAME(softmax)){.x = x, .labels = labels, .rows = rows, .columns = columns,
                        .smoothing = smoothing, .scale = scale, .out = gradient, .losses = losses,
                        .piece = NAME(cross_entropy_piece)});
}

#undef EVERY
#undef VECTOR
#undef IN_PLACE
#undef PIECE
#undef THE_PIECE
#endif
