import Downhill

/// One hidden layer on digits by plain descent: at its best rate, and at ten times that.
struct LargeRates: Study {
    let free, clipped: BestRate

    /// At ten times the best rate without clipping: the median of mistakes without clipping, less that with.
    let tenfold: Double

    init(seeds: [UInt64]) throws {
        let setting = Setting.digits(.hiddenLayer)
        @Sendable func mistakes(_ rate: Double, clipped: Bool, _ seed: UInt64) -> Double {
            var generator = SplitMix64(seed: seed).split("shuffling")
            var model = setting.model(seed: seed)
            let rule = SGD(learningRate: rate)
            var optimizer = clipped ? Optimizer(rule, .clippedToNorm(1)) : Optimizer(rule)
            for _ in 0..<5 {
                for batch in setting.learned.batches(of: setting.batch, using: &generator) {
                    do {
                        try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) }
                    } catch {
                        return 0.9
                    }
                }
            }
            return Evaluation(of: model, on: setting.test).error
        }
        let grid = Grid.logarithmic(0.01...10, perDecade: 2)
        free = try BestRate.search(over: grid, seeds: seeds, resolution: 3) { mistakes($0, clipped: false, $1) }
        clipped = try BestRate.search(over: grid, seeds: seeds, resolution: 3) { mistakes($0, clipped: true, $1) }
        let rate = 10 * free.rate
        func median(clipped: Bool) -> Double { Sample(seeds.map { mistakes(rate, clipped: clipped, $0) }).median }
        tenfold = median(clipped: false) - median(clipped: true)
    }

    var numbers: [Recorded] {
        [
            Recorded("best", free.cost, as: .percent(1)), Recorded("clippedBest", clipped.cost, as: .percent(1)),
        ]
    }
}
