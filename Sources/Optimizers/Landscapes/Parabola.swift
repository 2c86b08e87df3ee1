import Tensors

/// The simplest loss there is, of a single weight: `L = ½·λ·w²`, with curvature λ everywhere. At λ = 2 it is `w²`.
///
/// Gradient descent multiplies w by `1 − ηλ` at every step, whatever w is.
public struct Parabola: Landscape {
    /// λ, the second derivative, the same everywhere.
    public let curvature: Scalar

    /// `w²`, unless another curvature is given.
    public init(curvature: Scalar = 2) { self.curvature = curvature }

    public var name: String { "parabola" }
    public var formula: String { curvature == 2 ? "w²" : "\(curvature / 2)·w²" }
    public var dimensions: Int { 1 }

    public func value(at w: Point) -> Scalar { curvature / 2 * w.x * w.x }
    public func gradient(at w: Point) -> Point { [curvature * w.x, 0] }
    public func hessian(at w: Point) -> Hessian { Hessian(curvature, 0, 0) }

    public var minima: [Point] { [[0, 0]] }
    public var start: Point { [3, 0] }
    public var domain: Domain { Domain(w1: -4...4, w2: -1...1) }
}

extension Landscape where Self == Parabola {
    /// `w²`
    public static var parabola: Parabola { Parabola() }
}
