#ifndef CKERNELS_ELEMENTARY_FORMULAS_H
#define CKERNELS_ELEMENTARY_FORMULAS_H
// The formulas behind elementary.h, as inlined functions without branches, so that the same text serves one number and,
// inside a loop that the compiler vectorises, whole buffers (elementwise.c) with the same bits.
//
// All of them follow one plan: reduce the argument to a small interval, sum the Taylor series there by Horner's rule,
// undo the reduction. Where a sum would lose digits its rounding error is computed exactly and added back.

#include "dispatch.h"
#include <math.h>
#include <stdint.h>
#include <string.h>

INLINE uint64_t bits_of(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

INLINE double double_of(uint64_t bits) {
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

INLINE double fused(double a, double b, double c) { return __builtin_fma(a, b, c); }

/// c₀ + c₁·x + c₂·x² + …
INLINE double polynomial(double x, const double *c, int terms) {
    double sum = c[terms - 1];
    for (int i = terms - 2; i >= 0; i--) sum = fused(sum, x, c[i]);
    return sum;
}

/// A number kept as an unevaluated sum of two doubles: about 106 significant bits.
struct pair { double high, low; };

/// a + b without error.
INLINE struct pair exact_sum(double a, double b) {
    double sum = a + b;
    double part = sum - a;
    return (struct pair){sum, (a - (sum - part)) + (b - part)};
}

/// a · b without error.
INLINE struct pair exact_product(double a, double b) {
    double product = a * b;
    return (struct pair){product, fused(a, b, -product)};
}

static const double ln2_high = 0x1.62e42fefa38p-1;  // 42 bits: k·ln2_high is exact for |k| ≤ 2¹¹
static const double ln2_low = 0x1.ef35793c76730p-45;
static const double shifter = 0x1.8p52;  // x + shifter rounds x to an integer, which its low bits then hold

/// 2ᵏ for −1022 ≤ k ≤ 1023, k an integer in a double.
INLINE double power_of_two(double k) { return double_of((bits_of(k + shifter) + 1023) << 52); }

/// x = k·ln 2 + r with |r| ≤ ½ ln 2.
struct reduced { double k, r, r_low; };

INLINE struct reduced by_ln2(double x) {
    double k = fused(x, 0x1.71547652b82fep+0, shifter) - shifter;  // x / ln 2, rounded
    return (struct reduced){k, fused(-k, ln2_high, x), -k * ln2_low};
}

/// eʳ − 1 − r for |r| ≤ ½ ln 2: Σ rⁿ/n! from n = 2 to 13, cut off below 2⁻⁵⁷.
INLINE double exp_tail(double r) {
    static const double c[] = {1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880,
        1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800};
    return r * r * polynomial(r, c, 12);
}

/// exp(x + x_low), x_low being a small correction.
INLINE double exp_formula(double x, double x_low) {
    double inside = x > 710 ? 710 : x < -746 ? -746 : x;
    inside = x == x ? inside : 0;
    struct reduced a = by_ln2(inside);
    struct pair sum = exact_sum(1, a.r);
    double tail = exp_tail(a.r);
    double y = sum.high + (sum.low + fused(a.r_low + x_low, sum.high + tail, tail));
    // In two steps, since 2ᵏ itself may overflow or underflow where the result does not.
    double half = fused(a.k, 0.5, shifter) - shifter;
    y = y * power_of_two(half) * power_of_two(a.k - half);
    return x == x ? y : x;
}

/// eˣ − 1 to twice the precision, for −50 < x < 710.
INLINE struct pair expm1_pair(double x) {
    struct reduced a = by_ln2(x);
    double scale = power_of_two(a.k - 1);  // half of 2ᵏ, since 2¹⁰²⁴ is no double
    // eˣ − 1 = 2ᵏ·eʳ − 1 = (2ᵏ·r) + (2ᵏ − 1) + 2ᵏ·(eʳ − 1 − r), here halved
    struct pair integer = exact_sum(scale, -0.5);
    struct pair sum = exact_sum(integer.high, scale * a.r);
    double tail = exp_tail(a.r);
    double rest = scale * fused(a.r_low, 1 + a.r + tail, tail) + (sum.low + integer.low);
    struct pair result = exact_sum(sum.high, rest);
    return (struct pair){2 * result.high, 2 * result.low};
}

INLINE double expm1_formula(double x) {
    double inside = x > 709.9 ? 709.9 : x < -45 ? -45 : x;
    inside = x == x ? inside : 0;
    struct pair y = expm1_pair(inside);
    double result = fabs(x) < 0x1p-54 ? x : y.high + y.low;  // keeps −0 and subnormals
    result = x > 709.782712893384 ? INFINITY : result;
    return x == x ? result : x;
}

/// x = 2ᵏ·(1 + f) with √½ ≤ 1 + f < √2, for normal x > 0.
struct split { double k, f; };

INLINE struct split by_two(double x) {
    const uint64_t root_half = 0x3fe6a09e667f3bcd;
    uint64_t offset = bits_of(x) - root_half + (0x400ULL << 52);
    double k = double_of((offset >> 52) + bits_of(shifter)) - shifter - 0x400;
    double m = double_of((offset & 0x000fffffffffffff) + root_half);
    return (struct split){k, m - 1};
}

/// Σ 2/(2n+1)·zⁿ⁻ᶠ from n = f to 10, the tail of ln((1+s)/(1−s))/s = 2 + 2z/3 + 2z²/5 + …, z = s² ≤ 0.0295.
INLINE double log_series(double z, int from) {
    static const double c[] = {2.0, 2.0 / 3, 2.0 / 5, 2.0 / 7, 2.0 / 9, 2.0 / 11, 2.0 / 13, 2.0 / 15, 2.0 / 17,
        2.0 / 19, 2.0 / 21};
    return polynomial(z, c + from, 11 - from);
}

/// k·ln 2 + ln(1 + f) + low.
INLINE double log_sum(struct split a, double low) {
    // With s = f/(2+f): ln(1+f) = 2s + s·R(s²), and 2s = f − f²/2 + s·f²/2, whose leading term is exact.
    double s = a.f / (2 + a.f), z = s * s, half_square = 0.5 * a.f * a.f;
    double rest = s * (half_square + z * log_series(z, 1)) + fused(a.k, ln2_low, low);
    struct pair sum = exact_sum(a.k * ln2_high, a.f);
    struct pair next = exact_sum(sum.high, -half_square);
    double square_low = fused(0.5 * a.f, a.f, -half_square);
    return next.high + (next.low + sum.low - square_low + rest);
}

INLINE double log_formula(double x) {
    double subnormal = x < 0x1p-1022 ? 1 : 0;
    double inside = subnormal != 0 ? x * 0x1p54 : x;
    inside = inside > 0 && inside < INFINITY ? inside : 1;
    struct split a = by_two(inside);
    a.k -= 54 * subnormal;
    double y = log_sum(a, 0);
    y = x < INFINITY ? y : x;  // also NaN
    y = x == 0 ? -INFINITY : y;
    return x < 0 ? NAN : y;
}

INLINE double log1p_formula(double x) {
    double inside = x > -1 && x < INFINITY ? x : 0;
    struct pair u = exact_sum(1, inside);
    double y = log_sum(by_two(u.high), u.low / u.high);
    y = fabs(x) < 0x1p-54 ? x : y;  // keeps −0 and subnormals
    y = x < INFINITY ? y : x;
    y = x == -1 ? -INFINITY : y;
    return x < -1 ? NAN : y;
}

/// tanh x = (e²ˣ − 1) / (e²ˣ − 1 + 2), for |x|, with the errors of both carried along.
INLINE double tanh_formula(double x) {
    double size = fabs(x);
    double inside = size < 22 ? size : 22;  // tanh 22 rounds to 1
    struct pair e = expm1_pair(2 * inside);
    struct pair d = exact_sum(e.high, 2);
    double inverse = 1 / d.high;
    double q = e.high * inverse;
    q += (fused(-q, d.high, e.high) + (e.low - q * (d.low + e.low))) * inverse;
    double y = size < 0x1p-28 ? size : q;
    return x == x ? copysign(y, x) : x;
}

/// erf: x·(Taylor series in x²) below 1, 1 − e^(−x²)·g(x)/(1+2x) from there to 6, then 1.
INLINE double erf_formula(double x) {
    // 2/√π·(−1)ⁿ/(n!·(2n+1)), the first less 1 so that x is added last and exactly
    static const double series[] = {0x1.06eba8214db69p-3, -0.37612638903183752, 0.11283791670955126,
        -0.026866170645131252, 0.0052239776254421878, -0.00085483270234508528, 0.00012055332981789664,
        -1.4925650358406251e-5, 1.6462114365889247e-6, -1.6365844691234924e-7, 1.4807192815879217e-8,
        -1.2290555301717927e-9, 9.422759064650411e-11, -6.7113668551641104e-12, 4.4632242632864773e-13,
        -2.7835162072109214e-14, 1.6342614095367152e-15, -9.0639708428086725e-17, 4.7633480405150681e-18};
    // g(x) = (1 + 2x)·e^(x²)·erfc(x) on [1, 6], interpolated in t = (x − 2.5)/(x + 2.5) at 16 Chebyshev points
    static const double tail[] = {0x1.43cc6f6c9672cp+0, -0x1.f52c5d7e22324p-4, -0x1.959ac16f85e65p-4,
        0x1.42d379989c649p-3, -0x1.a5c0c8a3cdbb1p-4, 0x1.0c6092a478f98p-5, 0x1.e894848f889e2p-11,
        -0x1.1f2f11fbf701ap-8, 0x1.01e188a315ec5p-11, 0x1.4b69aeaf2dd8bp-11, -0x1.73452792129c5p-14,
        -0x1.dbf8bd943fc49p-14, 0x1.b6389b299ca01p-18, 0x1.7944d76ac72d3p-16, 0x1.b83bf39e7793cp-20,
        -0x1.ecdb33d37372cp-19};
    double size = fabs(x);
    double small = size < 1 ? size : 1;
    double near = fused(small, polynomial(small * small, series, 19), small);
    double large = size < 1 ? 1 : size < 6 ? size : 6;
    double t = (large - 2.5) / (large + 2.5);
    double far = 1 - exp_formula(-large * large, 0) * polynomial(t, tail, 16) / (1 + 2 * large);
    double y = size < 1 ? near : size < 6 ? far : 1;
    return x == x ? copysign(y, x) : x;
}

#endif
