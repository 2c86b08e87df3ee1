import Testing
import Training

@Suite struct TrialTests {
    private func trial(_ rule: some UpdateRule, epochs: Int = 2, steps: Int = .max) -> Trial<SimpleMLP> {
        Trial(by: rule, on: Few.digits.train, batchSize: 50, epochs: epochs, steps: steps, seed: 3) {
            SimpleMLP(inputs: 64, hidden: 8, outputs: 10, using: &$0)
        }
    }

    @Test func `it is the loop that anyone would write`() throws {
        let trial = trial(Momentum(learningRate: 0.1))
        var generator = SplitMix64(seed: 3)
        var model = SimpleMLP(inputs: 64, hidden: 8, outputs: 10, using: &generator)
        var optimizer = Optimizer(Momentum(learningRate: 0.1))
        var (losses, means): ([Double], [Double]) = ([], [])
        for _ in 0..<2 {
            var total = 0.0
            for batch in Few.digits.train.batches(of: 50, using: &generator) {
                let loss = try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) }
                losses.append(Double(loss))
                total += Double(loss) * Double(batch.count)
            }
            means.append(total / Double(Few.digits.train.count))
        }
        #expect(trial.model.stateDictionary == model.stateDictionary)
        #expect(trial.batchLosses == losses && trial.epochLosses == means && !trial.diverged)
        let test = Few.digits.test
        #expect(trial.loss(on: test) == Double(crossEntropy(model.inference(test.images), test.labels).item))
        #expect(trial.accuracy(on: test) == accuracy(model.inference(test.images), test.labels))
    }

    @Test func `a trial that diverges is a result`() {
        let trial = trial(SGD(learningRate: Schedule { $0 < 4 ? 0.1 : Double(Scalar.greatestFiniteMagnitude) / 1e8 }))
        #expect(trial.diverged)
        #expect(trial.batchLosses.count == 5)
        #expect(trial.epochLosses.last == .infinity)
        #expect(trial.loss(on: Few.digits.test) == .infinity && trial.accuracy(on: Few.digits.test) == 0.1)
    }

    @Test func `it learns from points and from numbers, by whatever loss`() {
        var generator = SplitMix64(seed: 5)
        let data = LinearRegression(count: 64, features: 2, conditionNumber: 4, noise: 0.1, using: &generator)
        let trial = Trial<Linear>(
            of: Linear(inputs: 2, outputs: 1, using: &generator), by: Optimizer(SGD(learningRate: 0.1)), on: data,
            batchSize: 64, epochs: 60, shuffledBy: &generator,
            loss: { meanSquaredError($0($1.inputs), $1.targets) })
        let reached = Double(meanSquaredError(trial.model.inference(data.inputs), data.targets).item)
        #expect(reached >= 0.999 * data.minimum.loss && reached < 1.01 * data.minimum.loss)
        let spirals = PointSet.spirals(perArm: 8, using: &generator)
        let classifier = Trial(by: SGD(learningRate: 0.1), on: spirals, batchSize: 8, epochs: 2, seed: 3) {
            SimpleMLP(inputs: 2, hidden: 4, outputs: 3, using: &$0)
        }
        #expect(classifier.batchLosses.count == 6 && !classifier.diverged)
    }

    @Test func `it can be cut short`() {
        #expect(trial(SGD(learningRate: 0.1), steps: 4).batchLosses.count == 4)
    }
}
