#ifndef CKERNELS_WHOLE_NUMBERS_H
#define CKERNELS_WHOLE_NUMBERS_H
// Counts and places.

static inline long at_most(long a, long b) { return a < b ? a : b; }
static inline long at_least(long a, long b) { return a > b ? a : b; }
static inline long divide_up(long a, long b) { return (a + b - 1) / b; }

#endif
