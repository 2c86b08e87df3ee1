import Downhill

/// Six networks fixed beforehand: at which rates they learn without batch norm, with it before the ReLU, and behind.
///
/// A rate is usable when the median of the seeds' runs learns: its loss is below half of ln 10 over the last of four epochs. What it costs is the steps until
/// the mean loss of five batches is first below that.
struct Panel: Sendable {
    struct Setting: Sendable {
        let name: String

        /// What its norm stands before or behind.
        let activation: Activation
        let none, before, behind: UsableRates
    }

    static let epochs = 4

    let settings: [Setting]
    let seeds: Int

    /// Those that document B speaks of when it asks on which side of the ReLU the norm belongs.
    var rectified: [Setting] { settings.filter { $0.activation == .relu } }

    /// The settings that the figure shows.
    var convolutions: Setting { settings[0] }
    var four: Setting { settings[1] }

    /// A network that takes a norm where it is told, and its steps to the goal at a rate.
    private struct Network: Sendable {
        let name: String
        var activation = Activation.relu
        var start = 0.25
        /// Convolutions take ten times as long.
        var runs = 5
        var isDrawn = false
        let steps: @Sendable (_ place: NormPlace, _ η: Double, _ seed: UInt64) -> Double
    }

    private static func stacks(_ name: String, _ design: Design, isDrawn: Bool = false) -> Network {
        Network(name: name, activation: design.activation, isDrawn: isDrawn) { place, η, seed in
            steps(design, place, SGD(learningRate: η), seed)
        }
    }

    private static func steps(_ design: Design, _ place: NormPlace, _ rule: some UpdateRule, _ seed: UInt64) -> Double {
        var design = design
        design.norm = place
        return DigitsTask.trial(design, by: rule, epochs: epochs, seed: seed).steps(to: DigitsTask.goal)
    }

    private static let networks = [
        Network(name: "two convolutions", runs: 3, isDrawn: true) { place, η, seed in
            Trial(
                by: SGD(learningRate: η), on: DigitsTask.training, batchSize: DigitsTask.batch, epochs: epochs,
                seed: seed
            ) { SmallConvNet(place, using: &$0) }.steps(to: DigitsTask.goal)
        },
        stacks("four layers", Design(depth: 4), isDrawn: true),
        stacks("two layers", Design(depth: 2)),
        stacks("four wide layers", Design(depth: 4, width: 96)),
        // Momentum makes a step up to ten times as long.
        Network(name: "four layers, momentum", start: 0.06) { place, η, seed in
            steps(Design(depth: 4), place, Momentum(learningRate: η), seed)
        },
        stacks("four tanh layers", Design(depth: 4, activation: .tanh, initialization: .xavier)),
    ]

    init(seeds: [UInt64]) throws {
        self.seeds = seeds.count
        let places: [NormPlace] = [.none, .beforeReLU, .afterReLU]
        let found = try (0..<Self.networks.count * places.count).concurrentMap { index in
            let (network, place) = (Self.networks[index / places.count], places[index % places.count])
            return try UsableRates(
                from: network.start, seeds: Array(seeds.prefix(network.runs)), toTheEnds: network.isDrawn
            ) { network.steps(place, $0, $1) }
        }
        settings = Self.networks.enumerated().map { index, network in
            Setting(
                name: network.name, activation: network.activation, none: found[3 * index],
                before: found[3 * index + 1], behind: found[3 * index + 2])
        }
    }
}
