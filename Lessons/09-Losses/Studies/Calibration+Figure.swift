import Downhill

extension Calibration: Study {
    var figure: Exhibit {
        let smoothings = Self.smoothings.map { Double($0) }
        let shown: [(Int, Color, TextMark.Placement)] = [
            (0, .blue, .belowTrailing), (3, .teal, .aboveLeading),
        ]
        let totals: [(String, Color, TextMark.Placement, [Double])] = [
            ("mean confidence", .rose, .belowLeading, smoothings.indices.map { sample($0, \.meanConfidence).median }),
            ("share right", .slate, .aboveLeading, smoothings.indices.map { sample($0, \.accuracy).median }),
        ]
        return .figure(
            Facets("Smoothing turns confidence down, and can turn it down too far", columns: 2, sharing: .none) {
                Plot("how often is it right when it says so?") {
                    LineMark(x: [0.2, 1], y: [0.2, 1]).theory()
                    for (index, color, side) in shown {
                        let points = pooled(index).reliability(atLeast: 40)
                        let (x, y) = (points.map(\.confidence), points.map(\.accuracy))
                        let name = "ε = \(NumberFormat.significant(1).text(Double(Self.smoothings[index])))"
                        LineMark(x: x, y: y, by: name).color(color).unlabelled()
                        PointMark(x: x, y: y, by: name).color(color).unlabelled()
                        if points.count > 3 { TextMark(name, at: [x[x.count - 3], y[y.count - 3]], side).color(color) }
                    }
                }.xAxis("confidence", .linear(0.2...1)).yAxis("share that is right", .linear(0...1))
                Plot("all answers together") {
                    for (name, color, side, values) in totals {
                        LineMark(x: smoothings, y: values, by: name).color(color).unlabelled()
                        PointMark(x: smoothings, y: values, by: name).color(color).unlabelled()
                        TextMark(name, at: [smoothings[3], values[3]], side).color(color)
                    }
                }.xAxis("smoothing ε", .linear(0...0.1), ticks: [0, 0.05, 0.1]).yAxis("share", .linear(0.6...1))
            }, named: "calibration",
            alt: """
                Left, the share of right answers against confidence, with the diagonal where both agree. Without smoothing the curve runs \
                below it, with much smoothing far above. Right, mean confidence falls with smoothing from above the share that is right \
                to far below it.
                """,
            caption: """
                A network trained to the end on {{calibration.images}} digits; all answers of {{calibration.seeds}} seeds in tenths of \
                confidence, those with forty or more. Left, the band is where confidence and truth agree. Right, on average: without smoothing it says \
                {{calibration.confidence}} and is right in {{calibration.accuracy}}; with $\\varepsilon = 0.1$ it says \
                {{calibration.confidence.tenth}} and is right in {{calibration.accuracy.tenth}}.
                """)
    }

    var exhibits: [Exhibit] { [figure] }

    var numbers: [Recorded] {
        [
            Recorded("images", Self.images), Recorded("seeds", answers[0].count),
            Recorded("confidence", sample(0, \.meanConfidence).median, as: .percent(0)),
            Recorded("accuracy", sample(0, \.accuracy).median, as: .percent(0)),
            Recorded("confidence.tenth", sample(3, \.meanConfidence).median, as: .percent(0)),
            Recorded("accuracy.tenth", sample(3, \.accuracy).median, as: .percent(0)),
            Recorded("gap", pooled(0).gap, as: .fixed(3)),
            Recorded("gap.hundredth", pooled(1).gap, as: .fixed(3)),
            Recorded("gap.tenth", pooled(3).gap, as: .fixed(3)),
            Recorded("before", before, as: .fixed(3)), Recorded("after", after, as: .fixed(3)),
            Recorded("temperature", temperatures.median, as: .fixed(2)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "Guo-2017",
                says:
                    "That a network trained to the end on few images, by cross-entropy without smoothing, is surer than right is mended in good part by dividing its scores by one number, fitted on other data.",
                force: .here
            ) {
                Condition(
                    "digits, trained on 180: mean confidence, against the share that is right",
                    sample(0, \.meanConfidence), isAbove: sample(0, \.accuracy))
                Condition(
                    "calibration error after dividing by the temperature, in that before", after / before,
                    isAtMost: 0.7)
            }
        ]
    }
}
