import Downhill

/// Which hyperparameter decides most: each turned tenfold up and tenfold down from a good setting (the four epochs of networks to one, batches within the set), the others left alone.
struct Knobs: Study {
    struct Setting: Sendable {
        let name: String
        let isNetwork: Bool
        /// For each knob, how far apart the best and the worst of its three positions end. Networks: test error; regressions: the share of the loss above the lowest
        /// that is left, at most 1.
        let ranges: [(knob: String, range: Double)]
        /// What is wrong or left at a tenfold rate, and how far a tenth of it ends from the good one.
        let tenfold, tenth: Double

        var rate: Double { ranges[0].range }
        /// The knob that decides most, the learning rate left out.
        var other: (knob: String, range: Double) { ranges.dropFirst().max { $0.range < $1.range } ?? ranges[0] }
    }

    let settings: [Setting]

    init(seed: UInt64) throws {
        let task = DigitTask()
        let regression = Regression(seed: seed)
        func spread(_ values: [Double]) -> Double { (values.max() ?? .nan) - (values.min() ?? .nan) }
        func line(_ name: String, batch: Int, rate: Double) -> Setting {
            let start = regression.excess(at: regression.start)
            func left(batch: Int, rate: Double, epochs: Int) -> Double {
                let walk = Walk(on: regression, batch: batch, rate: rate, epochs: epochs, seed: seed)
                return min(1, (walk.settled - regression.floor) / start)
            }
            let base = left(batch: batch, rate: rate, epochs: 50)
            let (tenth, tenfold) = (
                left(batch: batch, rate: rate / 10, epochs: 50), left(batch: batch, rate: rate * 10, epochs: 50)
            )
            let batches = [batch / 10, batch * 10].filter { (1...regression.count).contains($0) }
            return Setting(
                name: name, isNetwork: false,
                ranges: [
                    (
                        "learning rate",
                        spread([base, tenth, tenfold])
                    ),
                    ("batch size", spread([base] + batches.map { left(batch: $0, rate: rate, epochs: 50) })),
                    ("epochs", spread([base] + [5, 500].map { left(batch: batch, rate: rate, epochs: $0) })),
                ], tenfold: tenfold, tenth: tenth - base)
        }
        func network(_ name: String, hidden: Int, rate: Double) throws -> Setting {
            func error(batch: Int = 40, rate: Double, hidden: Int, epochs: Int = 4) -> Double {
                let training = try? Training(
                    task, on: task.even, batch: batch, rate: rate, epochs: epochs, hidden: hidden, seed: seed)
                return 1 - (training?.finalAccuracy ?? 0)
            }
            let base = error(rate: rate, hidden: hidden)
            let (tenth, tenfold) = (error(rate: rate / 10, hidden: hidden), error(rate: rate * 10, hidden: hidden))
            return Setting(
                name: name, isNetwork: true,
                ranges: [
                    ("learning rate", spread([base, tenth, tenfold])),
                    ("batch size", spread([base] + [4, 400].map { error(batch: $0, rate: rate, hidden: hidden) })),
                    ("epochs", spread([base] + [1, 40].map { error(rate: rate, hidden: hidden, epochs: $0) })),
                    ("width", spread([base] + [hidden / 10, hidden * 10].map { error(rate: rate, hidden: $0) })),
                ], tenfold: tenfold, tenth: tenth - base)
        }
        settings = [
            line("regression, whole batch", batch: 1_000, rate: 0.2),
            line("regression, batches of 40", batch: 40, rate: 0.1),
            line("regression, single samples", batch: 1, rate: 0.01),
            try network("digits, 100 hidden units", hidden: 100, rate: 0.2),
            try network("digits, 30 hidden units", hidden: 30, rate: 0.2),
        ]
    }
}
