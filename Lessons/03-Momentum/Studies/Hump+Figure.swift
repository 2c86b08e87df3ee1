import Downhill

extension Hump {
    var film: Exhibit {
        func ball(_ w: Double) -> SIMD2<Double> { [w, Double(DoubleWell.doubleWell.value(at: [Scalar(w), 0]))] }
        let summit = SIMD2(far.hump, ball(far.hump).y)
        return .figure(
            Animation("Speed carries the ball over the hump", frames: 60, framesPerSecond: 10) { frame in
                let isCarried = frame >= far.crossing
                let isLast = frame == 59
                return Facets(columns: 1) {
                    Plot {
                        LineMark(over: -1.7...1.8) { ball($0).y }.color(.grey)
                        // Where the balls have been; both lie on the curve.
                        PointMark(
                            x: far.descent.prefix(frame + 1), y: far.descent.prefix(frame + 1).map { ball($0).y },
                            by: "gradient descent"
                        ).unlabelled().symbolSize(6).opacity(1)
                        PointMark(
                            x: far.momentum.prefix(frame + 1), y: far.momentum.prefix(frame + 1).map { ball($0).y },
                            by: "momentum, γ = 0.9"
                        ).unlabelled().symbolSize(7.5).opacity(1)
                        PointMark(at: ball(far.start)).symbol(.ring).color(.ink).symbolSize(10)
                        TextMark("start", at: ball(far.start), .leading, distance: 12)
                        PointMark(at: ball(far.descent[frame]), by: "gradient descent").unlabelled().symbolSize(14)
                        PointMark(at: ball(far.momentum[frame]), by: "momentum, γ = 0.9").unlabelled().symbolSize(14)
                        TextMark(
                            "momentum, γ = 0.9" + (isCarried ? ": over the hump at step \(far.crossing)" : ""),
                            at: [-1, summit.y + 0.62], .trailing, distance: 0
                        ).color(.orange).bold()
                        TextMark(
                            "gradient descent" + (isLast ? " stays in the first valley" : ""), at: [0.18, -0.55],
                            .trailing, distance: 0
                        ).color(.blue).bold()
                        if isLast {
                            TextMark("ends in the deeper one", at: [-1.48, -0.85], .trailing, distance: 0)
                                .color(.orange).bold()
                        }
                    }.xAxis("w", .linear(-1.75...1.9)).yAxis("loss", .linear(-1.1...5.7), ticks: [0, 2, 4])
                        .series("gradient descent", "momentum, γ = 0.9")
                }.size(width: 720, height: 440)
                    .subtitle(
                        "both from one start, at the rate η = \(NumberFormat.significant(2).text(far.η)); step \(frame), dots: the steps so far"
                    )
            }, named: "hump",
            alt: """
                Animation: two balls roll down into the right, shallow valley of a curve with two valleys. Gradient descent's steps get shorter and it stays there; momentum rolls on over the hump into the deeper \
                valley on the left.
                """,
            caption: """
                Both start on the right and take the rate $\\eta = 0.01$. Plain descent stops in the first valley; with $\\gamma = 0.9$ the ball arrives with speed, and goes on into the deeper one. It is not its larger step: at $\\eta = 0.1$, ten times the rate, plain descent ends in the first valley too, at {{hump.tenfold}}.
                """)
    }

    var exhibits: [Exhibit] { [film] }
}
