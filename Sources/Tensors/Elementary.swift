import CKernels

/// Exponentials, logarithms and circular functions whose bits are the same on every machine.
///
/// The C library's differ from one processor and one release to the next, by a last digit that training then amplifies; these are our
/// own (`CKernels/elementary.h` states their errors), and all that reaches a report is computed with them.
public enum Elementary {
    public static func exp(_ x: Double) -> Double { dh_exp(x) }
    public static func exp(_ x: Float) -> Float { dh_expf(x) }
    /// `eˣ − 1`, exact for small x too.
    public static func expm1(_ x: Double) -> Double { dh_expm1(x) }
    public static func expm1(_ x: Float) -> Float { dh_expm1f(x) }
    public static func log(_ x: Double) -> Double { dh_log(x) }
    public static func log(_ x: Float) -> Float { dh_logf(x) }
    /// `ln(1 + x)`, exact for small x too.
    public static func log1p(_ x: Double) -> Double { dh_log1p(x) }
    public static func log1p(_ x: Float) -> Float { dh_log1pf(x) }
    public static func sin(_ x: Double) -> Double { dh_sin(x) }
    public static func sin(_ x: Float) -> Float { dh_sinf(x) }
    public static func cos(_ x: Double) -> Double { dh_cos(x) }
    public static func cos(_ x: Float) -> Float { dh_cosf(x) }
    public static func tanh(_ x: Double) -> Double { dh_tanh(x) }
    public static func tanh(_ x: Float) -> Float { dh_tanhf(x) }
    /// The error function, `2/√π ∫₀ˣ e^(−t²) dt`.
    public static func erf(_ x: Double) -> Double { dh_erf(x) }
    public static func erf(_ x: Float) -> Float { dh_erff(x) }
    public static func pow(_ x: Double, _ exponent: Double) -> Double { dh_pow(x, exponent) }
    public static func pow(_ x: Float, _ exponent: Float) -> Float { dh_powf(x, exponent) }
}
