#ifndef CKERNELS_BUFFERS_H
#define CKERNELS_BUFFERS_H
// Memory for tensors: 64-byte aligned blocks that are kept for reuse when they are released.
//
// A training step asks for the same sizes again and again. Fresh memory from the system costs a page fault every 4 kB;
// a block that comes back from here costs none.

#include <stddef.h>

/// At least `bytes` bytes of uninitialised memory, aligned to 64 bytes; NULL if the system has no more. Thread-safe.
void *dh_allocate(size_t bytes);

/// The same for a kernel, which has nobody to tell: where the system has no more, the program ends as by `dh_out_of_memory`.
void *dh_scratch(size_t bytes);

/// Says on standard error how much there is no memory for, and what helps, and ends the program with status 1. The other
/// threads of a kernel may be at work: nothing else is tidied up.
_Noreturn void dh_out_of_memory(size_t bytes);

/// Gives a block from `dh_allocate` or `dh_scratch` back; NULL is allowed. Thread-safe.
void dh_release(void *block);

/// Asks the system for pages of 2 MB under memory that has not been touched yet. The processor finds memory by a table
/// with an entry a page; it remembers a few thousand entries and is slow to look others up. Blocks from `dh_allocate`
/// have asked already. Thread-safe.
void dh_prefer_large_pages(void *memory, size_t bytes);

/// Returns every block that is kept for reuse to the system.
void dh_trim_buffers(void);

/// What the buffers hold, in bytes, and how often they were asked.
struct dh_buffer_statistics {
    size_t in_use;       // handed out now
    size_t most_in_use;  // the largest that `in_use` has been
    size_t kept;         // waiting for reuse; in_use + kept exceeds most_in_use by its half or 16 MB at most
    size_t fresh;        // allocations served by the system
    size_t reused;       // allocations served from what was kept
};

struct dh_buffer_statistics dh_buffer_statistics(void);

#endif
