import Downhill

extension Narrowing {
    var figure: Exhibit {
        let κs = ravines.map(\.theory.κ)
        return .figure(
            Plot("With Polyak’s γ, momentum puts √κ where gradient descent has κ") {
                LineMark(over: 2...1024, by: "gradient descent") {
                    RavineTheory.steps(factor: RavineTheory(κ: $0).descentFactor)
                }.theory().unlabelled()
                LineMark(over: 2...1024, by: "momentum, γ = 0.9") { _ in
                    RavineTheory.steps(factor: 0.9.squareRoot())
                }.theory().unlabelled()
                LineMark(over: 2...1024, by: "momentum, Polyak's γ") {
                    RavineTheory.steps(factor: RavineTheory(κ: $0).polyakMomentum.squareRoot())
                }.theory().unlabelled()
                PointMark(x: κs, y: ravines.map(\.descent), by: "gradient descent").unlabelled()
                PointMark(x: κs, y: ravines.map(\.usual), by: "momentum, γ = 0.9").unlabelled()
                PointMark(x: κs, y: ravines.map(\.polyak), by: "momentum, Polyak's γ").unlabelled()
                TextMark("gradient descent", at: [120, 850], .aboveLeading).color(.blue)
                TextMark("momentum, γ = 0.9", at: [5, 262], .above).color(.orange)
                TextMark("momentum, Polyak’s γ", at: [90, 74], .belowTrailing).color(.brown)
            }.legend(.hidden).subtitle("marks: measured, pale bands: theory").xAxis("κ, how narrow the ravine is", .log)
                .yAxis(
                    "steps to come a million times closer", .log),
            named: "rates",
            alt: """
                Steps against κ on logarithmic axes. Gradient descent rises in proportion to κ, Polyak's γ with its root, γ = 0.9 is level; the level crosses gradient descent's line.
                """,
            caption: """
                Pale: theory; Polyak's points lie above it, for the factor $t$. The usual $\\gamma = 0.9$ takes from {{narrowing.fewest}} to {{narrowing.most}} steps on all of these ravines, where theory says {{narrowing.level}}; gradient descent is ahead of it up to $\\kappa = {{narrowing.before}}$ and \
                behind from {{narrowing.after}} on.
                """)
    }

    var exhibits: [Exhibit] { [figure] }
}
