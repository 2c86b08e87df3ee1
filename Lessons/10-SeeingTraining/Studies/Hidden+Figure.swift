import Downhill

extension Hidden {
    private func median(_ value: (Seed) -> Double) -> Double { Sample(seeds.map(value)).median }

    var slices: Exhibit {
        let seed = seeds[0]
        func line(_ slice: LossSlice, _ color: Color) -> LineMark {
            LineMark(x: slice.distances, y: slice.losses).color(color)
        }
        /// Words beside the left wall of a valley, at a share of its height.
        func name(
            _ slice: LossSlice, _ words: String, at share: Double, _ placement: TextMark.Placement, _ color: Color
        ) -> TextMark {
            let (top, floor) = (Double(slice.losses[0]), Double(slice.losses.min() ?? 0))
            let index = slice.losses.firstIndex { Double($0) < floor + share * (top - floor) } ?? 0
            return TextMark(
                words, at: [Double(slice.distances[index]), Double(slice.losses[index])], placement, distance: 11
            ).color(color)
        }
        let everyEighth = stride(from: 0, to: seed.normalizedTwin.losses.count, by: 8)
        let figure = Facets("What a slice shows depends on direction and scale", columns: 2, sharing: .none) {
            Plot("one place, two directions") {
                line(seed.along, .blue)
                line(seed.across, .orange)
                name(seed.along, "the sharpest", at: 0.4, .trailing, .blue)
                TextMark("a random one", at: [0.7, Double(seed.across.losses[68])], .above, distance: 5).color(.orange)
            }.xAxis("distance").yAxis("loss", .linear)
            Plot("one function, written in two ways") {
                line(seed.normalized, .lightGrey).lineWidth(7)
                line(seed.plain, .blue)
                line(seed.plainTwin, .teal)
                PointMark(
                    x: everyEighth.map { seed.normalizedTwin.distances[$0] },
                    y: everyEighth.map { seed.normalizedTwin.losses[$0] }
                ).symbol(.ring).color(.ink)
                name(seed.normalized, "both, in filters", at: 0.35, .trailing, .ink)
                // Between the two thin lines, and below the lower one.
                let (low, high) = (Double(seed.plain.losses[4]), Double(seed.plainTwin.losses[4]))
                TextMark("twin", at: [-0.9, (low + high) / 2], .center).color(.teal)
                TextMark("network", at: [-0.81, 0.42 * low], .center).color(.blue)
            }.xAxis("distance").yAxis("loss", .linear)
        }
        return .figure(
            figure, named: "hidden",
            alt: """
                Two charts of loss over distance. Left, the sharpest direction is a steep bowl while a random direction looks flat. Right, the same function gives a wide and a narrow \
                bowl, depending on how its weights are written, and one curve when distance is measured in filters.
                """,
            caption: """
                Left: one trained network along the sharpest of its directions and along a random one, both of length one. Right: along one random direction, the network and a twin that computes \
                exactly the same. Thin: the distance is in tenths of the direction as it was drawn. Measured in filters (broad: the network, rings: its twin) both give one curve.
                """)
    }

    var exhibits: [Exhibit] { [slices] }

    var numbers: [Recorded] {
        [
            Recorded("sharpness", median(\.sharpness), as: .significant(2)),
            Recorded("typical", median { Sample($0.random).median }, as: .significant(2)),
            Recorded("factor", median { $0.sharpness / Sample($0.random).median }, as: .significant(2)),
            Recorded("weights", seeds[0].weights),
        ]
    }
}
