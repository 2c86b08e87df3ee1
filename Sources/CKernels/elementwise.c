#ifndef real
#include "include/elementwise.h"
#include "include/parallel.h"
#include "elementary_formulas.h"

#define THIS_FILE "elementwise.c"
#include "for_float_and_double.h"
#else

// Each operation is a loop over a piece of the buffers, compiled for every instruction set; pieces are shared among
// threads. `assume_safety` lets the compiler vectorise although `out` may be an input: no step looks at another's
// result.

#define ELEMENTS _Pragma("clang loop vectorize(assume_safety)") for (long i = first; i < last; i++)

struct NAME(streams) {
    const real *x, *y;
    real *out;
    real a;
    long count;
    void (*loop)(const struct NAME(streams) *, long first, long last);
};

enum { NAME(stream_piece) = 16384 };

static void NAME(stream)(void *context, long index) {
    const struct NAME(streams) *s = context;
    long first = index * NAME(stream_piece), last = first + NAME(stream_piece);
    s->loop(s, first, last < s->count ? last : s->count);
}

static void NAME(run)(struct NAME(streams) s) {
    dh_parallel(divide_up(s.count, NAME(stream_piece)), NAME(stream), &s);
}

#define LOOP(name, expression)                                                                                         \
    KERNEL(void, NAME(name##_loop), (const struct NAME(streams) *s, long first, long last), (s, first, last)) {        \
        const real *x = s->x, *y = s->y;                                                                               \
        real *out = s->out;                                                                                            \
        const real a = s->a;                                                                                           \
        (void)x, (void)y, (void)a;                                                                                     \
        ELEMENTS out[i] = (real)(expression);                                                                          \
    }

#define OF_ONE(name, expression)                                                                                       \
    LOOP(name, expression)                                                                                             \
    void NAME(dh_##name)(const real *x, real *out, long count) {                                                       \
        NAME(run)((struct NAME(streams)){x, NULL, out, 0, count, NAME(name##_loop)});                                  \
    }

#define OF_TWO(name, expression)                                                                                       \
    LOOP(name, expression)                                                                                             \
    void NAME(dh_##name)(const real *x, const real *y, real *out, long count) {                                        \
        NAME(run)((struct NAME(streams)){x, y, out, 0, count, NAME(name##_loop)});                                     \
    }

OF_ONE(exp_all, exp_formula(x[i], 0))
OF_ONE(expm1_all, expm1_formula(x[i]))
OF_ONE(log_all, log_formula(x[i]))
OF_ONE(log1p_all, log1p_formula(x[i]))
OF_ONE(tanh_all, tanh_formula(x[i]))
OF_ONE(erf_all, erf_formula(x[i]))
OF_ONE(sigmoid_all, 1 / (1 + exp_formula(-(double)x[i], 0)))
OF_ONE(sqrt_all, __builtin_elementwise_sqrt(x[i]))
OF_ONE(relu, x[i] < 0 ? 0 : x[i])

OF_TWO(add, x[i] + y[i])
OF_TWO(subtract, x[i] - y[i])
OF_TWO(multiply, x[i] * y[i])
OF_TWO(divide, x[i] / y[i])
OF_TWO(relu_backward, y[i] > 0 ? x[i] : 0)

LOOP(scale, a * x[i])
LOOP(offset, x[i] + a)
LOOP(axpy, __builtin_elementwise_fma(a, x[i], y[i]))

void NAME(dh_scale)(real a, const real *x, real *out, long count) {
    NAME(run)((struct NAME(streams)){x, NULL, out, a, count, NAME(scale_loop)});
}

void NAME(dh_offset)(real a, const real *x, real *out, long count) {
    NAME(run)((struct NAME(streams)){x, NULL, out, a, count, NAME(offset_loop)});
}

void NAME(dh_axpy)(real a, const real *x, real *y, long count) {
    NAME(run)((struct NAME(streams)){x, y, y, a, count, NAME(axpy_loop)});
}

// --- bias: one row of numbers added to every row ---

struct NAME(bias) {
    const real *x, *bias;
    real *out;
    long rows, columns, rows_of_piece;
    bool relu;
};

KERNEL(void, NAME(bias_loop), (const struct NAME(bias) *b, const real *x, real *out), (b, x, out)) {
    const real *bias = b->bias;
    long first = 0, last = b->columns;
    if (b->relu) {
        ELEMENTS {
            real sum = x[i] + bias[i];
            out[i] = sum < 0 ? 0 : sum;
        }
    } else {
        ELEMENTS out[i] = x[i] + bias[i];
    }
}

static void NAME(bias_piece)(void *context, long index) {
    const struct NAME(bias) *b = context;
    long first = index * b->rows_of_piece, last = first + b->rows_of_piece;
    for (long row = first; row < last && row < b->rows; row++)
        NAME(bias_loop)(b, b->x + row * b->columns, b->out + row * b->columns);
}

void NAME(dh_add_bias)(const real *x, const real *bias, real *out, long rows, long columns, bool relu) {
    if (rows <= 0 || columns <= 0) return;
    long height = divide_up(NAME(stream_piece), columns);
    struct NAME(bias) b = {x, bias, out, rows, columns, height, relu};
    dh_parallel(divide_up(rows, height), NAME(bias_piece), &b);
}

#undef ELEMENTS
#undef LOOP
#undef OF_ONE
#undef OF_TWO
#endif
