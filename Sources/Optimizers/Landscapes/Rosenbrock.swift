import Tensors

/// A narrow valley bent like a banana (Rosenbrock 1960): `L = (1 − w₁)² + 100·(w₂ − w₁²)²`, lowest at (1, 1).
///
/// The way into the valley is easy, the way along it is not. At the minimum the curvatures are 0.4 and 1001.6.
public struct Rosenbrock: Landscape {
    /// It has no settings.
    public init() {}

    public var name: String { "rosenbrock" }
    public var formula: String { "(1 − w₁)² + 100·(w₂ − w₁²)²" }

    public func value(at w: Point) -> Scalar {
        let along = 1 - w.x
        let across = w.y - w.x * w.x
        return along * along + 100 * across * across
    }

    public func gradient(at w: Point) -> Point {
        let across = w.y - w.x * w.x
        return [-2 * (1 - w.x) - 400 * w.x * across, 200 * across]
    }

    public func hessian(at w: Point) -> Hessian {
        Hessian(2 - 400 * w.y + 1200 * w.x * w.x, -400 * w.x, 200)
    }

    public var minima: [Point] { [[1, 1]] }
    public var start: Point { [-1.2, 1] }
    public var domain: Domain { Domain(w1: -2...2, w2: -1...3) }
}

extension Landscape where Self == Rosenbrock {
    /// `(1 − w₁)² + 100·(w₂ − w₁²)²`
    public static var rosenbrock: Rosenbrock { Rosenbrock() }
}
