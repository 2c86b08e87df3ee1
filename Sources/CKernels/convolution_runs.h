// Outputs that see the same part of the kernel go together: what convolution.c and convolution_weights.c share. A template: see
// for_float_and_double.h.

/// Neighbouring outputs, along one side, that find the same taps of the kernel inside the image.
struct NAME(run) { long first, count, first_tap, taps; };

/// Cuts so many outputs into runs; the first one's patch begins `top` pixels into the image.
static inline long NAME(cut_into_runs)(long outputs, long top, long stride, long kernel, long size,
                                       struct NAME(run) *runs) {
    long count = 0;
    for (long i = 0; i < outputs; i++, top += stride) {
        long first_tap = larger(0, -top), taps = smaller(kernel, size - top) - first_tap;
        if (taps <= 0) first_tap = taps = 0;
        struct NAME(run) *last = runs + count - 1;
        if (count > 0 && last->first_tap == first_tap && last->taps == taps) last->count++;
        else runs[count++] = (struct NAME(run)){i, 1, first_tap, taps};
    }
    return count;
}

/// What the next images need, spread over so many steps of k.
static inline struct NAME(ahead) NAME(ahead)(const real *first, long first_count, const real *second,
                                             long second_count, long steps) {
    return (struct NAME(ahead)){{first, second}, {first + first_count, second + second_count},
        {divide_up(first_count, larger(1, steps)), divide_up(second_count, larger(1, steps))}};
}
