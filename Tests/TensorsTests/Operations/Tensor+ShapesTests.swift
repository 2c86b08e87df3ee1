import Tensors
import Testing

@Suite struct TensorShapesTests {
    @Test func `reshaping keeps the order of the scalars`() {
        let x = Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3])
        #expect(x.reshaped(to: [3, 2]) == Tensor([1, 2, 3, 4, 5, 6], shape: [3, 2]))
        #expect(x.flattened() == x)
        #expect(Tensor.zeros([2, 3, 5]).flattened().shape == [2, 15])
        #expect(Tensor.zeros([4]).flattened().shape == [4, 1])
    }

    @Test func `a transposed matrix has its rows for columns`() {
        #expect(Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3]).transposed() == Tensor([1, 4, 2, 5, 3, 6], shape: [3, 2]))
    }

    @Test func `axis i of a permuted tensor is axis axes[i]`() {
        let x = normal([2, 3, 5], seed: 1)
        let y = x.permuted([2, 0, 1])
        #expect(y.shape == [5, 2, 3])
        for i in 0..<2 { for j in 0..<3 { for k in 0..<5 { #expect(y[k, i, j] == x[i, j, k]) } } }
    }

    @Test func `images are flattened channel by channel`() {
        let x = Tensor([1, 10, 2, 20, 3, 30, 4, 40], shape: [1, 2, 2, 2])
        #expect(x.flattened() == Tensor([1, 2, 3, 4, 10, 20, 30, 40], shape: [1, 8]))
    }

    @Test func `gradients agree with central differences`() {
        expectGradient(at: normal([2, 3], seed: 1)) { $0[0].reshaped(to: [6]).squared() }
        expectGradient(at: normal([5, 3], seed: 2)) { $0[0].transposed().squared() }
        expectGradient(at: normal([0, 3], seed: 2)) { $0[0].transposed() }
        expectGradient(at: normal([2, 2, 2], seed: 3)) { $0[0].flattened().squared() }
        expectGradient(at: normal([2, 2, 3, 5], seed: 4)) { $0[0].flattened().squared() }
        expectGradient(at: normal([2, 3, 5], seed: 5)) { $0[0].permuted([2, 0, 1]).squared() }
        expectGradient(at: normal([2, 3, 4, 5], seed: 6)) { $0[0].permuted([3, 1, 0, 2]).squared() }
    }

    @Test func `a shape of another count ends the program`() async {
        let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Tensor.zeros([2, 3]).reshaped(to: [4])
        }
        #expect(exit.says("reshaped: 2×3 and 4 do not fit; both must hold the same number of scalars, 6 against 4."))
    }
}
