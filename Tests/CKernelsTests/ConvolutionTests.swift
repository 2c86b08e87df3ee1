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
            dh_convolution(5, 10, 11, 16, to: 16, kernel: 3, stride: 1, padding: 1),
            dh_convolution(9, 13, 12, 16, to: 32, kernel: 3, stride: 1, padding: 1),
            // Unequal sides, padding at one end only, outputs that go past the image or leave some of it out.
            dh_convolution(
                batch: 2, height: 6, width: 5, in_channels: 3, out_height: 5, out_width: 7, out_channels: 4,
                kernel_height: 3, kernel_width: 2, stride: 1, padding_top: 0, padding_left: 2),
            dh_convolution(
                batch: 2, height: 9, width: 9, in_channels: 2, out_height: 2, out_width: 3, out_channels: 3,
                kernel_height: 2, kernel_width: 3, stride: 2, padding_top: 1, padding_left: 0),
        ]

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
                let direct = T.γ(steps + 1) + Double.γ(2 * steps) + T.γ(1)
                if shape.isWinograd {
                    let bound =
                        name == "to weights"
                        ? WinogradPass.toWeights.bound(T.self, terms: shape.tileCount)
                        : WinogradPass.forward.bound(T.self, terms: steps / taps)
                    let ones = [T](repeating: 1, count: count)
                    expectClose(got, reference(left, right), within: bound + direct * Double(steps), of: ones, what)
                } else {
                    expectClose(
                        got, reference(left, right), within: direct, of: reference(left.map(abs), right.map(abs)), what)
                }
            }
        }
    }
}
