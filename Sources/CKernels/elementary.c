#include "include/elementary.h"
#include "elementary_formulas.h"

#include <stdbool.h>

// One compiled version with the fma instruction and one that calls C's fma(), which is correctly rounded as well.
#if defined(__x86_64__)
#define FMA __attribute__((target("fma")))
#define ELEMENTARY(name, parameters, arguments)                                                                        \
    INLINE double name##_of parameters;                                                                                \
    FMA static double name##_fma parameters { return name##_of arguments; }                                            \
    double dh_##name parameters {                                                                                      \
        return __builtin_expect(current_isa() != DH_PORTABLE, 1) ? name##_fma arguments : name##_of arguments;         \
    }                                                                                                                  \
    INLINE double name##_of parameters
#else
#define ELEMENTARY(name, parameters, arguments) double dh_##name parameters
#endif

// --- exp, log, tanh, erf: straight from the formulas ---

ELEMENTARY(exp, (double x), (x)) { return exp_formula(x, 0); }
ELEMENTARY(expm1, (double x), (x)) { return expm1_formula(x); }
ELEMENTARY(log, (double x), (x)) { return log_formula(x); }
ELEMENTARY(log1p, (double x), (x)) { return log1p_formula(x); }
ELEMENTARY(tanh, (double x), (x)) { return tanh_formula(x); }
ELEMENTARY(erf, (double x), (x)) { return erf_formula(x); }

// --- sin and cos ---

/// x = quadrant·π/2 + r, |r| ≤ π/4, r as a pair; quadrant modulo 4.
struct angle { struct pair r; int quadrant; };

static const double half_pi[] = {0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54, -0x1.f1976b7ed8fbcp-110};

/// For |x| < 2³⁰: subtracts n·π/2, with π/2 to 160 bits (Cody and Waite 1980).
INLINE struct angle by_half_pi(double x) {
    double n = fused(x, 0x1.45f306dc9c883p-1, shifter) - shifter;
    double first = fused(-n, half_pi[0], x);  // exact: the leading bits cancel
    struct pair second = exact_product(n, half_pi[1]);
    struct pair sum = exact_sum(first, -second.high);
    struct pair r = exact_sum(sum.high, sum.low - second.low - n * half_pi[2]);
    return (struct angle){r, (int)((int64_t)n & 3)};
}

/// For larger x: x = M·2ᵉ, and only those bits of 2/π count that M·2ᵉ does not shift past the units of four
/// (Payne and Hanek 1983). 192 of them are multiplied by M modulo 2¹⁹²; the top two bits of the product are the
/// quadrant.
static struct angle by_long_half_pi(double x) {
    static const uint64_t two_over_pi[] = {0, 0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041,
        0xfe5163abdebbc561, 0xb7246e3a424dd2e0, 0x06492eea09d1921c, 0xfe1deb1cb129a73e, 0xe88235f52ebb4484,
        0xe99c7026b45f7e41, 0x3991d639835339f4, 0x9c845f8bbdf9283b, 0x1ff897ffde05980f, 0xef2f118b5a0a6d1f,
        0x6d367ecf27cb09b7, 0x4f463f669e5fea2d, 0x7527bac7ebe5f17b, 0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08,
        0x56033046fc7b6bab, 0xf0cfbc209af4361d};
    uint64_t bits = bits_of(fabs(x));
    uint64_t mantissa = (bits & 0x000fffffffffffff) | 0x0010000000000000;
    int exponent = (int)(bits >> 52) - 1075;
    // Bit 64 + i of the table weighs 2^−(i+1); times 2^exponent, the first to weigh 2 or less has i = exponent − 2.
    int start = 64 + exponent - 2, word = start / 64, shift = start % 64;
    uint64_t window[3];
    for (int i = 0; i < 3; i++) {
        uint64_t high = two_over_pi[word + i], low = two_over_pi[word + i + 1];
        window[i] = shift == 0 ? high : high << shift | low >> (64 - shift);
    }
    __uint128_t low = (__uint128_t)mantissa * window[2];
    __uint128_t middle = (__uint128_t)mantissa * window[1] + (uint64_t)(low >> 64);
    uint64_t top = mantissa * window[0] + (uint64_t)(middle >> 64), next = (uint64_t)middle;
    // Now top:next is the angle in units of 2⁻¹²⁶ quarter turns. Round to the nearest quarter and keep the signed rest.
    int quadrant = (int)(top >> 62);
    __int128_t rest = (__int128_t)(((__uint128_t)top << 64 | next) << 2);
    if (rest < 0) quadrant++;  // more than half a quarter: counted from the next quarter, negative
    double high = (double)(int64_t)(rest >> 75);  // 53 bits
    double lower = (double)(uint64_t)((rest >> 11) & 0xffffffffffffffff);
    struct pair turn = exact_sum(high * 0x1p-53, lower * 0x1p-117);
    struct pair product = exact_product(turn.high, half_pi[0]);
    product.low += fused(turn.high, half_pi[1], turn.low * half_pi[0]);
    struct pair r = exact_sum(product.high, product.low);
    if (x < 0) r = (struct pair){-r.high, -r.low}, quadrant = -quadrant;
    return (struct angle){r, quadrant & 3};
}

/// sin(r) = r − r³/3! + … − r¹⁵/15! + r¹⁷/17!, for |r| ≤ π/4.
INLINE double sin_series(struct pair r) {
    static const double c[] = {-1.0 / 6, 1.0 / 120, -1.0 / 5040, 1.0 / 362880, -1.0 / 39916800, 1.0 / 6227020800,
        -1.0 / 1307674368000, 1.0 / 355687428096000};
    double z = r.high * r.high;
    return r.high + fused(z * r.high, polynomial(z, c, 8), r.low * (1 - 0.5 * z));
}

/// cos(r) = 1 − r²/2 + r⁴/4! − … + r¹⁶/16!, for |r| ≤ π/4.
INLINE double cos_series(struct pair r) {
    static const double c[] = {1.0 / 24, -1.0 / 720, 1.0 / 40320, -1.0 / 3628800, 1.0 / 479001600, -1.0 / 87178291200,
        1.0 / 20922789888000};
    double z = r.high * r.high, half = 0.5 * z, first = 1 - half;
    double lost = (1 - first) - half + (fused(-0.5 * r.high, r.high, half) - r.high * r.low);
    return first + (lost + z * z * polynomial(z, c, 7));
}

INLINE double sine(double x, int quarters) {
    if (!(fabs(x) < INFINITY)) return NAN;
    struct angle a = fabs(x) < 0x1p30 ? by_half_pi(x) : by_long_half_pi(x);
    int quadrant = (a.quadrant + quarters) & 3;
    double y = quadrant & 1 ? cos_series(a.r) : sin_series(a.r);
    return quadrant & 2 ? -y : y;
}

ELEMENTARY(sin, (double x), (x)) { return fabs(x) < 0x1p-27 ? x : sine(x, 0); }
ELEMENTARY(cos, (double x), (x)) { return sine(x, 1); }

// --- pow ---

/// ln x to about 65 bits, for x > 0.
INLINE struct pair log_pair(double x) {
    double shift = x < 0x1p-1022 ? 54 : 0;
    struct split a = by_two(shift != 0 ? x * 0x1p54 : x);
    a.k -= shift;
    struct pair d = exact_sum(2, a.f);
    double s = a.f / d.high;
    double s_low = (fused(-s, d.high, a.f) - s * d.low) / d.high;
    struct pair z = exact_product(s, s);
    z.low = fused(2 * s, s_low, z.low);
    // ln(1+f) = 2s + s·(2z/3 + z²·R): only the first two terms need more than a double.
    struct pair third = exact_product(z.high, 0x1.5555555555555p-1);
    third.low = fused(z.low, 0x1.5555555555555p-1, fused(z.high, 0x1.5555555555555p-55, third.low));
    struct pair series = exact_sum(third.high, fused(z.high * z.high, log_series(z.high, 2), third.low));
    struct pair product = exact_product(s, series.high);
    product.low = fused(s, series.low, fused(s_low, series.high, product.low));
    struct pair sum = exact_sum(2 * s, product.high);
    sum.low += 2 * s_low + product.low;
    struct pair result = exact_sum(a.k * ln2_high, sum.high);
    struct pair scaled = exact_product(a.k, ln2_low);
    struct pair more = exact_sum(result.high, scaled.high);
    return exact_sum(more.high, more.low + (result.low + (sum.low + scaled.low)));
}

INLINE bool is_integer(double y) { return floor(y) == y; }
INLINE bool is_odd(double y) { return is_integer(y) && fabs(y) < 0x1p53 && ((int64_t)y & 1); }

/// xʸ = exp(y·ln x), the product taken to twice the precision.
ELEMENTARY(pow, (double x, double y), (x, y)) {
    if (y == 0 || x == 1) return 1;
    if (x != x || y != y) return x + y;
    double size = fabs(x);
    double sign = x < 0 || (x == 0 && 1 / x < 0) ? (is_odd(y) ? -1 : 1) : 1;
    if (fabs(y) == INFINITY) {
        if (size == 1) return 1;
        return (size > 1) == (y > 0) ? INFINITY : 0;
    }
    if (size == 0) return y < 0 ? sign * INFINITY : sign * 0.0;
    if (size == INFINITY) return y < 0 ? sign * 0.0 : sign * INFINITY;
    if (x < 0 && !is_integer(y)) return NAN;
    if (size == 1) return sign;
    if (fabs(y) > 0x1p65) return (size > 1) == (y > 0) ? sign * INFINITY : sign * 0.0;
    struct pair l = log_pair(size);
    struct pair product = exact_product(y, l.high);
    product.low = fused(y, l.low, product.low);
    struct pair exponent = exact_sum(product.high, product.low);
    if (fabs(exponent.high) > 1000) exponent.low = 0;  // over or under in any case
    return sign * exp_formula(exponent.high, exponent.low);
}

// --- float: the double result, rounded once more ---

float dh_expf(float x) { return (float)dh_exp(x); }
float dh_expm1f(float x) { return (float)dh_expm1(x); }
float dh_logf(float x) { return (float)dh_log(x); }
float dh_log1pf(float x) { return (float)dh_log1p(x); }
float dh_sinf(float x) { return (float)dh_sin(x); }
float dh_cosf(float x) { return (float)dh_cos(x); }
float dh_tanhf(float x) { return (float)dh_tanh(x); }
float dh_erff(float x) { return (float)dh_erf(x); }
float dh_powf(float x, float y) { return (float)dh_pow(x, y); }
