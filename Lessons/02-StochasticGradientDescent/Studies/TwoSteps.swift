import Downhill

/// Two steps by hand: one sample each, with the loss `(w·x − y)²`.
struct TwoSteps: Study {
    static let rate = 0.05

    let loss: Double
    let gradient: [Double]
    /// The same gradient by automatic differentiation.
    let differentiated: [Double]
    let start = [0.5, 0.25]
    let afterFirst, afterSecond: [Double]
    /// The first sample's loss after each step.
    let firstLosses: [Double]
    /// The first step at twice the rate.
    let atTwiceTheRate: [Double]

    init() {
        let first = (x: [1.0, 2.0], y: 3.0)
        (loss, gradient) = Self.lossAndGradient(of: start, x: first.x, y: first.y)
        var walker = Stepper(SGD(learningRate: Self.rate), at: start.map { Scalar($0) })
        walker.advance(along: gradient.map { Scalar($0) })
        afterFirst = [Double(walker.w[0]), Double(walker.w[1])]
        let second = Self.lossAndGradient(of: afterFirst, x: [1, -1], y: 1)
        walker.advance(along: second.gradient.map { Scalar($0) })
        afterSecond = [Double(walker.w[0]), Double(walker.w[1])]
        firstLosses = [afterFirst, afterSecond].map { Self.lossAndGradient(of: $0, x: first.x, y: first.y).loss }
        var faster = Stepper(SGD(learningRate: 2 * Self.rate), at: start.map { Scalar($0) })
        faster.advance(along: gradient.map { Scalar($0) })
        atTwiceTheRate = [Double(faster.w[0]), Double(faster.w[1])]
        var line = Linear(weight: Tensor([0.5, 0.25], shape: [1, 2]), bias: Tensor([0]))
        let automatic = valueAndGradient(at: &line) {
            meanSquaredError($0(Tensor([1, 2], shape: [1, 2])), Tensor([3], shape: [1, 1]))
        }
        differentiated = automatic.gradient["weight"].map { $0.scalars.map { Double($0) } } ?? []
    }

    static func lossAndGradient(of w: [Double], x: [Double], y: Double) -> (loss: Double, gradient: [Double]) {
        let error = zip(w, x).reduce(-y) { $0 + $1.0 * $1.1 }
        return (error * error, x.map { 2 * error * $0 })
    }
}
