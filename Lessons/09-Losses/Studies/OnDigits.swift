import Downhill

/// What the network does under each loss: as it learns, and as it unlearns.
struct OnDigits: Study {
    let contest: Contest
    let unlearning: Unlearning

    var figure: Exhibit {
        func lines(_ searches: [BestRate]) -> [any Mark] {
            zip(Objective.allCases, searches).flatMap { objective, search -> [any Mark] in
                let finite = search.trials.filter { $0.cost.isFinite }
                let (x, y) = (finite.map(\.rate), finite.map(\.cost))
                return [
                    LineMark(x: x, y: y, by: objective.rawValue),
                    PointMark(x: x, y: y, by: objective.rawValue),
                ] + HighlightMark.lowest(x: x, y: y).map { $0.by(objective.rawValue) }
            }
        }
        let names = Objective.allCases.map(\.rawValue)
        /// On the left the valleys' last marks are named, in short: there the lines are clear of each other.
        func name(_ words: String, _ search: BestRate, _ placement: TextMark.Placement, _ color: Color) -> [TextMark] {
            search.trials.last { $0.cost.isFinite }.map {
                [TextMark(words, at: [$0.rate, $0.cost], placement).color(color)]
            } ?? []
        }
        return .figure(
            Facets(
                "Each at its own rate, the three learn alike; a sure mistake is another matter", columns: 2,
                sharing: .none
            ) {
                Plot("learning the digits") {
                    lines([contest.entropy, contest.probabilities, contest.scores])
                    name("cross-entropy", contest.entropy, .leading, .blue)
                    name("of p", contest.probabilities, .trailing, .orange)
                    name("of scores", contest.scores, .above, .teal)
                }.xAxis("learning rate η", .log(0.02...100), ticks: [0.1, 1, 10, 100]).yAxis(
                    "share of test digits wrong", .log(0.04...1)
                ).series(
                    names)
                Plot("unlearning wrong labels") {
                    lines([unlearning.entropy, unlearning.probabilities, unlearning.scores])
                }.xAxis("learning rate η", .log(0.1...60), ticks: [0.1, 1, 10]).yAxis(
                    "steps until nine in ten are right", .log(20...500)
                ).series(names)
            }, named: "digits",
            alt: """
                Two panels over the learning rate. On the left the share of wrong test digits: three valleys of nearly equal depth, \
                cross-entropy's at the smallest rates, the squared error of the probabilities at rates many times as large. On the \
                right the steps to unlearn wrong labels: cross-entropy's valley lies lowest.
                """,
            caption: """
                Medians of {{onDigits.seeds}} seeds; rates that did not arrive are left out, the lowest marks ringed. Left, at the best rates (chosen on \
                these test digits) {{onDigits.entropy}} wrong by cross-entropy, {{onDigits.probabilities}} by the squared error of $p$, \
                {{onDigits.scores}} by that of the scores. Right, in the same order: \
                {{onDigits.unlearn.entropy}}, {{onDigits.unlearn.probabilities}} and {{onDigits.unlearn.scores}} steps, but from starts where the right answer \
                has one chance in {{onDigits.chance.entropy}}, in {{onDigits.chance.probabilities}} and in {{onDigits.chance.scores}}.
                """)
    }

    var exhibits: [Exhibit] { [figure] }

    var numbers: [Recorded] {
        [
            Recorded("seeds", contest.entropy.runs.values.count),
            Recorded("entropy", contest.entropy.cost, as: .percent(1)),
            Recorded("probabilities", contest.probabilities.cost, as: .percent(1)),
            Recorded("scores", contest.scores.cost, as: .percent(1)),
            Recorded("entropy.rate", contest.entropy.rate, as: .significant(2)),
            Recorded("probabilities.rate", contest.probabilities.rate, as: .significant(2)),
            Recorded("scores.rate", contest.scores.rate, as: .significant(2)),
            Recorded("rates", contest.probabilities.rate / contest.entropy.rate, as: .significant(1)),
            Recorded(
                "spacing", contest.probabilities.trials[1].rate / contest.probabilities.trials[0].rate, as: .fixed(1)),
            Recorded("same.probabilities", contest.probabilitiesAtEntropysRate.median, as: .percent(0)),
            Recorded("unlearn.entropy", unlearning.entropy.cost, as: .integer),
            Recorded("unlearn.probabilities", unlearning.probabilities.cost, as: .integer),
            Recorded("unlearn.scores", unlearning.scores.cost, as: .integer),
            Recorded("unlearn.fewest", unlearning.ratios.min() ?? .nan, as: .fixed(1)),
            Recorded("unlearn.most", unlearning.ratios.max() ?? .nan, as: .fixed(1)),
            Recorded("chance.entropy", 1 / unlearning.firstChance.entropy, as: .significant(2)),
            Recorded("chance.probabilities", 1 / unlearning.firstChance.probabilities, as: .significant(2)),
            Recorded("chance.scores", 1 / unlearning.firstChance.scores, as: .significant(2)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "A-012b",
                instead: """
                    Each at its best rate the three come out alike: {{onDigits.entropy}} of the test digits wrong by cross-entropy, \
                    {{onDigits.probabilities}} by the squared error of the probabilities, {{onDigits.scores}} by that of the scores. At \
                    cross-entropy's own rate the squared error of the probabilities gets {{onDigits.same.probabilities}} wrong: it wants \
                    one some {{onDigits.rates}} times as high, by rates a factor of {{onDigits.spacing}} apart.
                    """
            ) {
                Condition(
                    "digits: test errors by the squared error of the probabilities, in those by cross-entropy, each at its best rate",
                    contest.probabilitiesOverEntropy, isAtLeast: 1.5)
                Condition(
                    "digits: the same by the squared error of the raw scores", contest.scoresOverEntropy, isAtLeast: 1.5
                )
            },
            Claim(
                "Hui-2021",
                says:
                    "A classifier trained by the squared error of its raw scores can do as well as one trained by cross-entropy.",
                force: .can
            ) {
                Condition(
                    "digits: its test errors, in those by cross-entropy, each at its best rate",
                    contest.scoresOverEntropy, isAtMost: 1.2)
            },
        ]
    }
}
