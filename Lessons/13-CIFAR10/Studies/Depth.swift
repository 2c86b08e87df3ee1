import Downhill

/// The baseline beside eight layers with shortcuts and without, on the drawings.
struct Depth: Sendable {
    struct Row: Sendable {
        let name: String
        let layers, parameters: Int

        /// Shares of the unseen drawings answered wrongly.
        let best: BestRate
    }

    static let epochs = 6
    static let rates = [0.003] + Grid.logarithmic(0.01...1, perDecade: 2)

    let rows: [Row]

    init(seeds: [UInt64]) throws {
        func row<Model: Module>(
            _ name: String, layers: Int, _ make: @escaping @Sendable (inout SplitMix64) -> Model
        ) throws -> Row {
            var generator = SplitMix64(seed: 1)
            let best = try BestRate.search(over: Self.rates, seeds: seeds, resolution: 100) { η, seed in
                Trial(
                    by: Momentum(learningRate: η), on: Drawings.learned, batchSize: Drawings.batch,
                    epochs: Self.epochs, seed: seed, of: make
                ).error(on: Drawings.unseen)
            }
            return Row(name: name, layers: layers, parameters: make(&generator).parameterCount, best: best)
        }
        func eight(_ shortcut: Shortcut) -> @Sendable (inout SplitMix64) -> ResNet {
            { ResNet(depth: 8, classes: Drawings.kinds.count, width: 4, shortcut: shortcut, using: &$0) }
        }
        rows = [
            try row("baseline", layers: 4, Drawings.network),
            try row("eight layers without shortcuts", layers: 8, eight(.none)),
            try row("eight layers with shortcuts", layers: 8, eight(.paddedIdentity)),
        ]
    }
}
