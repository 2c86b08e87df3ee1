import Downhill
import Foundation

/// A training that is stopped early or late and gone on with: from all that a checkpoint holds, and from less.
struct Resuming: Sendable {
    static let epochs = 30
    static let stops = [5, 25]

    /// What a training loses with a part of its checkpoint. One number a seed.
    struct Outcome: Sendable {
        let name: String
        let stop: Int
        /// The mean training loss of the epoch after the stop, over that of the training that was never stopped.
        let next: Sample
        /// The same at the end.
        let end: Sample
        /// The share of test digits that is answered wrongly at the end, without the memory and with it.
        let mistakes, mistakesWhole: Sample
    }

    /// The numbers of an outcome for one seed.
    private struct Ratios: Sendable {
        let next, end, mistakes, mistakesWhole: Double
    }

    /// The largest difference of a weight at the end, from the uninterrupted training: gone on with from the file; with the shuffling's generator drawn
    /// anew.
    let resumed, reshuffled: Double

    /// Two trainings of the same seed.
    let repeated: Double

    /// Without the optimizer's memory: momentum and Adam, each stopped early and late.
    let outcomes: [Outcome]

    /// Epochs in the history of a checkpoint that was read back, and in that of the trainer that wrote it.
    let historyRead, historyWritten: Int

    init(seeds: [UInt64]) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "Downhill-lesson11-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "checkpoint.safetensors")

        let momentum = Momentum(learningRate: 0.03)
        let adam = Adam(learningRate: 0.003)
        let first = seeds[0]
        let whole = try Self.trained(Self.trainer(momentum, seed: first), to: Self.epochs)
        let half = try Self.trained(Self.trainer(momentum, seed: first), to: Self.stops[0])
        repeated = Self.distance(whole, try Self.trained(Self.trainer(momentum, seed: first), to: Self.epochs))

        // The process ends here; another makes the same trainer and reads the file.
        try half.checkpoint.write(to: file)
        var other = Self.trainer(momentum, seed: first)
        try other.resume(from: file)
        (historyRead, historyWritten) = (other.history.epochs.count, half.history.epochs.count)
        resumed = Self.distance(whole, try Self.trained(other, to: Self.epochs))

        var drawnAnew = half.checkpoint
        drawnAnew.generators["shuffling"] = SplitMix64(seed: first).split("another order")
        reshuffled = Self.distance(
            whole, try Self.trained(Self.gone(on: drawnAnew, momentum, seed: first, by: file), to: Self.epochs))

        let rules: [(name: String, rule: any UpdateRule)] = [("momentum", momentum), ("Adam", adam)]
        let ratios = try bySeed(seeds, of: rules) { tried, seed in
            try Self.forgetting(
                tried.rule, seed: seed, by: folder.appending(path: "\(tried.name)-\(seed).safetensors"))
        }
        outcomes = zip(rules, ratios).flatMap { tried, ratios in
            Self.stops.enumerated().map { place, stop in
                func sample(_ value: (Ratios) -> Double) -> Sample { Sample(ratios.map { value($0[place]) }) }
                return Outcome(
                    name: tried.name, stop: stop, next: sample(\.next), end: sample(\.end),
                    mistakes: sample(\.mistakes),
                    mistakesWhole: sample(\.mistakesWhole))
            }
        }
    }

    /// At every stop: what a training without the optimizer's memory comes to, beside the one that is not stopped.
    private static func forgetting(_ rule: some UpdateRule, seed: UInt64, by file: URL) throws -> [Ratios] {
        var trainer = trainer(rule, seed: seed)
        let halves = try stops.map { stop in
            trainer = try trained(trainer, to: stop)
            return trainer
        }
        let whole = try trained(halves[halves.count - 1], to: epochs).history.epochs
        return try zip(stops, halves).map { stop, half in
            var checkpoint = half.checkpoint
            checkpoint.optimizer = Optimizer(rule).state
            let without = try trained(gone(on: checkpoint, rule, seed: seed, by: file), to: epochs).history.epochs
            let last = epochs - 1
            return Ratios(
                next: without[stop].trainLoss / whole[stop].trainLoss,
                end: without[last].trainLoss / whole[last].trainLoss, mistakes: without[last].testError,
                mistakesWhole: whole[last].testError)
        }
    }

    private static let data: Split<ImageSet> = {
        let digits = Digits.load()
        let normalization = digits.train.measuredNormalization
        return Split(train: digits.train.prefix(640), test: digits.test).map { $0.normalized(by: normalization) }
    }()

    private static func trainer(_ rule: some UpdateRule, seed: UInt64) -> Trainer<SimpleMLP> {
        var generator = SplitMix64(seed: seed).split("weights")
        return Trainer(
            SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &generator), by: Optimizer(rule), on: data,
            batchSize: 32,
            seed: seed)
    }

    private static func trained(_ trainer: Trainer<SimpleMLP>, to epoch: Int) throws -> Trainer<SimpleMLP> {
        var trainer = trainer
        while trainer.history.epochs.count < epoch { try trainer.trainEpoch() }
        return trainer
    }

    /// A new trainer that goes on from a checkpoint, by way of a file.
    private static func gone(
        on checkpoint: Checkpoint, _ rule: some UpdateRule, seed: UInt64, by file: URL
    ) throws -> Trainer<SimpleMLP> {
        try checkpoint.write(to: file)
        var trainer = trainer(rule, seed: seed)
        try trainer.resume(from: file)
        return trainer
    }

    private static func distance(_ a: Trainer<SimpleMLP>, _ b: Trainer<SimpleMLP>) -> Double {
        zip(a.model.parameters, b.model.parameters).flatMap { zip($0.tensor.scalars, $1.tensor.scalars) }
            .map { Double(abs($0 - $1)) }.max() ?? .nan
    }
}

extension Resuming: Study {
    var table: Exhibit {
        .table(
            Table(
                "Without the optimizer's memory, \(Self.epochs) epochs in all at a constant rate: training loss over that of the run that was not stopped",
                columns: [
                    "rule", "stopped after epoch", .init("in the next epoch (quartiles)", as: .fixed(2)),
                    .init("in the last (quartiles)", as: .fixed(2)),
                    .init("test mistakes at the end", as: .percent(1)), .init("not stopped", as: .percent(1)),
                ],
                rows: outcomes.map {
                    [$0.name, $0.stop, $0.next, $0.end, $0.mistakes.median, $0.mistakesWhole.median]
                }))
    }

    var exhibits: [Exhibit] { [table] }

    private func outcome(_ name: String, _ stop: Int) -> Outcome {
        outcomes.first { $0.name == name && $0.stop == stop } ?? outcomes[0]
    }

    var numbers: [Recorded] {
        [
            Recorded("adamLate", outcome("Adam", Self.stops[1]).next.median, as: .fixed(2)),
            Recorded("adamLateEnd", outcome("Adam", Self.stops[1]).end.median, as: .fixed(2)),
            Recorded("adamLateMistakes", outcome("Adam", Self.stops[1]).mistakes.median, as: .percent(1)),
            Recorded("adamMistakes", outcome("Adam", Self.stops[1]).mistakesWhole.median, as: .percent(1)),
            Recorded("momentumLate", outcome("momentum", Self.stops[1]).next.median, as: .fixed(2)),
            Recorded("momentumMistakes", outcome("momentum", Self.stops[1]).mistakes.median, as: .percent(1)),
            Recorded("momentumMistakesWhole", outcome("momentum", Self.stops[1]).mistakesWhole.median, as: .percent(1)),
            Recorded("resumed", resumed, as: .significant(2)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "B-158",
                instead: """
                    It is what makes the continuation the same training. At a constant rate and stopped late, the next epoch's loss without the memory is \
                    {{resuming.momentumLate}} times what it would have been with momentum, which refutes it, and {{resuming.adamLate}} times with Adam; and the mistakes on test digits at the end, with Adam, are \
                    {{resuming.adamLateMistakes}} without the memory and {{resuming.adamMistakes}} with it.
                    """
            ) {
                for outcome in outcomes where outcome.stop == Self.stops[1] {
                    Condition(
                        "\(outcome.name), stopped after epoch \(outcome.stop): training loss of the next epoch without the memory, over that with it, median",
                        outcome.next.median, isAbove: 1.1)
                }
            },
            Claim(
                "B-159",
                untestable:
                    "An example's numbers, of a run that is not described. Nearest: that a checkpoint read back knows how far it came."
            ) {
                Condition(
                    "epochs in the history of a checkpoint read back", historyRead, equals: historyWritten, within: 0)
            },
        ]
    }
}
