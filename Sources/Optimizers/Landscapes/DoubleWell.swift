import Tensors

/// Two valleys of a single weight, the left one deeper: `L = (w² − 1)² + t·w`, with a tilt t of 0.3.
///
/// Which of them a descent ends in depends on where it starts: left or right of the top between them.
public struct DoubleWell: Landscape {
    /// t: positive tilts make the left valley the deeper one; from about 1.54 on there is only one valley.
    public let tilt: Scalar

    /// Two valleys, one deeper than the other by the tilt.
    public init(tilt: Scalar = 0.3) { self.tilt = tilt }

    public var name: String { "double-well" }
    public var formula: String { "(w² − 1)² + \(tilt)·w" }
    public var dimensions: Int { 1 }

    public func value(at w: Point) -> Scalar {
        let height = w.x * w.x - 1
        return height * height + tilt * w.x
    }

    public func gradient(at w: Point) -> Point { [4 * w.x * (w.x * w.x - 1) + tilt, 0] }
    public func hessian(at w: Point) -> Hessian { Hessian(12 * w.x * w.x - 4, 0, 0) }

    public var minima: [Point] { valleys(of: self, near: [[-1, 0], [1, 0]]) }
    public var start: Point { [1.8, 0] }
    public var domain: Domain { Domain(w1: -1.8...1.8, w2: -1...1) }
}

extension Landscape where Self == DoubleWell {
    /// `(w² − 1)² + 0.3·w`
    public static var doubleWell: DoubleWell { DoubleWell() }
}

/// The minima that Newton's method comes to from each guess, those that are none left out, the deepest first.
func valleys(of landscape: some Landscape, near guesses: [Point]) -> [Point] {
    guesses
        .map { guess in
            (0..<50).reduce(guess) { w, _ in w - landscape.hessian(at: w).solve(landscape.gradient(at: w)) }
        }
        .filter { landscape.gradient(at: $0).length < 1e-4 && landscape.hessian(at: $0).eigenvalues.largest > 0 }
        .sorted { landscape.value(at: $0) < landscape.value(at: $1) }
}
