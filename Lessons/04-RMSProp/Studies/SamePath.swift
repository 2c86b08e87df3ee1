import Downhill

/// RMSProp at one rate in ravines of every width: how far its path strays from that in the round bowl.
struct SamePath: Sendable {
    let conditions: [Scalar] = [10, 100, 10_000]
    let gaps: [Double]

    init() {
        let rule = RMSProp(learningRate: 0.1, smoothing: 0.9)
        let round = Descent(on: .bowl, by: rule).run(atMost: 60).points
        gaps = conditions.map { κ in
            let walk = Descent(on: .ravine(condition: κ), by: rule).run(atMost: 60).points
            return zip(walk, round).reduce(0) { max($0, Double(($1.0 - $1.1).length)) }
        }
    }

    var largest: Double { gaps.max() ?? .infinity }
}

extension SamePath: Study {
    var exhibits: [Exhibit] {
        [
            .table(
                Table(
                    "RMSProp at η = 0.1 from (4, 2): how far from its path in the round bowl",
                    columns: ["κ", .init("largest distance in 60 steps", as: .scientific(1))],
                    rows: zip(conditions, gaps).map { [Double($0), $1] }))
        ]
    }
}
