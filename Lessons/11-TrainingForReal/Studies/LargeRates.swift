import Downhill

/// One hidden layer on digits by plain descent: at its best rate, and at one about ten times as large.
struct LargeRates: Study {
    let free, clipped: BestRate

    static let large = 3.0

    /// At the large rate: the median of mistakes without clipping, less that with.
    let saved: Double

    init(seeds: [UInt64]) throws {
        let setting = Setting.digits(.hiddenLayer)
        @Sendable func mistakes(_ rate: Double, clipped: Bool, _ seed: UInt64) -> Double {
            var generator = SplitMix64(seed: seed).split("shuffling")
            let rule = SGD(learningRate: rate)
            let trial = Trial(
                of: setting.model(seed: seed), by: clipped ? Optimizer(rule, .clippedToNorm(1)) : Optimizer(rule),
                on: setting.learned, batchSize: setting.batch, epochs: 5, shuffledBy: &generator)
            return trial.diverged ? 0.9 : Evaluation(of: trial.model, on: setting.test).error
        }
        let grid = Grid.logarithmic(0.01...10, perDecade: 2)
        free = try BestRate.search(over: grid, seeds: seeds, resolution: 3) { mistakes($0, clipped: false, $1) }
        clipped = try BestRate.search(over: grid, seeds: seeds, resolution: 3) { mistakes($0, clipped: true, $1) }
        let large = try bySeed(seeds, of: [false, true]) { mistakes(Self.large, clipped: $0, $1) }
        saved = Sample(large[0]).median - Sample(large[1]).median
    }

    var numbers: [Recorded] {
        [
            Recorded("best", free.cost, as: .percent(1)), Recorded("clippedBest", clipped.cost, as: .percent(1)),
        ]
    }
}
