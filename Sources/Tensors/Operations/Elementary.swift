import CKernels

/// Exponentials, logarithms and circular functions whose bits are the same on every machine.
///
/// The C library's differ from one processor and one release to the next, by a last digit that training then amplifies; these are our
/// own (`CKernels/elementary.h` states their errors), and all that reaches a report is computed with them.
public enum Elementary {
    /// eˣ.
    public static func exp(_ x: Double) -> Double { dh_exp(x) }

    /// eˣ.
    public static func exp(_ x: Float) -> Float { dh_expf(x) }

    /// `eˣ − 1`, exact for small x too.
    public static func expm1(_ x: Double) -> Double { dh_expm1(x) }

    /// eˣ − 1, exact for small x.
    public static func expm1(_ x: Float) -> Float { dh_expm1f(x) }

    /// The natural logarithm.
    public static func log(_ x: Double) -> Double { dh_log(x) }

    /// The natural logarithm.
    public static func log(_ x: Float) -> Float { dh_logf(x) }

    /// `ln(1 + x)`, exact for small x too.
    public static func log1p(_ x: Double) -> Double { dh_log1p(x) }

    /// ln(1 + x), exact for small x.
    public static func log1p(_ x: Float) -> Float { dh_log1pf(x) }

    /// The sine, of radians.
    public static func sin(_ x: Double) -> Double { dh_sin(x) }

    /// The sine, of radians.
    public static func sin(_ x: Float) -> Float { dh_sinf(x) }

    /// The cosine, of radians.
    public static func cos(_ x: Double) -> Double { dh_cos(x) }

    /// The cosine, of radians.
    public static func cos(_ x: Float) -> Float { dh_cosf(x) }

    /// The hyperbolic tangent.
    public static func tanh(_ x: Double) -> Double { dh_tanh(x) }

    /// The hyperbolic tangent.
    public static func tanh(_ x: Float) -> Float { dh_tanhf(x) }

    /// The error function, `2/√π ∫₀ˣ e^(−t²) dt`.
    public static func erf(_ x: Double) -> Double { dh_erf(x) }

    /// The error function, 2/√π times the integral of e^(−t²) from 0 to x.
    public static func erf(_ x: Float) -> Float { dh_erff(x) }

    /// x to a power.
    public static func pow(_ x: Double, _ exponent: Double) -> Double { dh_pow(x, exponent) }

    /// x to a power.
    public static func pow(_ x: Float, _ exponent: Float) -> Float { dh_powf(x, exponent) }
}
