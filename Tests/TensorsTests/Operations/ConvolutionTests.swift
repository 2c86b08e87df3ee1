import Tensors
import Testing

/// One convolution to try: images of batch × height × width × inputs, a kernel of rows × columns to as many outputs.
struct ConvolutionCase: Sendable, CustomTestStringConvertible {
    var batch = 1, height = 1, width = 1, inputs = 1, outputs = 1, rows = 1, columns = 1, stride = 1, padding = 0

    var testDescription: String {
        "\(batch)×\(height)×\(width)×\(inputs) by \(outputs)×\(rows)×\(columns), stride \(stride), padding \(padding)"
    }

    func operands(seed: UInt64) -> (images: Tensor, kernel: Tensor) {
        (normal([batch, height, width, inputs], seed: seed), normal([outputs, inputs, rows, columns], seed: seed + 7))
    }

    static let all = [
        ConvolutionCase(),
        ConvolutionCase(batch: 2, height: 5, width: 5, inputs: 3, outputs: 2, rows: 3, columns: 3, padding: 1),
        ConvolutionCase(
            batch: 1, height: 7, width: 5, inputs: 2, outputs: 3, rows: 3, columns: 3, stride: 2, padding: 1),
        ConvolutionCase(
            batch: 2, height: 6, width: 6, inputs: 2, outputs: 3, rows: 3, columns: 3, stride: 2, padding: 1),
        ConvolutionCase(batch: 1, height: 6, width: 7, inputs: 2, outputs: 1, rows: 5, columns: 5, padding: 2),
        ConvolutionCase(batch: 2, height: 4, width: 3, inputs: 3, outputs: 5, rows: 1, columns: 1),
        ConvolutionCase(batch: 1, height: 5, width: 5, inputs: 2, outputs: 2, rows: 1, columns: 1, stride: 2),
        ConvolutionCase(
            batch: 1, height: 4, width: 5, inputs: 1, outputs: 2, rows: 2, columns: 3, stride: 3, padding: 2),
        ConvolutionCase(batch: 1, height: 3, width: 3, inputs: 1, outputs: 17, rows: 3, columns: 3),
        ConvolutionCase(batch: 0, height: 3, width: 3, inputs: 2, outputs: 2, rows: 3, columns: 3, padding: 1),
    ]
}

@Suite struct ConvolutionTests {
    @Test(arguments: ConvolutionCase.all) func `every scalar is the sum of its products`(c: ConvolutionCase) {
        let (images, kernel) = c.operands(seed: 1)
        let height = (c.height + 2 * c.padding - c.rows) / c.stride + 1
        let width = (c.width + 2 * c.padding - c.columns) / c.stride + 1
        var expected = Tensor.zeros([c.batch, height, width, c.outputs])
        for n in 0..<c.batch {
            for i in 0..<height {
                for j in 0..<width {
                    for o in 0..<c.outputs {
                        for u in 0..<c.rows {
                            for v in 0..<c.columns {
                                let (y, x) = (i * c.stride + u - c.padding, j * c.stride + v - c.padding)
                                guard 0..<c.height ~= y, 0..<c.width ~= x else { continue }
                                for k in 0..<c.inputs {
                                    expected[n, i, j, o] += images[n, y, x, k] * kernel[o, k, u, v]
                                }
                            }
                        }
                    }
                }
            }
        }
        expectClose(convolve(images, kernel, stride: c.stride, padding: c.padding), expected)
    }

    @Test(arguments: ConvolutionCase.all) func `gradients agree with central differences`(c: ConvolutionCase) {
        for seed in 1...2 as ClosedRange<UInt64> {
            let (images, kernel) = c.operands(seed: seed)
            expectGradient(at: images, kernel) { convolve($0[0], $0[1], stride: c.stride, padding: c.padding) }
        }
    }

    /// 16 channels go by Winograd's algorithm, 15 by direct sums.
    @Test(arguments: [15, 16], [Scalar.nan, .infinity, .greatestFiniteMagnitude])
    func `what is not finite reaches the pixels that it touches, and no others`(channels: Int, wild: Scalar) {
        var images = normal([2, 9, 7, channels], seed: 1)
        let kernel = normal([channels, channels, 3, 3], seed: 2)
        let weights = normal(images.shape, seed: 3)
        let (clean, cleanSlope) = (convolve(images, kernel, padding: 1), slopes(images, kernel, weights))
        images[1, 4, 2, 5] = wild
        let y = convolve(images, kernel, padding: 1)
        // Two ways to sum 144 products near 1, one within 144 roundings of their sum and one within three times as many.
        let tolerance = 4 * 144 * 144 * Scalar.ulpOfOne / 2
        for n in 0..<2 {
            for i in 0..<9 {
                for j in 0..<7 {
                    let touches = n == 1 && abs(i - 4) <= 1 && abs(j - 2) <= 1
                    for c in 0..<channels {
                        let (before, after) = (clean[n, i, j, c], y[n, i, j, c])
                        if touches {
                            #expect(abs(after) > 1e30 || !after.isFinite)
                        } else {
                            #expect(abs(before - after) <= tolerance)
                        }
                    }
                }
            }
        }
        // Its own channel's weights have part in it, all others not.
        let slope = slopes(images, kernel, weights)
        for c in 0..<channels {
            for u in 0..<3 {
                for v in 0..<3 {
                    let (before, after) = (cleanSlope[0, c, u, v], slope[0, c, u, v])
                    if c == 5 {
                        #expect(abs(after) > 1e30 || !after.isFinite)
                    } else {
                        #expect(abs(before - after) <= tolerance)
                    }
                }
            }
        }
    }

    /// The gradient of the weighted sum of outputs with respect to the kernel.
    private func slopes(_ images: Tensor, _ kernel: Tensor, _ weights: Tensor) -> Tensor {
        valueAndGradient(at: kernel) { (convolve(images, $0, padding: 1) * weights).sum() }.gradient
    }

    @Test func `what does not fit ends the program with both shapes and a remedy`() async {
        let channels = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = convolve(.zeros([1, 8, 8, 3]), .zeros([4, 2, 3, 3]))
        }
        #expect(
            channels.says("convolve: 1×8×8×3 and 4×2×3×3 do not fit; it takes [batch, height, width, channels] and"))
        let size = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = convolve(.zeros([1, 2, 2, 3]), .zeros([4, 3, 5, 5]), padding: 1)
        }
        #expect(size.says("convolve with stride 1 and padding 1: 1×2×2×3 and 4×3×5×5 do not fit;"))
    }
}
