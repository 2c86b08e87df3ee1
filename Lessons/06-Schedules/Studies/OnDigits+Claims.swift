import Downhill

extension OnDigits {
    private func after(_ epoch: Int, of course: [[Double]]) -> Double { Sample(course.map { $0[epoch - 1] }).median }

    var numbers: [Recorded] {
        [
            Recorded("seeds", seeds.count), Recorded("others", fixedErrors.values.count),
            Recorded("images", DigitsTask.train.count),
            Recorded("tested", DigitsTask.test.count),
            Recorded("fixed", eight[0].byLoss.cost, as: .significant(2)),
            Recorded("cycle", eight[3].byLoss.cost, as: .significant(2)),
            Recorded("cycleInside", cycleInside.byLoss.cost, as: .significant(2)),
            Recorded("fixedRate", eight[0].byLoss.rate, as: .significant(2)),
            Recorded("cycleRate", eight[3].byLoss.rate, as: .significant(2)),
            Recorded("fixedEarly", after(1, of: fixedCourse), as: .significant(2)),
            Recorded("cycleEarly", after(1, of: cycleCourse), as: .significant(2)),
            Recorded("fixedError", fixedErrors.mean, as: .percent(1)),
            Recorded("cycleError", cycleErrors.mean, as: .percent(1)),
            Recorded("errorsApart", errorsApart, as: .significant(1)),
            Recorded("fixedThirty", fixedThirty.byLoss.cost, as: .significant(1)),
            Recorded("cycleThirty", cycleThirty.byLoss.cost, as: .significant(1)),
            Recorded("fixedErrorThirty", fixedErrorsThirty.mean, as: .percent(1)),
            Recorded("cycleErrorThirty", cycleErrorsThirty.mean, as: .percent(1)),
        ]
    }

    /// By how many of its standard errors the mean of the differences, start by start, is in one-cycle's favour after eight epochs.
    var errorsApart: Double { fixedErrors.lead(over: cycleErrors) }

    var claims: [Claim] { ofOneCycle + ofFixedRates }

    private var ofOneCycle: [Claim] {
        [
            Claim(
                "A-006",
                instead: """
                    It ends lower than the best fixed rate, and gets there late: after the first epoch the fixed rate stands at {{onDigits.fixedEarly}}, \
                    one-cycle at {{onDigits.cycleEarly}}. And it takes PyTorch's momentum: with the rate inside the velocity, as document B writes it, \
                    one-cycle ends at {{onDigits.cycleInside}}, the fixed rate at {{onDigits.fixed}} in both.
                    """
            ) {
                Condition(
                    "eight epochs: one-cycle's training loss over the fixed rate's, median",
                    losses(eight[3]).over(losses(eight[0])).median,
                    isBelow: 1)
            } beyond: {
                Condition(
                    "after the first of the eight epochs: training loss of one-cycle against fixed",
                    after(1, of: cycleCourse),
                    isBelow: after(1, of: fixedCourse)
                ).onNetwork()
                Condition(
                    "the rate inside the velocity, as document B has it: one-cycle's training loss over the fixed rate's, median",
                    losses(cycleInside).over(losses(eight[0])).median, isBelow: 1
                ).onNetwork()
            },
            Claim(
                "A-007",
                instead: """
                    While the training is short: after eight epochs {{onDigits.cycleError}} of the unseen digits are wrong with one-cycle and \
                    {{onDigits.fixedError}} at the best fixed rate, after thirty {{onDigits.cycleErrorThirty}} and {{onDigits.fixedErrorThirty}}.
                    """
            ) {
                Condition(
                    "eight epochs: one-cycle's wrong answers over the fixed rate's, all other starts together",
                    cycleErrors.mean / fixedErrors.mean, isAtMost: 0.95)
                Condition("the same: its lead, start by start, in standard errors", errorsApart, isAtLeast: 3)
            } beyond: {
                Condition(
                    "thirty epochs: one-cycle's wrong answers over the fixed rate's, the same starts together",
                    cycleErrorsThirty.mean / fixedErrorsThirty.mean, isAtMost: 0.95)
            },
        ]
    }

    private var ofFixedRates: [Claim] {
        [
            Claim("B-091a") {
                for other in firstEpoch.dropFirst() {
                    Condition(
                        "the first epoch: training loss at 0.1 against \(other.rate)", firstEpoch[0].losses,
                        isBelow: other.losses)
                }
            },
            Claim("A-005a") {
                Condition("eight epochs at the best fixed rate: test error", eight[0].byError.cost, isAtMost: 0.1)
            },
            Claim(
                "B-182",
                untestable:
                    "What is typical is a habit of the field; nearest is how the digits take it, with momentum $0.9$."
            ) {
                Condition(
                    "cosine from 0.1: training loss over that of its best top rate",
                    typicalCosine / eight[2].byLoss.cost,
                    isAtMost: 2)
                Condition(
                    "fixed 0.01: training loss over that of the best fixed rate", typicalFixed / eight[0].byLoss.cost,
                    isAtMost: 2)
            },
        ]
    }
}
