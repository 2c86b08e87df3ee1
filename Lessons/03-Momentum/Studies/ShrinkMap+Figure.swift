import Downhill

extension ShrinkMap {
    /// A walk at one place of the map, and the box beside it in which it is drawn.
    private struct Trace {
        let name: String
        let ηλ, γ: Double
        let steps: Int
        let x, y: ClosedRange<Double>
        /// Where the line from the place comes to the box.
        let hold: SIMD2<Double>

        /// The walk on a parabola, as high as the box.
        var curve: (x: [Double], y: [Double]) {
            let walk = Descent(on: .bowl, from: [1, 0], by: Momentum(learningRate: ηλ / 2, momentum: γ))
                .run(atMost: steps).points.map { Double($0.x) }
            let largest = walk.map { abs($0) }.max() ?? 1
            let (width, height) = (x.upperBound - x.lowerBound, y.upperBound - y.lowerBound)
            return (
                walk.indices.map { x.lowerBound + width * (0.04 + 0.92 * Double($0) / Double(walk.count - 1)) },
                walk.map { middle + 0.42 * height * $0 / largest }
            )
        }
        var middle: Double { (y.lowerBound + y.upperBound) / 2 }
        var center: Double { (x.lowerBound + x.upperBound) / 2 }
        var left: String { "× \(NumberFormat.fixed(2).text(RavineTheory.shrinkFactor(ηλ, momentum: γ))) a step" }
    }

    private var traces: [Trace] {
        [
            Trace(
                name: "creeping", ηλ: 0.05, γ: 0.4, steps: 30, x: -1.14 ... -0.2, y: 0.33...0.49, hold: [-0.2, 0.41]),
            Trace(name: "ringing", ηλ: 1, γ: 0.9, steps: 40, x: 1.5...2.5, y: 0.68...0.84, hold: [1.5, 0.8]),
            Trace(
                name: "jumping from side to side", ηλ: 2.2, γ: 0.15, steps: 30, x: 3.25...4.25, y: 0.11...0.27,
                hold: [3.25, 0.17]),
            Trace(name: "diverging", ηλ: 3.2, γ: 0.45, steps: 9, x: 3.65...4.6, y: 0.53...0.69, hold: [3.65, 0.57]),
        ]
    }

    var map: Exhibit {
        let (columns, rows) = (420, 200)
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
        let theory = RavineTheory(κ: 10)
        return .figure(
            Plot("Creeping, ringing, jumping from side to side, diverging", height: 520) {
                HeatMark(values: factors, x: 0...4.2, y: 0...1, range: 0...1)
                LineMark(x: roots.map { (1 - $0) * (1 - $0) }, y: γs).color(.white).lineWidth(2)
                LineMark(x: roots.map { (1 + $0) * (1 + $0) }, y: γs).color(.white).lineWidth(2)
                LineMark(x: γs.map { 2 * (1 + $0) }, y: γs).color(.ink).lineWidth(2)
                LineMark(
                    x: [2 * theory.polyakRate, 2 * theory.κ * theory.polyakRate],
                    y: [theory.polyakMomentum, theory.polyakMomentum]
                ).color(.white).dashed()
                TextMark("Polyak's pair, κ = \(Int(theory.κ))", at: [1.25, theory.polyakMomentum], .below).color(.white)
                TextMark("× √γ a step, whatever ηλ", at: [1.5, 0.5], .center).color(.ink)
                for trace in traces {
                    RectangleMark(x: trace.x, y: trace.y).color(.white).opacity(0.93)
                    LineMark(x: [trace.ηλ, trace.hold.x], y: [trace.γ, trace.hold.y]).color(.ink).lineWidth(1.2)
                    LineMark(x: [trace.x.lowerBound, trace.x.upperBound], y: [trace.middle, trace.middle])
                        .color(.lightGrey).lineWidth(1)
                    LineMark(x: trace.curve.x, y: trace.curve.y).color(.blue).lineWidth(1.4)
                    PointMark(x: trace.curve.x, y: trace.curve.y).symbol(.circle).color(.blue).symbolSize(3.6).opacity(
                        1)
                    PointMark(at: [trace.ηλ, trace.γ]).color(.ink)
                    TextMark(trace.name, at: [trace.center, trace.y.upperBound], .above, distance: 5).color(.ink).bold()
                    TextMark(trace.left, at: [trace.center, trace.y.lowerBound], .below, distance: 5).color(.ink)
                }
            }.subtitle(
                "colour: what a step leaves of the distance in the long run; blue: walks at the dots"
            )
            .xAxis("ηλ: the rate times the curvature", .linear(-1.2...4.7), ticks: [0, 1, 2, 3, 4])
            .yAxis("γ: the momentum", .linear(0...1), ticks: [0, 0.25, 0.5, 0.75, 1]),
            named: "map",
            alt: """
                A map of the shrink factor over ηλ and γ, with a little walk for each of its four parts. A thin creeping region at the left, a ringing region in the middle that gets paler with γ alone, a strip at the \
                lower right where it jumps from side to side, and beyond it a blank diverging one.
                """,
            caption: """
                The darker, the less is left. Between the curves it rings, and the factor is $\\sqrt\\gamma$ whatever $\\eta\\lambda$. The bottom edge is gradient descent. Measurements are within {{shrinkMap.error}} of theory.
                """)
    }

    var exhibits: [Exhibit] { [map] }

    var numbers: [Recorded] { [Recorded("error", largestError, as: .significant(1))] }
}
