import CKernels
import Testing

// How far Winograd's F(4×4, 3×3) may be from the exact sum, for |x|, |w|, |dy| ≤ 1 and u half an ulp of 1.
//
// A pass, along one line, makes each result from numbers at six points k: Σₖ toₖ·(leftₖ·one input)·(rightₖ·the other),
// with the rows of the matrices below. In two dimensions everything happens twice.
//
// The worst. A number at point k is at most the sum of its row's magnitudes, so a result of a sum over n terms (channels
// forward, tiles to the weights) is below n·amplification², amplification = max Σₖ |toₖ|·(Σ|leftₖ|)·(Σ|rightₖ|).
// A term meets n roundings of the sum and 18 of the transforms: 2 + 2 of the pixels, 3 + 3 of the weights, 4 + 4 of the
// results. To the weights they are 2 + 2, 2 + 2, 4 + 4, and 8 of the sum over groups of images: 24. So the error is at
// most γ(n + 24)·n·amplification², and the plain twin adds its own.
//
// What happens instead: roundings wander. One rounding errs by u/√3 of the number's deviation. For random numbers, a
// point's terms have the deviation s·‖leftₖ‖·‖rightₖ‖, where s is that of a product of two inputs; a chain of n such
// terms rounds partial sums of 1, 2, … n times a term's variance, and each term brings the roundings of its transforms
// along. The error's variance in a result is therefore u²/3·s²·(n²/2 + 24n)·Σ(toₖ·‖leftₖ‖·‖rightₖ‖)², and the root of
// its mean over all results u/√3·s·√(n²/2 + 24n)·spread. A direct sum of m terms errs by u/√3·s·m/√2.

/// One pass of Winograd's algorithm along one line.
struct WinogradPass {
    var left: [[Double]]  // for each point, its factors of one input
    var right: [[Double]]
    var results: [[Double]]  // for each result, the factors of the points

    // Points 0, ∞, ±⅝, ±1½, as winograd.c orders them.
    static let squares = (0.390625, 2.25)
    static let points = [0.625, -0.625, 1.5, -1.5]

    /// Bᵀ: the row of point p holds the coefficients of x·(x² − q²)·(x + p), where q is the other pair's point.
    static let pixels: [[Double]] = {
        let (a, b) = squares
        let finite = points.map { p in
            let q = p * p == a ? b : a
            return [0, -q * p, -q, p, 1, 0]
        }
        return [[a * b, 0, -(a + b), 0, 1, 0], [0, a * b, 0, -(a + b), 0, 1]] + finite
    }()

    /// G: powers of p, divided by the product of its distances from the other points.
    static let weights: [[Double]] = {
        let (a, b) = squares
        let finite = points.map { p in
            let square = p * p, other = square == a ? b : a
            return [1, p, square].map { $0 / (2 * square * (square - other)) }
        }
        return [[1 / (a * b), 0, 0], [0, 0, 1]] + finite
    }()

    /// Aᵀ: powers of p.
    static let outputs: [[Double]] = (0..<4).map { i in
        [i == 0 ? 1 : 0, i == 3 ? 1 : 0] + points.map { p in (0..<i).reduce(1) { power, _ in power * p } }
    }

    static func transposed(_ matrix: [[Double]]) -> [[Double]] {
        matrix[0].indices.map { j in matrix.map { $0[j] } }
    }

    static let forward = WinogradPass(left: pixels, right: weights, results: outputs)
    static let toWeights = WinogradPass(left: pixels, right: transposed(outputs), results: transposed(weights))

    /// How much larger a result's parts can be than its inputs.
    var amplification: Double {
        results.map { to in
            to.indices.reduce(0) { sum, k in
                func magnitude(_ row: [Double]) -> Double { row.reduce(0) { $0 + abs($1) } }
                return sum + abs(to[k]) * magnitude(left[k]) * magnitude(right[k])
            }
        }.max() ?? 0
    }

    /// The mean over results of Σₖ (toₖ·‖leftₖ‖·‖rightₖ‖)².
    var spread: Double {
        results.reduce(0) { mean, to in
            func square(_ row: [Double]) -> Double { row.reduce(0) { $0 + $1 * $1 } }
            return mean + to.indices.reduce(0) { $0 + to[$1] * to[$1] * square(left[$1]) * square(right[$1]) }
                / Double(results.count)
        }
    }

    /// The worst error of a sum over `terms` channels (or tiles), where every input is at most 1.
    func bound<T: Precision>(_: T.Type, terms: Int) -> Double {
        T.γ(terms + 24) * Double(terms) * amplification * amplification
    }

    /// The root of the mean square of the error, where products of inputs have deviation ⅓.
    func expectedError(terms: Int) -> Double {
        let n = Double(terms)
        return Float.roundoff / 3.0.squareRoot() / 3 * (n * n / 2 + 24 * n).squareRoot() * spread
    }
}

extension dh_convolution {
    /// Whether the library computes this by Winograd's algorithm.
    var isWinograd: Bool {
        kernel_height == 3 && kernel_width == 3 && stride == 1 && in_channels % 16 == 0 && out_channels % 16 == 0
    }

    var tileCount: Int { batch * ((out_height + 3) / 4) * ((out_width + 3) / 4) }
}

extension Kernels {
    @Suite struct WinogradTests {
        @Test func `the matrices of the analysis make a convolution`() {
            let (d, g) = ([0.3, -1, 2, 0.7, -0.2, 0.9], [0.5, -0.25, 0.75])
            func times(_ matrix: [[Double]], _ x: [Double]) -> [Double] {
                matrix.map { row in zip(row, x).reduce(0) { $0 + $1.0 * $1.1 } }
            }
            let values = zip(times(WinogradPass.pixels, d), times(WinogradPass.weights, g)).map { $0 * $1 }
            for (i, y) in times(WinogradPass.outputs, values).enumerated() {
                let direct = (0..<3).reduce(0) { $0 + d[i + $1] * g[$1] }
                #expect(abs(y - direct) <= Double.γ(1 + 9) * WinogradPass.forward.amplification * 2)
            }
        }

        @Test(arguments: [16, 32, 64])
        func `errors are no larger than the analysis says, and at most three times a direct sum's`(channels: Int) {
            let shape = dh_convolution(2, 16, 16, channels, to: channels, kernel: 3, stride: 1, padding: 1)
            var generator = SplitMix64(state: 5)
            let x: [Float] = generator.numbers(shape.inputCount), w: [Float] = generator.numbers(shape.weightCount)
            let dy: [Float] = generator.numbers(shape.outputCount)
            func error(
                _ count: Int, _ fast: Float.Convolution, _ exact: Double.Convolution, _ a: [Float], _ b: [Float]
            ) -> Double {
                withUnsafePointer(to: shape) { shape in
                    let got: [Float] = filled(count) { fast(shape, a, b, $0) }
                    let want: [Double] = filled(count) { exact(shape, a.map(Double.init), b.map(Double.init), $0) }
                    let squares = zip(got, want).map { (Double($0) - $1) * (Double($0) - $1) }
                    return (squares.reduce(0, +) / Double(count)).squareRoot()
                }
            }
            func direct(_ terms: Int) -> Double { Float.roundoff / 6.0.squareRoot() / 3 * Double(terms) }
            func check(_ error: Double, expected: Double, direct: Double) {
                #expect(error <= expected)
                #expect(error <= 3 * direct)
            }
            let (fast, exact) = (Float.convolution, Double.referenceConvolution)
            let expected = WinogradPass.forward.expectedError(terms: channels)
            check(
                error(shape.outputCount, fast.forward, exact.forward, x, w), expected: expected,
                direct: direct(9 * channels))
            check(
                error(shape.inputCount, fast.input, exact.input, dy, w), expected: expected,
                direct: direct(9 * channels))
            check(
                error(shape.weightCount, fast.weights, exact.weights, x, dy),
                expected: WinogradPass.toWeights.expectedError(terms: shape.tileCount),
                direct: direct(16 * shape.tileCount))
        }
    }
}
