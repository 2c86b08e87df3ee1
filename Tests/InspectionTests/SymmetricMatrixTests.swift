import Inspection
import Testing

@Suite struct SymmetricMatrixTests {
    @Test func `a matrix of two rows has the eigenvalues of the quadratic formula`() {
        let matrix = SymmetricMatrix(count: 2) { [[2, 3], [3, 20]][$0][$1] }
        let root = (81.0 + 9).squareRoot()
        let values = matrix.eigenpairs().map(\.value)
        #expect(abs(values[0] - (11 + root)) < 1e-13)
        #expect(abs(values[1] - (11 - root)) < 1e-13)
    }

    @Test func `the second difference has cosines for eigenvalues`() {
        // 2 on the diagonal, −1 beside it: λₖ = 2 − 2·cos(kπ/(n + 1)).
        let n = 40
        let matrix = SymmetricMatrix(count: n) { $0 == $1 ? 2 : abs($0 - $1) == 1 ? -1 : 0 }
        for (k, pair) in matrix.eigenpairs().reversed().enumerated() {
            let expected = 2 - 2 * Elementary.cos(Double(k + 1) * .pi / Double(n + 1))
            #expect(abs(pair.value - expected) < 1e-13)
        }
    }

    @Test(arguments: [1, 2, 3, 7, 30])
    func `eigenvectors are orthonormal and turn into their multiples`(n: Int) {
        var generator = SplitMix64(seed: UInt64(n))
        let matrix = SymmetricMatrix(count: n) { _, _ in generator.normal() }
        let pairs = matrix.eigenpairs()
        #expect(pairs.count == n)
        for (i, pair) in pairs.enumerated() {
            for (image, entry) in zip(matrix * pair.vector, pair.vector) {
                #expect(abs(image - pair.value * entry) < 1e-12 * Double(n))
            }
            for (j, other) in pairs.enumerated() {
                let product = zip(pair.vector, other.vector).reduce(0) { $0 + $1.0 * $1.1 }
                #expect(abs(product - (i == j ? 1 : 0)) < 1e-12)
            }
        }
        #expect(pairs.map(\.value) == pairs.map(\.value).sorted(by: >))
    }

    @Test func `equal eigenvalues and zeros are found`() {
        #expect(SymmetricMatrix(count: 5) { $0 == $1 ? 3 : 0 }.eigenpairs().map(\.value) == [3, 3, 3, 3, 3])
        #expect(SymmetricMatrix(count: 4) { _, _ in 0 }.eigenpairs().map(\.value) == [0, 0, 0, 0])
        let ones = SymmetricMatrix(count: 4) { _, _ in 1 }.eigenpairs().map(\.value)
        #expect(abs(ones[0] - 4) < 1e-14)
        #expect(ones.dropFirst().allSatisfy { abs($0) < 1e-14 })
    }
}
