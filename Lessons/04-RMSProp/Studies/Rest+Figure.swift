import Downhill

extension Rest: Study {
    var figure: Exhibit {
        .figure(
            Facets(
                "RMSProp's own rate overshoots 2/λ and ends there; the weight never rests", columns: 1, sharing: .x
            ) {
                Plot("distance of w₂ from the floor") {
                    RuleMark(y: small.η / 2, "η/2")
                    LineMark(small.descent.map { abs($0) }, by: "gradient descent").unlabelled()
                    // In two lines: there is no room for one between the curves.
                    TextMark("gradient", at: [40, 1e-6], .trailing).color(.blue)
                    TextMark("descent", at: [40, 5e-8], .trailing).color(.blue)
                    LineMark(small.rmsprop.map { abs($0) }, by: "RMSProp")
                }.xAxis("step", .linear(0...600), ticks: [0, 200, 400, 600]).yAxis(
                    "|w₂|, cut off at 10^{−14}", .log(1e-14...10))
                Plot("RMSProp's own rate for w₂") {
                    RuleMark(y: 2 / Self.λ, "2/λ")
                    LineMark(small.ownRates, by: "RMSProp")
                }.xAxis("step", .linear(0...600), ticks: [0, 200, 400, 600]).yAxis("η/√s", .log(1e-4...100))
            }, named: "rest",
            alt: """
                Above, the distance of the steep weight from zero: gradient descent's falls without end, RMSProp's falls out of the frame, is thrown \
                back and settles on the line η/2. Below, RMSProp's own rate rises far past the line 2/λ, drops and settles on it.
                """,
            caption: """
                Gradient descent comes to rest. RMSProp comes nearer too, below the frame; but its own rate grows, beyond $2/\\lambda$ every step leads farther out, and it ends hopping at \
                {{rest.small}} from the floor. The steep weight of $w_1^2 + 10\\,w_2^2$ at $\\eta = 0.02$; dashed: predicted. (Not drawn: at $\\eta = 0.1$, where gradient descent swings from wall to \
                wall for ever, it hops at {{rest.documents}}.)
                """)
    }

    var exhibits: [Exhibit] { [figure] }

    var numbers: [Recorded] {
        [
            Recorded("small", Walk.unrest(small.rmsprop), as: .significant(2)),
            Recorded("documents", Walk.unrest(documents.rmsprop), as: .significant(2)),
            Recorded("strays", Walk.overshoot(descentAtBest.descent.prefix(61)), as: .significant(2)),
            Recorded("goingOn.least", goingOn.lowerBound, as: .significant(1)),
            Recorded("goingOn.most", goingOn.upperBound, as: .significant(1)),
            Recorded("calmer", calmer, as: .significant(2)),
        ]
    }
}
