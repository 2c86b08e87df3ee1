import Downhill

/// A network with 32 hidden units learns the 8×8 digits for three epochs in batches of 32: gradient descent and momentum, each at its best rate.
struct OnDigits: Study {
    /// Losses over the training images after three epochs. Descent's grid is ten times momentum's, so that each rate has its tenfold partner.
    let descent, momentum: BestRate

    /// Momentum's rates before they are refined; descent's are ten times as large.
    private static let grid = Grid.logarithmic(0.003...0.3)

    init(seeds: [UInt64]) throws {
        let images = Digits.load().train.prefix(1_440)  // whole batches
        descent = try BestRate.search(over: Self.grid.map { 10 * $0 }, seeds: seeds, resolution: 0.3) { η, seed in
            Self.loss(SGD(learningRate: η), on: images, seed: seed)
        }
        momentum = try BestRate.search(over: Self.grid, seeds: seeds, resolution: 0.3) { η, seed in
            Self.loss(Momentum(learningRate: η), on: images, seed: seed)
        }
    }

    /// The training loss after three epochs, infinite if the numbers overflow.
    static func loss(_ rule: some UpdateRule, on images: ImageSet, seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed)
        var model = SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &generator)
        var optimizer = Optimizer(rule)
        do {
            for _ in 0..<3 {
                for batch in images.batches(of: 32, using: &generator) {
                    try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) }
                }
            }
        } catch {
            return .infinity
        }
        return Double(crossEntropy(model.inference(images.images), images.labels).item)
    }

    /// Momentum's loss at a rate of the grid, beside descent's losses at the rates one below and one above ten times as much.
    var neighbours: [(η: Double, momentum: Double, slower: Double, faster: Double)] {
        func cost(_ best: BestRate, _ rate: Double) -> Double {
            best.trials.first { $0.rate == rate }?.cost ?? .infinity
        }
        return Self.grid.indices.dropFirst().dropLast().map { i in
            (
                Self.grid[i], cost(momentum, Self.grid[i]), cost(descent, 10 * Self.grid[i - 1]),
                cost(descent, 10 * Self.grid[i + 1])
            )
        }
    }
}
