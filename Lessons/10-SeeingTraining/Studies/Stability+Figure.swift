import Downhill

extension Stability {
    var climb: Exhibit {
        let shown = tanh.map { $0[0] }
        let marks = shown[0].marks.map(Double.init)
        let colors: [Color] = [.blue, .orange, .teal]
        let animation = Animation(
            "The sharpness comes to 2/η, and stays", frames: marks.count, framesPerSecond: 6
        ) { frame in
            Facets("The sharpness comes to 2/η, and stays", columns: 2, sharing: .none) {
                Plot("largest curvature λ") {
                    for (descent, color) in zip(shown, colors) {
                        RuleMark(y: descent.limit, "η = \(descent.rate): 2/η = \(Int(descent.limit))").color(color)
                    }
                    for (descent, color) in zip(shown, colors) {
                        LineMark(
                            x: marks.prefix(frame + 1), y: descent.sharpness.prefix(frame + 1),
                            by: "η = \(descent.rate)"
                        ).color(color).unlabelled()
                    }
                }.xAxis("step", .linear(0...Double(Self.steps)), ticks: [0, 400, 800, 1_200]).yAxis(
                    "", .linear(0...24))
                Plot("training loss") {
                    for (descent, color) in zip(shown, colors) {
                        LineMark(descent.losses.prefix(frame * Self.spacing + 1), by: "η = \(descent.rate)").color(
                            color
                        ).unlabelled()
                    }
                    // The names stand at the lines' ends, once these are there.
                    if frame == marks.count - 1 {
                        for (descent, color) in zip(shown, colors) {
                            if let end = descent.losses.last {
                                TextMark("η = \(descent.rate)", at: [Double(Self.steps), end], .trailing).color(color)
                            }
                        }
                    }
                }.xAxis("step", .linear(0...1.25 * Double(Self.steps)), ticks: [0, 400, 800, 1_200]).yAxis(
                    "", .log(0.005...1))
            }
        }.holding(last: 4)
        return .figure(
            animation, named: "stability",
            alt: """
                Animation with two charts over the steps. Left, the largest curvature for three learning rates: each comes to its own dashed line at two over the rate and runs \
                level along it. Right, the three losses fall; the larger the rate, the sooner they tremble and the lower they get.
                """,
            caption: #"""
                Full-batch descent at three rates from one start, where the curvature is {{stability.drawnStart}} ({{stability.start}} in the median over seeds). Over the last third the curvature is {{stability.first}}, {{stability.second}} and \#
                {{stability.third}} times $2/\eta$ at $\eta = 0.1$, $0.2$ and $0.4$ (medians).
                """#)
    }

    var exhibits: [Exhibit] { [climb] }

    private func median(_ descents: [Descent], _ value: (Descent) -> Double) -> Double {
        Sample(descents.map(value)).median
    }

    var numbers: [Recorded] {
        func last(_ curve: [Double]) -> Double { curve.last ?? .nan }
        let (slow, fast) = (tanh[0], tanh[2])
        return [
            Recorded("first", plateaus[0].median, as: .fixed(2)), Recorded("second", plateaus[1].median, as: .fixed(2)),
            Recorded("third", plateaus[2].median, as: .fixed(2)),
            Recorded("end", median(slow) { $0.plateau * $0.limit }, as: .fixed(1)),
            Recorded("reluFirst", reluPlateaus[0].median, as: .fixed(2)),
            Recorded("reluSecond", reluPlateaus[1].median, as: .fixed(2)),
            Recorded("reluSlowLeast", slowRelu.map(\.plateau).min() ?? .nan, as: .fixed(2)),
            Recorded("reluSlowMost", slowRelu.map(\.plateau).max() ?? .nan, as: .fixed(2)),
            Recorded("start", median(slow) { $0.sharpness[0] }, as: .significant(2)),
            Recorded("drawnStart", slow[0].sharpness[0], as: .significant(2)),
            Recorded("startLimit", median(slow) { 2 / $0.sharpness[0] }, as: .significant(2)),
            Recorded("earlyFlips", median(slow, \.earlyFlips), as: .percent(0)),
            Recorded("lateFlips", median(slow, \.lateFlips), as: .percent(0)),
            Recorded("fastRises", median(fast, \.rises), as: .percent(0)),
            Recorded("slowLoss", median(slow) { last($0.losses) }, as: .significant(2)),
            Recorded("fastLoss", median(fast) { last($0.losses) }, as: .significant(2)),
            Recorded("crossStart", median(crossEntropy) { $0.sharpness[0] }, as: .significant(2)),
            Recorded("crossPeak", median(crossEntropy) { $0.sharpness.max() ?? .nan }, as: .significant(2)),
            Recorded("crossEnd", median(crossEntropy) { last($0.sharpness) }, as: .significant(2)),
        ]
    }
}
