import Optimizers
import Testing

@Suite struct RMSPropWithMomentumTests {
    @Test func `sums its quotients in a velocity`() throws {
        let (first, second) = (2 / 0.4.squareRoot(), 2 / 0.76.squareRoot())
        let rule = RMSPropWithMomentum(learningRate: 0.1, smoothing: 0.9, epsilon: 0)
        try expectWalk(rule, along: [2, 2], [1 - 0.1 * first, 1 - 0.1 * (1.9 * first + second)])
    }
}
