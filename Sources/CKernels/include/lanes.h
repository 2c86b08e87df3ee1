#ifndef CKERNELS_LANES_H
#define CKERNELS_LANES_H
// For update rules written over short vectors: their square roots, zeros for what is too small to matter, and word to the
// memory of what comes next.
//
// Swift sees `lanes8f` as SIMD8<Float> and `lanes8d` as SIMD8<Double>. On Linux its own `squareRoot()` on them becomes
// one call of libm a lane, two to three times slower than this one instruction.

#include <stdint.h>

#define LANES_INLINE static inline __attribute__((always_inline))

typedef float lanes8f __attribute__((ext_vector_type(8)));
typedef double lanes8d __attribute__((ext_vector_type(8)));

LANES_INLINE lanes8f lanes_sqrt(lanes8f x) __attribute__((overloadable)) { return __builtin_elementwise_sqrt(x); }
LANES_INLINE lanes8d lanes_sqrt(lanes8d x) __attribute__((overloadable)) { return __builtin_elementwise_sqrt(x); }

typedef int32_t lanes8i __attribute__((ext_vector_type(8)));
typedef int64_t lanes8l __attribute__((ext_vector_type(8)));

/// Zero in place of every subnormal number, by its exponent's bits: as an operand it would stop the processor, on some for
/// 150 cycles, even to be told from zero.
LANES_INLINE lanes8f lanes_flushed(lanes8f x) __attribute__((overloadable)) {
    lanes8i bits = (lanes8i)x;
    return (lanes8f)(bits & ((bits & 0x7f800000) != 0));
}
LANES_INLINE lanes8d lanes_flushed(lanes8d x) __attribute__((overloadable)) {
    lanes8l bits = (lanes8l)x;
    return (lanes8d)(bits & ((bits & 0x7ff0000000000000) != 0));
}

/// Fetches what will soon be read and written.
LANES_INLINE void lanes_prefetch(const void *place) { __builtin_prefetch(place, 1); }

#endif
