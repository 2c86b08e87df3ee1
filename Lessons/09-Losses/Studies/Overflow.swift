import Downhill

/// Cross-entropy of a sure and wrong answer, computed in three ways: as it is written, in two steps, and in one.
struct Overflow: Sendable {
    /// Two scores, 0 for the right class and the gap for the other.
    struct Row: Sendable {
        let gap: Int

        /// The winner's probability by eˣ/Σeˣ as it is written.
        let asWritten: Double

        /// −ln of a softmax that does not overflow, and its slope at the right class's score.
        let apart: (loss: Double, slope: Double)

        /// The library's cross-entropy, which takes both together.
        let together: (loss: Double, slope: Double)

        init(gap: Int, classes: Int = 2) {
            let scores = Tensor([0, Scalar(gap)] + Array(repeating: 0, count: classes - 2), shape: [1, classes])
            let e = scores.exp()
            let apart = valueAndGradient(at: scores) { -($0.softmax().picking([0]).log().mean()) }
            let together = valueAndGradient(at: scores) { crossEntropy($0, [0]) }
            self.gap = gap
            asWritten = Double((e / e.sum(along: 1, keepingAxis: true)).scalars[1])
            self.apart = (Double(apart.loss), Double(apart.gradient.scalars[0]))
            self.together = (Double(together.loss), Double(together.gradient.scalars[0]))
        }
    }

    let rows = [10, 80, 88, 89, 100, 104, 1_000].map { Row(gap: $0) }

    /// The first whole gap at which each comes out infinite or not a number.
    let firstWritten, firstSlope, firstLoss: Int

    /// The sizes of the library's slopes at the right class's score, among two classes and among ten.
    let sizes: [Double]

    init() {
        let all = (1...120).map { Row(gap: $0) }
        func first(_ value: (Row) -> Double) -> Int { all.first { !value($0).isFinite }?.gap ?? 0 }
        firstWritten = first(\.asWritten)
        firstSlope = first(\.apart.slope)
        firstLoss = first(\.apart.loss)
        sizes = [20, 100, 1_000].flatMap { gap in [2, 10].map { abs(Row(gap: gap, classes: $0).together.slope) } }
    }

    func row(at gap: Int) -> Row { rows.first { $0.gap == gap } ?? Row(gap: gap) }
}

extension Overflow: Study {
    var table: Exhibit {
        .table(
            Table(
                "A sure and wrong answer in single precision",
                columns: [
                    "gap between the scores", .init("eˣ/Σeˣ of the winner", as: .significant(3)),
                    .init("−ln(softmax)", as: .significant(4)),
                    .init("its slope", as: .significant(3)), .init("cross-entropy in one", as: .significant(4)),
                    .init("its slope", as: .significant(3)),
                ],
                rows: rows.map {
                    [$0.gap, $0.asWritten, $0.apart.loss, $0.apart.slope, $0.together.loss, $0.together.slope]
                }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [Recorded("written", firstWritten), Recorded("slope", firstSlope), Recorded("loss", firstLoss)]
    }

    var claims: [Claim] {
        [
            Claim(
                "A-013",
                instead: """
                    Taken from the scores, in one. Written as −ln of a softmax, in single precision, the slope is no longer a number from \
                    a gap of {{overflow.slope}} on, and the loss is infinite from {{overflow.loss}} on. For a saturated answer that is *right* the \
                    slope vanishes, as it should.
                    """
            ) {
                Condition(
                    "sure and wrong by 20, 100 and 1,000, among two and ten classes: smallest slope at the right class's score",
                    sizes.min() ?? 0,
                    isAtLeast: 0.5)
                Condition("the same: largest slope", sizes.max() ?? .infinity, isAtMost: 1)
            } beyond: {
                Condition("written as −ln(softmax), wrong by 80: slope", staysFinite: row(at: 80).apart.slope)
                Condition("written as −ln(softmax), wrong by 100: slope", staysFinite: row(at: 100).apart.slope)
            }
        ]
    }
}
