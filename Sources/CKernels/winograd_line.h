// Winograd's transforms along one line of numbers, which winograd.c explains: its matrices, written out. A template: see
// for_float_and_double.h.
//
// The points come in pairs: 0 and ∞, a and −a, b and −b. What two points of a pair have in common is worked out once.
// Which pair it is, is known when these functions are compiled into their callers.

enum { NAME(pairs) = 3, NAME(tile) = 4 };

static const real NAME(point)[] = {0, (real)0.625, (real)1.5};           // a = ⅝, b = 1½
static const real NAME(square)[] = {0, (real)0.390625, (real)2.25};      // a², b²
static const real NAME(other_square)[] = {0, (real)2.25, (real)0.390625};
#define SUM_OF_SQUARES ((real)2.640625)        // a² + b²
#define PRODUCT_OF_SQUARES ((real)0.87890625)  // a²·b²; all of them exact in binary

/// factor·x + y, rounded once.
#define TIMES_PLUS(factor, x, y) __builtin_elementwise_fma((NAME(panel_row))(factor), x, y)

/// Two of the six numbers of Bᵀ·d.
INLINE void NAME(from_inputs)(int pair, const NAME(panel_row) d[6], NAME(panel_row) at[2]) {
    if (pair == 0) {
        at[0] = TIMES_PLUS(PRODUCT_OF_SQUARES, d[0], TIMES_PLUS(-SUM_OF_SQUARES, d[2], d[4]));
        at[1] = TIMES_PLUS(PRODUCT_OF_SQUARES, d[1], TIMES_PLUS(-SUM_OF_SQUARES, d[3], d[5]));
    } else {
        NAME(panel_row) even = TIMES_PLUS(-NAME(other_square)[pair], d[2], d[4]);
        NAME(panel_row) odd = TIMES_PLUS(-NAME(other_square)[pair], d[1], d[3]);
        at[0] = TIMES_PLUS(NAME(point)[pair], odd, even);
        at[1] = TIMES_PLUS(-NAME(point)[pair], odd, even);
    }
}

/// Two of the six numbers of A·y.
INLINE void NAME(from_gradients)(int pair, const NAME(panel_row) y[4], NAME(panel_row) at[2]) {
    if (pair == 0) {
        at[0] = y[0], at[1] = y[3];
    } else {
        NAME(panel_row) even = TIMES_PLUS(NAME(square)[pair], y[2], y[0]);
        NAME(panel_row) odd = TIMES_PLUS(NAME(square)[pair], y[3], y[1]);
        at[0] = TIMES_PLUS(NAME(point)[pair], odd, even);
        at[1] = TIMES_PLUS(-NAME(point)[pair], odd, even);
    }
}

/// Adds to y what two of the six numbers m contribute to Aᵀ·m. The first pair sets y₀ and y₃, the second y₁ and y₂.
INLINE void NAME(to_outputs)(int pair, const NAME(panel_row) m[2], NAME(panel_row) y[4]) {
    if (pair == 0) {
        y[0] = m[0], y[3] = m[1];
    } else {
        NAME(panel_row) sum = m[0] + m[1], difference = (m[0] - m[1]) * NAME(point)[pair];
        y[0] += sum;
        y[1] = pair == 1 ? difference : y[1] + difference;
        y[2] = pair == 1 ? sum * NAME(square)[1] : TIMES_PLUS(NAME(square)[pair], sum, y[2]);
        y[3] = TIMES_PLUS(NAME(square)[pair], difference, y[3]);
    }
}

/// What the two numbers of a pair are divided by in G.
INLINE real NAME(divisor)(int pair) {
    return 2 * NAME(square)[pair] * (NAME(square)[pair] - NAME(other_square)[pair]);
}

/// The six numbers of G·g.
INLINE void NAME(from_weights)(const NAME(panel_row) g[3], NAME(panel_row) at[6]) {
    at[0] = g[0] / PRODUCT_OF_SQUARES, at[1] = g[2];
#pragma unroll
    for (int pair = 1; pair < 3; pair++) {
        NAME(panel_row) even = TIMES_PLUS(NAME(square)[pair], g[2], g[0]), odd = g[1] * NAME(point)[pair];
        at[2 * pair] = (even + odd) / NAME(divisor)(pair);
        at[2 * pair + 1] = (even - odd) / NAME(divisor)(pair);
    }
}

/// The three numbers of Gᵀ·m.
INLINE void NAME(to_weights)(const NAME(panel_row) m[6], NAME(panel_row) g[3]) {
    g[0] = m[0] / PRODUCT_OF_SQUARES, g[1] = 0, g[2] = m[1];
#pragma unroll
    for (int pair = 1; pair < 3; pair++) {
        NAME(panel_row) sum = (m[2 * pair] + m[2 * pair + 1]) / NAME(divisor)(pair);
        NAME(panel_row) difference = (m[2 * pair] - m[2 * pair + 1]) / NAME(divisor)(pair);
        g[0] += sum;
        g[1] = TIMES_PLUS(NAME(point)[pair], difference, g[1]);
        g[2] = TIMES_PLUS(NAME(square)[pair], sum, g[2]);
    }
}

#undef TIMES_PLUS
#undef SUM_OF_SQUARES
#undef PRODUCT_OF_SQUARES
