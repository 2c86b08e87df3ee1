import Downhill

/// Document B's advice for a loss that is stuck and for one that jumps, tried on every bug of the zoo that it is meant for.
struct Advice: Study {
    struct Case: Sendable {
        let name: String
        /// Whether each of the three pieces of advice finds the fault or cures the training.
        let first, second, third: Bool
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

    init(zoo: Zoo, seeds: [UInt64]) {
        func bugs(_ isMeant: (Zoo.Row) -> Bool) -> [(bug: Bug, row: Zoo.Row)] {
            zip(Bug.all, zoo.bugs).filter { isMeant($1) }.map { ($0, $1) }
        }
        @Sendable func catches(_ check: String, _ row: Zoo.Row) -> Bool {
            zip(SanityChecks.names, row.counts).contains { $0 == check && $1 >= Zoo.often }
        }
        stuck = bugs { $0.mostly(.stuck) }.concurrentMap { bug, row in
            Case(
                name: bug.name, first: catches(SanityChecks.GradientFlow.name, row),
                second: [10, 100].contains { Self.learns(bug, rate: $0, seeds: seeds) },
                third: Self.hasWrongLoss(bug, seed: seeds[0]))
        }
        unstable = bugs { $0.mostly(.exploding, .unsteady) }.concurrentMap { bug, row in
            Case(
                name: bug.name, first: [0.1, 0.01].contains { Self.learns(bug, rate: $0, seeds: seeds) },
                second: Self.learns(bug, clipping: true, seeds: seeds),
                third: row.outcomes.contains { !$0.report.inputs.mean.isFinite })
        }
    }

    /// Whether four test digits of five are learned in most runs, with a rate so many times as large or with gradients clipped to norm 1.
    static func learns(
        _ bug: Bug, rate factor: Double = 1, clipping: Bool = false, seeds: [UInt64]
    ) -> Bool {
        // Most runs decide, and no more are made than that takes.
        var (learned, failed) = (0, 0)
        for seed in seeds where 2 * max(learned, failed) <= seeds.count {
            var procedure = bug.procedure(seed: seed, rate: 0.05 * factor)
            if clipping { procedure.optimizer.transforms.append(ClippedToNorm(1)) }
            let (model, _) = procedure.trained(epochs: epochs, seed: seed)
            if procedure.share(of: bug.test, rightBy: model) >= 0.8 { learned += 1 } else { failed += 1 }
        }
        return learned > failed
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
            Recorded("epochs", Self.epochs),
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
