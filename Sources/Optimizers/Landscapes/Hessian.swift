import Tensors

/// The second derivatives of a loss of two weights: how fast the slope changes along each direction.
///
///     ⎡ ∂²L/∂w₁²    ∂²L/∂w₁∂w₂ ⎤
///     ⎣ ∂²L/∂w₁∂w₂  ∂²L/∂w₂²   ⎦
public struct Hessian: Sendable, Hashable {
    /// ∂²L/∂w₁², ∂²L/∂w₁∂w₂ and ∂²L/∂w₂².
    public var w11, w12, w22: Scalar

    /// The entries ∂²L/∂w₁², ∂²L/∂w₁∂w₂ and ∂²L/∂w₂².
    public init(_ w11: Scalar, _ w12: Scalar, _ w22: Scalar) {
        self.w11 = w11
        self.w12 = w12
        self.w22 = w22
    }

    /// The curvatures along the two principal directions, the smaller first: both positive in a valley, of different
    /// signs at a saddle.
    public var eigenvalues: (smallest: Scalar, largest: Scalar) {
        let middle = (w11 + w22) / 2
        let half = (w11 - w22) / 2
        let spread = (half * half + w12 * w12).squareRoot()
        return (middle - spread, middle + spread)
    }

    /// κ, the larger curvature over the smaller: how elongated a valley is.
    public var condition: Scalar { eigenvalues.largest / eigenvalues.smallest }

    /// The product with a vector, `H·x`.
    public static func * (h: Hessian, x: Point) -> Point {
        Point(h.w11 * x.x + h.w12 * x.y, h.w12 * x.x + h.w22 * x.y)
    }

    /// The `x` of `H·x = y`; along a direction without curvature, 0 (the pseudoinverse, Penrose 1955).
    public func solve(_ y: Point) -> Point {
        let (smallest, largest) = eigenvalues
        let flat = max(abs(smallest), abs(largest)) * 8 * .ulpOfOne
        if abs(smallest) > flat && abs(largest) > flat {
            let determinant = w11 * w22 - w12 * w12
            return Point(w22 * y.x - w12 * y.y, w11 * y.y - w12 * y.x) / determinant
        }
        // One curvature at most is left: H = λ·uuᵀ with unit u, whose pseudoinverse is H/λ².
        let λ = w11 + w22
        return λ == 0 ? .zero : (self * y) / (λ * λ)
    }
}
