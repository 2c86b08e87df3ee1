import Downhill

/// The digits that this lesson's networks learn, in batches of 48: fifteen steps an epoch.
enum DigitsTask {
    static let digits = Digits.load()
    static let training = digits.train.prefix(720)
    static let batch = 48

    /// Every fifth training image: what networks are looked at with.
    static let sample = training.batch(at: (0..<144).map { 5 * $0 })

    /// What knowing nothing of ten classes costs, ln 10; and half of it, below which a network counts as learning.
    static let ignorance = Elementary.log(10.0 as Double)
    static var goal: Double { ignorance / 2 }

    static func trial(_ design: Design, by rule: some UpdateRule, epochs: Int, seed: UInt64) -> Trial<DeepNet> {
        Trial(by: rule, on: training, batchSize: batch, epochs: epochs, seed: seed) { DeepNet(design, using: &$0) }
    }

    /// The mean loss of the last epoch's batches while the network was learning; infinite where training broke off.
    static func loss(_ design: Design, by rule: some UpdateRule, epochs: Int, seed: UInt64) -> Double {
        trial(design, by: rule, epochs: epochs, seed: seed).lastLoss
    }

    /// A network as a seed draws it.
    static func network(_ design: Design, seed: UInt64) -> DeepNet {
        var generator = SplitMix64(seed: seed)
        return DeepNet(design, using: &generator)
    }
}

extension Trial {
    /// The mean loss of the last epoch's batches, before each one's step; infinite where training broke off.
    var lastLoss: Double { epochLosses.last ?? .infinity }

    /// Steps until the mean loss of five batches is below a goal; infinite if it never is, or is not over the last epoch.
    func steps(to goal: Double) -> Double {
        guard lastLoss < goal else { return .infinity }
        let windows = batchLosses.indices.dropFirst(4).map { ($0, batchLosses[($0 - 4)...$0].reduce(0, +) / 5) }
        return windows.first { $0.1 < goal }.map { Double($0.0 + 1) } ?? .infinity
    }
}

extension Sequence<Double> {
    var mean: Double {
        let values = Array(self)
        return values.reduce(0, +) / Double(values.count)
    }
}
