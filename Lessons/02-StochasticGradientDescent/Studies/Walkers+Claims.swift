import Downhill

extension Walkers {
    var numbers: [Recorded] {
        [
            Recorded("samples", regression.count), Recorded("few", few.batch), Recorded("epochs", Self.epochs),
            Recorded("floor", regression.floor, as: .fixed(4)),
            Recorded("whole", whole.toTwice.cost, as: .significant(2)),
            Recorded("some", few.toTwice.cost, as: .significant(1)),
            Recorded("single", single.toTwice.cost, as: .significant(1)),
            Recorded("ratio", whole.toTwice.cost / single.toTwice.cost, as: .significant(2)),
            Recorded("wholeEnd", whole.settled.median, as: .fixed(4)),
            Recorded("someEnd", few.settled.median, as: .significant(1)),
            Recorded("singleEnd", single.settled.median, as: .significant(1)),
            Recorded("lowestSpread", lowestSpread, as: .percent(1)),
            Recorded("wholeLowest", whole.lowest.rate, as: .significant(1)),
            Recorded("someLowest", few.lowest.rate, as: .significant(1)),
            Recorded("singleLowest", single.lowest.rate, as: .significant(1)),
            Recorded("overSingle", few.asAccurate.cost / single.asAccurate.cost, as: .significant(2)),
            Recorded("wholeOver", whole.asAccurate.cost / few.asAccurate.cost, as: .significant(2)),
            Recorded("wholeAtCommon", whole.settledAtCommonRate.median, as: .fixed(3)),
            Recorded("commonRate", Self.commonRate), Recorded("singleCalls", single.hasty[0].updates),
            Recorded("wholeCalls", whole.hasty[0].updates),
            Recorded("samplesInAll", single.hasty[0].samples),
            Recorded("wholeToOnePercent", whole.toOnePercent.cost, as: .integer),
            Recorded("someToOnePercent", few.toOnePercent.cost, as: .integer),
            Recorded("singleToOnePercent", single.toOnePercent.cost, as: .integer),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "E-034", "E-035", "E-036",
                untestable:
                    "Document E names neither the inputs nor their noise nor a learning rate. The noise alone decides these losses, and we chose it to come near them; seconds belong to the machine."
            ) {
                for (walker, stated) in [(whole, 0.0234), (few, 0.0236), (single, 0.0241)] {
                    Condition(
                        "a step reads \(walker.batch), at its fastest rate to within 1 %: where the loss settles",
                        walker.settledPatiently,
                        equals: stated, within: .relative(0.01))
                }
            },
            Claim(
                "E-037",
                untestable:
                    "These are seconds of a machine and of code that are not shown, and whether the clock stopped at the end or on arrival is not said. What can be counted is the work. Over all epochs it goes the other way; up to the arrival it goes as the document has it."
            ) {
                Condition(
                    "operations in 50 epochs: single samples below batches of 40", single.operations,
                    isBelow: few.operations)
                Condition("operations: batches of 40 below the whole batch", few.operations, isBelow: whole.operations)
                Condition(
                    "samples read until within 1 % of the lowest loss: single samples below batches of 40",
                    single.toOnePercent.cost, isBelow: few.toOnePercent.cost)
                Condition(
                    "samples until then: batches of 40 below the whole batch", few.toOnePercent.cost,
                    isBelow: whole.toOnePercent.cost)
            },
            Claim(
                "E-038",
                instead:
                    "The order holds where each has the rate that arrives first. At the rate that ends lowest after fifty epochs all three lie within {{walkers.lowestSpread}}. At one rate for all, {{walkers.commonRate}}, the whole batch ends highest, at {{walkers.wholeAtCommon}}, because {{walkers.wholeCalls}} steps are too few for it."
            ) {
                Condition(
                    "each at its fastest rate to twice the lowest loss: where batches of 40 settle, against 1.1 times where the whole batch does",
                    few.settled, isAtLeast: 1.1 * whole.settled.median)
                Condition(
                    "at those rates: single samples against 1.1 times batches of 40", single.settled,
                    isAtLeast: 1.1 * few.settled.median)
            } beyond: {
                Condition(
                    "each at the rate that ends lowest: batches of 40, against 1.1 times the whole batch",
                    few.lowest.cost, isAtLeast: 1.1 * whole.lowest.cost)
                Condition(
                    "the same: single samples against 1.1 times batches of 40", single.lowest.cost,
                    isAtLeast: 1.1 * few.lowest.cost)
                Condition(
                    "all at 0.01: whole batch below 40", whole.settledAtCommonRate, isBelow: few.settledAtCommonRate)
                Condition(
                    "all at 0.01: 40 below single samples", few.settledAtCommonRate, isBelow: single.settledAtCommonRate
                )
            },
            Claim(
                "E-039",
                untestable:
                    "The speed is that of its seconds (E-037), and the accuracy that of rates that it does not name. In samples, each at its fastest rate of those that settle as near to the lowest loss as in its table, batches of {{walkers.few}} take {{walkers.overSingle}} times those of single samples, and the whole batch {{walkers.wholeOver}} times theirs."
            ) {
                Condition(
                    "at those rates, samples to within 1 % of the lowest loss: batches of 40 over single samples, as far apart as its seconds",
                    few.asAccurate.cost / single.asAccurate.cost, isAtMost: 1.1)
                Condition(
                    "the same: 40 over single samples, against whole batch over 40",
                    few.asAccurate.cost / single.asAccurate.cost,
                    isBelow: whole.asAccurate.cost / few.asAccurate.cost)
            },
            Claim("E-004") {
                Condition(
                    "deterministic: two shuffles settle apart by",
                    abs(whole.hasty[0].settled - whole.hasty[1].settled), isAtMost: 1e-12)
                Condition(
                    "batches of 40, for comparison: apart by", abs(few.hasty[0].settled - few.hasty[1].settled),
                    isAbove: 1e-6)
                Condition("smooth: updates that raised the loss, of 50", whole.hasty[0].rises, isAtMost: 0)
                Condition(
                    "slow: samples to twice the lowest loss over those of batches of 40",
                    whole.toTwice.cost / few.toTwice.cost, isAtLeast: 5)
            },
            Claim("E-005a") {
                Condition(
                    "noisy: share of single-sample updates that raise the loss",
                    Double(single.hasty[0].rises) / Double(single.hasty[0].updates),
                    isAbove: 0.1)
                Condition(
                    "fast updates: updates in 50 epochs, single samples over the whole batch", single.hasty[0].updates,
                    isAbove: whole.hasty[0].updates)
            },
            Claim("E-007") {
                Condition("sample gradients for one update: 40 below all", few.batch, isBelow: regression.count)
                Condition("and on the way to twice the lowest loss", few.toTwice.runs, isBelow: whole.toTwice.cost)
            },
        ]
    }
}
