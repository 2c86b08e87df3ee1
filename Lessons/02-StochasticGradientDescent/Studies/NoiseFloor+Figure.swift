import Downhill

extension NoiseFloor {
    var picture: Exhibit {
        let sizes = BatchNoise.sizes.map { Double($0) }
        let names = ["B = 1", "B = 8", "B = 64"]
        return .figure(
            Facets(
                "Noise falls with the root of the batch; what it leaves grows with the rate", columns: 2, sharing: .none
            ) {
                Plot("noise of a batch’s gradient") {
                    LineMark(x: sizes, y: noise.spreads.map(\.theory)).theory().color(.blue)
                    LineMark(over: 1...999, samples: 200) { B in
                        (noise.spreads.first?.theory ?? .nan) * ((1_000 - B) / (999 * B)).squareRoot()
                    }.theory().color(.orange)
                    // The larger ones show around the rings that lie on them.
                    PointMark(x: sizes, y: noise.spreads.map(\.noise), by: "independent draws").symbolSize(13)
                        .unlabelled()
                    TextMark("independent draws", at: [900, 3.8], .leading).color(.blue)
                    PointMark(
                        x: Array(sizes.dropLast()), y: noise.spreads.dropLast().map(\.noiseOfShuffle), by: "a shuffle"
                    ).symbol(.ring)
                }.xAxis("batch size B", .log).yAxis("distance from ∇L", .log(0.1...15)).colors([
                    "independent draws": .blue, "a shuffle": .orange,
                ])
                Plot("where the loss settles") {
                    for (batch, name) in zip([1, 8, 64], names) {
                        let walks = settled.filter { $0.batch == batch }
                        LineMark(over: walks[0].rate...walks[walks.count - 1].rate, by: name) {
                            theory(batch: batch, rate: $0)
                        }.theory()
                        PointMark(x: walks.map(\.rate), y: walks.map(\.measured.median), by: name)
                    }
                }.xAxis("learning rate η", .log(0.0003...1)).yAxis("loss above the lowest", .log).series(names)
            }, named: "noise-and-floor",
            alt: """
                Two charts with logarithmic axes. Left: the distance of a batch's gradient from the true one falls along a straight line of slope minus one half; for a shuffle it bends down as the
                batch nears the whole set. Right: the loss at which a walk settles rises with the rate along the theory, lower for larger batches, and above the theory where steps are long.
                """,
            caption: """
                Both formulas hold, with nothing fitted (pale). Left: a shuffle draws without putting back, so it has less noise, and none when the batch is the whole set. Right: the floor, added up over the directions; points are the mean loss of walks that
                start at the minimum.
                """)
    }

    var exhibits: [Exhibit] { [picture] }
}
