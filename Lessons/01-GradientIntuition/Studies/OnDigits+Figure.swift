import Downhill

extension OnDigits {
    var figure: Exhibit {
        let shown = search.trials.filter { $0.cost.isFinite }
        let x = shown.map(\.rate)
        return .figure(
            Facets("A network is fastest at a rate that document C calls too high", columns: 2, sharing: .none) {
                Plot("loss by step") {
                    for curve in curves {
                        LineMark(curve.losses, by: "η = \(NumberFormat.significant(2).text(curve.η))").cropped()
                    }
                }.xAxis("step").yAxis("training loss", .linear(0...6.5))
                Plot("loss after \(DigitTask.steps) steps") {
                    RuleMark(x: 2 / startCurvatures.median, "2/λ at the start")
                    LineMark(x: x, y: shown.map(\.cost), by: "gradient descent").unlabelled()
                    HighlightMark.lowest(
                        x: x, y: shown.map(\.cost), "η = \(NumberFormat.significant(2).text(search.rate))", .leading)
                    PointMark(x: x, y: shown.map(\.cost), by: "gradient descent").unlabelled()
                }.xAxis("η", .log(0.00008...13)).yAxis("training loss", .log(0.01...10))
            }, named: "network",
            alt: """
                Left, training loss by step at four rates: the smallest hardly moves, the next falls lowest, a larger one jumps up and down and learns little, \
                the largest jumps up and then \
                lies still. Right, the loss after all steps against the rate: it falls up to a rate near one and leaps up soon after.
                """,
            caption: #"""
                The network learns fastest near $\eta = 1$, just before it breaks. Left: one start at four rates. Right: the median of five; the best is ringed. Dashed: the limit $2/\lambda$ for the curvature at the start.
                """#)
    }

    var exhibits: [Exhibit] { [figure] }

    var numbers: [Recorded] {
        [
            Recorded("low", loss(at: rates.low).median, as: .significant(2)),
            Recorded("middle", loss(at: rates.middle).median, as: .significant(2)),
            Recorded("high", loss(at: rates.high).median, as: .significant(2)),
            Recorded("start", startLosses.median, as: .significant(2)),
            Recorded("best", search.rate, as: .significant(2)),
            Recorded("curvature", startCurvatures.median, as: .significant(2)),
            Recorded("limit", 2 / startCurvatures.median, as: .significant(2)),
            Recorded("slow", slowCurvatures.median, as: .significant(2)),
            Recorded("slowLimit", 2 / slowCurvatures.median, as: .significant(2)),
            Recorded("fast", fastCurvatures.median, as: .significant(2)),
            Recorded("breaks", breaks, as: .significant(2)),
            Recorded("deadAtThree", deadAtThree.median, as: .integer),
            Recorded("deadAtTen", deadAtTen.median, as: .integer),
            Recorded("searched", searched.median, as: .significant(2)),
        ]
    }
}
