import Downhill

/// The round bowl twice: with both weights in the same units, and with w₂ in units a hundred times smaller. RMSProp at one rate needs how many steps?
struct OtherUnits: Sendable {
    /// w₁² + (w₂/100)².
    struct Bowl: Landscape {
        let name = "other-units", formula = "w₁² + (w₂/100)²"
        let dimensions = 2
        let minima: [Point] = [[0, 0]]
        let start: Point = [4, 200]
        let domain = Domain(w1: -5...5, w2: -250...250)

        func value(at w: Point) -> Scalar { w.x * w.x + 1e-4 * w.y * w.y }
        func gradient(at w: Point) -> Point { [2 * w.x, 2e-4 * w.y] }
        func hessian(at w: Point) -> Hessian { Hessian(2, 0, 2e-4) }
    }

    let same, other: Int

    init(limit: Int = 5_000) {
        let rule = RMSProp(learningRate: 0.1, smoothing: 0.9)
        let goal = StoppingRule.loss(below: 0.02)
        same = Descent(on: .bowl, by: rule).steps(until: goal, atMost: limit) ?? limit
        other = Descent(on: Bowl(), by: rule).steps(until: goal, atMost: limit) ?? limit
    }
}

extension OtherUnits: Study {
    var numbers: [Recorded] { [Recorded("same", same), Recorded("other", other)] }
}
