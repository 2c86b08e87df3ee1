import Downhill

/// The loss on which Polyak's constants never arrive (Lessard, Recht and Packard 2016): a parabola of curvature 25 with a softer stretch, of curvature 1,
/// between w = 1 and w = 2.
struct Lessard: Landscape {
    let name = "lessard"
    let formula = "curvature 25, but 1 between w = 1 and w = 2"
    let dimensions = 1
    let minima: [Point] = [[0, 0]]
    let start: Point = [3.3, 0]
    let domain = Domain(w1: -4...4, w2: -1...1)

    func gradient(at w: Point) -> Point { [w.x < 1 ? 25 * w.x : w.x < 2 ? w.x + 24 : 25 * w.x - 24, 0] }

    func value(at w: Point) -> Scalar {
        let x = w.x
        return x < 1 ? 12.5 * x * x : x < 2 ? x * x / 2 + 24 * x - 12 : 12.5 * x * x - 24 * x + 36
    }

    func hessian(at w: Point) -> Hessian { Hessian(w.x < 1 || w.x >= 2 ? 25 : 1, 0, 0) }
}

/// Polyak's pair for κ = 25 on Lessard's loss, and plain gradient descent at the rate that suits those curvatures.
struct Kink: Study {
    /// The last six places of 120 steps of momentum.
    let cycle: [Double]
    /// How far each is from the minimum in the end.
    let momentumDistance, descentDistance: Double
    /// Of starts evenly spaced from −4 to 4, the share from which the ball is still more than a tenth away after 500 steps.
    let caught: Double
    let rate = 1.0 / 9, γ = 4.0 / 9

    init() {
        let rule = Momentum(learningRate: rate, momentum: γ)
        let points = Descent(on: Lessard(), by: rule).run(atMost: 120).points.map { Double($0.x) }
        cycle = Array(points.suffix(6))
        momentumDistance = cycle.map { abs($0) }.min() ?? 0
        let starts = (-200...200).map { Scalar($0) / 50 }
        caught =
            Double(
                starts.count {
                    abs(Descent(on: Lessard(), from: [$0, 0], by: rule).run(atMost: 500).last.point.x) > 0.1
                })
            / Double(starts.count)
        descentDistance = Double(
            abs(Descent(on: Lessard(), by: SGD(learningRate: 1.0 / 13)).run(atMost: 120).last.point.x))
    }
}
