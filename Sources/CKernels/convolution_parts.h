// What direct convolution (convolution.c) and Winograd's (winograd.c) share. A template: see for_float_and_double.h.

/// Output pixels that see the image through the same kernel: `rows` × `columns` of them, from (out_top, out_left) on.
struct NAME(lattice) {
    long rows, columns, out_top, out_left;
    long kernel_height, kernel_width;
    const real *panels;  // the kernel packed: [kernel_height · kernel_width · channels] × out_channels
    long top, left;      // where in the image the first pixel's patch begins; negative: outside
};

/// Those pixels of a lattice of whose patches the same part lies inside the image.
struct NAME(region) {
    const struct NAME(lattice) *lattice;
    long first_row, rows, first_column, columns;  // of the kernel, inside
    long pixels;                                  // of one image
    const long *from, *to;  // for every pixel of a group: where its patch's inside begins, where its output goes
};

/// Reads images, patches `stride` apart, and writes lattices of output pixels, each `out_step` from the next.
struct NAME(sweep) {
    long batch, group;  // images in all and in one item of work
    const real *source;
    long source_height, source_width, channels;
    long stride;
    real *out;
    long out_height, out_width, out_channels, out_step;
    long lattices, regions;
    struct NAME(lattice) *lattice;
    struct NAME(region) *region;
};

/// Winograd's convolution, for 3×3 kernels, stride 1, and channels in multiples of 16. Takes a sweep as direct
/// convolution does, its weights in panels. A tile's pixels are all added to each other, so what is not finite, or too
/// large to be added, spoils pixels whose own sum it has no part in: each returns whether all results are finite. If
/// not, they are direct convolution's to compute.
bool NAME(winograd_fits)(long kernel_height, long kernel_width, long stride, long in_channels, long out_channels);
bool NAME(winograd_sweep)(const struct NAME(sweep) *s);
bool NAME(winograd_weights)(const struct dh_convolution *shape, const real *x, const real *dy, real *dw);
