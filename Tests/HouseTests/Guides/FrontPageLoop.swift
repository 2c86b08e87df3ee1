import Downhill
import Testing

@Suite struct `The front page's loop` {
    @Test func `trains the digits`() throws {
        var generator = SplitMix64(seed: 1)
        let digits = Digits.load()

        var model = SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &generator)
        var optimizer = Optimizer(Momentum(learningRate: 0.03))

        for batch in digits.train.batches(of: 32, using: &generator) {
            try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) }
        }
        #expect(accuracy(model.inference(digits.test.images), digits.test.labels) > 0.7)
    }
}
