import Downhill

/// Gradient descent on parabolas: what a step multiplies w by, and what a hundred steps on w² come to.
struct Factor: Study {
    struct Walk: Sendable {
        let η: Double
        /// w at every step, from 3.
        let path: [Double]

        /// What the first step multiplied w by.
        var factor: Double { path[1] / path[0] }
        var hops: Int { zip(path, path.dropFirst()).count { $0 * $1 < 0 } }
        var end: Double { path[path.count - 1] }

        /// What it did, judged by where it went.
        var words: String {
            if abs(end) > abs(path[0]) { return "flies apart" }
            if abs(end) == abs(path[0]) { return "hops for ever" }
            if path[1] == 0 { return "arrives in one step" }
            if abs(end) > 0.5 * abs(path[0]) && hops == 0 { return "barely moves" }
            return hops > 2 ? "hops and closes in" : "slides down"
        }
    }

    /// On w².
    let walks: [Walk]
    /// The factor of a step on parabolas of three curvatures, at ηλ from 0.05 to 2.1: each curvature at every third value.
    let factors: [(curvature: Double, ηλ: [Double], factor: [Double])]
    /// On w² at η = 0.1: the length of a step over the slope where it starts, from a slope of 6 and of 0.06; the loss lost in it.
    let stepLength, lossLost: (steep: Double, gentle: Double)
    /// The length of a step on the plateau, η = 0.1: far out and on its slope.
    let plateauStep: (far: Double, near: Double)
    /// Whether 30 steps on w² cross the minimum, from slopes of 600 and of 0.002, at η = 0.4 and at η = 0.6.
    let crosses: [(η: Double, steep: Bool, gentle: Bool)]
    /// The parts of w₁ and w₂ that five steps at η = 0.04 leave in the ravine.
    let ravineLeft: (shallow: Double, steep: Double)

    /// ηλ of the film's frames: 1 and 2 are among them.
    static let products = (1...42).map { 0.05 * Double($0) }

    init() {
        walks = [0.0001, 0.01, 0.1, 0.5, 0.9, 1.0, 1.05].map { Self.walk($0, steps: 100) }
        factors = [0.5, 2, 20].enumerated().map { offset, λ in
            let ηλ = stride(from: offset, to: Self.products.count, by: 3).map { Self.products[$0] }
            return (λ, ηλ, ηλ.map { Self.factor($0 / λ, curvature: λ) })
        }
        func step(from w: Double) -> (length: Double, loss: Double) {
            let path = Self.walk(0.1, from: w, steps: 1).path
            return (abs(path[1] - path[0]), path[0] * path[0] - path[1] * path[1])
        }
        stepLength = (step(from: 3).length, step(from: 0.03).length)
        lossLost = (step(from: 3).loss, step(from: 0.03).loss)
        func onPlateau(_ start: Point) -> Double {
            let points = Descent(on: .plateau, from: start, by: SGD(learningRate: 0.1)).run(atMost: 1).points
            return Double((points[1] - points[0]).length)
        }
        plateauStep = (onPlateau([4, 2]), onPlateau([0.5, 0.25]))
        crosses = [0.4, 0.6].map { η in
            (η, Self.walk(η, from: 300, steps: 30).hops > 0, Self.walk(η, from: 0.001, steps: 30).hops > 0)
        }
        let end = Descent(on: .ravine, from: [1, 1], by: SGD(learningRate: 0.04)).run(atMost: 5).last.point
        ravineLeft = (Double(end.x), Double(end.y))
    }

    static func walk(_ η: Double, from start: Double = 3, steps: Int) -> Walk {
        let run = Descent(on: .parabola, from: [Scalar(start), 0], by: SGD(learningRate: η)).run(atMost: steps)
        return Walk(η: η, path: run.points.map { Double($0.x) })
    }

    private static func factor(_ η: Double, curvature λ: Double) -> Double {
        let run = Descent(on: Parabola(curvature: Scalar(λ)), by: SGD(learningRate: η)).run(atMost: 1)
        return Double(run.points[1].x / run.points[0].x)
    }

    /// The largest disagreement with 1 − ηλ.
    var largestError: Double {
        factors.flatMap { parabola in zip(parabola.ηλ, parabola.factor).map { abs($1 - (1 - $0)) } }.max() ?? .infinity
    }
}
