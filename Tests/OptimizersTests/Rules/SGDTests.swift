import Optimizers
import Testing

@Suite struct SGDTests {
    @Test func `steps against the gradient, by rate times slope`() throws {
        try expectWalk(SGD(learningRate: 0.1), along: [2, -3], [0.8, 1.1])
    }
}
