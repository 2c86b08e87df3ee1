import Downhill

extension DecayExperiment: Study {
    private func epochs(_ sample: Sample) -> String { sample.median.isFinite ? "\(Int(sample.median))" : "never" }

    private func cells(of row: Row) -> [Any] {
        let stated: [Any] = [
            row.fixed.median - 1, row.decayed.median - 1, epochs(row.fixedEpochs), epochs(row.decayedEpochs),
        ]
        let best: [Any] = [row.bestFixed.cost - 1, row.bestDecayed.cost - 1]
        return [row.batch] + stated + best
    }

    var table: Exhibit {
        .table(
            Table(
                "How far above the lowest the loss ends after 50 epochs, as a share of it",
                columns: [
                    "samples a step", .init("fixed 0.1", as: .significant(2)),
                    .init("decay from 0.1", as: .significant(2)),
                    "epochs to stay within 2 %: fixed", "decay", .init("fixed, at its best rate", as: .significant(2)),
                    .init("decay, from its best rate", as: .significant(2)),
                ],
                rows: [single, few, whole].map(cells)))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [
            Recorded("lowest", printed.lowest, as: .fixed(4)),
            Recorded("stated", printed.fixed / printed.lowest, as: .fixed(2)),
            Recorded("single", single.fixed.median, as: .fixed(2)),
            Recorded("few", few.bestFixed.cost - 1, as: .scientific(0)),
            Recorded("whole", whole.fixed.median - 1, as: .scientific(0)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "E-045",
                untestable:
                    "Batch size, inputs and the test of convergence are not given; nearest: four inputs, single samples."
            ) {
                Condition(
                    "loss over the lowest, against the document's", single.fixed.median,
                    equals: printed.fixed / printed.lowest,
                    within: .relative(0.35))
                Condition("epochs until it stays within 2 %", single.fixedEpochs, isAbove: Double(Self.epochs))
            },
            Claim(
                "E-046",
                untestable:
                    "Batch size, decay and the test of convergence are not given; nearest: four inputs, single samples, and its own formula of decay."
            ) {
                Condition(
                    "loss over the lowest, against the document's", single.decayed.median,
                    equals: printed.decayed / printed.lowest, within: 0.02)
                Condition("epochs until it stays within 2 %", single.decayedEpochs, isAtMost: printed.epochs)
            },
            Claim("E-047") { Condition("1 − 0.0236/0.0523", printed.better, equals: 0.55, within: 0.005) },
            Claim(
                "E-048",
                instead: """
                    Its fixed run never converged, so that there is nothing to be faster than. The number sets the epochs of one run against those at which \
                    the other was stopped.
                    """
            ) {
                Condition(
                    "its 38 epochs against those that the fixed rate takes: share saved",
                    1 - printed.epochs / single.fixedEpochs.median, equals: 0.24, within: 0.005)
            },
            Claim(
                "E-033",
                untestable:
                    "Nothing is said of what was run, and the same document has another number elsewhere; nearest: single samples from the document's rate."
            ) {
                Condition(
                    "epochs with decay over those without", single.decayedEpochs.median / single.fixedEpochs.median,
                    equals: 0.77,
                    within: 0.05)
            },
            Claim(
                "E-049",
                instead: """
                    With the whole batch the same fixed rate ends {{decayExperiment.whole}} above the lowest loss; with batches, a smaller fixed rate ends \
                    {{decayExperiment.few}} above. Decay is what makes a rate usable that is too noisy to stay at.
                    """
            ) {
                Condition("the whole batch at a fixed 0.1: loss over the lowest", whole.fixed.median, isAbove: 1.01)
                Condition(
                    "batches of 32 at the best fixed rate: loss over the lowest", few.bestFixed.cost, isAbove: 1.01)
            },
        ]
    }
}
