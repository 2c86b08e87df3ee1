import Tensors
import Testing

@Suite struct TensorSoftmaxTests {
    @Test func `equal scores share the probability evenly`() {
        expectClose(Tensor.zeros([1, 4]).logSoftmax(), Tensor(repeating: -1.3862943611198906, shape: [1, 4]))
    }

    @Test func `large scores neither overflow nor lose digits`() {
        let shifted = Tensor([1_000, 1_001, 1_002], shape: [1, 3]).logSoftmax()
        expectClose(shifted, Tensor([0, 1, 2], shape: [1, 3]).logSoftmax())
        expectClose(shifted, Tensor([-2.4076059644443806, -1.4076059644443806, -0.4076059644443806], shape: [1, 3]))
    }

    @Test func `softmax is positive and sums to one, and logSumExp is its denominator's logarithm`() {
        let x = normal([5, 7], seed: 3) * 10
        expectClose(x.softmax().sum(along: 1), .ones([5]))
        expectClose(x.logSumExp(), x.exp().sum(along: 1).log())
        expectClose(Tensor([1_000, 1_000], shape: [1, 2]).logSumExp(), [1_000.6931471805599])
        #expect(Tensor(repeating: -.infinity, shape: [1, 2]).logSumExp() == [-.infinity])
    }

    @Test(arguments: [[1, 1], [1, 7], [5, 3], [0, 4], [3, 1]]) func `gradients agree with central differences`(
        extents: [Int]
    ) {
        for seed in 1...3 as ClosedRange<UInt64> {
            expectGradient(at: normal(Shape(extents), seed: seed)) { $0[0].logSoftmax() }
            expectGradient(at: normal(Shape(extents), seed: seed)) { $0[0].softmax() }
            expectGradient(at: normal(Shape(extents), seed: seed)) { $0[0].logSumExp() }
            expectGradient(at: normal(Shape(extents), seed: seed)) { x in
                x[0].picking((0..<extents[0]).map { $0 % extents[1] }).squared()
            }
        }
    }

    @Test(arguments: [[1, 1], [1, 7], [5, 3], [64, 10], [3, 129]])
    func `cross-entropy has the bits of log-softmax, picked and averaged`(extents: [Int]) {
        let labels = (0..<extents[0]).map { 5 * $0 % extents[1] }
        var x: Parameters = ["x": normal(Shape(extents), seed: 4) * 5]
        let fused = valueAndGradient(at: &x) { $0[0].tensor.crossEntropy(labels, smoothing: 0) }
        let composed = valueAndGradient(at: &x) { -$0[0].tensor.logSoftmax().picking(labels).mean() }
        #expect(fused.loss == composed.loss)
        #expect(fused.gradient == composed.gradient)
        #expect(x[0].tensor.crossEntropy(labels, smoothing: 0).item == fused.loss)
    }

    @Test(arguments: [[1, 1], [1, 7], [5, 3], [3, 1]])
    func `cross-entropy's gradient agrees with central differences, smoothed or not, scaled or not`(extents: [Int]) {
        let labels = (0..<extents[0]).map { $0 % extents[1] }
        expectGradient(at: normal(Shape(extents), seed: 5)) { $0[0].crossEntropy(labels, smoothing: 0) }
        expectGradient(at: normal(Shape(extents), seed: 6)) { 3 * $0[0].crossEntropy(labels, smoothing: 0.125) }
    }

    @Test func `picking takes one scalar a row`() {
        #expect(Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3]).picking([2, 0]) == [3, 4])
    }

    @Test func `what does not fit ends the program`() async {
        let rank = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Tensor.zeros([3]).logSoftmax()
        }
        #expect(rank.says("logSoftmax: 3 do not fit; it takes a [rows, columns] matrix of at least one column."))
        let column = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Tensor.zeros([2, 3]).picking([0, 3])
        }
        #expect(column.says("picking: 2×3 and 2 do not fit; give one column in 0..<3 for each row."))
    }
}
