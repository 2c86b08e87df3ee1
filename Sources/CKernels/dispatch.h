#ifndef CKERNELS_DISPATCH_H
#define CKERNELS_DISPATCH_H
// How one plain C loop becomes a version for each instruction set, chosen when the program runs.
//
// A kernel is written once as an inlined body without any instruction set in mind. `KERNEL` compiles that body again
// inside a small function for each instruction set and adds a function of the kernel's own name that calls the best one
// this processor has. Every version does the same arithmetic in the same order, with fused multiply-add where the body
// says `fma` and nowhere else, so all of them give the same bits.

#include "include/environment.h"
#include <stdatomic.h>

// A compiler that may contract a·b + c into an fma wherever it likes gives different bits on different machines.
#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline))

enum { DH_PORTABLE, DH_NEON, DH_AVX2, DH_AVX512 };

// The instruction set in use: one of the four above. Set before `main`, changed only by `dh_set_isa`.
extern _Atomic int dh_isa;

static inline int current_isa(void) { return atomic_load_explicit(&dh_isa, memory_order_relaxed); }

#if defined(__x86_64__)

#define AVX2 __attribute__((target("avx2,fma")))
#define AVX512 __attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,avx2,fma")))

// KERNEL(result, name, (parameters), (arguments)) { body }
#define KERNEL(result, name, parameters, arguments) KERNEL_NAMED(result, name, parameters, arguments)
#define KERNEL_NAMED(result, name, parameters, arguments)                                                              \
    INLINE result name##_body parameters;                                                                              \
    AVX2 static result name##_avx2 parameters { return name##_body arguments; }                                        \
    AVX512 static result name##_avx512 parameters { return name##_body arguments; }                                    \
    static result name##_portable parameters { return name##_body arguments; }                                         \
    static result name parameters {                                                                                    \
        switch (current_isa()) {                                                                                       \
        case DH_AVX512: return name##_avx512 arguments;                                                                \
        case DH_AVX2: return name##_avx2 arguments;                                                                    \
        default: return name##_portable arguments;                                                                     \
        }                                                                                                              \
    }                                                                                                                  \
    INLINE result name##_body parameters

#else  // arm64 has NEON and fma always, so what the compiler makes by default is already the fast version.

#define KERNEL(result, name, parameters, arguments) static result name parameters

#endif
#endif
