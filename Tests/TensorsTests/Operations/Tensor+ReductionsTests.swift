import Tensors
import Testing

@Suite struct TensorReductionsTests {
    @Test func `sums and means of known numbers`() {
        let x = Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3])
        #expect(x.sum() == Tensor(21))
        #expect(x.mean() == Tensor(3.5))
        #expect(x.sum(along: 0) == [5, 7, 9])
        #expect(x.sum(along: 1) == [6, 15])
        #expect(x.sum(along: 1, keepingAxis: true) == Tensor([6, 15], shape: [2, 1]))
        #expect(x.mean(along: 0) == [2.5, 3.5, 4.5])
    }

    @Test func `the sum of nothing is zero`() {
        #expect(Tensor.zeros([0]).sum() == Tensor(0))
        #expect(Tensor.zeros([0, 3]).sum(along: 0) == [0, 0, 0])
    }

    @Test(arguments: [[], [1], [7], [2, 3], [5, 1, 3], [2, 0]]) func `gradients agree with central differences`(
        extents: [Int]
    ) {
        for seed in 1...3 as ClosedRange<UInt64> {
            let x = normal(Shape(extents), seed: seed)
            expectGradient(at: x) { $0[0].sum() }
            if !extents.contains(0) { expectGradient(at: x) { $0[0].mean() } }
            for axis in extents.indices {
                expectGradient(at: x) { $0[0].sum(along: axis) }
                expectGradient(at: x) { $0[0].sum(along: axis, keepingAxis: true).squared() }
            }
        }
    }

    @Test func `a long sum keeps its digits`() {
        // A hundred thousand tenths: adding them up one by one in Float is wrong in the fourth digit.
        expectClose(Tensor(repeating: 0.1, shape: [100_000]).sum(), Tensor(10_000), within: 1e-7)
        expectClose(
            Tensor(repeating: 0.1, shape: [100_000, 2]).sum(along: 0), [10_000, 10_000], within: 1e-6)
    }

    @Test func `the largest of each row, the first where several are equal`() {
        #expect(Tensor([1, 3, 2, 5, 5, 4], shape: [2, 3]).argmaxOfRows() == [1, 0])
    }

    @Test func `an axis that is not there ends the program`() async {
        let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Tensor.zeros([2, 3]).sum(along: 2)
        }
        #expect(exit.says("sum(along: 2): 2×3 has axes 0..<2."))
    }
}
