import Tensors

/// A pit in a plain: `L = r²/(1 + r²)` with `r² = w₁² + w₂²`. Far out the ground is almost level at 1, and the slope, `2r/(1 + r²)²`,
/// almost nothing.
public struct Plateau: Landscape {
    /// It has no settings.
    public init() {}

    public var name: String { "plateau" }
    public var formula: String { "r²/(1 + r²), r² = w₁² + w₂²" }

    public func value(at w: Point) -> Scalar {
        let r² = (w * w).sum()
        return r² / (1 + r²)
    }

    public func gradient(at w: Point) -> Point {
        let height = 1 + (w * w).sum()
        return w * (2 / (height * height))
    }

    public func hessian(at w: Point) -> Hessian {
        let height = 1 + (w * w).sum()
        let a = 2 / (height * height)
        let b = 4 * a / height
        return Hessian(a - b * w.x * w.x, -b * w.x * w.y, a - b * w.y * w.y)
    }

    public var minima: [Point] { [[0, 0]] }
    public var start: Point { [4, 2] }
    public var domain: Domain { Domain(w1: -5...5, w2: -3...3) }
}

extension Landscape where Self == Plateau {
    /// `r²/(1 + r²)`
    public static var plateau: Plateau { Plateau() }
}
