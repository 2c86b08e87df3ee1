import Downhill

/// Momentum with the rate inside the velocity and outside it, and Nesterov's look ahead against its formula by hand.
struct Forms: Study {
    /// The largest distance between the two forms over 60 steps on the ravine, at a constant rate and at one that falls tenfold.
    let constantGap, fallingGap: Double
    /// The largest distance between the library's look-ahead rule and the formula written out, over 60 steps.
    let lookaheadGap: Double
    /// The loss after a hundred steps at η = 0.02 and γ = 0.9: what PyTorch gives too.
    let loss: Double

    init() {
        loss = Double(Descent(on: .ravine, by: Momentum(learningRate: 0.02, momentum: 0.9)).run(atMost: 100).last.loss)
        let falling = Schedule { $0 < 20 ? 0.05 : 0.005 }
        constantGap = Self.gap(
            Descent(on: .ravine, by: Momentum(learningRate: 0.05, ratePlace: .inVelocity)),
            Descent(on: .ravine, by: Momentum(learningRate: 0.05)))
        fallingGap = Self.gap(
            Descent(on: .ravine, by: Momentum(learningRate: falling, ratePlace: .inVelocity)),
            Descent(on: .ravine, by: Momentum(learningRate: falling)))
        let walked = Descent(on: .ravine, by: NesterovLookahead(learningRate: 0.05)).run(atMost: 60).points
        lookaheadGap = zip(walked, Self.nesterovByHand()).map { Double(($0 - $1).length) }.max() ?? .infinity
    }

    private static func gap(_ a: Descent, _ b: Descent) -> Double {
        zip(a, b).prefix(60).map { Double(($0.point - $1.point).length) }.max() ?? .infinity
    }

    private static func nesterovByHand() -> [Point] {
        let place = Ravine.ravine
        var (w, v) = (place.start, Point.zero)
        return [w]
            + (0..<60).map { _ in
                v = 0.9 * v + 0.05 * place.gradient(at: w - 0.9 * v)
                w -= v
                return w
            }
    }
}
