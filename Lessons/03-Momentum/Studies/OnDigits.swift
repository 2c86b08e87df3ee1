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

    /// The rates of the grid below a fiftieth, but for the smallest, at which momentum's loss is above all of descent's; each with the factor by which gradient descent's rate is larger where its loss is momentum's:
    /// between measured rates on straight lines in logarithms.
    var factors: [(η: Double, factor: Double)] {
        let falling = descent.trials.filter { $0.rate <= descent.rate }
        return Self.grid.dropFirst().filter { $0 < 0.02 }.map { η in
            let loss = cost(momentum, η)
            for (slower, faster) in zip(falling, falling.dropFirst()) where (faster.cost...slower.cost).contains(loss) {
                let share = Elementary.log(slower.cost / loss) / Elementary.log(slower.cost / faster.cost)
                return (η, slower.rate / η * Elementary.exp(share * Elementary.log(faster.rate / slower.rate)))
            }
            return (η, .infinity)
        }
    }

    /// The first rate of the grid from which on momentum's losses are below gradient descent's at ten times the rate.
    var lead: Double {
        Self.grid.reversed().prefix { cost(momentum, $0) < cost(descent, 10 * $0) }.last ?? .infinity
    }

    private func cost(_ best: BestRate, _ rate: Double) -> Double {
        best.trials.first { $0.rate == rate }?.cost ?? .infinity
    }
}
