import Downhill
import Testing

/// `x·tanh(x)`, which costs no derivative of its own: what it is made of has them.
func bowl(_ x: Tensor) -> Tensor { x * x.tanh() }

extension Tensor {
    /// `x³`
    func cubed() -> Tensor {
        map {
            $0 * $0 * $0
        } derivative: { x, _ in
            3 * x * x
        } secondDerivative: { x, _ in
            6 * x
        }
    }
}

/// A point: what is differentiated by.
struct Place: Parameterized {
    var x: Tensor

    mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try x.visit(path: path / "x", body: body)
    }
}

@Suite struct `The guide to a differentiable operation` {
    @Test func `says what the derivative is`() throws {
        let lines = printed {
            var place = Place(x: [1, 2, -3])
            let (value, gradient) = valueAndGradient(at: &place) { $0.x.cubed().sum() }
            print(value, gradient["x"]?.scalars ?? [])  // -18.0 [3.0, 12.0, 27.0]
            #expect(value == -18 && gradient["x"]?.scalars == [3, 12, 27])

            let worst = GradientCheck.worst(at: place) { $0.x.cubed().sum() }
            print(worst?.error ?? 0)  // about 1e-4; in double precision 1e-10
            #expect((worst?.error ?? 1) < 1e-3)
            #expect((GradientCheck.worst(at: place) { bowl($0.x).sum() }?.error ?? 1) < 1e-3)

            let curvature = place.hessianProduct(along: ["x": [0, 0, 1]]) { $0.x.cubed().sum() }.product
            print(curvature["x"]?.scalars ?? [])  // [0.0, 0.0, -18.0]
            #expect(curvature["x"]?.scalars == [0, 0, -18])
        }
        try expect(lines, shownIn: "\(guides)/WriteAnOperation.md")
    }
}
