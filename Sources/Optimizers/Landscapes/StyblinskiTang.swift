import Tensors

/// Four valleys of three depths (Styblinski and Tang 1990): `L = ½·Σ (wᵢ⁴ − 16·wᵢ² + 5·wᵢ)`, deepest at (−2.9035, −2.9035).
public struct StyblinskiTang: Landscape {
    /// It has no settings.
    public init() {}

    public var name: String { "styblinski-tang" }
    public var formula: String { "½·Σ (wᵢ⁴ − 16·wᵢ² + 5·wᵢ)" }

    public func value(at w: Point) -> Scalar {
        let w² = w * w
        return (w² * w² - 16 * w² + 5 * w).sum() / 2
    }

    public func gradient(at w: Point) -> Point { 2 * w * w * w - 16 * w + 2.5 }

    public func hessian(at w: Point) -> Hessian {
        let curvatures = 6 * w * w - 16
        return Hessian(curvatures.x, 0, curvatures.y)
    }

    public var minima: [Point] { valleys(of: self, near: [[-3, -3], [-3, 3], [3, -3], [3, 3]]) }
    public var start: Point { [0.5, 4] }
    public var domain: Domain { Domain(w1: -4.5...4.5, w2: -4.5...4.5) }
}

extension Landscape where Self == StyblinskiTang {
    /// `½·Σ (wᵢ⁴ − 16·wᵢ² + 5·wᵢ)`
    public static var styblinskiTang: StyblinskiTang { StyblinskiTang() }
}
