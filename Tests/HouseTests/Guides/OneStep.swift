import Downhill
import Testing

@Suite struct `The guide to one step` {
    @Test func `trains a network, and refuses what is not finite`() throws {
        let lines = try printed {
            var generator = SplitMix64(seed: 1)
            let digits = Digits.load()
            var model = SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &generator)
            var optimizer = Optimizer(Adam(learningRate: 0.003), .clippedToNorm(1), .decayed(0.01, on: .matrices))

            for batch in digits.train.batches(of: 32, using: &generator) {
                try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) }
            }
            print(accuracy(model.inference(digits.test.images), digits.test.labels))
            #expect(accuracy(model.inference(digits.test.images), digits.test.labels) > 0.7)

            let batch = digits.train.batch(at: Array(0..<32))
            let before = model.parameters
            #expect(throws: OptimizerError.self) {
                try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) * .infinity }
            }
            #expect(model.parameters == before)

            let (loss, gradient) = valueAndGradient(at: &model) { crossEntropy($0(batch.images), batch.labels) }
            try optimizer.update(&model, along: gradient)
            #expect(loss.isFinite && model.parameters != before)
        }
        try expect(lines, shownIn: "\(guides)/OneStep.md")
    }
}
