import Downhill

/// Document C's loop: ten weights, rate 0.01, each weight moved against its slope. The document does not name its loss; here it is Σ i·(wᵢ − 1)²/2.
struct Loop {
    static let curvatures = Tensor((1...10).map { Scalar($0) }, shape: [10])

    /// The weights after 1,000 steps by the loop and by the library's rule.
    let byHand, byLibrary: Tensor
    /// The loop's loss at the start, after 100 steps, and at the end; and the loss after 100 steps by theory, ½·Σ i·(1 − 0.01 i)²⁰⁰.
    let start, hundredth, end, predicted: Double

    init() throws {
        func loss(_ w: Tensor) -> Tensor { 0.5 * (Self.curvatures * (w - 1).squared()).sum() }
        var weights = Tensor.zeros([10])
        var losses: [Double] = []
        for _ in 0..<1_000 {
            let (value, gradient) = valueAndGradient(at: &weights) { loss($0) }
            losses.append(Double(value))
            weights = weights - 0.01 * gradient[0].tensor
        }
        byHand = weights
        (start, hundredth, end) = (losses[0], losses[100], Double(loss(weights).item))
        var w = Tensor.zeros([10])
        var optimizer = Optimizer(SGD(learningRate: 0.01))
        for _ in 0..<1_000 { try optimizer.step(&w) { loss($0) } }
        byLibrary = w
        predicted = (1...10).reduce(0) { $0 + Double($1) / 2 * Elementary.pow(1 - 0.01 * Double($1), 200) }
    }
}

extension Loop: Study {
    var numbers: [Recorded] { [Recorded("hundred", hundredth, as: .significant(3))] }

    var claims: [Claim] {
        [
            Claim("C-032") {
                Condition(
                    "largest difference from the library's rule after 1,000 steps",
                    (byHand - byLibrary).absoluteValue().scalars.max() ?? .infinity,
                    isAtMost: 1e-6)
                Condition("loss after 100 steps, against theory", hundredth, equals: predicted, within: .relative(1e-3))
                Condition("share of the loss left after 1,000 steps", end / start, isAtMost: 1e-6)
            }
        ]
    }
}
