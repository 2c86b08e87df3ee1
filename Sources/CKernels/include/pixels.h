#ifndef CKERNELS_PIXELS_H
#define CKERNELS_PIXELS_H
// Images that are kept as bytes, gathered into a batch of numbers.

#include <stdint.h>

/// out[row, i] = (images[places[row], i] / white − mean[c]) / deviation[c], rounded after each operation, where c is the
/// channel that i belongs to: i modulo `channels`.
///
/// An image is `features` bytes, a multiple of `channels`; every place must be one of an image.
void dh_gather_images_f(const uint8_t *images, const long *places, long rows, long features, long channels, float white,
                        const float *mean, const float *deviation, float *out);
void dh_gather_images_d(const uint8_t *images, const long *places, long rows, long features, long channels,
                        double white, const double *mean, const double *deviation, double *out);

#endif
