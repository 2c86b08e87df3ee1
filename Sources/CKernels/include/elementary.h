#ifndef CKERNELS_ELEMENTARY_H
#define CKERNELS_ELEMENTARY_H
// exp, log and their kin with the same bits on every machine.
//
// The C library's versions change their last digit with the processor and the library's version. These use only
// + − × ÷ and fma, each correctly rounded, in a fixed order, so a number printed in a report is the same everywhere.
//
// Largest errors measured against 60-digit arithmetic (in units in the last place, see ElementaryTests for the points):
//
//     double   exp 0.6   expm1 0.9   log 0.6   log1p 0.7   sin 0.75   cos 0.75   tanh 0.8   pow 0.75   erf 0.95
//              (subnormal results of exp and pow: 1.25)
//     float    0.501 for all of them: computed in double, then rounded
//
// Infinities, NaN, signed zeros, subnormals, overflow and underflow behave as in C's Annex F.

double dh_exp(double x);
double dh_expm1(double x);
double dh_log(double x);
double dh_log1p(double x);
double dh_sin(double x);
double dh_cos(double x);
double dh_tanh(double x);
double dh_erf(double x);
double dh_pow(double x, double y);

float dh_expf(float x);
float dh_expm1f(float x);
float dh_logf(float x);
float dh_log1pf(float x);
float dh_sinf(float x);
float dh_cosf(float x);
float dh_tanhf(float x);
float dh_erff(float x);
float dh_powf(float x, float y);

#endif
