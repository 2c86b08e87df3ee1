import Downhill

extension Family: Study {
    var table: Exhibit {
        .table(
            Table(
                "The family: memory, and test accuracy on the digits after two epochs",
                columns: [
                    "rule", "steps along", "numbers kept for a weight", .init("best rate tried", as: .significant(1)),
                    .init("test accuracy", as: .percent(1)),
                ],
                rows: members.map { [$0.name, $0.idea, $0.kept, $0.digits.rate, 1 - $0.digits.cost] }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [
            Recorded("work.128", Self.extraWork(batch: 128), as: .percent(1)),
            Recorded("work.1", Self.extraWork(batch: 1), as: .percent(0)),
            Recorded("apart", 100 * apart, as: .fixed(1)), Recorded("spread", 100 * spread, as: .fixed(1)),
            Recorded("flip", Int((Self.extraWork(batch: 1) / 0.1).rounded())),
        ]
    }

    /// How far apart the medians of the rules with a ruler or a sign are, and the runs of the rule whose runs differ most.
    private var apart: Double { Self.reach(members.dropFirst(2).map(\.digits.cost)) }
    private var spread: Double { members.dropFirst(2).map { Self.reach($0.digits.runs.values) }.max() ?? .nan }

    private static func reach(_ values: [Double]) -> Double { (values.max() ?? .nan) - (values.min() ?? .nan) }

    var claims: [Claim] {
        [
            Claim("B-051") {
                Condition("numbers that Adam keeps for a weight", kept("Adam"), equals: 2, within: 0)
                Condition(
                    "numbers that plain descent keeps, against Adam's", kept("SGD"), isBelow: Double(kept("Adam")))
            },
            Claim(
                "B-052",
                instead: """
                    Slight beside the gradient of a batch, {{family.work.128}} of it at a batch of `128`. Below a batch of {{family.flip}} it is more than a \
                    tenth, and for single samples it is twice the gradient's own work.
                    """
            ) {
                for batch in [128.0, 32] {
                    Condition(
                        "batch of \(Int(batch)), counted: Adam's extra operations over the gradient's",
                        Self.extraWork(batch: batch), isBelow: 0.1)
                }
            } beyond: {
                Condition(
                    "batch of 1, counted: Adam's extra operations over the gradient's", Self.extraWork(batch: 1),
                    isBelow: 0.1)
            },
            Claim("E-064") {
                Condition(
                    "slopes of mean 1 and deviation 2: momentum's scatter over its mean step, against plain descent's",
                    scatter.momentum, isBelow: scatter.descent)
                Condition(
                    "RMSProp: step under slope 1000 over step under slope 1", scale.rmsprop, equals: 1, within: 0.01)
                Condition("Adam: the same", scale.adam, equals: 1, within: 0.01)
                Condition("Adam: scatter over mean step, against RMSProp's", scatter.adam, isBelow: scatter.rmsprop)
            },
        ]
    }
}
