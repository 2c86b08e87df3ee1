// Compiles THIS_FILE twice: once with `real` = float and names ending in _f, once with double and _d.
//
// A file of kernels begins
//
//     #ifndef real
//     #define THIS_FILE "name.c"
//     #include "for_float_and_double.h"
//     #else
//
// and everything after the #else is written once, for `real`; NAME(x) adds the ending to an identifier.

#include "dispatch.h"
#include "whole_numbers.h"

#define real float
#define NAME(x) x##_f
#include THIS_FILE
#undef real
#undef NAME

#define real double
#define NAME(x) x##_d
#include THIS_FILE
#undef real
#undef NAME
