import CKernels
import Testing

extension Kernels {
    @Suite struct ElementaryTests {
        typealias Function = (name: String, double: @Sendable (Double) -> Double, float: @Sendable (Float) -> Float)

        /// Every function with its golden values and the error that elementary.h states for it.
        static let functions: [(function: Function, golden: [Golden], ulps: Double)] = [
            (("exp", dh_exp, dh_expf), ElementaryGolden.exp, 0.6),
            (("expm1", dh_expm1, dh_expm1f), ElementaryGolden.expm1, 0.9),
            (("log", dh_log, dh_logf), ElementaryGolden.log, 0.6),
            (("log1p", dh_log1p, dh_log1pf), ElementaryGolden.log1p, 0.7),
            (("sin", dh_sin, dh_sinf), ElementaryGolden.sin, 0.75),
            (("cos", dh_cos, dh_cosf), ElementaryGolden.cos, 0.75),
            (("tanh", dh_tanh, dh_tanhf), ElementaryGolden.tanh, 0.8),
            (("erf", dh_erf, dh_erff), ElementaryGolden.erf, 0.95),
        ]

        @Test(arguments: functions.indices)
        func `double values are within the stated error, everywhere`(index: Int) {
            let (function, golden, ulps) = Self.functions[index]
            let values = everywhere(function.name) { golden.map { function.double($0.x) } }
            for (value, point) in zip(values, golden) {
                #expect(point.ulps(of: value) <= ulps, "\(function.name)(\(point.x)) = \(value)")
            }
        }

        @Test func `powers are within the stated error, everywhere`() {
            let values = everywhere("pow") { ElementaryGolden.pow.map { dh_pow($0.value.x, $0.exponent) } }
            for (value, point) in zip(values, ElementaryGolden.pow) {
                #expect(point.value.ulps(of: value) <= 0.75, "pow(\(point.value.x), \(point.exponent)) = \(value)")
            }
        }

        @Test(arguments: functions.indices)
        func `float values are the double values rounded`(index: Int) {
            let (function, golden, _) = Self.functions[index]
            for point in golden where Float(point.x).isFinite {
                let x = Float(point.x)
                #expect(sameBits([function.float(x)], [Float(function.double(Double(x)))]))
            }
            #expect(dh_powf(2, 0.5) == Float(2).squareRoot())
        }

        @Test func `zeros, infinities and not-a-number give what C's Annex F asks for`() {
            let inf = Double.infinity, nan = Double.nan, tiny = Double.leastNonzeroMagnitude
            let cases: [(String, Double, Double)] = [
                ("exp ±0", dh_exp(-0.0), 1), ("exp ∞", dh_exp(inf), inf), ("exp −∞", dh_exp(-inf), 0),
                ("exp over", dh_exp(709.79), inf), ("exp under", dh_exp(-746), 0),
                ("exp subnormal", dh_exp(-745.13), tiny), ("exp NaN", dh_exp(nan), nan),
                ("expm1 −0", dh_expm1(-0.0), -0.0), ("expm1 −∞", dh_expm1(-inf), -1), ("expm1 ∞", dh_expm1(inf), inf),
                ("expm1 subnormal", dh_expm1(-tiny), -tiny), ("expm1 NaN", dh_expm1(nan), nan),
                ("log 0", dh_log(-0.0), -inf), ("log 1", dh_log(1), 0), ("log −1", dh_log(-1), nan),
                ("log ∞", dh_log(inf), inf), ("log tiny", dh_log(tiny), -744.4400719213812),
                ("log −∞", dh_log(-inf), nan), ("log NaN", dh_log(nan), nan),
                ("log1p −0", dh_log1p(-0.0), -0.0), ("log1p −1", dh_log1p(-1), -inf), ("log1p −2", dh_log1p(-2), nan),
                ("log1p ∞", dh_log1p(inf), inf), ("log1p NaN", dh_log1p(nan), nan),
                ("sin −0", dh_sin(-0.0), -0.0), ("sin ∞", dh_sin(inf), nan), ("cos 0", dh_cos(0), 1),
                ("cos −∞", dh_cos(-inf), nan), ("sin NaN", dh_sin(nan), nan),
                ("tanh −0", dh_tanh(-0.0), -0.0), ("tanh ∞", dh_tanh(inf), 1), ("tanh −∞", dh_tanh(-inf), -1),
                ("tanh NaN", dh_tanh(nan), nan), ("erf −0", dh_erf(-0.0), -0.0), ("erf −∞", dh_erf(-inf), -1),
                ("erf NaN", dh_erf(nan), nan),
                ("x⁰", dh_pow(nan, 0), 1), ("1ʸ", dh_pow(1, nan), 1), ("NaNʸ", dh_pow(nan, 1), nan),
                ("(−1)^∞", dh_pow(-1, inf), 1), ("(−1)^huge", dh_pow(-1, 1e300), 1), ("2^∞", dh_pow(2, inf), inf),
                ("½^∞", dh_pow(0.5, inf), 0), ("½^−∞", dh_pow(0.5, -inf), inf), ("0³", dh_pow(-0.0, 3), -0.0),
                ("0⁻³", dh_pow(-0.0, -3), -inf), ("0⁻²", dh_pow(-0.0, -2), inf), ("0^½", dh_pow(-0.0, 0.5), 0),
                ("∞⁻³", dh_pow(-inf, -3), -0.0), ("(−∞)³", dh_pow(-inf, 3), -inf), ("∞²", dh_pow(-inf, 2), inf),
                ("(−8)^⅓", dh_pow(-8, 1.0 / 3), nan), ("(−2)³", dh_pow(-2, 3), -8), ("2^1024", dh_pow(2, 1024), inf),
                ("2^−1074", dh_pow(2, -1074), tiny), ("2^−1080", dh_pow(2, -1080), 0),
                ("huge exponent", dh_pow(0.9, 1e300), 0), ("huge exponent", dh_pow(-1.1, 1e300), inf),
            ]
            for (name, got, want) in cases { #expect(sameBits([got], [want]), "\(name) = \(got), should be \(want)") }
        }
    }
}
