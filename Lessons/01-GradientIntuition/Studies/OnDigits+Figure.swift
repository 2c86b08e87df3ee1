import Downhill

extension OnDigits {
    var figure: Exhibit {
        let shown = search.trials.filter { $0.cost.isFinite }
        let x = shown.map(\.rate)
        // Each curve is named where nothing else runs: the smallest rate amid its level line, the largest at its peak.
        let looks: [(color: Color, width: Double, named: Int, TextMark.Placement, distance: Double)] = [
            (.orange, 1.4, 55, .above, 24), (.teal, 2.6, 62, .above, 8),
            (.plum, 1.8, 100, .above, 8), (.sky, 3.8, peak(curves[3].losses), .trailing, 10),
        ]
        func name(_ curve: Int) -> TextMark {
            let (look, η, losses) = (looks[curve], curves[curve].η, curves[curve].losses)
            return TextMark(
                "η = \(NumberFormat.significant(2).text(η))", at: [Double(look.named), losses[look.named]], look.3,
                distance: look.distance
            ).color(look.color)
        }
        return .figure(
            Facets("A network is fastest at a rate that document C calls too high", columns: 2, sharing: .none) {
                Plot("one start at four rates") {
                    // The broad one first: where two lie on each other, both are seen.
                    for curve in [3, 2, 1, 0] {
                        LineMark(curves[curve].losses).color(looks[curve].color).lineWidth(looks[curve].width).cropped()
                    }
                    for curve in curves.indices { name(curve) }
                }.xAxis("step").yAxis("training loss", .linear(0...6.5))
                Plot("after \(DigitTask.steps) steps, by rate") {
                    RuleMark(x: 2 / startCurvatures.median)
                    TextMark("2/λ at the start", at: [2 / startCurvatures.median, 7], .leading, distance: 8).color(
                        .slate)
                    LineMark(x: x, y: shown.map(\.cost), by: "gradient descent").unlabelled()
                    PointMark(x: x, y: shown.map(\.cost), by: "gradient descent").unlabelled()
                    PointMark(at: [search.rate, search.cost]).color(.ink).symbolSize(9)
                    TextMark(
                        "best: η = \(NumberFormat.significant(2).text(search.rate))", at: [search.rate, search.cost],
                        .belowLeading, distance: 11
                    ).bold()
                    TextMark("“too low”", at: [rates.low, loss(at: rates.low).median], .aboveTrailing, distance: 9)
                    TextMark("“just right”", at: [rates.middle, loss(at: rates.middle).median], .above, distance: 9)
                    TextMark("“too high”", at: [rates.high, loss(at: rates.high).median], .leading, distance: 26)
                }.xAxis("η", .log(0.00008...13), ticks: [0.0001, 0.01, 1]).yAxis(
                    "training loss", .log(0.005...10), ticks: [0.01, 0.1, 1, 10])
            }.subtitle("in quotation marks: the document's words for three rates"), named: "network",
            alt: """
                Left, training loss by step at four rates: the smallest hardly moves, the next falls lowest, a larger one jumps up and down and learns little, \
                the largest jumps up and then \
                lies still. Right, the loss after all steps against the rate: it falls up to a rate near one and leaps up soon after. Document C's words stand at three of the rates: too low and just right high up on the curve, too high near its lowest point.
                """,
            caption: #"""
                The network learns fastest near $\eta =$ {{onDigits.best}}, just before it breaks. Left: one start at four rates. Right: the median of five. Dashed: the limit $2/\lambda$ for the curvature at the start.
                """#)
    }

    /// The step at which a loss is highest.
    private func peak(_ losses: [Double]) -> Int { losses.indices.max { losses[$0] < losses[$1] } ?? 0 }

    var exhibits: [Exhibit] { [figure] }

    var numbers: [Recorded] {
        [
            Recorded("low", loss(at: rates.low).median, as: .significant(2)),
            Recorded("middle", loss(at: rates.middle).median, as: .significant(2)),
            Recorded("high", loss(at: rates.high).median, as: .significant(2)),
            Recorded("start", startLosses.median, as: .significant(2)),
            Recorded("best", search.rate, as: .significant(2)),
            Recorded("curvature", startCurvatures.median, as: .significant(3)),
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
