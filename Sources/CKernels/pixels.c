#ifndef real
#include "include/pixels.h"
#include "include/buffers.h"
#include "include/parallel.h"

typedef uint8_t sixteen_bytes __attribute__((ext_vector_type(16)));

#define THIS_FILE "pixels.c"
#include "for_float_and_double.h"
#else

// A shuffled epoch takes its images from all over the set, and memory is slow to answer: an image is asked for while
// those before it are worked on. What is worked on then waits for the two divisions alone.

#include "sums.h"

enum { NAME(images_ahead) = 4, NAME(numbers_of_item) = 16384 };

struct NAME(gathering) {
    const uint8_t *images;
    const long *places;
    long rows, features, channels, rows_of_item;
    real white;
    const NAME(lanes) *mean, *deviation;  // [channels] each: of sixteen neighbours, then of the next sixteen, and so on
    real *out;
};

KERNEL(void, NAME(image_as_numbers), (const struct NAME(gathering) *g, const uint8_t *image, real *out),
       (g, image, out)) {
    const NAME(lanes) *mean = g->mean, *deviation = g->deviation;
    const real white = g->white;
    long channels = g->channels, features = g->features, whole = features / LANES * LANES, part = 0;
    sixteen_bytes bytes = 0;
    for (long i = 0; i < whole; i += LANES) {
        __builtin_memcpy(&bytes, image + i, LANES);
        NAME(lanes) numbers = __builtin_convertvector(bytes, NAME(lanes));
        *(NAME(lanes_in_memory) *)(out + i) = (numbers / white - mean[part]) / deviation[part];
        part = part + 1 == channels ? 0 : part + 1;
    }
    if (whole == features) return;
    __builtin_memcpy(&bytes, image + whole, (size_t)(features - whole));
    NAME(lanes) numbers = __builtin_convertvector(bytes, NAME(lanes));
    numbers = (numbers / white - mean[part]) / deviation[part];
    __builtin_memcpy(out + whole, &numbers, (size_t)(features - whole) * sizeof(real));
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
    NAME(lanes) *both = dh_scratch(2 * (size_t)channels * sizeof(NAME(lanes)));
    for (long i = 0; i < LANES * channels; i++) {
        both[i / LANES][i % LANES] = mean[i % channels];
        both[channels + i / LANES][i % LANES] = deviation[i % channels];
    }
    // Items of about equal size, so that no thread waits long for another.
    long rows_of_item = divide_up(rows, divide_up(rows * features, NAME(numbers_of_item)));
    struct NAME(gathering) g = {
        images, places, rows, features, channels, rows_of_item, white, both, both + channels, out};
    dh_parallel(divide_up(rows, rows_of_item), NAME(item_of_images), &g);
    dh_release(both);
}

#endif
