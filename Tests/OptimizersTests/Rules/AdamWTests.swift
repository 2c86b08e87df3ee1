import Optimizers
import Testing

@Suite struct AdamWTests {
    @Test func `shrinks the weight first, by rate times decay`() throws {
        try expectWalk(AdamW(learningRate: 0.1, weightDecay: 0.5, epsilon: 0), along: [2, 2], [0.85, 0.7075])
    }
}
