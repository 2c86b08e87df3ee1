import CKernels
import Testing

extension Kernels {
    @Suite struct PoolingTests {
        static func shape(
            _ batch: Int, _ height: Int, _ width: Int, _ channels: Int, window: Int, stride: Int, padding: Int
        ) -> dh_pooling {
            dh_pooling(
                batch: batch, height: height, width: width, channels: channels,
                out_height: (height + 2 * padding - window) / stride + 1,
                out_width: (width + 2 * padding - window) / stride + 1, window_height: window, window_width: window,
                stride: stride, padding_top: padding, padding_left: padding)
        }

        static let shapes: [dh_pooling] = [
            shape(1, 1, 1, 1, window: 1, stride: 1, padding: 0), shape(2, 8, 8, 16, window: 2, stride: 2, padding: 0),
            shape(3, 7, 9, 5, window: 2, stride: 2, padding: 0), shape(2, 7, 7, 33, window: 3, stride: 2, padding: 1),
            shape(2, 6, 5, 3, window: 3, stride: 1, padding: 1), shape(2, 9, 9, 2, window: 2, stride: 3, padding: 0),
            shape(2, 4, 4, 7, window: 4, stride: 4, padding: 0), shape(0, 4, 4, 7, window: 2, stride: 2, padding: 0),
            // A window that lies outside the image altogether.
            dh_pooling(
                batch: 1, height: 2, width: 3, channels: 2, out_height: 3, out_width: 2, window_height: 1,
                window_width: 2, stride: 2, padding_top: 1, padding_left: 2),
        ]

        @Test(arguments: shapes.indices)
        func `agrees with its twin, everywhere`(index: Int) {
            check(Float.self, Self.shapes[index])
            check(Double.self, Self.shapes[index])
        }

        func check<T: Precision>(_: T.Type, _ shape: dh_pooling) {
            var generator = SplitMix64(state: 4)
            let inCount = shape.batch * shape.height * shape.width * shape.channels
            let outCount = shape.batch * shape.out_height * shape.out_width * shape.channels
            // Few different values, so that there are equals.
            let x = (generator.numbers(inCount) as [T]).map { ($0 * 4).rounded() }
            let dy: [T] = generator.numbers(outCount)
            let window = shape.window_height * shape.window_width
            withUnsafePointer(to: shape) { shape in
                var wantIndices = [Int32](repeating: -7, count: outCount)
                let want: [T] = filled(outCount) { T.referenceMaxPool.forward(shape, x, $0, &wantIndices) }
                let maxima = everywhere("max") {
                    var indices = [Int32](repeating: -7, count: outCount)
                    let y: [T] = filled(outCount) { T.maxPool.forward(shape, x, $0, &indices) }
                    #expect(indices == wantIndices)
                    return y
                }
                #expect(sameBits(maxima, want))

                let backward: [T] = everywhere("max backward") {
                    filled(inCount) { T.maxPool.backward(shape, dy, wantIndices, $0) }
                }
                let wantBackward: [T] = filled(inCount) { T.referenceMaxPool.backward(shape, dy, wantIndices, $0) }
                let size: [T] = filled(inCount) { T.referenceMaxPool.backward(shape, dy.map(abs), wantIndices, $0) }
                expectClose(backward, wantBackward, within: T.γ(2 * window), of: size, "max backward")

                let average: [T] = everywhere("average") { filled(outCount) { T.averagePool.forward(shape, x, $0) } }
                let wantAverage: [T] = filled(outCount) { T.referenceAveragePool.forward(shape, x, $0) }
                let sizes: [T] = filled(outCount) { T.referenceAveragePool.forward(shape, x.map(abs), $0) }
                expectClose(average, wantAverage, within: T.γ(2 * window + 3), of: sizes, "average")

                let spread: [T] = everywhere("average backward") {
                    filled(inCount) { T.averagePool.backward(shape, dy, $0) }
                }
                let wantSpread: [T] = filled(inCount) { T.referenceAveragePool.backward(shape, dy, $0) }
                let spreadSize: [T] = filled(inCount) { T.referenceAveragePool.backward(shape, dy.map(abs), $0) }
                expectClose(spread, wantSpread, within: T.γ(2 * window + 3), of: spreadSize, "average backward")
            }
        }

        @Test func `maximum of not-a-number and of minus infinity`() {
            var shape = Self.shape(1, 2, 4, 1, window: 2, stride: 2, padding: 0)
            let x: [Float] = [1, .nan, -.infinity, -.infinity, 3, .nan, -.infinity, -.infinity]
            var indices: [Int32] = [0, 0]
            let y: [Float] = filled(2) { dh_max_pool_forward_f(&shape, x, $0, &indices) }
            #expect(y[0].isNaN && y[1] == -.infinity)
            #expect(indices == [1, 2])
        }
    }
}
