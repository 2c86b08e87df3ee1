#ifndef CKERNELS_CONVOLUTION_H
#define CKERNELS_CONVOLUTION_H
// Two-dimensional convolution (cross-correlation, as everywhere in deep learning), channels last.
//
//     y[n, i, j, o] = Σ over u, v, c of x[n, i·stride + u − padding_top, j·stride + v − padding_left, c]·w[u, v, c, o]
//
// 3×3 kernels with stride 1 and channels in multiples of 16 go by Winograd's algorithm; all others are one chain of
// fused multiply-adds in the order u, v, c for each output. Winograd's error is at most three times the bound of a direct
// sum, if that is taken for the largest pixels of a 6×6 neighbourhood: a pixel that is a million times as large as those
// around it leaves, in single precision, an error of about a tenth of theirs on pixels up to five away, whose own sum it
// has no part in. Where something is not finite, or overflows on the way, the direct sum is taken instead: NaN and
// infinities reach the pixels that they touch, and no others.
//
// x outside the image counts as zero. x is [batch, height, width, in_channels], w is [kernel_height, kernel_width,
// in_channels, out_channels], y is [batch, out_height, out_width, out_channels]; all plain, contiguous, unpadded.

/// The sizes of a convolution. `out_height` and `out_width` are the caller's: what they leave uncovered at the bottom
/// and the right is not read, what they ask for beyond the image is zero. The usual choice is
/// out = (size + 2·padding − kernel) / stride + 1, rounded down.
struct dh_convolution {
    long batch, height, width, in_channels;
    long out_height, out_width, out_channels;
    long kernel_height, kernel_width, stride;
    long padding_top, padding_left;
};

/// y, as above.
void dh_convolution_forward_f(const struct dh_convolution *shape, const float *x, const float *w, float *y);
void dh_convolution_forward_d(const struct dh_convolution *shape, const double *x, const double *w, double *y);

/// dx from dy: the gradient with respect to the input. Overwrites dx.
void dh_convolution_backward_input_f(const struct dh_convolution *shape, const float *dy, const float *w, float *dx);
void dh_convolution_backward_input_d(const struct dh_convolution *shape, const double *dy, const double *w, double *dx);

/// dw from x and dy: the gradient with respect to the weights. Overwrites dw.
void dh_convolution_backward_weights_f(const struct dh_convolution *shape, const float *x, const float *dy, float *dw);
void dh_convolution_backward_weights_d(const struct dh_convolution *shape, const double *x, const double *dy,
                                       double *dw);

#endif
