import Downhill

extension Hidden {
    private func median(_ value: (Seed) -> Double) -> Double { Sample(seeds.map(value)).median }

    var slices: Exhibit {
        let seed = seeds[0]
        let figure = Facets("What a slice hides", columns: 2, sharing: .none) {
            Plot("one place, two directions") {
                LineMark(x: seed.along.distances, y: seed.along.losses, by: "the sharpest")
                LineMark(x: seed.across.distances, y: seed.across.losses, by: "a random one")
            }.xAxis("distance").yAxis("loss", .linear(0...0.6))
            Plot("one function, written in two ways") {
                LineMark(x: seed.plain.distances, y: seed.plain.losses, by: "as it is")
                LineMark(x: seed.plainTwin.distances, y: seed.plainTwin.losses, by: "rescaled")
                LineMark(x: seed.normalized.distances, y: seed.normalized.losses, by: "both, filter-normalised")
                    .dashed()
            }.xAxis("distance").yAxis("loss", .linear(0...4))
        }
        return .figure(
            figure, named: "hidden",
            alt:
                "Two charts of loss over distance. Left, the sharpest direction rises as a steep bowl while a random direction looks flat. Right, the same function gives a narrow and a wide bowl, depending on how its weights are written, and one dashed curve when measured in filters.",
            caption: """
                Left: the same trained network along the sharpest of its directions and along a random one, both of the same length. Right: along one random direction, a network and its twin that computes exactly the same; \
                measured in filters (dashed) both give one curve.
                """)
    }

    var exhibits: [Exhibit] { [slices] }

    var numbers: [Recorded] {
        [
            Recorded("sharpness", median(\.sharpness), as: .significant(2)),
            Recorded("typical", median { Sample($0.random).median }, as: .significant(2)),
            Recorded("factor", median { $0.sharpness / Sample($0.random).median }, as: .significant(2)),
            Recorded("highest", median { $0.random.max() ?? .nan }, as: .significant(2)),
            Recorded("weights", seeds[0].weights),
        ]
    }
}
