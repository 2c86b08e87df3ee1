import Downhill

/// Binary cross-entropy of an answer that is right and ever surer, ln(1 + e⁻ˣ), by two formulas in single precision.
struct LastDigit: Study {
    struct Row: Sendable {
        /// In Double, `softplus(x) − x·y`, and the library's.
        let exact, usual, library: Double

        init(score: Double) {
            let x = Scalar(score)
            exact = Sigmoid.loss(score)
            usual = Double(max(x, 0) + Elementary.log1p(Elementary.exp(-abs(x))) - x)
            library = Double(binaryCrossEntropy(Tensor([x]), Tensor([1])).item)
        }
    }

    let shown = Row(score: 15)

    /// The library's largest error over scores from −40 to 40, in units of the last place of the right value: it computes in Double and rounds once.
    static func worst() -> Double {
        let all = (-320...320).map { Row(score: Double($0) / 8) }
        return all.map { abs($0.library - $0.exact) / Double(Scalar($0.exact).ulp) }.max() ?? .infinity
    }

    var numbers: [Recorded] {
        [Recorded("exact", shown.exact, as: .scientific(2)), Recorded("usual", shown.usual, as: .significant(2))]
    }
}
