import Downhill

extension Stability {
    var climb: Exhibit {
        let shown = seeds[0].descents
        let marks = shown[0].sharpness.indices.map { Double($0 * Stability.spacing) }
        let animation = Animation(
            of: (1...marks.count).map { count in
                Facets("Sharpness climbs to 2/η, and stays", columns: 2, sharing: .none) {
                    Plot("largest curvature λ") {
                        for descent in shown { RuleMark(y: descent.limit, "2/η").color(.grey) }
                        for descent in shown {
                            LineMark(
                                x: marks.prefix(count), y: descent.sharpness.prefix(count), by: "η = \(descent.rate)")
                        }
                    }.xAxis("step", .linear(0...Double(Stability.steps))).yAxis("", .linear(0...24))
                    Plot("training loss") {
                        for descent in shown {
                            LineMark(
                                descent.losses.prefix((count - 1) * Stability.spacing + 1), by: "η = \(descent.rate)")
                        }
                    }.xAxis("step", .linear(0...Double(Stability.steps))).yAxis("", .log(0.02...1))
                }
            }, framesPerSecond: 8
        ).holding(last: 4)
        return .figure(
            animation, named: "stability",
            alt:
                "Two charts over the steps. Left, the largest curvature rises from the same start for three learning rates and then runs level, each along its own dashed line at two over the rate. Right, the three losses fall, trembling once their curvature runs level.",
            caption: #"""
                Full-batch descent at three rates from one start. Left: the largest curvature; dashed, $2/\eta$ for each. Right: the loss, which trembles and still falls where the curvature stands at its line. \
                Over the last third the curvature is {{stability.first}}, {{stability.second}} and {{stability.third}} times $2/\eta$ (medians over five seeds).
                """#)
    }

    var exhibits: [Exhibit] { [climb] }
}
