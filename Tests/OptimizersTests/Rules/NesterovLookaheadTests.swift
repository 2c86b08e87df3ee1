import Optimizers
import Tensors
import Testing

@Suite struct NesterovLookaheadTests {
    @Test func `walks as momentum does along gradients that are given`() throws {
        try expectWalk(NesterovLookahead(learningRate: 0.1), along: [2, 2], [0.8, 0.42])
    }

    @Test func `asks for the gradient where the velocity is about to carry the weight`() throws {
        var optimizer = Optimizer(NesterovLookahead(learningRate: 0.1))
        var model: Parameters = ["w": [1]]
        #expect(optimizer.probe(model)[0].tensor == [1])
        try optimizer.update(&model, along: ["w": [2]])  // v = 0.2
        #expect(abs(optimizer.probe(model)[0].tensor[0] - 0.62) <= 4 * .ulpOfOne)
    }
}
