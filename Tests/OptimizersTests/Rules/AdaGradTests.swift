import Optimizers
import Testing

@Suite struct AdaGradTests {
    @Test func `divides by the root of all squares so far`() throws {
        // s = 4, then 8
        try expectWalk(AdaGrad(learningRate: 0.1, epsilon: 0), along: [2, 2], [0.9, 0.9 - 0.2 / 8.0.squareRoot()])
    }
}
