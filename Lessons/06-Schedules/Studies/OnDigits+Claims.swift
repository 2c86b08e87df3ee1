import Downhill

extension OnDigits {
    func after(_ epoch: Int, of course: [[Double]]) -> Double { Sample(course.map { $0[epoch - 1] }).median }

    var numbers: [Recorded] {
        [
            Recorded("seeds", seeds.count), Recorded("others", fixedErrors.values.count),
            Recorded("images", DigitsTask.train.count),
            Recorded("tested", DigitsTask.test.count),
            Recorded("fixed", eight[0].byLoss.cost, as: .significant(2)),
            Recorded("cycle", eight[3].byLoss.cost, as: .significant(2)),
            Recorded("cycleInside", cycleInside.byLoss.cost, as: .significant(2)),
            Recorded("fixedEarly", after(1, of: fixedCourse), as: .significant(2)),
            Recorded("cycleEarly", after(1, of: cycleCourse), as: .significant(2)),
            Recorded("fixedError", fixedErrors.mean, as: .percent(1)),
            Recorded("cycleError", cycleErrors.mean, as: .percent(1)),
            Recorded("errorsApart", errorsApart, as: .significant(1)),
            Recorded("fixedErrorThirty", fixedErrorsThirty.mean, as: .percent(1)),
            Recorded("cycleErrorThirty", cycleErrorsThirty.mean, as: .percent(1)),
        ]
    }

    /// By how many of its standard errors the mean of the differences, start by start, is in one-cycle's favour after eight epochs.
    var errorsApart: Double { fixedErrors.lead(over: cycleErrors) }

    var claims: [Claim] {
        [
            Claim("B-091a") {
                for other in early.dropFirst() {
                    Condition(
                        "three epochs of eight: training loss at 0.1 against \(other.rate)", early[0].losses,
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
