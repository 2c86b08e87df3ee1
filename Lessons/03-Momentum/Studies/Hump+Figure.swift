import Downhill

extension Hump {
    var film: Exhibit {
        func ball(_ w: Double) -> SIMD2<Double> { [w, Double(DoubleWell.doubleWell.value(at: [Scalar(w), 0]))] }
        let summit = SIMD2(far.hump, ball(far.hump).y)
        // One by one until it is over, then by threes.
        let steps = Array(0..<far.crossing + 2) + Array(stride(from: far.crossing + 2, to: 60, by: 3))
        return .figure(
            Animation("Speed carries the ball over the hump", frames: steps.count, framesPerSecond: 8) { frame in
                let step = steps[frame]
                let isCarried = step >= far.crossing
                let isLast = frame == steps.count - 1
                return Facets(columns: 1) {
                    Plot {
                        LineMark(over: -1.7...1.8) { ball($0).y }.color(.grey)
                        // Where the balls have been; both lie on the curve.
                        PointMark(
                            x: far.descent.prefix(step + 1), y: far.descent.prefix(step + 1).map { ball($0).y },
                            by: "gradient descent"
                        ).unlabelled().symbolSize(6).opacity(1)
                        PointMark(
                            x: far.momentum.prefix(step + 1), y: far.momentum.prefix(step + 1).map { ball($0).y },
                            by: "momentum, γ = 0.9"
                        ).unlabelled().symbolSize(7.5).opacity(1)
                        PointMark(at: ball(far.start)).symbol(.ring).color(.ink).symbolSize(10)
                        TextMark("start", at: ball(far.start), .leading, distance: 12)
                        PointMark(at: ball(far.descent[step]), by: "gradient descent").unlabelled().symbolSize(14)
                        PointMark(at: ball(far.momentum[step]), by: "momentum, γ = 0.9").unlabelled().symbolSize(14)
                        TextMark(
                            "momentum, γ = 0.9" + (isCarried ? ": over the hump at step \(far.crossing)" : ""),
                            at: [-1, summit.y + 0.62], .trailing, distance: 0
                        ).color(.orange).bold()
                        TextMark(
                            "gradient descent" + (isLast ? " stays in the first valley" : ""), at: [0.18, -0.55],
                            .trailing, distance: 0
                        ).color(.blue).bold()
                        if isLast {
                            TextMark("ends in the deeper one", at: [-1.48, -0.78], .trailing, distance: 0)
                                .color(.orange).bold()
                        }
                    }.xAxis("w", .linear(-1.75...1.9)).yAxis("loss", .linear(-1.1...5.7), ticks: [0, 2, 4])
                        .series("gradient descent", "momentum, γ = 0.9")
                }.size(width: 720, height: 440)
                    .subtitle(
                        "both from one start, at the rate η = \(NumberFormat.significant(2).text(far.η)); step \(step), dots: the steps so far"
                    )
            }, named: "hump",
            alt: """
                Animation: two balls roll down into the right, shallow valley of a curve with two valleys. Gradient descent's steps get shorter and it stays there; momentum rolls on over the hump into the deeper \
                valley on the left.
                """,
            caption: """
                Plain descent stops in the first valley; with $\\gamma = 0.9$ the ball arrives with speed, and goes on into the deeper one. It does not leap: its longest step is {{hump.longest}}, and from the bottom of the first valley to the top of the hump it is {{hump.width}}.
                """)
    }

    var exhibits: [Exhibit] { [film] }
}
