import Downhill
import Synchronization

/// The digits that travel with the course: 704 to learn from, in 22 whole batches of 32, and the other 1,093 to be examined with.
enum DigitsTask {
    static let batch = 32

    static let (train, test): (ImageSet, ImageSet) = {
        let digits = Digits.load()
        let learned = 704
        let rest = digits.train[learned..<digits.train.count]
        let test = ImageSet(
            height: rest.height, width: rest.width, channels: rest.channels, pixels: rest.pixels + digits.test.pixels,
            white: rest.white, labels: rest.labels + digits.test.labels, classes: rest.classes)
        return (digits.train.prefix(learned), test)
    }()

    /// What there is to learn from, with every fifth label the next class's.
    static let mislabelled = train.relabelled(train.labels.enumerated().map { $0 % 5 == 0 ? ($1 + 1) % 10 : $1 })

    static var batchesPerEpoch: Int { train.count / batch }

    /// The network 64-32-10, its weights as PyTorch draws them.
    static func network(using generator: inout SplitMix64) -> SimpleMLP {
        SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &generator)
    }

    /// Four 3×3 filters at every second place, and a linear layer on what they see.
    static func convolutions(using generator: inout SplitMix64) -> Sequential {
        Sequential(
            Convolution(inputs: 1, outputs: 4, kernel: 3, stride: 2, padding: 1, using: &generator), Activation.relu,
            Flatten(), Linear(inputs: 64, outputs: 10, using: &generator))
    }

    /// A residual network of depth 8 with batch norm, the smallest of its kind.
    static func residual(using generator: inout SplitMix64) -> ResNet {
        ResNet(depth: 8, channels: 1, width: 4, using: &generator)
    }
}

/// Where a training ended.
struct End: Sendable {
    let loss, testError: Double

    init(_ trial: Trial<some Module>, on learned: ImageSet = DigitsTask.train) {
        loss = trial.loss(on: learned)
        testError = trial.errorRate(on: DigitsTask.test)
    }
}

/// One schedule at every top rate of a grid, from several seeds, and the best rate by each measure.
struct RateSweep: Sendable {
    let plan: Plan
    /// The best rate by the training loss, and by the share of wrong answers.
    let byLoss, byError: BestRate

    init(
        _ plan: Plan, over grid: [Double], seeds: [UInt64], _ train: @escaping @Sendable (Plan, Double, UInt64) -> End
    ) throws {
        let found = Mutex<[String: End]>([:])
        // No refinement: both searches and the figure look at the same trainings.
        byLoss = try BestRate.search(over: grid, seeds: seeds, resolution: 100) { η, seed in
            let end = train(plan, η, seed)
            found.withLock { $0[Self.key(η, seed)] = end }
            return end.loss
        }
        let ends = found.withLock { $0 }
        byError = try BestRate.search(over: grid, seeds: seeds, resolution: 100) { η, seed in
            ends[Self.key(η, seed)]?.testError ?? .infinity
        }
        self.plan = plan
    }

    private static func key(_ η: Double, _ seed: UInt64) -> String { "\(η) \(seed)" }

    /// The rate at which three runs of four end lowest: the best median may lie at the edge of a cliff, and one start in three falls.
    func steadiest() throws -> Double {
        let costs = byLoss.trials.map { Sample($0.runs).upperQuartile }
        let best = costs.indices.min { costs[$0] < costs[$1] } ?? 0
        guard best > 0, best < costs.count - 1 else { throw Unsteady(plan: plan, rate: byLoss.trials[best].rate) }
        return byLoss.trials[best].rate
    }
}

/// A sweep of which three runs of four end lowest at an edge: widen its grid.
struct Unsteady: Error {
    let plan: Plan
    let rate: Double
}

extension Sample {
    /// Run by run, this over another: what one seed made of both.
    func over(_ other: Sample) -> Sample { Sample(zip(values, other.values).map { $0 / $1 }) }
}
