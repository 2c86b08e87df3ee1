import Downhill

extension Hidden {
    private func median(_ value: (Seed) -> Double) -> Double { Sample(seeds.map(value)).median }

    var slices: Exhibit {
        let seed = seeds[0]
        func line(_ slice: LossSlice, _ color: Color) -> LineMark {
            LineMark(x: slice.distances, y: slice.losses).color(color)
        }
        let everyEighth = stride(from: 0, to: seed.normalizedTwin.losses.count, by: 8)
        func curvature(_ value: Double) -> TextMark {
            TextMark("curvature \(NumberFormat.significant(1).text(value))", at: [0, 0.3], .above)
        }
        // One axis for all four, and on it flat is flat.
        func panel(_ title: String, _ distance: String, @MarkBuilder _ marks: () -> [any Mark]) -> Plot {
            Plot(title, marks: marks).xAxis(distance, .linear(-1.05...1.05), ticks: [-1, 0, 1]).yAxis(
                "loss", .log(0.03...3))
        }
        let figure = Facets("What a slice shows depends on direction and scale", columns: 2, sharing: .y) {
            panel("the sharpest direction", "distance") {
                line(seed.along, .blue)
                curvature(seed.sharpness)
            }
            panel("a random direction", "distance") {
                line(seed.across, .blue)
                curvature(seed.random[0])
            }
            panel("one function, written twice", "distance (1: a tenth of a random vector)") {
                line(seed.plain, .blue)
                line(seed.plainTwin, .teal).dashed().lineWidth(2.4)
                TextMark("twin", at: [-0.7, Double(seed.plainTwin.losses[12])], .aboveTrailing).color(.teal)
                TextMark("network", at: [-0.75, Double(seed.plain.losses[19])], .below).color(.blue)
            }
            panel("the same two, each filter by its length", "distance, in lengths of the filters") {
                line(seed.normalized, .blue)
                PointMark(
                    x: everyEighth.map { seed.normalizedTwin.distances[$0] },
                    y: everyEighth.map { seed.normalizedTwin.losses[$0] }
                ).symbol(.ring).color(.teal)
                TextMark("both", at: [0, 0.3], .above)
            }
        }
        return .figure(
            figure, named: "hidden",
            alt: """
                Four charts of loss over distance on one logarithmic axis. Above, the sharpest direction is a steep bowl, while a random one looks flat. Below, the same function gives a \
                wide and a narrow bowl, depending on how its weights are written, and one curve when distance is measured in lengths of the filters.
                """,
            caption: """
                Above: one trained network along two directions, both of length one. Below: along one random direction, the network (line) and a twin (dashes, rings) \
                that computes the same, with the first layer four times as large and the second four times as small: there a step of the weights does four times as much.
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
