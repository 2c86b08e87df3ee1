#ifndef CKERNELS_WHOLE_NUMBERS_H
#define CKERNELS_WHOLE_NUMBERS_H
// Counts and places.

#include "dispatch.h"

INLINE long smaller(long a, long b) { return a < b ? a : b; }
INLINE long larger(long a, long b) { return a > b ? a : b; }

/// a/b, rounded up: how many pieces of b hold a.
INLINE long divide_up(long a, long b) { return (a + b - 1) / b; }

#endif
