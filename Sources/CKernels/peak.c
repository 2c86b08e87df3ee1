#include "include/peak.h"
#include "dispatch.h"

// A chain of dependent fused multiply-adds starts one every four cycles or so, and a processor can start two each
// cycle: so many chains side by side, as many as the registers hold, and no memory.

typedef float sixteen __attribute__((ext_vector_type(16)));

INLINE double chains(int count, long rounds) {
    volatile float half = 0.5f;  // unknown to the compiler, which would otherwise do the sums itself
    sixteen factor = half, addend = half, chain[12] = {0};
    for (long round = 0; round < rounds; round++) {
#pragma unroll
        for (int c = 0; c < count; c++) chain[c] = __builtin_elementwise_fma(chain[c], factor, addend);
    }
    sixteen sum = 0;
#pragma unroll
    for (int c = 0; c < count; c++) sum += chain[c];
    volatile float result = sum[0] + sum[15];
    (void)result;
    return 2.0 * 16 * count * (double)rounds;
}

#if defined(__x86_64__)
AVX2 static double multiply_adds_avx2(long rounds) { return chains(6, rounds); }
AVX512 static double multiply_adds_avx512(long rounds) { return chains(12, rounds); }
#endif

double dh_multiply_adds(long rounds) {
    switch (current_isa()) {
#if defined(__x86_64__)
    case DH_AVX512: return multiply_adds_avx512(rounds);
    case DH_AVX2: return multiply_adds_avx2(rounds);
#endif
    default: return chains(6, rounds);
    }
}
