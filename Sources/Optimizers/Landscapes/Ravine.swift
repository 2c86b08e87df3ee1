import Tensors

/// A valley with elliptic contours, κ times as steep across as along: `L = u² + κ·v²`, where (u, v) is the point turned
/// by an angle. Without a turn, `L = w₁² + κ·w₂²`.
///
/// The curvatures are 2 and 2κ everywhere, so theory predicts gradient descent and momentum on it to the digit. A bowl is κ = 1.
public struct Ravine: Landscape {
    /// κ: the larger curvature over the smaller.
    public let condition: Scalar

    /// How far the valley's floor is turned from the w₁ axis, anticlockwise.
    public let degrees: Scalar

    private let cosine, sine: Scalar

    /// A bowl so many times as steep across as along, turned by so many degrees.
    public init(condition: Scalar = 10, degrees: Scalar = 0) {
        self.condition = condition
        self.degrees = degrees
        (cosine, sine) = degrees == 0 ? (1, 0) : Self.direction(degrees: Double(degrees))
    }

    private static func direction(degrees: Double) -> (Scalar, Scalar) {
        let angle = degrees * .pi / 180
        return (Scalar(Elementary.cos(angle)), Scalar(Elementary.sin(angle)))
    }

    public var name: String { degrees != 0 ? "rotated-ravine" : condition == 1 ? "bowl" : "ravine" }

    public var formula: String {
        let factor = condition == 1 ? "" : condition == condition.rounded() ? "\(Int(condition))·" : "\(condition)·"
        return degrees == 0 ? "w₁² + \(factor)w₂²" : "u² + \(factor)v², turned by \(degrees)°"
    }

    /// The point as seen from the valley: along its floor, and across.
    private func turned(_ w: Point) -> Point { [cosine * w.x + sine * w.y, cosine * w.y - sine * w.x] }

    public func value(at w: Point) -> Scalar {
        let p = turned(w)
        return p.x * p.x + condition * p.y * p.y
    }

    public func gradient(at w: Point) -> Point {
        let p = turned(w)
        let slope = Point(2 * p.x, 2 * condition * p.y)
        return [cosine * slope.x - sine * slope.y, sine * slope.x + cosine * slope.y]
    }

    public func hessian(at w: Point) -> Hessian {
        Hessian(
            2 * (cosine * cosine + condition * sine * sine),
            2 * (1 - condition) * sine * cosine,
            2 * (sine * sine + condition * cosine * cosine))
    }

    public var minima: [Point] { [[0, 0]] }
    public var start: Point { [4, 2] }
    public var domain: Domain { Domain(w1: -5...5, w2: -3...3) }
}

extension Landscape where Self == Ravine {
    /// `w₁² + w₂²`
    public static var bowl: Ravine { Ravine(condition: 1) }

    /// `w₁² + 10·w₂²`
    public static var ravine: Ravine { Ravine() }

    /// `w₁² + κ·w₂²`
    public static func ravine(condition: Scalar) -> Ravine { Ravine(condition: condition) }

    /// A ravine that lies askew to the axes, so that each weight alone says little.
    public static func rotatedRavine(condition: Scalar = 10, degrees: Scalar = 45) -> Ravine {
        Ravine(condition: condition, degrees: degrees)
    }
}
