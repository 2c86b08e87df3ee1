#ifndef real
#include "include/softmax.h"
#include "include/buffers.h"
#include "include/parallel.h"
#include "elementary_formulas.h"
#include <stdbool.h>

#define THIS_FILE "softmax.c"
#include "for_float_and_double.h"
#else

// Each operation is a loop over one row; rows are shared among threads.

#include "sums.h"

#define EVERY_COLUMN _Pragma("clang loop vectorize(assume_safety)") for (long j = 0; j < columns; j++)

/// Rows are often shorter than a loop's vectors: scratch is as long as whole vectors, and exponentials are taken of
/// all of it.
#define VECTOR 8

struct NAME(softmax) {
    const real *x, *dy;  // the operation's input, or its output on the way back
    const int32_t *labels;
    long rows, columns;
    double smoothing, scale;
    real *out, *losses;
    void (*row)(const struct NAME(softmax) *, long row, double *scratch);
};

/// Exponentials are slow, and every row is by itself: a few hundred are worth another thread.
INLINE long NAME(rows_of_item)(long columns) { return 1 + 256 / (columns > 0 ? columns : 1); }

static void NAME(piece_of_rows)(void *context, long index) {
    const struct NAME(softmax) *s = context;
    long height = NAME(rows_of_item)(s->columns), first = index * height;
    double *scratch = dh_scratch((size_t)divide_up(s->columns, VECTOR) * VECTOR * sizeof(double));
    for (long i = first; i < first + smaller(height, s->rows - first); i++) s->row(s, i, scratch);
    dh_release(scratch);
}

static void NAME(every_row)(struct NAME(softmax) s) {
    dh_parallel(divide_up(s.rows, NAME(rows_of_item)(s.columns)), NAME(piece_of_rows), &s);
}

/// Σ of a row, over fixed lanes.
INLINE double NAME(row_sum)(const double *x, long columns) {
    double sum[LANES] = {0}, total = 0;
    for (long j = 0; j < columns; j++) sum[j % LANES] += x[j];
    for (int l = 0; l < LANES && l < columns; l++) total += sum[l];
    return total;
}

/// eˣ of every number in scratch, in place; what fills the last vector up is of no account.
INLINE void NAME(exp_in_place)(double *scratch, long columns) {
    long length = divide_up(columns, VECTOR) * VECTOR;
    for (long j = columns; j < length; j++) scratch[j] = 0;
    _Pragma("clang loop vectorize(assume_safety) vectorize_width(8) interleave_count(1)")
    for (long j = 0; j < length; j++) scratch[j] = exp_formula(scratch[j], 0);
}

/// exp(x − max x) into `exponentials`; returns their sum and the maximum.
INLINE struct pair NAME(exponentials)(const real *x, long columns, double *exponentials) {
    double most = -INFINITY;
    for (long j = 0; j < columns; j++) most = ((double)x[j] > most || x[j] != x[j]) ? (double)x[j] : most;
    double center = most == -INFINITY ? 0 : most;
    EVERY_COLUMN exponentials[j] = (double)x[j] - center;
    NAME(exp_in_place)(exponentials, columns);
    return (struct pair){NAME(row_sum)(exponentials, columns), center};
}

#define ROW(name)                                                                                                      \
    KERNEL(void, NAME(name##_row), (const struct NAME(softmax) *s, long row, double *scratch), (s, row, scratch))

#define THE_ROW                                                                                                        \
    long columns = s->columns;                                                                                         \
    const real *x = s->x + row * columns;

ROW(softmax) {
    THE_ROW
    real *out = s->out + row * columns;
    struct pair sum = NAME(exponentials)(x, columns, scratch);
    EVERY_COLUMN out[j] = (real)(scratch[j] / sum.high);
}

ROW(softmax_backward) {
    THE_ROW
    const real *dy = s->dy + row * columns;
    real *out = s->out + row * columns;
    EVERY_COLUMN scratch[j] = (double)x[j] * (double)dy[j];
    double sum = NAME(row_sum)(scratch, columns);
    EVERY_COLUMN out[j] = (real)((double)x[j] * ((double)dy[j] - sum));
}

ROW(log_sum_exp) {
    THE_ROW
    struct pair sum = NAME(exponentials)(x, columns, scratch);
    s->out[row] = (real)(sum.low + log_formula(sum.high));
}

ROW(log_softmax) {
    THE_ROW
    real *out = s->out + row * columns;
    struct pair sum = NAME(exponentials)(x, columns, scratch);
    double log_sum = log_formula(sum.high);
    EVERY_COLUMN out[j] = (real)((double)x[j] - sum.low - log_sum);
}

ROW(log_softmax_backward) {
    THE_ROW
    const real *dy = s->dy + row * columns;
    real *out = s->out + row * columns;
    EVERY_COLUMN scratch[j] = (double)dy[j];
    double sum = NAME(row_sum)(scratch, columns);
    EVERY_COLUMN scratch[j] = (double)x[j];
    NAME(exp_in_place)(scratch, columns);
    EVERY_COLUMN out[j] = (real)((double)dy[j] - scratch[j] * sum);
}

// Log-probabilities are rounded here as log-softmax rounds them, so that a loss put together from log-softmax has the
// same bits.
ROW(cross_entropy) {
    THE_ROW
    long label = s->labels[row];
    struct pair sum = NAME(exponentials)(x, columns, scratch);
    double log_sum = log_formula(sum.high);
    EVERY_COLUMN scratch[j] = (double)(real)((double)x[j] - sum.low - log_sum);
    double loss = -(1 - s->smoothing) * scratch[label];
    if (s->smoothing != 0) loss -= s->smoothing * (NAME(row_sum)(scratch, columns) / (double)columns);
    s->losses[row] = (real)loss;
    if (s->out) {
        real *out = s->out + row * columns;
        double everywhere = s->scale * s->smoothing / (double)columns;
        NAME(exp_in_place)(scratch, columns);
        EVERY_COLUMN out[j] = (real)(scratch[j] * s->scale - everywhere);
        // The label's entry again, from the double: p − 1 of a p near 1 must not lose its digits.
        out[label] = (real)(scratch[label] * s->scale - everywhere - s->scale * (1 - s->smoothing));
    }
}

void NAME(dh_softmax)(const real *x, long rows, long columns, real *y) {
    NAME(every_row)((struct NAME(softmax)){.x = x, .rows = rows, .columns = columns, .out = y,
                        .row = NAME(softmax_row)});
}

void NAME(dh_softmax_backward)(const real *y, const real *dy, long rows, long columns, real *dx) {
    NAME(every_row)((struct NAME(softmax)){.x = y, .dy = dy, .rows = rows, .columns = columns, .out = dx,
                        .row = NAME(softmax_backward_row)});
}

void NAME(dh_log_sum_exp)(const real *x, long rows, long columns, real *out) {
    NAME(every_row)((struct NAME(softmax)){.x = x, .rows = rows, .columns = columns, .out = out,
                        .row = NAME(log_sum_exp_row)});
}

void NAME(dh_log_softmax)(const real *x, long rows, long columns, real *y) {
    NAME(every_row)((struct NAME(softmax)){.x = x, .rows = rows, .columns = columns, .out = y,
                        .row = NAME(log_softmax_row)});
}

void NAME(dh_log_softmax_backward)(const real *y, const real *dy, long rows, long columns, real *dx) {
    NAME(every_row)((struct NAME(softmax)){.x = y, .dy = dy, .rows = rows, .columns = columns, .out = dx,
                        .row = NAME(log_softmax_backward_row)});
}

void NAME(dh_cross_entropy)(const real *x, const int32_t *labels, long rows, long columns, double smoothing,
                            double scale, real *losses, real *gradient) {
    if (columns <= 0) return;
    NAME(every_row)((struct NAME(softmax)){.x = x, .labels = labels, .rows = rows, .columns = columns,
                        .smoothing = smoothing, .scale = scale, .out = gradient, .losses = losses,
                        .row = NAME(cross_entropy_row)});
}

#undef EVERY_COLUMN
#undef VECTOR
#undef ROW
#undef THE_ROW
#endif
