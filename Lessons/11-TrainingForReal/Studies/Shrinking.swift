import Downhill

/// The two ways to write weight decay, and the gradient of the penalty, in numbers.
struct Shrinking: Study {
    /// Twenty steps from four weights under gradients of their own: `w − η(g + λw)` and `(1 − ηλ)w − ηg` by the library, and by hand in Double.
    let added, beside, byHand: [Double]

    /// The same two ways with Adam.
    let adamAdded, adamBeside: [Double]

    /// What plain descent makes of a weight of 2 with λ = 0.5 under a slope of 1, in two steps of 0.1.
    let twoSteps: [Double]

    /// The gradient of the loss with its penalty `½λ‖w‖²`, by central differences in Double, and `g + λw`.
    let differences, formula: [Double]

    private static let start: [Scalar] = [2, -1, 0.5, 4]
    private static let λ = 0.5

    init() {
        added = Self.walk(SGD(learningRate: 0.1), .l2(Self.λ))
        beside = Self.walk(SGD(learningRate: 0.1), .decayed(Self.λ))
        adamAdded = Self.walk(Adam(learningRate: 0.1), .l2(Self.λ))
        adamBeside = Self.walk(Adam(learningRate: 0.1), .decayed(Self.λ))
        var w = Self.start.map { Double($0) }
        for step in 0..<20 {
            w = w.enumerated().map { 0.95 * $1 - 0.1 * Double(Self.slope($0, at: step)) }
        }
        byHand = w

        var weight: Parameters = ["w": [2]]
        var descent = Optimizer(SGD(learningRate: 0.1), .l2(Self.λ))
        twoSteps = (0..<2).map { _ in
            Self.advance(&weight, by: &descent, along: [1])
            return Double(weight["w"]?.item ?? .nan)
        }

        // A loss that is no parabola: Σ wᵢ⁴/4 + w₁w₂.
        func loss(_ w: [Double]) -> Double { w.reduce(w[0] * w[1]) { $0 + $1 * $1 * $1 * $1 / 4 } }
        func penalised(_ w: [Double]) -> Double { loss(w) + Self.λ / 2 * w.reduce(0) { $0 + $1 * $1 } }
        let place = [1.5, -0.7, 0.3]
        let h = 1e-5
        func slope(_ f: ([Double]) -> Double, _ i: Int) -> Double {
            var (left, right) = (place, place)
            left[i] -= h
            right[i] += h
            return (f(right) - f(left)) / (2 * h)
        }
        differences = place.indices.map { slope(penalised, $0) }
        formula = place.indices.map { i in
            let partner = i == 0 ? place[1] : i == 1 ? place[0] : 0
            return place[i] * place[i] * place[i] + partner + Self.λ * place[i]
        }
    }

    private static func slope(_ weight: Int, at step: Int) -> Scalar { [1, -0.5, 2, 0.1][(weight + step) % 4] }

    private static func advance(_ weights: inout Parameters, by optimizer: inout Optimizer, along slopes: [Scalar]) {
        do {
            try optimizer.update(&weights, along: ["w": Tensor(slopes)])
        } catch {
            fatalError("Shrinking: \(error)")
        }
    }

    private static func walk(_ rule: some UpdateRule, _ decay: some GradientTransform) -> [Double] {
        var weights: Parameters = ["w": Tensor(start)]
        var optimizer = Optimizer(rule, decay)
        for step in 0..<20 {
            advance(&weights, by: &optimizer, along: start.indices.map { slope($0, at: step) })
        }
        return (weights["w"]?.scalars ?? []).map { Double($0) }
    }

    var exhibits: [Exhibit] { [.text((first: twoSteps[0], second: twoSteps[1]))] }

    var claims: [Claim] {
        [
            Claim(
                "B-100",
                instead:
                    "For gradient descent. Adam divides what is added to the gradient by its size, as everything else: the two ways part, and AdamW takes the second (lesson 5)."
            ) {
                Condition(
                    "twenty steps of descent, decay added to the gradient, against the formula in Double", added,
                    equals: byHand, within: 1e-5)
                Condition(
                    "twenty steps of descent, weights multiplied first, against the formula in Double", beside,
                    equals: byHand, within: 1e-5)
            } beyond: {
                Condition(
                    "twenty steps of Adam: one way against the other", adamAdded, equals: adamBeside, within: 1e-3)
            },
            Claim("B-104") {
                Condition(
                    "a loss that is no parabola: g + λw against the differences of the loss with its penalty", formula,
                    equals: differences, within: 1e-8)
            },
        ]
    }
}
