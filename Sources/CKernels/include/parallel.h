#ifndef CKERNELS_PARALLEL_H
#define CKERNELS_PARALLEL_H
// Work shared by a few threads that stay alive between calls.

/// Calls body(context, i) once for every i in 0..<count, on several threads at once, and returns when all are done.
///
/// How work is cut into items must depend on the problem alone, never on the number of threads: then results cannot
/// depend on it either. A call from inside an item, or while another thread's call is under way, runs on the caller.
void dh_parallel(long count, void (*body)(void *context, long index), void *context);

/// The number of threads that work together, the caller included.
int dh_threads(void);

/// Sets that number; at least 1. It starts as `DOWNHILL_THREADS` says, or as the number of processors.
void dh_set_threads(int count);

#endif
