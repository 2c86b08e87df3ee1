import Downhill

extension GradientCheck {
    var figure: Exhibit {
        let (h, u) = (Self.widths, Self.rounding)
        return .figure(
            Plot("The central difference is best near h = (3u)^{1/3}, not at the smallest h") {
                LineMark(x: h, y: h.map { $0 / 2 }).theory()
                LineMark(x: h, y: h.map { $0 * $0 / 6 }).theory()
                LineMark(x: h, y: h.map { u / $0 }).theory()
                LineMark(x: h, y: forward, by: "one-sided").color(.sky)
                LineMark(x: h, y: central, by: "central").color(.orange)
                RuleMark(x: Self.predictedWidth, "(3u)^{1/3}")
                TextMark("h/2", at: [1e-4, 0.5e-4], .aboveLeading, distance: 18)
                TextMark("h²/6", at: [0.003, 0.003 * 0.003 / 6], .belowTrailing, distance: 18)
                TextMark("u/h", at: [1e-10, u / 1e-10], .belowLeading, distance: 18)
            }.subtitle("u = 2^{−53}, the largest error of a rounding; pale: theory")
                .xAxis("h", .log).yAxis("largest relative error of the slope", .log(1e-13...10)),
            named: "check",
            alt: """
                Error of the numerical slope against h on logarithmic axes: both estimates fall to a lowest point and rise again as h shrinks; the central \
                one goes far lower, and is lowest at the dashed line of the theory. The one-sided one is lowest at a far smaller h.
                """,
            caption: #"""
                The best $h$ for the central difference is, of the powers of two that were tried, about {{gradientCheck.best}}, predicted {{gradientCheck.predicted}}. There it errs by {{gradientCheck.central}}, the \#
                one-sided one at its best by {{gradientCheck.forward}}. Largest error of the slope of $e^w$ over {{gradientCheck.points}} places, as a share of it; pale: theory.
                """#)
    }

    var exhibits: [Exhibit] { [figure] }

    var numbers: [Recorded] {
        [
            Recorded("points", Self.centers.count), Recorded("best", bestWidth, as: .scientific(1)),
            Recorded("predicted", Self.predictedWidth, as: .scientific(1)),
            Recorded("central", central.min() ?? .infinity, as: .scientific(1)),
            Recorded("forward", forward.min() ?? .infinity, as: .scientific(1)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "Press-1992",
                says: "The central difference is most accurate at a width near the cube root of the machine precision.",
                force: .always
            ) {
                Condition(
                    "best width over ∛(3u), at least a third", bestWidth / Self.predictedWidth, isAtLeast: 1.0 / 3)
                Condition("best width over ∛(3u), at most three", bestWidth / Self.predictedWidth, isAtMost: 3)
            }
        ]
    }
}
