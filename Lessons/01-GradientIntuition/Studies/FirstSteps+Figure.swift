import Downhill

extension FirstSteps {
    var tangents: Exhibit {
        .figure(
            Plot("The slope’s sign says which way to step, its size how far", height: 460) {
                LineMark(over: -3.3...3.8) { $0 * $0 }.color(.grey).lineWidth(3).cropped()
                for w in Self.stops {
                    LineMark(over: (w - 0.6)...(w + 0.6)) { w * w + 2 * w * ($0 - w) }.color(.orange).lineWidth(2)
                        .cropped()
                    if w != 0 {
                        ArrowMark(from: [w, w * w], to: [w - 0.2 * 2 * w, w * w]).color(.blue).lineWidth(2.5)
                    }
                    PointMark(at: [w, w * w]).color(.ink).symbolSize(7)
                    TextMark(
                        "slope \(NumberFormat.significant(2).text(2 * w))", at: [w, w * w],
                        w > 0 ? .trailing : w < 0 ? .leading : .below, distance: 14)
                }
            }.xAxis("w", .linear(-3.9...4.6)).yAxis("L(w) = w²", .linear(-1.6...11.5))
                .subtitle("orange: tangents; blue: steps of gradient descent, η = 0.2"), named: "slope",
            alt: """
                The parabola w squared with tangents at five places and level arrows from each towards the minimum, longer where the tangent is steeper.
                """,
            caption: #"""
                Tangents of $w^2$ (orange) and the steps of gradient descent with $\eta = 0.2$ (blue). Right of the minimum the slope is positive and the \#
                step goes left; \#
                left of it, the other way round.
                """#)
    }

    var exhibits: [Exhibit] { [tangents] }
}
