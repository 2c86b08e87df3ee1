import Downhill

extension Ridge {
    var curve: Exhibit {
        func theory(_ x: [Double], _ color: Color, _ value: (Double) -> Double) -> LineMark {
            LineMark(x: x, y: x.map(value)).theory().color(color).unlabelled()
        }
        let fine = Grid.logarithmic(1e-3...1.2, perDecade: 12)
        let places = Self.stops.map { 1 / (Self.rate * Double($0)) }
        let inside = places.indices.filter { places[$0] <= 1.2 }
        let drawn = Self.decays.indices.filter { Self.decays[$0] <= 1 }
        let stopped = few.mean(few.stopped)
        return .figure(
            Plot("Decay and early stopping cost about the same at best, and part beyond") {
                theory(fine, .blue) { Self.expected(decay: $0, samples: Self.samples) }
                theory(fine, .orange) { Self.expected(steps: 1 / (Self.rate * $0), samples: Self.samples) }
                RuleMark(x: Self.bestDecay(samples: Self.samples), "best λ by theory, 2σ²/n")
                RuleMark(y: Sample(few.plain).mean, "neither, measured")
                PointMark(x: drawn.map { Self.decays[$0] }, y: drawn.map { few.mean(few.decayed)[$0] }, by: "decay λ")
                PointMark(x: inside.map { places[$0] }, y: inside.map { stopped[$0] }, by: "stopping after t steps")
            }.xAxis("λ, and 1/(ηt)", .log).yAxis("what new samples cost above the noise", .linear(0...1.5)),
            named: "ridge",
            alt: """
                What new samples cost against the decay λ on a logarithmic axis, and against the inverse of ηt for a descent of t steps without decay. \
                Both curves have a valley, of nearly the same height and at places that lie a factor of two apart, rise steeply to the right, where little is learned, and level off to the \
                left. The measured points follow the pale curves of theory, all a little below \
                them.
                """,
            caption: """
                A linear regression with {{ridge.samples}} samples and {{ridge.weights}} weights, each of them $1$; means over the same {{ridge.draws}} draws, so that \
                chance moves all points together; pale the theory. Without either, new samples cost {{ridge.plain}} above the noise, with the best decay tried {{ridge.best}}; \
                by theory, {{ridge.plainExpected}} and {{ridge.bestExpected}}.
                """)
    }
}

extension Ridge: Study {
    var exhibits: [Exhibit] { [curve] }

    var numbers: [Recorded] {
        [
            Recorded("samples", Self.samples), Recorded("weights", Self.deviations.count),
            Recorded("draws", few.plain.count), Recorded("plain", Sample(few.plain).mean, as: .fixed(2)),
            Recorded("best", few.mean(few.decayed).min() ?? .nan, as: .fixed(2)),
            Recorded(
                "plainExpected", Self.expected(steps: Double(Self.steps), samples: Self.samples), as: .fixed(2)),
            Recorded("bestExpected", Self.expected(decay: few.best, samples: Self.samples), as: .fixed(2)),
            Recorded("where", few.best, as: .significant(1)), Recorded("whereMany", many.best, as: .significant(1)),
            Recorded("predicted", Self.bestDecay(samples: Self.samples), as: .significant(1)),
            Recorded("many", 4 * Self.samples),
            Recorded("predictedMany", Self.bestDecay(samples: 4 * Self.samples), as: .significant(2)),
        ]
    }
}
