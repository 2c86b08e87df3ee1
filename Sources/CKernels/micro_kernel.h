// The micro-kernel's interface: see micro_kernel.c for what it does and how.
// A template for `real` = float or double: see for_float_and_double.h.

#define BLOCK_ROWS 12
#define BLOCK_PANELS 2

/// The numbers of one panel row: 64 bytes, whatever the instruction set.
#define PANEL ((long)(64 / sizeof(real)))

/// How k walks through A and B: `segments` runs of `length` steps each.
///
/// A matrix product is one run. A convolution's patch is one run for each kernel row; its backward pass to the weights
/// one run for each image row. So all of them are this one loop.
struct NAME(walk) {
    long segments, length;
    long a_step, a_segment;  // from one k to the next in A, and from the start of a run to the start of the next
    long b_step, b_segment;  // the same in B
    long b_panel;            // from one panel of B to the next
};

/// Two stretches of memory that will be needed next. With every step of k the micro-kernel asks the caches for `step`
/// numbers more of each, until its end: memory is slow to answer, and would be idle while it multiplies.
struct NAME(ahead) {
    const real *at[2], *end[2];
    long step[2];
};

/// C = A·B, or C += A·B with `accumulate`.
///
/// Row i of A begins at a[a_rows[i]], row i of C at c[c_rows[i]]. Of B, whole panels are read.
void NAME(kernel_rows)(long rows, long columns, const struct NAME(walk) *walk, const real *a, const long *a_rows,
                       const real *b, real *c, const long *c_rows, bool accumulate, struct NAME(ahead) *ahead);

// Matrices that lie in panels altogether, as the micro-kernel likes its B: [columns / PANEL][height][PANEL].

/// Rows are multiplied so many at a time.
#define ROWS_OF_PANELS 16

/// C = A·B for the first `rows` (a multiple of ROWS_OF_PANELS) of A and C, which have `height` rows; A has `inner`
/// panels, C has `panels`, and B, of inner · PANEL rows, too.
void NAME(kernel_panels)(long rows, long height, long inner, long panels, const real *a, const real *b, real *c,
                         struct NAME(ahead) *ahead);

/// C = Aᵀ·B, or C += Aᵀ·B with `accumulate`, over the first `rows` of A and B, which have `height` rows; A has `inner`
/// panels, B has `panels`, and C, of inner · PANEL rows, too.
void NAME(kernel_panels_transposed)(long rows, long height, long inner, long panels, const real *a, const real *b,
                                    real *c, bool accumulate, struct NAME(ahead) *ahead);

/// One row of a panel, in one vector.
typedef real NAME(panel_row) __attribute__((ext_vector_type(64 / sizeof(real)), aligned(sizeof(real)), may_alias));

INLINE long NAME(panels_for)(long columns) { return divide_up(columns, PANEL); }

/// Packs B of [steps, columns] into panels [panels][steps][PANEL], which the micro-kernel reads from front to back;
/// zeros fill the last. Element (k, j) is b[k·ldb + j], or b[j·ldb + k] for the transposed one.
void NAME(kernel_pack)(long steps, long columns, const real *b, long ldb, real *panels);
void NAME(kernel_pack_transposed)(long steps, long columns, const real *b, long ldb, real *panels);
