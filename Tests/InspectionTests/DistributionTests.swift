import Inspection
import Testing

@Suite struct DistributionTests {
    @Test func `every scalar is counted once, in its bin or beside them`() {
        let tensor: Tensor = [-3, -1, -0.5, 0, 0.5, 1, 9, .infinity, .nan]
        let found = Distribution(of: tensor, in: -1...1, bins: 4)
        #expect(found.counts == [1, 1, 1, 2])
        #expect((found.below, found.above, found.zeros, found.nonFinite) == (1, 1, 1, 2))
        #expect(found.total == 9)
        #expect(found.borders == [-1, -0.5, 0, 0.5, 1])
    }

    @Test func `mean and deviation are those of the finite values`() {
        let found = Distribution(of: [1, 2, 3, 4, .nan], in: 0...5, bins: 1)
        #expect(found.mean == 2.5)
        #expect(abs(found.deviation - 1.25.squareRoot()) < 1e-12)
    }

    @Test func `over magnitudes the bins are powers of ten, and zeros stand apart`() {
        let found = Distribution(of: [0, 0, 2e-5, -3e-5, 0.3, 20], over: .magnitude, in: -6...0, bins: 6)
        #expect(found.counts == [0, 2, 0, 0, 0, 1])
        #expect((found.zeros, found.above, found.total) == (2, 1, 6))
    }
}
