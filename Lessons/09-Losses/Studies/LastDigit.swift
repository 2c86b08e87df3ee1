import Downhill

/// Binary cross-entropy of an answer that is right and ever surer, ln(1 + e⁻ˣ), by three formulas in single precision.
struct LastDigit: Sendable {
    struct Row: Sendable {
        let score: Double

        /// In Double, −ln σ(x) as it is written, `softplus(x) − x·y`, and the library's.
        let exact, asWritten, softplus, library: Double

        init(score: Double) {
            let x = Scalar(score)
            self.score = score
            exact = Sigmoid.loss(score)
            asWritten = Double(-Elementary.log(1 / (1 + Elementary.exp(-x))))
            softplus = Double(max(x, 0) + Elementary.log1p(Elementary.exp(-abs(x))) - x)
            library = Double(binaryCrossEntropy(Tensor([x]), Tensor([1])).item)
        }
    }

    let rows = [1.0, 5, 10, 15, 17, 20, 40].map { Row(score: $0) }

    /// The largest error of each over scores from −40 to 40, in units of the last place of the right value.
    let worst: (softplus: Double, library: Double)

    init() {
        let all = (-320...320).map { Row(score: Double($0) / 8) }
        func worst(_ value: (Row) -> Double) -> Double {
            all.map { abs(value($0) - $0.exact) / Double(Scalar($0.exact).ulp) }.max() ?? .infinity
        }
        self.worst = (worst(\.softplus), worst(\.library))
    }
}

extension LastDigit: Study {
    var table: Exhibit {
        .table(
            Table(
                "The loss of a right answer, by its score",
                columns: [
                    .init("score", as: .integer), .init("right value", as: .significant(4)),
                    .init("−ln σ(x)", as: .significant(4)),
                    .init("softplus(x) − x·y", as: .significant(4)), .init("the library", as: .significant(4)),
                ],
                rows: rows.map { [$0.score, $0.exact, $0.asWritten, $0.softplus, $0.library] }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [
            Recorded("worst", worst.library, as: .significant(2)),
            Recorded("at20", rows.first { $0.score == 20 }?.library ?? .nan, as: .scientific(3)),
        ]
    }
}
