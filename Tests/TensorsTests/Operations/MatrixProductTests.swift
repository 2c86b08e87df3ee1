import Tensors
import Testing

@Suite struct MatrixProductTests {
    private static let sizes = [
        (2, 3, 4), (1, 1, 1), (7, 5, 3), (1, 17, 1), (13, 1, 11), (0, 3, 2), (2, 0, 3), (2, 3, 0),
    ]
    private static let sides: [MatrixSide?] = [nil, .left, .right]

    private static func operands(_ m: Int, _ k: Int, _ n: Int, _ side: MatrixSide?, seed: UInt64) -> (Tensor, Tensor) {
        (
            normal(side == .left ? [k, m] : [m, k], seed: seed),
            normal(side == .right ? [n, k] : [k, n], seed: seed + 50)
        )
    }

    @Test(arguments: sizes, sides) func `every scalar is the sum of its products`(
        size: (Int, Int, Int), side: MatrixSide?
    ) {
        let (m, k, n) = size
        let (a, b) = Self.operands(m, k, n, side, seed: 1)
        var expected = Tensor.zeros([m, n])
        for i in 0..<m {
            for j in 0..<n {
                for l in 0..<k {
                    expected[i, j] += (side == .left ? a[l, i] : a[i, l]) * (side == .right ? b[j, l] : b[l, j])
                }
            }
        }
        expectClose(matmul(a, b, transposing: side), expected, within: 8 * .ulpOfOne)
    }

    @Test(arguments: sizes, sides) func `gradients agree with central differences`(
        size: (Int, Int, Int), side: MatrixSide?
    ) {
        for seed in 1...3 as ClosedRange<UInt64> {
            let (a, b) = Self.operands(size.0, size.1, size.2, side, seed: seed)
            expectGradient(at: a, b) { matmul($0[0], $0[1], transposing: side) }
        }
    }

    @Test func `a matrix times its own transpose has both gradients`() {
        expectGradient(at: normal([3, 5], seed: 1)) { matmul($0[0], $0[0], transposing: .right) }
    }

    @Test func `matrices that do not fit end the program with both shapes and a remedy`() async {
        let inner = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = matmul(.zeros([3, 4]), .zeros([5, 2]))
        }
        #expect(inner.says("matmul: 3×4 and 5×2 do not fit; the inner extents must be equal. Transpose one of them?"))
        let rank = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = matmul(.zeros([3, 4, 2]), .zeros([2, 2]))
        }
        #expect(rank.says("matmul: 3×4×2 and 2×2 do not fit; it takes two [rows, columns] matrices. Flatten first?"))
    }
}
