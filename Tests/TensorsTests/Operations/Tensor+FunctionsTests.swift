import Tensors
import Testing

@Suite struct TensorFunctionsTests {
    private static let shapes: [[Int]] = [[], [1], [7], [3, 5], [0], [2, 1, 17]]

    @Test(arguments: shapes) func `gradients agree with central differences`(extents: [Int]) {
        let shape = Shape(extents)
        for seed in 1...3 as ClosedRange<UInt64> {
            let x = awayFromZero(shape, seed: seed)
            expectGradient(at: x) { $0[0].relu() }
            expectGradient(at: x) { $0[0].absoluteValue() }
            expectGradient(at: x) { $0[0].squared() }
            expectGradient(at: x) { $0[0].exp() }
            expectGradient(at: x) { $0[0].leakyReLU(slope: 0.1) }
            expectGradient(at: x) { $0[0].elu() }
            expectGradient(at: x) { $0[0].gelu() }
            expectGradient(at: x) { $0[0].geluApproximation() }
            expectGradient(at: x) { $0[0].silu() }
            expectGradient(at: x) { $0[0].softplus() }
            expectGradient(at: x) { $0[0].tanh() }
            expectGradient(at: x) { $0[0].sigmoid() }
            expectGradient(at: positive(shape, seed: seed)) { $0[0].log() }
            expectGradient(at: positive(shape, seed: seed)) { $0[0].squareRoot() }
        }
    }

    @Test func `values at known points`() {
        expectClose(([-2, 0, 3] as Tensor).relu(), [0, 0, 3])
        expectClose(([-2, 0, 3] as Tensor).absoluteValue(), [2, 0, 3])
        expectClose(([0, 1] as Tensor).exp(), [1, 2.718281828459045])
        expectClose(([1, 2.718281828459045] as Tensor).log(), [0, 1])
        expectClose(([0, 0.5493061443340549] as Tensor).tanh(), [0, 0.5])
        expectClose(([0, 1.0986122886681098] as Tensor).sigmoid(), [0.5, 0.75])
    }

    @Test func `sigmoid, softplus and GELU keep their digits far out`() {
        expectClose(([-100, 100] as Tensor).softplus(), [0, 100])
        expectClose(([-30, 30] as Tensor).gelu(), [0, 30])
        expectClose(([-0.5, 0, 1] as Tensor).gelu(), [-0.15426876936299344, 0, 0.8413447460685429])
    }

    @Test func `the derivatives of ReLU and the absolute value at zero are zero, as PyTorch has them`() {
        var x: Tensor = [0, -0.0]
        #expect(valueAndGradient(at: &x) { $0.relu().sum() }.gradient[""] == [0, 0])
        #expect(valueAndGradient(at: &x) { $0.absoluteValue().sum() }.gradient[""] == [0, 0])
    }

    @Test func `ReLU hands on what is not a number`() {
        #expect(([.nan] as Tensor).relu().scalars[0].isNaN)
    }

    @Test func `sigmoid and tanh saturate without overflow`() {
        expectClose(([-200, 200] as Tensor).sigmoid(), [0, 1])
        expectClose(([-200, 200] as Tensor).tanh(), [-1, 1])
    }
}
