import CKernels
import Testing

/// One batch normalisation with the arrays that its C structure points to.
struct BatchNorm<T: Precision> {
    var rows: Int, channels: Int
    var mean: [T], variance: [T], gamma: [T], beta: [T]
    var epsilon = 1e-5
    var relu: Bool
}

extension BatchNorm<Float> {
    func withNorm(_ body: (UnsafePointer<dh_batch_norm_f>) -> Void) {
        mean.withUnsafeBufferPointer { mean in
            variance.withUnsafeBufferPointer { variance in
                gamma.withUnsafeBufferPointer { gamma in
                    beta.withUnsafeBufferPointer { beta in
                        var norm = dh_batch_norm_f(
                            rows: rows, channels: channels, mean: mean.baseAddress, variance: variance.baseAddress,
                            gamma: gamma.baseAddress, beta: beta.baseAddress, epsilon: epsilon, relu: relu)
                        body(&norm)
                    }
                }
            }
        }
    }
}

extension BatchNorm<Double> {
    func withNorm(_ body: (UnsafePointer<dh_batch_norm_d>) -> Void) {
        mean.withUnsafeBufferPointer { mean in
            variance.withUnsafeBufferPointer { variance in
                gamma.withUnsafeBufferPointer { gamma in
                    beta.withUnsafeBufferPointer { beta in
                        var norm = dh_batch_norm_d(
                            rows: rows, channels: channels, mean: mean.baseAddress, variance: variance.baseAddress,
                            gamma: gamma.baseAddress, beta: beta.baseAddress, epsilon: epsilon, relu: relu)
                        body(&norm)
                    }
                }
            }
        }
    }
}

extension Kernels {
    @Suite struct NormalizationTests {
        static let sizes = [(1, 1), (2, 3), (7, 16), (100, 17), (1025, 16), (300, 40), (2000, 10), (70, 600)]

        @Test(arguments: sizes + [(0, 5)])
        func `statistics agree with two plain passes, everywhere`(rows: Int, channels: Int) {
            checkStatistics(Float.self, rows, channels)
            checkStatistics(Double.self, rows, channels)
        }

        func checkStatistics<T: Precision>(_: T.Type, _ rows: Int, _ channels: Int) {
            var generator = SplitMix64(state: 7)
            // A mean of 1000 deviations: the naive formula E[x²] − E[x]² in `T` would leave nothing of the variance.
            let x = (generator.numbers(rows * channels) as [T]).map { $0 + 577 }
            func statistics(_ kernel: T.Statistics) -> [T] {
                filled(2 * channels) { kernel(x, rows, channels, $0, $0 + channels) }
            }
            let got = everywhere("statistics") { statistics(T.statistics) }
            let want = statistics(T.referenceStatistics)
            // The deviations d = x − x₀ are at most 2: E[d²] − E[d]² errs by at most 8·γ of a variance of about ⅓.
            let bound = [T](repeating: 577, count: channels) + [T](repeating: 1, count: channels)
            let relative = 2 * T.roundoff + 8 * Double.γ(rows + 20)
            expectClose(got, want, within: relative, of: bound, "statistics of \(rows)×\(channels)")
        }

        @Test(arguments: sizes, [(false, false), (true, false), (true, true), (false, true)])
        func `forward and backward agree with their twins, everywhere`(size: (Int, Int), mode: (Bool, Bool)) {
            var generator = SplitMix64(state: 8)
            let (rows, channels) = size, (relu, residual) = mode
            let count = rows * channels
            do {
                let norm = BatchNorm<Float>(
                    rows: rows, channels: channels, mean: generator.numbers(channels),
                    variance: (generator.numbers(channels) as [Float]).map { $0 * $0 + 0.5 },
                    gamma: generator.numbers(channels), beta: generator.numbers(channels), relu: relu)
                let x: [Float] = generator.numbers(count), r: [Float] = generator.numbers(count)
                let dy: [Float] = generator.numbers(count)
                check(
                    count, channels, rows, residual,
                    forward: { out in norm.withNorm { dh_batch_norm_forward_f($0, x, residual ? r : nil, out) } },
                    plain: { out in norm.withNorm { reference_batch_norm_forward_f($0, x, residual ? r : nil, out) } },
                    backward: { y, dx, dg, db, dr in
                        norm.withNorm { dh_batch_norm_backward_f($0, x, y, dy, dx, dg, db, dr) }
                    },
                    plainBackward: { y, dx, dg, db, dr in
                        norm.withNorm { reference_batch_norm_backward_f($0, x, y, dy, dx, dg, db, dr) }
                    },
                    backwardInPlace: { y, dx, dg, db, dr in
                        let place = dr ?? dx
                        place.update(from: dy, count: count)
                        norm.withNorm { dh_batch_norm_backward_f($0, x, y, place, dx, dg, db, dr) }
                    })
            }
            do {
                let norm = BatchNorm<Double>(
                    rows: rows, channels: channels, mean: generator.numbers(channels),
                    variance: (generator.numbers(channels) as [Double]).map { $0 * $0 + 0.5 },
                    gamma: generator.numbers(channels), beta: generator.numbers(channels), relu: relu)
                let x: [Double] = generator.numbers(count), r: [Double] = generator.numbers(count)
                let dy: [Double] = generator.numbers(count)
                check(
                    count, channels, rows, residual,
                    forward: { out in norm.withNorm { dh_batch_norm_forward_d($0, x, residual ? r : nil, out) } },
                    plain: { out in norm.withNorm { reference_batch_norm_forward_d($0, x, residual ? r : nil, out) } },
                    backward: { y, dx, dg, db, dr in
                        norm.withNorm { dh_batch_norm_backward_d($0, x, y, dy, dx, dg, db, dr) }
                    },
                    plainBackward: { y, dx, dg, db, dr in
                        norm.withNorm { reference_batch_norm_backward_d($0, x, y, dy, dx, dg, db, dr) }
                    },
                    backwardInPlace: { y, dx, dg, db, dr in
                        let place = dr ?? dx
                        place.update(from: dy, count: count)
                        norm.withNorm { dh_batch_norm_backward_d($0, x, y, place, dx, dg, db, dr) }
                    })
            }
        }

        func check<T: Precision>(
            _ count: Int, _ channels: Int, _ rows: Int, _ residual: Bool,
            forward: (UnsafeMutablePointer<T>) -> Void, plain: (UnsafeMutablePointer<T>) -> Void,
            backward: (
                UnsafePointer<T>?, UnsafeMutablePointer<T>, UnsafeMutablePointer<T>, UnsafeMutablePointer<T>,
                UnsafeMutablePointer<T>?
            ) -> Void,
            plainBackward: (
                UnsafePointer<T>?, UnsafeMutablePointer<T>, UnsafeMutablePointer<T>, UnsafeMutablePointer<T>,
                UnsafeMutablePointer<T>?
            ) -> Void,
            backwardInPlace: (
                UnsafePointer<T>?, UnsafeMutablePointer<T>, UnsafeMutablePointer<T>, UnsafeMutablePointer<T>,
                UnsafeMutablePointer<T>?
            ) -> Void
        ) {
            let y = everywhere("forward") { filled(count, forward) }
            // |x − mean| ≤ 2, slope ≤ √2, β and residual ≤ 1: five roundings of numbers below 5, and the twin's one.
            let five = [T](repeating: 5, count: count)
            expectClose(y, filled(count, plain), within: T.γ(6), of: five, "forward")

            func gradients(
                _ y: [T]?,
                _ kernel: (
                    UnsafePointer<T>?, UnsafeMutablePointer<T>, UnsafeMutablePointer<T>, UnsafeMutablePointer<T>,
                    UnsafeMutablePointer<T>?
                ) -> Void
            ) -> [T] {
                filled(2 * count + 2 * channels) { out in
                    let dr = residual ? out + count + 2 * channels : nil
                    if !residual { (out + count + 2 * channels).update(repeating: 0, count: count) }
                    if let y {
                        y.withUnsafeBufferPointer {
                            kernel($0.baseAddress, out, out + count, out + count + channels, dr)
                        }
                    } else {
                        kernel(nil, out, out + count, out + count + channels, dr)
                    }
                }
            }
            let got = everywhere("backward") { gradients(y, backward) }
            // dx ≤ √2·(1 + 1 + 2·2) < 9 and the sums ≤ rows·3, each from double precision.
            let size =
                [T](repeating: 9, count: count) + [T](repeating: T(3 * rows), count: 2 * channels)
                + [T](repeating: 1, count: count)
            expectClose(got, gradients(y, plainBackward), within: T.γ(8) + Double.γ(rows + 30), of: size, "backward")
            // One of the results may take dy's place.
            let inPlace = everywhere("backward in place") { gradients(y) { backwardInPlace($0, $1, $2, $3, $4) } }
            #expect(sameBits(inPlace, got), "backward in place differs")
            if !residual {
                let recomputed = everywhere("backward without y") { gradients(nil, backward) }
                #expect(sameBits(recomputed, got), "the mask found from x again differs from y's")
            }
        }
    }
}
