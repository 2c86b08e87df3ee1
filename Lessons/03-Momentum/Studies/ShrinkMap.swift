import Downhill

/// The factor by which momentum shrinks a distance a step, over ηλ and γ, and a few places of the map where it was measured.
struct ShrinkMap: Study {
    struct Place {
        let ηλ, γ: Double
        /// In the long run, on a parabola.
        let predicted, measured: Double
    }

    let places: [Place]

    init() {
        places = [(0.5, 0.2), (0.1, 0.9), (1, 0.9), (2.5, 0.5), (0.05, 0.4), (1.5, 0)].map { ηλ, γ in
            Place(
                ηλ: ηλ, γ: γ, predicted: RavineTheory.shrinkFactor(ηλ, momentum: γ),
                measured: Self.measuredFactor(ηλ, momentum: γ))
        }
    }

    /// The factor a step between step 20 and step 80 on a bowl, by the size of distance and step together, which does not swing.
    private static func measuredFactor(_ ηλ: Double, momentum γ: Double) -> Double {
        let points = Descent(on: .bowl, from: [1, 0], by: Momentum(learningRate: ηλ / 2, momentum: γ)).run(atMost: 81)
            .points
        func size(_ step: Int) -> Double {
            let (w, next) = (Double(points[step].x), Double(points[step + 1].x))
            // The form that momentum's recurrence keeps shrinking by γ a step where it swings.
            return abs(next * next - (1 + γ - ηλ) * next * w + γ * w * w).squareRoot()
        }
        let isSwinging = (1 + γ - ηλ) * (1 + γ - ηλ) < 4 * γ
        let (early, late) =
            isSwinging ? (size(20), size(80)) : (Double(abs(points[20].x)), Double(abs(points[80].x)))
        return Elementary.exp(Elementary.log(late / early) / 60)
    }

    /// The largest disagreement between measurement and prediction.
    var largestError: Double { places.map { abs($0.measured - $0.predicted) }.max() ?? .infinity }
}
