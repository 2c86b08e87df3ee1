import Optimizers
import Testing

@Suite struct LionTests {
    @Test func `goes by the sign of what it remembers and of the gradient`() throws {
        // 0.2; then 0.9 · 0.02 − 0.01 is still above zero, though the gradient is not
        try expectWalk(Lion(learningRate: 0.1), along: [2, -0.1], [0.9, 0.8])
    }
}
