import Tensors

/// Up along one axis and down along the other: `L = w₁² − w₂²`. The slope at (0, 0) is zero, and it is no minimum.
///
/// It has no bottom: a descent that leaves the saddle point falls for ever.
public struct Saddle: Landscape {
    /// It has no settings.
    public init() {}

    public var name: String { "saddle" }
    public var formula: String { "w₁² − w₂²" }

    public func value(at w: Point) -> Scalar { w.x * w.x - w.y * w.y }
    public func gradient(at w: Point) -> Point { [2 * w.x, -2 * w.y] }
    public func hessian(at w: Point) -> Hessian { Hessian(2, 0, -2) }

    public var minima: [Point] { [] }
    public var start: Point { [2, 0.001] }
    public var domain: Domain { Domain(w1: -3...3, w2: -3...3) }
}

extension Landscape where Self == Saddle {
    /// `w₁² − w₂²`
    public static var saddle: Saddle { Saddle() }
}
