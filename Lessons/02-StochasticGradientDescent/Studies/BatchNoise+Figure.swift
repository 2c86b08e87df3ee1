import Downhill

extension BatchNoise {
    /// How many single samples' gradients stand beyond the frame.
    var outside: Int { clouds[0].gradients.count { $0.x < -80 || $0.x > 10 || $0.y < -18 || $0.y > 24 } }

    var picture: Exhibit {
        let names = ["B = 1", "B = 8", "B = 64"]
        return .figure(
            Plot("Every batch has its own opinion of the slope") {
                for (cloud, name) in zip(clouds, names) {
                    PointMark(cloud.gradients, by: name).symbolSize(cloud.batch == 1 ? 4.5 : 5.5).opacity(
                        cloud.batch == 1 ? 0.55 : 0.7
                    ).cropped()
                }
                ArrowMark(from: [0, 0], to: slope).color(.ink).lineWidth(2.5)
                TextMark("∇L", at: slope / 2, .below, distance: 6)
                PointMark(at: slope).symbol(.plus).color(.ink).symbolSize(11)
            }
            .xAxis("slope along the weight", .linear(-80...10)).yAxis("slope along the bias", .linear(-18...24))
            .subtitle(
                "gradients of \(Self.draws) batches of each size; \(outside) of those with B = 1 lie beyond the frame"
            )
            .equalUnits()
            .series(names).legend(.top),
            named: "clouds",
            alt: """
                Three clouds of points round the tip of one arrow. The arrow is the true gradient. Gradients of single samples are strewn far about it, some of them pointing the other way; those of
                eight samples lie closer; those of sixty-four form a small knot at its tip.
                """,
            caption: """
                The gradients of {{batchNoise.draws}} batches of each size at one place of a bowl; the arrow is that of all samples. Each cloud has its middle at the arrow's tip, and is $\\sqrt 8$ times smaller than the
                one before. {{batchNoise.outside}} single samples stand beyond the frame.
                """)
    }

    var exhibits: [Exhibit] { [picture] }
}
