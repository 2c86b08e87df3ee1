#ifndef CKERNELS_ENVIRONMENT_H
#define CKERNELS_ENVIRONMENT_H
// Which instruction set the kernels run on.

#include <stdbool.h>

/// The name of the instruction set in use: "avx512", "avx2", "neon" or "portable".
///
/// It is the best that the processor has, or what the environment variable `DOWNHILL_ISA` asks for.
/// All of them give the same bits; "portable" on x86-64 is slow, because there fma is a call into libm. "neon" is the
/// same code compiled for arm64. Only a NaN's sign and payload differ from one to another.
const char *dh_isa_name(void);

/// Switches to the instruction set of that name; false (and no change) if this machine cannot run it. For tests.
bool dh_set_isa(const char *name);

#endif
