import Downhill
import Testing

@Suite struct `The front page's loop` {
    @Test func `trains the digits, and prints what the page says`() throws {
        let lines = try printed {
            var generator = SplitMix64(seed: 1)
            let digits = Digits.load()
            var model = SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &generator)
            var optimizer = Optimizer(Momentum(learningRate: 0.03))

            for epoch in 1...3 {
                for batch in digits.train.batches(of: 32, using: &generator) {
                    try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) }
                }
                let right = accuracy(model.inference(digits.test.images), digits.test.labels)
                print("epoch \(epoch): \(Int(100 * right)) % right")
            }
        }
        #expect(lines.count == 3)
        try expect(lines, shownIn: "README.md")
        try expect(lines, shownIn: "\(guides)/Downhill.md")
    }
}
