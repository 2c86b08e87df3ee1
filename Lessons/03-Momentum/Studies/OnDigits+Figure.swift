import Downhill

extension OnDigits {
    var figure: Exhibit {
        func curve(_ best: BestRate, scaledBy factor: Double = 1) -> (x: [Double], y: [Double]) {
            let finite = best.trials.filter { $0.cost.isFinite }
            return (finite.map { $0.rate * factor }, finite.map(\.cost))
        }
        func quartile(_ best: BestRate, _ p: Double) -> [Double] {
            best.trials.filter { $0.cost.isFinite }.map { Sample($0.runs).quantile(p) }
        }
        let (plain, rolled, moved) = (curve(descent), curve(momentum), curve(descent, scaledBy: 0.1))
        func best(_ search: BestRate, _ curve: (x: [Double], y: [Double]), _ name: String) -> [HighlightMark] {
            let words = "loss " + NumberFormat.significant(2).text(search.cost)
            return HighlightMark.lowest(x: curve.x, y: curve.y, words, .below).map { $0.by(name) }
        }
        return .figure(
            Plot("Momentum at η is nearly gradient descent at 10η, and then goes lower") {
                LineMark(x: moved.x, y: moved.y, by: "moved to η/10").dashed().color(.grey)
                BandMark(
                    x: plain.x, low: quartile(descent, 0.25), high: quartile(descent, 0.75), by: "gradient descent")
                BandMark(
                    x: rolled.x, low: quartile(momentum, 0.25), high: quartile(momentum, 0.75), by: "momentum, γ = 0.9")
                LineMark(x: plain.x, y: plain.y, by: "gradient descent")
                LineMark(x: rolled.x, y: rolled.y, by: "momentum, γ = 0.9")
                PointMark(x: plain.x, y: plain.y, by: "gradient descent").symbolSize(6)
                PointMark(x: rolled.x, y: rolled.y, by: "momentum, γ = 0.9").symbolSize(6)
                best(descent, plain, "gradient descent")
                best(momentum, rolled, "momentum, γ = 0.9")
            }.xAxis("learning rate η", .log(0.0025...6)).yAxis("training loss after three epochs", .log(0.06...3))
                .series("gradient descent", "momentum, γ = 0.9", "moved to η/10")
                .colors(["moved to η/10": .grey]), named: "network",
            alt: """
                Training loss against learning rate for gradient descent and momentum. Momentum's curve is nearly gradient descent's moved to ten times smaller rates, and reaches lower.
                """,
            caption: """
                Momentum's curve follows gradient descent's, moved to ten times smaller rates (dashed): a little above it at small rates, below it from about {{onDigits.lead}} on. \
                Medians and quartiles of {{onDigits.seeds}} seeds.
                """)
    }

    var exhibits: [Exhibit] { [figure] }
}
