// Sixteen columns (channels) at a time, and sums over them in double precision: what reductions.c, normalization.c,
// softmax.c, pooling.c and winograd.c have in common. A template: see for_float_and_double.h.

#define LANES 16

typedef real NAME(lanes) __attribute__((ext_vector_type(LANES)));
typedef real NAME(lanes_in_memory) __attribute__((ext_vector_type(LANES), aligned(sizeof(real)), may_alias));
typedef double NAME(sums) __attribute__((ext_vector_type(LANES)));

/// The first `width` of 16 numbers from memory; zeros after them. Always full but at the end of a row. The part goes by
/// way of a variable of its own, so that the others need no address and stay in registers.
#define LOAD(lanes_, pointer, width)                                                                                   \
    do {                                                                                                               \
        if ((width) == LANES) {                                                                                        \
            __builtin_memcpy(&(lanes_), pointer, sizeof(lanes_));                                                      \
        } else {                                                                                                       \
            NAME(lanes) part_ = 0;                                                                                     \
            __builtin_memcpy(&part_, pointer, (size_t)(width) * sizeof(real));                                         \
            (lanes_) = part_;                                                                                          \
        }                                                                                                              \
    } while (0)

#define STORE(lanes_, pointer, width)                                                                                  \
    do {                                                                                                               \
        NAME(lanes) part_ = lanes_;                                                                                    \
        if ((width) == LANES) *(NAME(lanes_in_memory) *)(pointer) = lanes_;                                            \
        else __builtin_memcpy(pointer, &part_, (size_t)(width) * sizeof(real));                                        \
    } while (0)

/// Asks for what lies 4 kB further on: memory is slow to answer, and the processor itself looks no further than a page.
#define READ_SOON(pointer) __builtin_prefetch((pointer) + 4096 / sizeof(real))
#define WRITE_SOON(pointer) __builtin_prefetch((pointer) + 4096 / sizeof(real), 1)

#define IN_DOUBLE(lanes) __builtin_convertvector(lanes, NAME(sums))

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

