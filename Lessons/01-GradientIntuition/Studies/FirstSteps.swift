import Downhill

/// The documents' own sums: two steps on w², one on w₁² + 10 w₂², and slopes beside the definition of a slope.
struct FirstSteps: Study {
    /// Where the figure draws a tangent to w².
    static let stops: [Double] = [-2.4, -1, 0, 1.7, 3]
    static let start: Point = [4, 2]

    /// w² at −2, −1, 0, 1 and 3: the slope by the formula, and rise over run.
    let slopes, rises: [Double]
    /// Two steps on w² from 3 at η = 0.1.
    let onParabola: [Double]
    /// The ravine at (4, 2): its gradient, where a step with η = 0.1 leads, and its gradient without the multiplier.
    let gradient, landing, withoutMultiplier: Point
    /// The same gradient by differentiation of the code.
    let byMachine: [Double]
    /// The larger curvature over the smaller, with the multiplier and without.
    let condition, conditionWithout: Double
    /// A step on Rosenbrock's valley by the library's rule, and by the documents' formula.
    let ruleStep, formulaStep: [Double]

    init() {
        let places: [Scalar] = [-2, -1, 0, 1, 3]
        slopes = places.map { Double(Parabola.parabola.gradient(at: [$0, 0]).x) }
        rises = places.map { w in
            Double(Parabola.parabola.value(at: [w + 0.5, 0]) - Parabola.parabola.value(at: [w - 0.5, 0]))
        }
        var walker = Stepper(SGD(learningRate: 0.1), at: [3])
        onParabola = (0..<2).map { _ in
            walker.advance { w in 2 * w }
            return Double(walker.w[0])
        }
        gradient = Ravine.ravine.gradient(at: Self.start)
        landing = Descent(on: .ravine, from: Self.start, by: SGD(learningRate: 0.1)).run(atMost: 1).last.point
        withoutMultiplier = Ravine.bowl.gradient(at: Self.start)
        var weights: Tensor = [4, 2]
        byMachine = valueAndGradient(at: &weights) { ($0.squared() * Tensor([1, 10])).sum() }.gradient
            .flatMap { $0.tensor.scalars.map { Double($0) } }
        condition = Double(Ravine.ravine.hessian(at: Self.start).condition)
        conditionWithout = Double(Ravine.bowl.hessian(at: Self.start).condition)
        let w: Point = [0.7, -1.3]
        ruleStep = Descent(on: .rosenbrock, from: w, by: SGD(learningRate: 0.01)).run(atMost: 1).last.point.list
        formulaStep = (w - 0.01 * Rosenbrock.rosenbrock.gradient(at: w)).list
    }
}
