#ifndef real
#include "include/pixels.h"
#include "include/buffers.h"
#include "include/parallel.h"

typedef uint8_t sixteen_bytes __attribute__((ext_vector_type(16)));

#define THIS_FILE "pixels.c"
#include "for_float_and_double.h"
#else

// A shuffled epoch takes its images from all over the set, and memory is slow to answer: an image is asked for while
// those before it are worked on. Two divisions a pixel would then take three quarters of the time, so they are made of
// multiplications, and only where that was tried beforehand: a pixel is one of 256.

#include "sums.h"

enum { NAME(images_ahead) = 4, NAME(numbers_of_item) = 16384 };

/// What a channel's pixels are changed by, for sixteen neighbours at a time.
struct NAME(change) {
    NAME(lanes) mean, deviation, reciprocal;
};

struct NAME(gathering) {
    const uint8_t *images;
    const long *places;
    long rows, features, channels, rows_of_item;
    real white;
    const struct NAME(change) *changes;  // [channels]: of sixteen neighbours, then of the next sixteen, and so on
    bool multiplies;                     // by reciprocals, rather than divides
    real *out;
};

/// x becomes x / y to the last bit, or close to it: the product with the reciprocal, and once more with what that left
/// over (Markstein, Computation of elementary functions on the IBM RISC System/6000 processor, 1990).
INLINE void NAME(divide_by_multiplying)(NAME(lanes) *x, const NAME(lanes) *y, const NAME(lanes) *reciprocal) {
    NAME(lanes) near = *x * *reciprocal;
    *x = __builtin_elementwise_fma(__builtin_elementwise_fma(-near, *y, *x), *reciprocal, near);
}

INLINE void NAME(change_pixels)(NAME(lanes) *x, real white, const struct NAME(change) *change, bool multiplies) {
    if (multiplies) {
        const NAME(lanes) whites = white, reciprocal = 1 / whites;
        NAME(divide_by_multiplying)(x, &whites, &reciprocal);
        *x -= change->mean;
        NAME(divide_by_multiplying)(x, &change->deviation, &change->reciprocal);
    } else {
        *x = (*x / white - change->mean) / change->deviation;
    }
}

/// Whether each of the 256 bytes becomes the same number both ways, in every channel. It does not where a reciprocal is
/// subnormal, infinite or NaN.
KERNEL(bool, NAME(multiplying_is_exact), (const struct NAME(gathering) *g), (g)) {
    for (long byte = 0; byte < 256; byte += LANES) {
        for (long part = 0; part < g->channels; part++) {
            NAME(lanes) multiplied;
            for (long l = 0; l < LANES; l++) multiplied[l] = (real)(byte + l);
            NAME(lanes) divided = multiplied;
            NAME(change_pixels)(&multiplied, g->white, g->changes + part, true);
            NAME(change_pixels)(&divided, g->white, g->changes + part, false);
            if (__builtin_reduce_or(multiplied != divided)) return false;
        }
    }
    return true;
}

INLINE void NAME(to_numbers)(const struct NAME(gathering) *g, const uint8_t *image, real *out, bool multiplies) {
    const struct NAME(change) *changes = g->changes;
    const real white = g->white;
    long channels = g->channels, features = g->features, whole = features / LANES * LANES, part = 0;
    sixteen_bytes bytes = 0;
    for (long i = 0; i < whole; i += LANES) {
        __builtin_memcpy(&bytes, image + i, LANES);
        NAME(lanes) numbers = __builtin_convertvector(bytes, NAME(lanes));
        NAME(change_pixels)(&numbers, white, changes + part, multiplies);
        *(NAME(lanes_in_memory) *)(out + i) = numbers;
        part = part + 1 == channels ? 0 : part + 1;
    }
    if (whole == features) return;
    __builtin_memcpy(&bytes, image + whole, (size_t)(features - whole));
    NAME(lanes) numbers = __builtin_convertvector(bytes, NAME(lanes));
    NAME(change_pixels)(&numbers, white, changes + part, multiplies);
    __builtin_memcpy(out + whole, &numbers, (size_t)(features - whole) * sizeof(real));
}

KERNEL(void, NAME(image_as_numbers), (const struct NAME(gathering) *g, const uint8_t *image, real *out),
       (g, image, out)) {
    if (g->multiplies) NAME(to_numbers)(g, image, out, true);
    else NAME(to_numbers)(g, image, out, false);
}

/// Asks for an image of the batch that comes soon, if there is one.
INLINE void NAME(ask_for)(const struct NAME(gathering) *g, long row) {
    if (row >= g->rows) return;
    const uint8_t *image = g->images + g->places[row] * g->features;
    for (long i = 0; i < g->features; i += 64) __builtin_prefetch(image + i);
}

static void NAME(item_of_images)(void *context, long index) {
    const struct NAME(gathering) *g = context;
    long first = index * g->rows_of_item, last = smaller(first + g->rows_of_item, g->rows);
    for (long row = first; row < smaller(first + NAME(images_ahead), last); row++) NAME(ask_for)(g, row);
    for (long row = first; row < last; row++) {
        NAME(ask_for)(g, row + NAME(images_ahead));
        NAME(image_as_numbers)(g, g->images + g->places[row] * g->features, g->out + row * g->features);
    }
}

void NAME(dh_gather_images)(const uint8_t *images, const long *places, long rows, long features, long channels,
                            real white, const real *mean, const real *deviation, real *out) {
    if (rows <= 0 || features <= 0) return;
    struct NAME(change) *changes = dh_scratch((size_t)channels * sizeof *changes);
    for (long i = 0; i < LANES * channels; i++) {
        struct NAME(change) *change = changes + i / LANES;
        change->mean[i % LANES] = mean[i % channels];
        change->deviation[i % LANES] = deviation[i % channels];
        change->reciprocal[i % LANES] = 1 / deviation[i % channels];
    }
    // Items of about equal size, so that no thread waits long for another.
    long rows_of_item = divide_up(rows, divide_up(rows * features, NAME(numbers_of_item)));
    struct NAME(gathering) g = {images, places, rows, features, channels, rows_of_item, white, changes, false, out};
    // Without an instruction for a·b + c, multiplying would take longer than the divisions.
    g.multiplies = current_isa() != DH_PORTABLE && NAME(multiplying_is_exact)(&g);
    dh_parallel(divide_up(rows, rows_of_item), NAME(item_of_images), &g);
    dh_release(changes);
}

#endif
