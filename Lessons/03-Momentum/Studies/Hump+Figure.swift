import Downhill

extension Hump {
    var film: Exhibit {
        func ball(_ w: Double) -> SIMD2<Double> { [w, Double(DoubleWell.doubleWell.value(at: [Scalar(w), 0]))] }
        return .figure(
            Animation("Speed carries the ball over the hump", frames: 60, framesPerSecond: 10) { frame in
                Plot(width: 720, height: 400) {
                    LineMark(over: -1.7...1.85) { w in Double(DoubleWell.doubleWell.value(at: [Scalar(w), 0])) }.color(
                        .grey)
                    PointMark(at: ball(far.descent[frame]), by: "gradient descent")
                    PointMark(at: ball(far.momentum[frame]), by: "momentum, γ = 0.9")
                }.subtitle("step \(frame)").xAxis("w", .linear(-1.75...1.9)).yAxis("loss", .linear(-0.5...5.6))
                    .series("gradient descent", "momentum, γ = 0.9").legend(.top)
            }, named: "hump",
            alt: """
                Animation: two balls roll down into the right, shallow valley of a curve with two valleys. Gradient descent stays there; momentum rolls on over the hump into the deeper \
                valley on the left.
                """,
            caption: """
                Both start on the right and take the rate $\\eta = 0.01$. Plain descent stops in the first valley; with $\\gamma = 0.9$ the ball arrives with speed, and goes on into the deeper one. It is not its larger step: at $\\eta = 0.1$, ten times the rate, plain descent ends in the first valley too, at {{hump.tenfold}}.
                """)
    }

    var exhibits: [Exhibit] { [film] }
}
