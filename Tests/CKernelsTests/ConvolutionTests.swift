import CKernels
import Testing

extension dh_convolution {
    /// Square kernel, equal padding all round, the usual output size.
    init(
        _ batch: Int, _ height: Int, _ width: Int, _ channels: Int, to outChannels: Int, kernel: Int, stride: Int,
        padding: Int
    ) {
        self.init(
            batch: batch, height: height, width: width, in_channels: channels,
            out_height: max(0, height + 2 * padding - kernel + stride) / stride,
            out_width: max(0, width + 2 * padding - kernel + stride) / stride, out_channels: outChannels,
            kernel_height: kernel, kernel_width: kernel, stride: stride, padding_top: padding, padding_left: padding)
    }

    var inputCount: Int { batch * height * width * in_channels }
    var outputCount: Int { batch * out_height * out_width * out_channels }
    var weightCount: Int { kernel_height * kernel_width * in_channels * out_channels }
}

extension Kernels {
    @Suite struct ConvolutionTests {
        static let shapes: [dh_convolution] = [
            dh_convolution(1, 1, 1, 1, to: 1, kernel: 1, stride: 1, padding: 0),
            dh_convolution(2, 5, 7, 3, to: 16, kernel: 3, stride: 1, padding: 1),
            dh_convolution(3, 8, 8, 16, to: 16, kernel: 3, stride: 1, padding: 1),
            dh_convolution(2, 8, 8, 16, to: 32, kernel: 3, stride: 2, padding: 1),
            dh_convolution(2, 7, 5, 13, to: 17, kernel: 3, stride: 2, padding: 1),
            dh_convolution(2, 6, 6, 5, to: 35, kernel: 1, stride: 1, padding: 0),
            dh_convolution(2, 9, 8, 4, to: 7, kernel: 1, stride: 2, padding: 0),
            dh_convolution(1, 9, 11, 2, to: 3, kernel: 5, stride: 1, padding: 2),
            dh_convolution(2, 11, 9, 3, to: 6, kernel: 5, stride: 2, padding: 2),
            dh_convolution(1, 4, 4, 2, to: 2, kernel: 3, stride: 1, padding: 3),
            dh_convolution(1, 6, 6, 1, to: 1, kernel: 2, stride: 3, padding: 0),
            dh_convolution(2, 3, 3, 2, to: 2, kernel: 5, stride: 1, padding: 0),
            dh_convolution(0, 4, 4, 2, to: 2, kernel: 3, stride: 1, padding: 1),
            dh_convolution(19, 4, 4, 3, to: 5, kernel: 3, stride: 1, padding: 1),
            // Winograd's: 3×3, stride 1, whole panels; even and odd sizes, no padding, two paddings, more tiles than a block.
            dh_convolution(2, 8, 8, 16, to: 32, kernel: 3, stride: 1, padding: 1),
            dh_convolution(3, 7, 5, 32, to: 16, kernel: 3, stride: 1, padding: 1),
            dh_convolution(2, 6, 9, 16, to: 16, kernel: 3, stride: 1, padding: 0),
            dh_convolution(1, 3, 4, 48, to: 16, kernel: 3, stride: 1, padding: 2),
            dh_convolution(1, 1, 1, 16, to: 48, kernel: 3, stride: 1, padding: 1),
            dh_convolution(9, 13, 12, 16, to: 32, kernel: 3, stride: 1, padding: 1),
            // Unequal sides, padding at one end only, outputs that go past the image or leave some of it out.
            dh_convolution(
                batch: 2, height: 6, width: 5, in_channels: 3, out_height: 5, out_width: 7, out_channels: 4,
                kernel_height: 3, kernel_width: 2, stride: 1, padding_top: 0, padding_left: 2),
            dh_convolution(
                batch: 2, height: 9, width: 9, in_channels: 2, out_height: 2, out_width: 3, out_channels: 3,
                kernel_height: 2, kernel_width: 3, stride: 2, padding_top: 1, padding_left: 0),
        ]

        // How far Winograd's F(2×2, 3×3) may be from the exact sum, for |x|, |w| ≤ 1 and u half an ulp of 1.
        //
        // Forward. The transforms multiply magnitudes by at most the row sums of |Bᵀ|, |G| and |Aᵀ|, which are 2, 1½
        // and 3, twice each: an output is a sum over c channels of terms below (2·1½·3)² = 81 with c + 14 roundings
        // each, so it errs by at most γ(c + 14)·81·c. The direct sum has 9c terms below 1 with 9c roundings: γ(9c)·9c.
        // That is 81·u·c·(c + 14) against 81·u·c²: Winograd's bound is 1 + 14/c times as large, 1.9 times for 16
        // channels, 1.2 times for 64.
        //
        // To the weights, A, Bᵀ and Gᵀ have row sums 2, 2 and 2, twice each; the sum runs over t tiles of 4 pixels:
        // γ(t + 24)·64·t against γ(4t)·4t, that is 64·u·t² against 16·u·t².
        //
        // What happens instead of the worst: the roundings of a sum whose terms have random signs wander. A chain of n
        // terms of deviation s has partial sums of s·√k, each of which is rounded, and so errs by u/√3·s·√(Σ k) ≈
        // u/√6·s·n: by u/√6·s·9c in the direct sum. Of Winograd's sixteen sums nine reach an output, each of c terms
        // of deviation at most 2s (four pixels, one weight): √9·u/√6·2s·c, two thirds of that. To the weights the same
        // count gives u/√6·s·4t for both. The transforms' own roundings grow only as √c and √t. So Winograd's
        // convolution errs no more than the direct one, and the second test asks for that.
        //
        // In numbers, for x and w spread evenly over −1..<1, so that s = ⅓: 1.2·10⁻⁶ for 16 channels, 4.7·10⁻⁶ for 64,
        // and 10⁻⁵ for the weights where there are 1200 pixels; single errors reach four times that. No algorithm that
        // sums in single precision keeps within 10⁻⁶ here.

        /// The first of these bounds, where Winograd's algorithm is used.
        func winogradBound<T: Precision>(_: T.Type, _ shape: dh_convolution, toWeights: Bool) -> Double? {
            guard shape.kernel_height == 3, shape.kernel_width == 3, shape.stride == 1, shape.in_channels % 16 == 0,
                shape.out_channels % 16 == 0
            else { return nil }
            let tiles = shape.batch * ((shape.out_height + 1) / 2) * ((shape.out_width + 1) / 2)
            let channels = max(shape.in_channels, shape.out_channels)
            return toWeights
                ? T.γ(tiles + 24) * 64 * Double(tiles) : T.γ(channels + 14) * 81 * Double(channels)
        }

        /// The second: the root of the mean square of the error is no larger than a direct sum's would be.
        @Test(arguments: [16, 32, 64])
        func `Winograd's convolution errs no more than a direct sum`(channels: Int) {
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
            // Products of two numbers spread evenly over −1..<1 have deviation ⅓.
            func direct(_ terms: Int) -> Double { Float.roundoff / 6.0.squareRoot() / 3 * Double(terms) }
            let (fast, exact) = (Float.convolution, Double.referenceConvolution)
            #expect(error(shape.outputCount, fast.forward, exact.forward, x, w) <= direct(9 * channels))
            #expect(error(shape.inputCount, fast.input, exact.input, dy, w) <= direct(9 * channels))
            let pixels = shape.batch * shape.out_height * shape.out_width
            #expect(error(shape.weightCount, fast.weights, exact.weights, x, dy) <= direct(pixels))
        }

        @Test(arguments: shapes.indices)
        func `three passes agree with their twins, everywhere`(index: Int) {
            check(Float.self, Self.shapes[index])
            check(Double.self, Self.shapes[index])
        }

        func check<T: Precision>(_: T.Type, _ shape: dh_convolution) {
            var generator = SplitMix64(state: 3)
            let x: [T] = generator.numbers(shape.inputCount), w: [T] = generator.numbers(shape.weightCount)
            let dy: [T] = generator.numbers(shape.outputCount)
            let taps = shape.kernel_height * shape.kernel_width,
                pixels = shape.batch * shape.out_height * shape.out_width
            let passes: [(String, T.Convolution, T.Convolution, [T], [T], Int, Int)] = [
                (
                    "forward", T.convolution.forward, T.referenceConvolution.forward, x, w, shape.outputCount,
                    taps * shape.in_channels
                ),
                (
                    "to input", T.convolution.input, T.referenceConvolution.input, dy, w, shape.inputCount,
                    taps * shape.out_channels
                ),
                (
                    "to weights", T.convolution.weights, T.referenceConvolution.weights, x, dy, shape.weightCount,
                    pixels + 16
                ),
            ]
            for (name, fast, plain, left, right, count, steps) in passes {
                let what = "\(T.self) \(name) \(shape)"
                let got: [T] = everywhere(what) {
                    filled(count) { out in withUnsafePointer(to: shape) { fast($0, left, right, out) } }
                }
                func reference(_ left: [T], _ right: [T]) -> [T] {
                    filled(count) { out in withUnsafePointer(to: shape) { plain($0, left, right, out) } }
                }
                if let bound = winogradBound(T.self, shape, toWeights: name == "to weights") {
                    let ones = [T](repeating: 1, count: count)
                    expectClose(got, reference(left, right), within: bound, of: ones, what)
                } else {
                    let bound = T.γ(steps + 1) + Double.γ(2 * steps) + T.γ(1)
                    expectClose(
                        got, reference(left, right), within: bound, of: reference(left.map(abs), right.map(abs)), what)
                }
            }
        }
    }
}
