// Prints a digest of the bits that every kernel computes, a line a case, so that machines can be held against each other:
//
//     1f3a…  gemm/float/plain/63x65x17
//
// Inputs are drawn from the case's name. Every NaN counts as one: its sign and payload differ between processors.
// scripts/emulate runs it.

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "convolution.h"
#include "elementary.h"
#include "elementwise.h"
#include "gemm.h"
#include "normalization.h"
#include "pixels.h"
#include "pooling.h"
#include "reductions.h"
#include "softmax.h"

static uint64_t mixed(uint64_t digest, uint64_t word) { return (digest ^ word) * 0x9e3779b97f4a7c15u ^ digest >> 29; }

/// Where the case's random numbers stand.
static uint64_t state;

static uint64_t draw(void) {
    uint64_t z = state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

static char title[200];

static void begin(const char *kernel, const char *type, const char *inputs, const char *sizes) {
    snprintf(title, sizeof title, "%s/%s/%s/%s", kernel, type, inputs, sizes);
    state = 1;
    for (const char *letter = title; *letter; letter++) state = mixed(state, (unsigned char)*letter);
}

static void print(uint64_t digest) { printf("%016llx  %s\n", (unsigned long long)digest, title); }

/// What inputs are like: between −1 and 1; over many powers of ten; any bits at all, infinities and NaN among them.
enum inputs { plain, wide, wild, kinds_of_inputs };
static const char *const names_of_inputs[] = {"plain", "wide", "wild"};

#define REAL float
#define WORD uint32_t
#define TYPE "float"
#define K(name) name##_f
#define E(name) name##f
#include "bits_of_type.h"
#undef REAL
#undef WORD
#undef TYPE
#undef K
#undef E

#define REAL double
#define WORD uint64_t
#define TYPE "double"
#define K(name) name##_d
#define E(name) name
#include "bits_of_type.h"

int main(void) {
    all_f();
    all_d();
}
