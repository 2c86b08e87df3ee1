import Tensors

/// A point (w₁, w₂) of a landscape.
public typealias Point = SIMD2<Scalar>

/// A loss that depends on two weights and can be drawn as a map: where optimizers show what they are made of.
///
/// One of a single weight depends on w₁ only, and says so in `dimensions`.
public protocol Landscape: Sendable {
    /// What the command line knows it by, such as `ravine`.
    var name: String { get }

    /// The loss as it is printed: `w₁² + 10·w₂²`.
    var formula: String { get }

    /// How many weights the loss depends on: 2, where a landscape does not say otherwise.
    var dimensions: Int { get }

    /// The loss L(w).
    func value(at w: Point) -> Scalar

    /// `(∂L/∂w₁, ∂L/∂w₂)`, by the formula.
    func gradient(at w: Point) -> Point

    /// The second derivatives, by the formula.
    func hessian(at w: Point) -> Hessian

    /// The points where the loss is lowest among its neighbours, the deepest first. Empty where it falls for ever.
    var minima: [Point] { get }

    /// Where a descent shows what is special about this landscape.
    var start: Point { get }

    /// The part worth drawing.
    var domain: Domain { get }
}

extension Landscape {
    public var dimensions: Int { 2 }
}

/// A rectangle of a landscape.
public struct Domain: Sendable, Hashable {
    /// From where to where the first weight goes.
    public var w1: ClosedRange<Scalar>

    /// From where to where the second weight goes.
    public var w2: ClosedRange<Scalar>

    /// A rectangle of weights.
    public init(w1: ClosedRange<Scalar>, w2: ClosedRange<Scalar>) {
        self.w1 = w1
        self.w2 = w2
    }
}

extension Point {
    /// `√(w₁² + w₂²)`, in Double on the way, so that a point of 32-bit numbers cannot overflow.
    @inlinable
    public var length: Scalar {
        let (x, y) = (Double(x), Double(y))
        return Scalar((x * x + y * y).squareRoot())
    }
}
