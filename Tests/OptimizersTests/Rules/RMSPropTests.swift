import Optimizers
import Testing

@Suite struct RMSPropTests {
    @Test func `divides by the root of the squares’ running mean`() throws {
        let first = 1 - 0.2 / 0.4.squareRoot()
        try expectWalk(
            RMSProp(learningRate: 0.1, smoothing: 0.9, epsilon: 0), along: [2, 2],
            [first, first - 0.2 / 0.76.squareRoot()])
    }

    @Test func `has ε in the root where that is asked for`() throws {
        // s = 0.4, ε = 3.6: a root of 2
        try expectWalk(
            RMSProp(learningRate: 0.1, smoothing: 0.9, epsilon: 3.6, epsilonPlace: .insideRoot), along: [2], [0.9])
        try expectWalk(
            RMSProp(learningRate: 0.1, smoothing: 0.9, epsilon: 3.6), along: [2], [1 - 0.2 / (0.4.squareRoot() + 3.6)])
    }
}
