// Sixteen columns at a time, and sums over them in double precision: what reductions.c, normalization.c and softmax.c
// have in common. A template for `real` = float or double: see for_float_and_double.h.

#define LANES 16

typedef real NAME(lanes) __attribute__((ext_vector_type(LANES)));
typedef double NAME(sums) __attribute__((ext_vector_type(LANES)));

/// The first `width` of 16 numbers from memory; zeros after them. Always full but at the end of a row.
#define LOAD(lanes, pointer, width)                                                                                    \
    do {                                                                                                               \
        if ((width) == LANES) __builtin_memcpy(&(lanes), pointer, sizeof(lanes));                                      \
        else NAME(load_part)(&(lanes), pointer, width);                                                                \
    } while (0)

#define STORE(lanes, pointer, width)                                                                                   \
    do {                                                                                                               \
        if ((width) == LANES) __builtin_memcpy(pointer, &(lanes), sizeof(lanes));                                      \
        else __builtin_memcpy(pointer, &(lanes), (size_t)(width) * sizeof(real));                                      \
    } while (0)

#define IN_DOUBLE(lanes) __builtin_convertvector(lanes, NAME(sums))

INLINE void NAME(load_part)(NAME(lanes) *lanes, const real *pointer, long width) {
    *lanes = 0;
    __builtin_memcpy(lanes, pointer, (size_t)width * sizeof(real));
}

/// The lanes added from first to last.
INLINE double NAME(across)(const NAME(sums) *sums) {
    double sum = 0;
    for (int l = 0; l < LANES; l++) sum += (*sums)[l];
    return sum;
}

/// Numbers in one piece of a sum, and rows of a [rows, columns] matrix in one piece of a sum down its columns.
enum { NAME(piece) = 16384, NAME(least_rows) = 64 };

INLINE long NAME(rows_of_piece)(long columns) {
    long rows = NAME(piece) / (columns > 0 ? columns : 1);
    return rows < NAME(least_rows) ? NAME(least_rows) : rows;
}

INLINE long NAME(smaller)(long a, long b) { return a < b ? a : b; }
INLINE long NAME(pieces)(long count, long size) { return (count + size - 1) / size; }
