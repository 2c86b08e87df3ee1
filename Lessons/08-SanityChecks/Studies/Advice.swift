import Downhill

/// Document B's advice for a loss that is stuck and for one that jumps, tried on every bug of the zoo that it is meant for.
struct Advice: Study {
    struct Case: Sendable {
        let name: String
        /// Whether each of the three pieces of advice finds the fault or cures the training.
        let first, second, third: Bool
        /// The share of the runs that a cure by the rate cures; 0 without one.
        let share: Double
        var helps: Bool { first || second || third }

        /// A cell says what a piece of advice did: nothing, or what it does where it helps.
        static func cell(_ helps: Bool, _ verb: String) -> Any { helps ? verb : "–" }
    }

    /// Check the gradients, try a larger rate, verify the loss.
    let stuck: [Case]
    /// A smaller rate, clipping, and a look for numbers in the data that are none.
    let unstable: [Case]

    /// As long as a tenth of the rate takes for what the whole rate does in one epoch.
    static let epochs = 10
    /// The runs that decide where they agree.
    static let few = 5
    /// All runs.
    let runs: Int

    init(zoo: Zoo, seeds: [UInt64]) {
        runs = seeds.count
        func bugs(_ isMeant: (Zoo.Row) -> Bool) -> [(bug: Bug, row: Zoo.Row)] {
            zip(Bug.all, zoo.bugs).filter { isMeant($1) }.map { ($0, $1) }
        }
        @Sendable func catches(_ check: String, _ row: Zoo.Row) -> Bool {
            zip(SanityChecks.names, row.counts).contains { $0 == check && $1 >= Zoo.often }
        }
        stuck = bugs { $0.mostly(.stuck) }.concurrentMap { bug, row in
            let share = Self.cure(bug, rates: [10, 100], seeds: seeds)
            return Case(
                name: bug.name, first: catches(SanityChecks.GradientFlow.name, row), second: share > 0,
                third: Self.hasWrongLoss(bug, seed: seeds[0]), share: share)
        }
        unstable = bugs { $0.mostly(.exploding, .unsteady) }.concurrentMap { bug, row in
            let share = Self.cure(bug, rates: [0.1, 0.01], seeds: seeds)
            return Case(
                name: bug.name, first: share > 0, second: Self.learning(bug, clipping: true, seeds: seeds) > 0.5,
                third: row.outcomes.contains { !$0.report.inputs.mean.isFinite }, share: share)
        }
    }

    /// The share of the runs that the first of these rates cures that cures most of them; 0 if none does.
    private static func cure(_ bug: Bug, rates: [Double], seeds: [UInt64]) -> Double {
        rates.lazy.map { learning(bug, rate: $0, seeds: seeds) }.first { $0 > 0.5 } ?? 0
    }

    /// The share of the runs in which four test digits of five are learned, with a rate so many times as large or with gradients clipped to norm 1.
    ///
    /// Five runs decide where they agree, all of them where they do not.
    static func learning(
        _ bug: Bug, rate factor: Double = 1, clipping: Bool = false, seeds: [UInt64]
    ) -> Double {
        func learns(_ seed: UInt64) -> Bool {
            var procedure = bug.procedure(seed: seed, rate: 0.05 * factor)
            if clipping { procedure.optimizer.transforms.append(ClippedToNorm(1)) }
            let (model, _) = procedure.trained(epochs: epochs, seed: seed)
            return procedure.share(of: bug.test, rightBy: model) >= 0.8
        }
        var runs = seeds.prefix(few).map(learns)
        if Set(runs).count > 1 { runs += seeds.dropFirst(few).map(learns) }
        return Double(runs.count { $0 }) / Double(runs.count)
    }

    /// Whether the loss of a batch is another than the textbook's, computed beside it.
    private static func hasWrongLoss(_ bug: Bug, seed: UInt64) -> Bool {
        let procedure = bug.procedure(seed: seed)
        var (model, reference, generator) = (procedure.model, procedure.model, SplitMix64(seed: seed))
        let batches = procedure.firstBatches(1, of: 32, from: DigitTask.digits.train, using: &generator)
        return batches.contains { batch in
            let textbook = crossEntropy(reference(batch.images), batch.labels).item
            return !(abs(procedure.loss(&model, batch).item - textbook) <= 1e-3 * abs(textbook))
        }
    }
}

extension Advice {
    var stuckTable: Exhibit {
        .table(
            Table(
                "A loss that is stuck: does the advice find the fault or cure the training?",
                columns: ["bug", "check the gradients", "10 or 100 times the rate"],
                rows: stuck.map { [$0.name, Case.cell($0.first, "finds it"), Case.cell($0.second, "cures it")] }))
    }

    var unstableTable: Exhibit {
        .table(
            Table(
                "A loss that jumps",
                columns: ["bug", "a tenth or hundredth of the rate", "clip to norm 1", "NaN in the data?"],
                rows: unstable.map {
                    [
                        $0.name, Case.cell($0.first, "cures it"), Case.cell($0.second, "cures it"),
                        Case.cell($0.third, "finds it"),
                    ]
                }))
    }

    var exhibits: [Exhibit] { [stuckTable, unstableTable] }

    var numbers: [Recorded] {
        [
            Recorded("stuck", stuck.count), Recorded("stuckHelped", stuck.count(where: \.helps)),
            Recorded("unstable", unstable.count), Recorded("unstableHelped", unstable.count(where: \.helps)),
            Recorded("unstableLost", unstable.filter { !$0.helps }.map { "*\($0.name)*" }.joined(separator: ", ")),
            Recorded("epochs", Self.epochs), Recorded("runs", runs),
            Recorded("pixels", unstable.first { $0.name == "pixels from 0 to 255" }?.share ?? .nan, as: .percent(0)),
        ]
    }

    var claims: [Claim] {
        func panel(_ cases: [Case]) -> [Condition] {
            cases.map { Condition("\($0.name): found or cured", holds: $0.helps).onNetwork() }
        }
        return [
            Claim(
                "B-174",
                instead: """
                    It helps in {{advice.stuckHelped}} of {{advice.stuck}}. Where images and labels have come apart, neither the gradients \
                    nor a larger rate help. Its third piece, the loss, had no case: none of these faults is in the loss.
                    """
            ) { panel(stuck) },
            Claim(
                "B-175",
                instead: """
                    It helps in {{advice.unstableHelped}} of {{advice.unstable}}. The loss jumps as well where none of the three helps: {{advice.unstableLost}}.
                    """
            ) { panel(unstable) },
        ]
    }
}
