import Downhill

/// The round bowl with both weights in the same units, and with w₂ in smaller units. RMSProp at one rate needs how many steps?
struct OtherUnits: Sendable {
    /// w₁² + (w₂/c)².
    struct Bowl: Landscape {
        let factor: Scalar
        let name = "other-units"
        var formula: String { "w₁² + (w₂/\(factor))²" }
        let dimensions = 2
        let minima: [Point] = [[0, 0]]
        var start: Point { [4, 2 * factor] }
        var domain: Domain { Domain(w1: -5...5, w2: -2.5 * factor...2.5 * factor) }

        func value(at w: Point) -> Scalar { w.x * w.x + w.y * w.y / (factor * factor) }
        func gradient(at w: Point) -> Point { [2 * w.x, 2 * w.y / (factor * factor)] }
        func hessian(at w: Point) -> Hessian { Hessian(2, 0, 2 / (factor * factor)) }
    }

    /// By how many times smaller the units are: none, three times, five times, a hundred times.
    let same, three, five, other: Int

    init(limit: Int = 5_000) {
        let rule = RMSProp(learningRate: 0.1, smoothing: 0.9)
        let goal = StoppingRule.loss(below: 0.02)
        same = Descent(on: .bowl, by: rule).steps(until: goal, atMost: limit) ?? limit
        func steps(_ factor: Scalar) -> Int {
            Descent(on: Bowl(factor: factor), by: rule).steps(until: goal, atMost: limit) ?? limit
        }
        (three, five, other) = (steps(3), steps(5), steps(100))
    }
}

extension OtherUnits: Study {
    var numbers: [Recorded] {
        [Recorded("same", same), Recorded("three", three), Recorded("five", five), Recorded("other", other)]
    }
}
