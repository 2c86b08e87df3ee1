import Optimizers
import Testing

@Suite struct NesterovTests {
    @Test func `steps along the gradient and where the velocity is about to go`() throws {
        // v = 2, 3.8; the step is g + 0.9 · v
        try expectWalk(Nesterov(learningRate: 0.1), along: [2, 2], [0.62, 0.078])
    }
}
