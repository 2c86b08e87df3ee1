import Downhill

extension ShrinkMap {
    var map: Exhibit {
        let (columns, rows) = (200, 120)
        let factors = (0..<rows).map { row in
            (0..<columns).map { column in
                let (x, γ) = (4.2 * (Double(column) + 0.5) / Double(columns), (Double(row) + 0.5) / Double(rows))
                let factor = RavineTheory.shrinkFactor(x, momentum: γ)
                return factor > 1 ? Double.nan : factor
            }
        }
        // Evenly in √γ: near ηλ = 1 the curves are flat in γ and would have corners.
        let roots = (0...100).map { Double($0) / 100 }
        let γs = roots.map { $0 * $0 }
        return .figure(
            Plot("Creeping, ringing, jumping from side to side, diverging") {
                HeatMark(values: factors, x: 0...4.2, y: 0...1, range: 0...1)
                LineMark(x: roots.map { (1 - $0) * (1 - $0) }, y: γs).color(.white).lineWidth(2)
                LineMark(x: roots.map { (1 + $0) * (1 + $0) }, y: γs).color(.white).lineWidth(2)
                LineMark(x: γs.map { 2 * (1 + $0) }, y: γs).color(.ink).lineWidth(2)
                for κ in [10.0, 100] {
                    let theory = RavineTheory(κ: κ)
                    LineMark(
                        x: [2 * theory.polyakRate, 2 * κ * theory.polyakRate],
                        y: [theory.polyakMomentum, theory.polyakMomentum]
                    ).color(.white).dashed()
                    TextMark("Polyak's pair, κ = \(Int(κ))", at: [1.3, theory.polyakMomentum], .above).color(
                        κ > 10 ? .ink : .white)
                }
                PointMark(x: places.map(\.ηλ), y: places.map(\.γ)).color(.ink)
                TextMark("creeping", at: [0.3, 0.07], .trailing, distance: 40).color(.white).bold()
                TextMark("ringing", at: [1.3, 0.5], .center).color(.ink).bold()
                TextMark("jumping from side to side", at: [2.08, 0.12], .trailing, distance: 50).bold()
                TextMark("diverging", at: [3.6, 0.45], .center).bold()
            }.subtitle(
                "colour: what a step leaves of the distance in the long run; dots: measured"
            )
            .xAxis("ηλ: the rate times the curvature", .linear(0...4.2)).yAxis("γ: the momentum", .linear(0...1)),
            named: "map",
            alt: """
                A map of the shrink factor over ηλ and γ. A thin creeping region at the left, a ringing region in the middle that gets paler with γ alone, a strip at the \
                lower right where it jumps from side to side, and beyond it a blank diverging one.
                """,
            caption: """
                The darker, the less is left. Between the curves it rings, and the factor is $\\sqrt\\gamma$ whatever the curvature. Dashed: Polyak's pairs, for two ravines. The bottom edge is gradient descent. Dots: measured, within {{shrinkMap.error}} of theory.
                """)
    }

    var exhibits: [Exhibit] { [map] }

    var numbers: [Recorded] { [Recorded("error", largestError, as: .significant(1))] }
}
