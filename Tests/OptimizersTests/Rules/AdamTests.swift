import Optimizers
import Testing

@Suite struct AdamTests {
    @Test func `takes steps of its rate while the gradient stays the same`() throws {
        try expectWalk(Adam(learningRate: 0.1, epsilon: 0), along: [2, 2, 2], [0.9, 0.8, 0.7])
    }

    @Test func `all but stops where the gradient turns round`() throws {
        // m = 0.9 · 0.2 − 0.2 = −0.02, corrected by 0.19; v̂ = 4
        try expectWalk(Adam(learningRate: 0.1, epsilon: 0), along: [2, -2], [0.9, 0.9 + 0.1 * (0.02 / 0.19) / 2])
    }
}
