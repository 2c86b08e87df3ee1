#ifndef real
#include "include/normalization.h"
#include "include/buffers.h"
#include "include/parallel.h"
#include <string.h>

#define THIS_FILE "normalization.c"
#include "for_float_and_double.h"
#else

// Memory binds these passes, so each reads its inputs once. A pass takes the rows in pieces of a fixed number, one
// piece an item of parallel work, and 16 channels of a piece at a time, whose constants and sums then stay in
// registers. Sums are taken in double precision and the pieces' sums added in order.

#include "sums.h"

struct NAME(pass) {
    const struct NAME(dh_batch_norm) *norm;
    long rows, channels;
    const real *x, *y, *dy, *residual;
    real *out, *d_residual;
    const real *slope, *tilt, *shift;  // [channels] each, explained where they are used
    double *first, *second;            // two sums for each channel and piece
    void (*over_rows)(const struct NAME(pass) *, long begin, long end, double *first, double *second);
};

static void NAME(piece_of_rows)(void *context, long index) {
    const struct NAME(pass) *p = context;
    long height = NAME(rows_of_piece)(p->channels), begin = index * height;
    p->over_rows(p, begin, begin + smaller(height, p->rows - begin), p->first + index * p->channels,
                 p->second + index * p->channels);
}

/// Runs a pass and adds up its pieces: sums[c] from the first, sums[channels + c] from the second.
static void NAME(run_pass)(struct NAME(pass) pass, double *sums) {
    long channels = pass.channels, pieces = divide_up(pass.rows, NAME(rows_of_piece)(channels));
    pass.first = dh_scratch(2 * (size_t)(pieces * channels) * sizeof(double));
    pass.second = pass.first + pieces * channels;
    dh_parallel(pieces, NAME(piece_of_rows), &pass);
    for (long c = 0; sums && c < channels; c++) {
        sums[c] = sums[channels + c] = 0;
        for (long i = 0; i < pieces; i++) {
            sums[c] += pass.first[i * channels + c];
            sums[channels + c] += pass.second[i * channels + c];
        }
    }
    dh_release(pass.first);
}

/// What a pass does with 16 channels from c on (or the last `width`) of rows begin..<end.
#define LANES_PARAMETERS                                                                                               \
    const struct NAME(pass) *pass, long begin, long end, long c, long width, double *first, double *second

/// The kernel that does so with all channels. Whole lanes are compiled apart from the last ones, without their
/// branches.
#define EVERY_LANE(name)                                                                                               \
    KERNEL(void, NAME(name), (const struct NAME(pass) *pass, long begin, long end, double *first, double *second),     \
           (pass, begin, end, first, second)) {                                                                        \
        long c = 0, channels = pass->channels;                                                                         \
        for (; c + LANES <= channels; c += LANES)                                                                      \
            NAME(name##_of_lanes)(pass, begin, end, c, LANES, first, second);                                          \
        if (c < channels) NAME(name##_of_lanes)(pass, begin, end, c, channels - c, first, second);                     \
    }

// Copies of the pass's and the normalisation's fields: the compiler may keep them in registers across stores.
#define KNOWN_TO_STAY                                                                                                  \
    const struct NAME(pass) p = *pass;                                                                                 \
    const struct NAME(dh_batch_norm) norm = *p.norm;

// --- statistics ---

/// Σ d and Σ d², with d = x − shift.
INLINE void NAME(moments_of_lanes)(LANES_PARAMETERS) {
    const struct NAME(pass) p = *pass;
    NAME(lanes) shift, x;
    NAME(sums) sum = 0, squares = 0;
    LOAD(shift, p.shift + c, width);
    for (long i = begin; i < end; i++) {
        READ_SOON(p.x + i * p.channels + c);
        LOAD(x, p.x + i * p.channels + c, width);
        NAME(sums) d = IN_DOUBLE(x) - IN_DOUBLE(shift);
        sum += d;
        squares = __builtin_elementwise_fma(d, d, squares);
    }
    __builtin_memcpy(first + c, &sum, (size_t)width * sizeof(double));
    __builtin_memcpy(second + c, &squares, (size_t)width * sizeof(double));
}

EVERY_LANE(moments)

void NAME(dh_batch_norm_statistics)(const real *x, long rows, long channels, real *mean, real *variance) {
    if (channels <= 0) return;
    if (rows <= 0) {
        memset(mean, 0, (size_t)channels * sizeof(real));
        memset(variance, 0, (size_t)channels * sizeof(real));
        return;
    }
    // Var x = E[d²] − E[d]² loses digits only if x's mean lies far from the shift, measured in standard deviations: so
    // the shift is one of the x, the first row.
    double *sums = dh_scratch(2 * (size_t)channels * sizeof(double));
    NAME(run_pass)((struct NAME(pass)){.x = x, .shift = x, .rows = rows, .channels = channels,
                       .over_rows = NAME(moments)}, sums);
    for (long c = 0; c < channels; c++) {
        double d = sums[c] / (double)rows, spread = sums[channels + c] / (double)rows - d * d;
        real shift = x[c];
        mean[c] = (real)((double)shift + d);
        variance[c] = (real)(spread < 0 ? 0 : spread);
    }
    dh_release(sums);
}

// --- forward ---

/// (x − mean)·slope + β. Forward and backward must agree to the bit on where this is positive.
#define NORMALIZED(x) __builtin_elementwise_fma((x) - mean, slope, beta)

INLINE void NAME(normalize_of_lanes)(LANES_PARAMETERS) {
    (void)first, (void)second;
    KNOWN_TO_STAY
    NAME(lanes) mean, slope, beta, x, r;
    LOAD(mean, norm.mean + c, width);
    LOAD(slope, p.slope + c, width);
    LOAD(beta, norm.beta + c, width);
    for (long i = begin; i < end; i++) {
        long at = i * p.channels + c;
        READ_SOON(p.x + at);
        WRITE_SOON(p.out + at);
        LOAD(x, p.x + at, width);
        NAME(lanes) y = NORMALIZED(x);
        if (p.residual) {
            READ_SOON(p.residual + at);
            LOAD(r, p.residual + at, width);
            y += r;
        }
        if (norm.relu) y = y < 0 ? (NAME(lanes))0 : y;
        STORE(y, p.out + at, width);
    }
}

EVERY_LANE(normalize)

/// γ / √(variance + ε)
static void NAME(find_slope)(const struct NAME(dh_batch_norm) *norm, real *slope) {
    for (long c = 0; c < norm->channels; c++)
        slope[c] = (real)((double)norm->gamma[c] / __builtin_sqrt((double)norm->variance[c] + norm->epsilon));
}

void NAME(dh_batch_norm_forward)(const struct NAME(dh_batch_norm) *norm, const real *x, const real *residual, real *y) {
    if (norm->rows <= 0 || norm->channels <= 0) return;
    real *slope = dh_scratch((size_t)norm->channels * sizeof(real));
    NAME(find_slope)(norm, slope);
    NAME(run_pass)((struct NAME(pass)){.norm = norm, .rows = norm->rows, .channels = norm->channels, .x = x,
                       .residual = residual, .out = y, .slope = slope, .over_rows = NAME(normalize)}, NULL);
    dh_release(slope);
}

// --- backward ---
//
// With g = dy (where ReLU let it through) and d = x − mean:
//     dβ = Σ g,   dγ = Σ g·d / √(variance + ε),
//     dx = γ/√(variance + ε) · (g − Σg/rows − d·Σ(g·d) / (rows·(variance + ε))) = slope·g + tilt·d + shift

/// x and g for one row's 16 channels.
#define INPUT_AND_GRADIENT(x, g, at)                                                                                   \
    READ_SOON(p.x + (at));                                                                                             \
    READ_SOON(p.dy + (at));                                                                                            \
    LOAD(x, p.x + (at), width);                                                                                        \
    LOAD(g, p.dy + (at), width);                                                                                       \
    if (norm.relu) {                                                                                                   \
        NAME(lanes) y;                                                                                                 \
        if (p.y) {                                                                                                     \
            READ_SOON(p.y + (at));                                                                                     \
            LOAD(y, p.y + (at), width);                                                                                \
        } else {                                                                                                       \
            y = NORMALIZED(x);                                                                                         \
        }                                                                                                              \
        g = y > 0 ? g : (NAME(lanes))0;                                                                                \
    }

/// Σ g and Σ g·d.
INLINE void NAME(gradient_sums_of_lanes)(LANES_PARAMETERS) {
    KNOWN_TO_STAY
    NAME(lanes) mean, slope, beta, x, g;
    LOAD(mean, norm.mean + c, width);
    LOAD(slope, p.slope + c, width);
    LOAD(beta, norm.beta + c, width);
    NAME(sums) sum = 0, products = 0;
    for (long i = begin; i < end; i++) {
        long at = i * p.channels + c;
        INPUT_AND_GRADIENT(x, g, at)
        sum += IN_DOUBLE(g);
        products = __builtin_elementwise_fma(IN_DOUBLE(g), IN_DOUBLE(x) - IN_DOUBLE(mean), products);
    }
    __builtin_memcpy(first + c, &sum, (size_t)width * sizeof(double));
    __builtin_memcpy(second + c, &products, (size_t)width * sizeof(double));
}

EVERY_LANE(gradient_sums)

/// slope·g + tilt·d + shift, and g itself for the residual.
INLINE void NAME(input_gradient_of_lanes)(LANES_PARAMETERS) {
    (void)first, (void)second;
    KNOWN_TO_STAY
    NAME(lanes) mean, slope, beta, tilt, shift, x, g;
    LOAD(mean, norm.mean + c, width);
    LOAD(slope, p.slope + c, width);
    LOAD(beta, norm.beta + c, width);
    LOAD(tilt, p.tilt + c, width);
    LOAD(shift, p.shift + c, width);
    for (long i = begin; i < end; i++) {
        long at = i * p.channels + c;
        WRITE_SOON(p.out + at);
        INPUT_AND_GRADIENT(x, g, at)
        if (p.d_residual) STORE(g, p.d_residual + at, width);
        NAME(lanes) dx =
            __builtin_elementwise_fma(slope, g, __builtin_elementwise_fma(tilt, x - mean, shift));
        STORE(dx, p.out + at, width);
    }
}

EVERY_LANE(input_gradient)

void NAME(dh_batch_norm_backward)(const struct NAME(dh_batch_norm) *norm, const real *x, const real *y, const real *dy,
                                  real *dx, real *d_gamma, real *d_beta, real *d_residual) {
    long channels = norm->channels;
    if (channels <= 0) return;
    double *sums = dh_scratch(2 * (size_t)channels * sizeof(double));
    real *slope = dh_scratch(3 * (size_t)channels * sizeof(real)), *tilt = slope + channels, *shift = tilt + channels;
    NAME(find_slope)(norm, slope);
    struct NAME(pass) pass = {.norm = norm, .rows = norm->rows, .channels = channels, .x = x, .y = y, .dy = dy,
        .out = dx, .d_residual = d_residual, .slope = slope, .tilt = tilt, .shift = shift};
    pass.over_rows = NAME(gradient_sums);
    NAME(run_pass)(pass, sums);
    for (long c = 0; c < channels; c++) {
        double spread = (double)norm->variance[c] + norm->epsilon, deviation = __builtin_sqrt(spread);
        double scale = (double)norm->gamma[c] / deviation / (double)norm->rows;
        d_beta[c] = (real)sums[c];
        d_gamma[c] = (real)(sums[channels + c] / deviation);
        shift[c] = (real)(-scale * sums[c]);
        tilt[c] = (real)(-scale * sums[channels + c] / spread);
    }
    pass.over_rows = NAME(input_gradient);
    NAME(run_pass)(pass, NULL);
    dh_release(slope);
    dh_release(sums);
}

#undef LANES_PARAMETERS
#undef EVERY_LANE
#undef KNOWN_TO_STAY
#undef NORMALIZED
#undef INPUT_AND_GRADIENT
#endif
