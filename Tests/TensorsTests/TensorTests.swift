import Tensors
import Testing

@Suite struct TensorTests {
    @Test func `a copy does not see writes to the original, nor the other way`() {
        var a: Tensor = [1, 2, 3]
        var b = a
        b[0] = 9
        #expect(a == [1, 2, 3])
        a[1] = 7
        #expect(a == [1, 7, 3])
        #expect(b == [9, 2, 3])
    }

    @Test func `a reshaped tensor shares its scalars only until one is written to`() {
        let a: Tensor = [1, 2, 3, 4]
        var b = a.reshaped(to: [2, 2])
        b[1, 0] = 9
        #expect(a == [1, 2, 3, 4])
        #expect(b == Tensor([1, 2, 9, 4], shape: [2, 2]))
    }

    @Test func `a unique tensor is written to in place`() {
        var a = Tensor.zeros([1_000])
        let before = a.withUnsafeScalars { $0.baseAddress }
        a[5] = 1
        #expect(a.withUnsafeScalars { $0.baseAddress } == before)
    }

    @Test func `a parameter is unique again after a differentiation, so that an update needs no copy`() {
        var a = Tensor.ones([1_000])
        let before = a.withUnsafeScalars { $0.baseAddress }
        let gradient = valueAndGradient(at: &a) { ($0 * $0).sum() }.gradient
        a[0] = gradient[0].tensor[0]
        #expect(a.withUnsafeScalars { $0.baseAddress } == before)
    }

    @Test func `subscripts are row-major`() {
        let a = Tensor([0, 1, 2, 3, 4, 5], shape: [2, 3])
        #expect(a[0, 2] == 2)
        #expect(a[1, 0] == 3)
    }

    @Test func `a tensor shows its shape and first scalars`() {
        #expect("\([1, 2] as Tensor)" == "Tensor(2: 1.0, 2.0)")
        #expect("\(Tensor.zeros([3, 3]))".hasSuffix("0.0, …)"))
    }

    @Test func `literals are tensors`() {
        let (three, minus, half): (Tensor, Tensor, Tensor) = (3, -2, 0.5)
        #expect([three, minus, half] == [Tensor(3), Tensor(-2), Tensor(0.5)])
        #expect(three.shape == [])
    }

    @Test func `uniform numbers fill the range and keep within it`() {
        var generator = SplitMix64(seed: 4)
        let x = Tensor.uniform([20_000], in: -2..<3, using: &generator).scalars
        #expect(x.allSatisfy { -2 <= $0 && $0 < 3 })
        // The mean of 20,000 has standard deviation 5/√12/√20000 ≈ 0.01; five of them are allowed.
        #expect(abs(x.reduce(0, +) / 20_000 - 0.5) < 0.05)
    }

    @Test func `no scalar is equal to NaN`() {
        #expect(Tensor(.nan) != Tensor(.nan))
    }

    @Test func `wrong numbers of scalars, stray indices and items of many end the program`() async {
        let count = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Tensor([1, 2, 3], shape: [2, 2])
        }
        #expect(count.says("Tensor: 3 scalars do not fill 2×2, which holds 4."))
        let index = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Tensor.zeros([2, 3])[1, 3]
        }
        #expect(index.says("subscript: [1, 3] is no place in 2×3."))
        let item = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Tensor.zeros([2]).item
        }
        #expect(item.says("item: 2 holds 2 scalars, not one."))
    }
}
