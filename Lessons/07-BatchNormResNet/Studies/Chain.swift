import Downhill

/// The gradient through chains of layers with one number each.
struct Chain: Sendable {
    /// Slopes of F, and the gradient through twenty blocks x + F(x) and through one.
    let slopes: [Double] = [0, 0.5, 1, -0.5, -1]
    let twenty, one: [Double]

    /// Through twenty layers of slope ½ and of slope 2, and through the nineteen joints between twenty layers of slope ½.
    let halves, doubles, joints: Double

    /// Through twenty layers of slope 0.9 and of 1.1.
    let shrinking, growing: Double

    /// Through one block with a ReLU behind its sum, where F(1) = −2 and the sum is negative.
    let shut: Double

    init() {
        twenty = slopes.map { slope in Self.gradient(through: 20) { x in x + Scalar(slope) * x } }
        one = slopes.map { slope in Self.gradient(through: 1) { x in x + Scalar(slope) * x } }
        halves = Self.gradient(through: 20) { x in 0.5 * x }
        doubles = Self.gradient(through: 20) { x in 2 * x }
        joints = Self.gradient(through: 19) { x in 0.5 * x }
        shrinking = Self.gradient(through: 20) { x in 0.9 * x }
        growing = Self.gradient(through: 20) { x in 1.1 * x }
        shut = Self.gradient(through: 1) { x in (x + -2 * x).relu() }
    }

    private static func gradient(through layers: Int, _ layer: (Tensor) -> Tensor) -> Double {
        var x = Tensor(1)
        let gradient = valueAndGradient(at: &x) { x in (0..<layers).reduce(x) { h, _ in layer(h) } }.gradient
        return Double(gradient[0].tensor.item)
    }

    /// What twenty blocks leave of the gradient where every F has this slope.
    func left(atSlope slope: Double) -> Double { zip(slopes, twenty).first { $0.0 == slope }?.1 ?? .nan }

    /// From how many layers on such a factor in each changes the gradient a hundredfold.
    static func layers(toAHundredfold factor: Double) -> Int {
        (1...1_000).first {
            abs(Elementary.log(gradient(through: $0) { x in Scalar(factor) * x })) >= Elementary.log(100.0 as Double)
        } ?? 0
    }

    /// What arrives at the first of so many layers, the joints between them and the loss's own slope at the last all a half.
    static func fromTheLoss(toTheFirstOf layers: Int) -> Double {
        0.5 * gradient(through: layers - 1) { x in 0.5 * x }
    }

    /// How many factors of a half make a number.
    static func halvings(_ number: Double) -> Double { -Elementary.log(number) / Elementary.log(2.0 as Double) }
}

extension Chain: Study {
    var table: Exhibit {
        .table(
            Table(
                "The gradient through 20 blocks x + F(x), by the slope of every F",
                columns: ["F′", "factor of a block", .init("gradient", as: .significant(3))],
                rows: zip(slopes, twenty).map { [$0, 1 + $0, $1] }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [
            Recorded("cancelled", left(atSlope: -0.5), as: .scientific(1)),
            Recorded("shrinking", shrinking, as: .significant(2)), Recorded("growing", growing, as: .significant(2)),
            Recorded("toShrink", Self.layers(toAHundredfold: 0.9)),
            Recorded("toGrow", Self.layers(toAHundredfold: 1.1)),
        ]
    }

    var claims: [Claim] {
        [
            Claim("B-080") { Condition("twenty factors of 0.5", halves, equals: 1e-6, within: .relative(0.05)) },
            Claim("B-082") { Condition("twenty factors of 2", doubles, equals: 1e6, within: .relative(0.05)) },
            Claim(
                "B-081",
                instead: """
                    Twenty layers have nineteen joints between them; the twentieth factor is the loss's own slope at the last layer. And the
                    factors are \
                    derivatives of the layers' outputs, not of their weights.
                    """
            ) {
                Condition(
                    "from the loss to the first of twenty layers, its slope a half too: factors counted by the gradient",
                    Self.halvings(Self.fromTheLoss(toTheFirstOf: 20)), equals: 20, within: 1e-9)
            } beyond: {
                Condition(
                    "of them from layer to layer, each a half", Self.halvings(joints), equals: 20, within: 1e-9)
            },
            Claim(
                "B-083",
                instead: """
                    It takes enough layers for the factor: twenty factors of $0.9$ leave {{chain.shrinking}}, twenty of $1.1$ make {{chain.growing}}. A hundredfold
                    takes {{chain.toShrink}} layers of the one and {{chain.toGrow}} of the other.
                    """
            ) {
                Condition("each factor 0.5, twenty layers", halves, isBelow: 0.01)
                Condition("each factor 2, twenty layers", doubles, isAbove: 100)
            } beyond: {
                Condition("each factor 0.9, twenty layers", shrinking, isBelow: 0.01)
                Condition("each factor 1.1, twenty layers", growing, isAbove: 100)
                Condition(
                    "each factor 0.9, \(Self.layers(toAHundredfold: 0.9)) layers",
                    Self.gradient(through: Self.layers(toAHundredfold: 0.9)) { x in 0.9 * x }, isBelow: 0.01)
            },
            Claim("B-085a") {
                Condition("one block: gradient against F′ + 1", one, equals: slopes.map { $0 + 1 }, within: 1e-6)
            },
            Claim("B-086") {
                Condition("twenty blocks with F′ = 0", left(atSlope: 0), equals: 1, within: 0)
                Condition(
                    "other slopes against (F′ + 1)²⁰", twenty, equals: slopes.map { Elementary.pow(1 + $0, 20) },
                    within: .relative(1e-4))
            },
        ]
    }
}
