import Downhill

/// The baseline beside eight layers with shortcuts and without, on the drawings.
struct Depth: Sendable {
    struct Row: Sendable {
        let name: String
        let layers, parameters: Int

        /// Shares of the unseen drawings answered wrongly, by seed, at the better of the rates.
        let errors: [Double]
        let rate: Double
    }

    static let epochs = 6
    static let rates: [Double] = [0.03, 0.1]

    let rows: [Row]

    init(seeds: [UInt64]) throws {
        func row<Model: Module>(
            _ name: String, layers: Int, _ make: @escaping @Sendable (inout SplitMix64) -> Model
        ) throws -> Row {
            var generator = SplitMix64(seed: 1)
            let tried = try Self.rates.map { η in
                try bySeed(seeds) { seed in
                    Trial(
                        by: Momentum(learningRate: η), on: Drawings.learned, batchSize: Drawings.batch,
                        epochs: Self.epochs,
                        seed: seed, of: make
                    ).error(on: Drawings.unseen)
                }
            }
            let best = Self.rates.indices.min { Sample(tried[$0]).median < Sample(tried[$1]).median } ?? 0
            return Row(
                name: name, layers: layers, parameters: make(&generator).parameterCount, errors: tried[best],
                rate: Self.rates[best])
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
