#include "dispatch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Atomic int dh_isa = DH_PORTABLE;

static const char *const names[] = {"portable", "neon", "avx2", "avx512"};

static bool runs_here(int isa) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    switch (isa) {
    case DH_PORTABLE: return true;
    case DH_AVX2: return avx2;
    case DH_AVX512:
        return avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
            && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw");
    default: return false;
    }
#elif defined(__aarch64__)
    return isa == DH_NEON || isa == DH_PORTABLE;  // the same code: see dispatch.h
#else
    return isa == DH_PORTABLE;
#endif
}

const char *dh_isa_name(void) { return names[current_isa()]; }

bool dh_set_isa(const char *name) {
    for (int isa = DH_PORTABLE; isa <= DH_AVX512; isa++) {
        if (strcmp(name, names[isa]) == 0 && runs_here(isa)) {
            atomic_store_explicit(&dh_isa, isa, memory_order_relaxed);
            return true;
        }
    }
    return false;
}

__attribute__((constructor)) static void choose_isa(void) {
    const char *wish = getenv("DOWNHILL_ISA");
    if (wish && *wish) {
        if (dh_set_isa(wish)) return;
        fprintf(stderr, "DOWNHILL_ISA=%s: not one that this processor runs; using the best it has\n", wish);
    }
    for (int isa = DH_AVX512; isa > DH_PORTABLE; isa--) {
        if (dh_set_isa(names[isa])) return;
    }
}
