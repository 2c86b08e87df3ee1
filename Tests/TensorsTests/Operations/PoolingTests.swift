import Tensors
import Testing

@Suite struct PoolingTests {
    /// 0 to 15 in four rows of four.
    private let ramp = Tensor((0..<16).map { Scalar($0) }, shape: [1, 4, 4, 1])

    @Test func `windows of known numbers`() {
        #expect(ramp.maxPooled(window: 2) == Tensor([5, 7, 13, 15], shape: [1, 2, 2, 1]))
        #expect(ramp.averagePooled(window: 2) == Tensor([2.5, 4.5, 10.5, 12.5], shape: [1, 2, 2, 1]))
        #expect(ramp.globallyAveraged() == Tensor([7.5], shape: [1, 1]))
        #expect(ramp.maxPooled(window: 3, stride: 2, padding: 1) == Tensor([5, 7, 13, 15], shape: [1, 2, 2, 1]))
        #expect(
            (-1 * ramp).maxPooled(window: 3, stride: 2, padding: 1) == Tensor([0, -1, -4, -5], shape: [1, 2, 2, 1]))
    }

    @Test func `what is left over at the end is dropped`() {
        #expect(normal([2, 5, 7, 3], seed: 1).maxPooled(window: 2).shape == [2, 2, 3, 3])
    }

    @Test func `of equal scalars the first gets the gradient`() {
        var x = Tensor.ones([1, 2, 2, 1])
        let gradient = valueAndGradient(at: &x) { $0.maxPooled(window: 2).sum() }.gradient
        #expect(gradient[""] == Tensor([1, 0, 0, 0], shape: [1, 2, 2, 1]))
    }

    @Test func `a window with something that is not a number gives that`() {
        #expect(Tensor([1, .nan, 3, 2], shape: [1, 2, 2, 1]).maxPooled(window: 2).scalars[0].isNaN)
    }

    @Test(arguments: [[2, 4, 4, 3], [1, 5, 7, 2], [0, 4, 4, 1], [1, 3, 3, 17]])
    func `gradients agree with central differences`(extents: [Int]) {
        for seed in 1...3 as ClosedRange<UInt64> {
            // A permutation of well separated numbers: near a tie the largest has a kink.
            var generator = SplitMix64(seed: seed)
            let shape = Shape(extents)
            let x = Tensor(generator.permutation(of: shape.count).map { Scalar($0) / 8 }, shape: shape)
            expectGradient(at: x) { $0[0].maxPooled(window: 2) }
            expectGradient(at: x) { $0[0].maxPooled(window: 3, stride: 2, padding: 1) }
            expectGradient(at: x) { $0[0].maxPooled(window: 3, stride: 1) }
            expectGradient(at: x) { $0[0].averagePooled(window: 2) }
            expectGradient(at: x) { $0[0].averagePooled(window: 3, stride: 2) }
            expectGradient(at: x) { $0[0].globallyAveraged() }
        }
    }

    @Test func `a window larger than the image ends the program`() async {
        let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Tensor.zeros([1, 2, 2, 1]).maxPooled(window: 3)
        }
        #expect(exit.says("maxPooled: 1×2×2×1 and 3×3 do not fit;"))
    }
}
