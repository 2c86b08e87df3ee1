import Tensors
import Testing

@Suite struct GradientCheckTests {
    @Test func `a right pullback passes`() throws {
        let check = try #require(GradientCheck.worst(at: normal([5], seed: 1)) { $0.tanh().sum() })
        #expect(check.error <= gradientTolerance, "\(check)")
    }

    @Test func `a pullback that is half a per cent wrong is caught`() throws {
        let check = try #require(
            GradientCheck.worst(at: normal([5], seed: 1)) { x in
                x.map {
                    2 * $0
                } derivative: { _, _ in
                    2.01
                }.sum()
            })
        #expect(check.error > gradientTolerance)
        #expect(abs(check.error - 0.01 / 2.01) < 1e-3)
    }

    @Test func `one wrong entry among many is caught, and named`() throws {
        // A function whose derivative is right everywhere but where x is 3.
        let check = try #require(
            GradientCheck.worst(at: [1, 2, 3, 4] as Tensor) { x in
                x.map {
                    $0 * $0
                } derivative: { x, _ in
                    x == 3 ? 6.05 : 2 * x
                }.sum()
            })
        #expect(check.index == 2)
        #expect(check.error > gradientTolerance)
    }

    @Test func `a gradient that is not a number is an error without bound`() throws {
        let check = try #require(
            GradientCheck.worst(at: [1, 2] as Tensor) { x in
                x.map {
                    $0
                } derivative: { _, _ in
                    .nan
                }.sum()
            })
        #expect(check.error == .infinity)
    }
}
