import Downhill

/// A saddle between two minima, steep along the ridge and gentle down from it: `L = κ·w₁²/2 + (w₂² − 1)²/4`.
///
/// At the saddle point (0, 0) the curvatures are κ and −1; the minima are at (0, ±1).
struct StiffSaddle: Landscape {
    let condition: Scalar

    let name = "stiff-saddle"
    var formula: String { "\(condition)·w₁²/2 + (w₂² − 1)²/4" }
    let minima: [Point] = [[0, 1], [0, -1]]
    /// A thousandth from the ridge.
    let start: Point = [1, 0.001]
    let domain = Domain(w1: -2...2, w2: -2...2)

    func value(at w: Point) -> Scalar {
        let height = w.y * w.y - 1
        return condition * w.x * w.x / 2 + height * height / 4
    }

    func gradient(at w: Point) -> Point { [condition * w.x, w.y * (w.y * w.y - 1)] }
    func hessian(at w: Point) -> Hessian { Hessian(condition, 0, 3 * w.y * w.y - 1) }
}
