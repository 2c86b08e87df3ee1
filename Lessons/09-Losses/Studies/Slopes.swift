import Downhill

/// What three losses send back to the score of one yes-or-no answer, of which yes is right.
struct Slopes: Sendable {
    static let names = ["cross-entropy", "squared error of p", "squared error of the score"]

    let scores = (-12...12).map { Double($0) }

    /// The sizes of the slopes by the library, a list a loss.
    let measured: [[Double]]

    init() {
        let one = Tensor([1])
        let losses: [@Sendable (Tensor) -> Tensor] = [
            { binaryCrossEntropy($0, one) }, { meanSquaredError($0.sigmoid(), one) }, { meanSquaredError($0, one) },
        ]
        let scores = scores
        measured = losses.map { loss in
            scores.map { x in abs(Double(valueAndGradient(at: Tensor([Scalar(x)]), loss).gradient.item)) }
        }
    }

    /// What algebra says of the sizes: 1 − p, 2p(1 − p)², 2|x − 1|.
    static let predicted: [@Sendable (Double) -> Double] = [
        { -Sigmoid.slope($0) }, { -Sigmoid.squaredSlope($0) }, { 2 * abs($0 - 1) },
    ]

    /// The size of a loss's slope at a score, by the library.
    func size(_ loss: Int, at score: Double) -> Double {
        scores.firstIndex(of: score).map { measured[loss][$0] } ?? .nan
    }
}

extension Slopes: Study {
    var figure: Exhibit {
        let x = (0...240).map { -12 + 0.1 * Double($0) }
        return .figure(
            Facets("Sure and wrong: one loss pushes, the other whispers", columns: 2, sharing: .none) {
                Plot("over the probability of the right answer") {
                    for index in 0..<2 {
                        LineMark(
                            x: x.map(Sigmoid.value), y: x.map(Self.predicted[index]), by: Self.names[index]
                        ).theory().unlabelled()
                        PointMark(x: scores.map(Sigmoid.value), y: measured[index], by: Self.names[index]).unlabelled()
                    }
                    TextMark(Self.names[0], at: [0.5, 0.5], .aboveTrailing).color(.blue)
                    TextMark(Self.names[1], at: [0.37, 0.08], .center).color(.orange)
                }.xAxis("p of the right answer", .linear(0...1)).yAxis(
                    "size of the slope along the score", .linear(0...1)
                ).series(Self.names)
                Plot("over the score") {
                    for index in 0..<3 {
                        LineMark(x: x, y: x.map(Self.predicted[index]), by: Self.names[index]).theory().cropped()
                            .unlabelled()
                        PointMark(x: scores, y: measured[index], by: Self.names[index]).cropped().unlabelled()
                    }
                    TextMark(Self.names[2], at: [0, 250], .center).color(.teal)
                }.xAxis("score of the right answer", .linear(-12...12)).yAxis(
                    "size of the slope along the score", .log(1e-5...1000)
                )
                .series(Self.names)
            }, named: "slopes",
            alt: """
                Slopes at the score of the right answer. Over its probability cross-entropy's is a straight line from one down to zero; \
                the squared error's is a hump that is zero at both ends. Over the score, on a logarithmic axis, cross-entropy's is level \
                for wrong answers while the squared error of the probability falls away on both sides; the squared error of the score is \
                largest, and zero only at a score of one.
                """,
            caption: """
                Points by the library, bands by algebra. At score $-6$, one chance in four hundred, cross-entropy's \
                slope is {{slopes.entropy}} in size, that of the squared error of $p$ {{slopes.squared}}.
                """)
    }

    var exhibits: [Exhibit] { [figure] }

    var numbers: [Recorded] {
        [
            Recorded("entropy", size(0, at: -6), as: .significant(3)),
            Recorded("squared", size(1, at: -6), as: .significant(2)),
        ]
    }
}
