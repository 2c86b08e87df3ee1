import Tensors
import Testing

@Suite struct TensorIndexingTests {
    private let x = Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3])

    @Test func `known parts`() {
        #expect(x.gathering([1, 0, 1]) == Tensor([4, 5, 6, 1, 2, 3, 4, 5, 6], shape: [3, 3]))
        #expect(x.gathering([]) == Tensor([], shape: [0, 3]))
        #expect(x.sliced(1..<3, along: 1) == Tensor([2, 3, 5, 6], shape: [2, 2]))
        #expect(x.sliced(0..<3, along: 1, by: 2) == Tensor([1, 3, 4, 6], shape: [2, 2]))
        #expect(x.sliced(1..<1, along: 0) == Tensor([], shape: [0, 3]))
        #expect(
            x.padded(before: 1, after: 2, along: 0)
                == Tensor([0, 0, 0, 1, 2, 3, 4, 5, 6, 0, 0, 0, 0, 0, 0], shape: [5, 3]))
        #expect(x.padded(before: 1, after: 0, along: 1) == Tensor([0, 1, 2, 3, 0, 4, 5, 6], shape: [2, 4]))
        #expect(Tensor.concatenated([x, x], along: 1) == Tensor([1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6], shape: [2, 6]))
        #expect(Tensor.concatenated([x, Tensor.zeros([1, 3])], along: 0).shape == [3, 3])
    }

    @Test func `gradients agree with central differences`() {
        for seed in 1...3 as ClosedRange<UInt64> {
            let (a, b) = (normal([3, 2, 5], seed: seed), normal([3, 1, 5], seed: seed + 9))
            expectGradient(at: a) { $0[0].gathering([2, 0, 2, 2]).squared() }
            for axis in 0..<3 {
                expectGradient(at: a) { $0[0].sliced(1..<2, along: axis).squared() }
                expectGradient(at: a) { $0[0].sliced(0..<$0[0].shape[axis], along: axis, by: 2).squared() }
                expectGradient(at: a) { $0[0].padded(before: 2, after: 1, along: axis).squared() }
            }
            expectGradient(at: a, b) { Tensor.concatenated([$0[0], $0[1], $0[0]], along: 1).squared() }
        }
    }

    @Test func `what lies outside ends the program`() async {
        let slice = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Tensor.zeros([2, 3]).sliced(1..<4, along: 1)
        }
        #expect(slice.says("sliced(1..<4, along: 1, by: 1): 2×3 do not fit; stay within the extents."))
        let join = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Tensor.concatenated([.zeros([2, 3]), .zeros([2, 4])], along: 0)
        }
        #expect(join.says("concatenated(along: 0): 2×3 and 2×4 do not fit; all extents but that axis must be equal."))
    }
}
