#ifndef CKERNELS_PEAK_H
#define CKERNELS_PEAK_H
// The yardstick of `make bench`: how fast this processor multiplies and adds when nothing makes it wait.

/// Does `rounds` rounds of fused multiply-adds in registers, on one thread; returns how many floating-point operations
/// they were, a multiplication and an addition counting one each.
double dh_multiply_adds(long rounds);

#endif
