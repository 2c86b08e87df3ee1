import Downhill

extension BatchNoise {
    /// How many single samples' gradients stand beyond the frame.
    var outside: Int { clouds[0].gradients.count { $0.x < -80 || $0.x > 10 || $0.y < -18 || $0.y > 24 } }

    var picture: Exhibit {
        let names = ["B = 1", "B = 8", "B = 64"]
        /// The outermost gradient of a cloud, of those within the frame.
        func edge(_ cloud: Int, _ isBefore: (SIMD2<Double>, SIMD2<Double>) -> Bool) -> SIMD2<Double> {
            clouds[cloud].gradients.filter { (-78...8).contains($0.x) && (-16...22).contains($0.y) }.min(by: isBefore)
                ?? slope
        }
        return .figure(
            Plot("Every batch has its own opinion of the slope") {
                for (cloud, name) in zip(clouds, names) {
                    PointMark(cloud.gradients, by: name).symbolSize(cloud.batch == 1 ? 4.5 : 5.5).opacity(
                        cloud.batch == 1 ? 0.55 : 0.7
                    ).cropped().unlabelled()
                }
                TextMark(names[0], at: edge(0) { $0.y > $1.y }, .above).color(.blue)
                TextMark(names[1], at: edge(1) { $0.x < $1.x }, .leading).color(.orange)
                // From within the cloud, which lies among the others, to where there is room.
                TextMark(names[2], at: slope - [1.5, 1], .below, distance: 88).color(.teal)
                ArrowMark(from: [0, 0], to: slope).color(.ink).lineWidth(2.5)
                TextMark("∇L", at: slope / 4, .belowTrailing, distance: 45)
                PointMark(at: slope).symbol(.plus).color(.ink).symbolSize(11)
            }
            .xAxis("slope along the weight", .linear(-80...10)).yAxis("slope along the bias", .linear(-18...24))
            .subtitle(
                "\(Self.draws) batches of each size B; cross: the gradient of all samples; \(outside) of B = 1 lie beyond the frame"
            )
            .equalUnits()
            .colors([names[0]: .blue, names[1]: .orange, names[2]: .teal]),
            named: "clouds",
            alt: """
                Three clouds of points round the tip of one arrow. The arrow is the true gradient. Gradients of single samples are strewn far about it, some of them pointing the other way; those of
                eight samples lie closer; those of sixty-four form a small knot at its tip.
                """,
            caption: """
                Right on average, and noisy: the gradients of {{batchNoise.draws}} batches of each size at one place of a bowl lie about that of all samples, the arrow's tip. The two arms of $B = 1$ are inputs far on either side of zero.
                """)
    }

    var exhibits: [Exhibit] { [picture] }
}
