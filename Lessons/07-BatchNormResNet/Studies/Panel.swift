import Downhill

/// Six networks fixed beforehand, at four rates in every power of ten: without batch norm, with it before the ReLU, and behind.
///
/// A rate is usable when the median of the seeds' runs learns: its loss is below half of ln 10 over the last of four epochs. What it costs is the steps until
/// the mean loss of five batches is first below that.
struct Panel: Sendable {
    struct Setting: Sendable {
        let name: String

        /// What its norm stands before or behind.
        var activation = Activation.relu
        let none, before, behind: BestRate
    }

    static let epochs = 4

    let settings: [Setting]

    /// Those that document B speaks of when it asks on which side of the ReLU the norm belongs.
    var rectified: [Setting] { settings.filter { $0.activation == .relu } }

    /// The settings that the figure shows.
    var four: Setting { settings[0] }
    var convolutions: Setting { settings[1] }

    init(seeds: [UInt64]) throws {
        func search(_ rates: [Double], _ steps: @Sendable (_ η: Double, _ seed: UInt64) -> Double) throws -> BestRate {
            try BestRate.search(over: rates, seeds: seeds, resolution: 3, steps)
        }
        func stacks(
            _ name: String, _ design: Design, rates: ClosedRange<Double> = 0.01...10,
            by rule: @escaping @Sendable (Double) -> any UpdateRule = { SGD(learningRate: $0) }
        ) throws -> Setting {
            func best(_ place: NormPlace) throws -> BestRate {
                var design = design
                design.norm = place
                return try search(Grid.logarithmic(rates)) { [design] η, seed in
                    DigitsTask.trial(design, by: rule(η), epochs: Self.epochs, seed: seed).steps(to: DigitsTask.goal)
                }
            }
            return Setting(
                name: name, activation: design.activation, none: try best(.none), before: try best(.beforeReLU),
                behind: try best(.afterReLU))
        }
        func ofConvolutions(_ place: NormPlace) throws -> BestRate {
            try search(Grid.logarithmic(0.01...10)) { η, seed in
                Trial(
                    by: SGD(learningRate: η), on: DigitsTask.training, batchSize: DigitsTask.batch, epochs: Self.epochs,
                    seed: seed
                ) { SmallConvNet(place, using: &$0) }.steps(to: DigitsTask.goal)
            }
        }
        settings = try [
            stacks("four layers", Design(depth: 4)),
            Setting(
                name: "two convolutions", none: ofConvolutions(.none), before: ofConvolutions(.beforeReLU),
                behind: ofConvolutions(.afterReLU)),
            stacks("two layers", Design(depth: 2)),
            stacks("four wide layers", Design(depth: 4, width: 96)),
            stacks("four layers, momentum", Design(depth: 4), rates: 0.001...3) { Momentum(learningRate: $0) },
            stacks("four tanh layers", Design(depth: 4, activation: .tanh, initialization: .xavier)),
        ]
    }
}

extension BestRate {
    /// The rates at which it arrived.
    private var usable: [Double] { trials.filter { $0.cost.isFinite }.map(\.rate) }

    var largestUsable: Double { usable.max() ?? .nan }
    var smallestUsable: Double { usable.min() ?? .nan }

    /// Powers of ten from the smallest usable rate to the largest.
    var usableWidth: Double { Elementary.log(largestUsable / smallestUsable) / Elementary.log(10.0 as Double) }
}
