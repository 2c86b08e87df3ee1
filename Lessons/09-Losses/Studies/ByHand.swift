import Downhill

/// Three scores, of which the second class is the right one: the slopes that two losses send back to them.
struct ByHand: Study {
    let loss: Double
    let probabilities, entropy, squared: [Double]

    init() {
        let scores = Tensor([2, 0, -1], shape: [1, 3])
        let truth = Tensor([0, 1, 0], shape: [1, 3])
        let byEntropy = valueAndGradient(at: scores) { crossEntropy($0, [1]) }
        let bySquares = valueAndGradient(at: scores) { ($0.softmax() - truth).squared().sum() }
        probabilities = scores.softmax().scalars.map { Double($0) }
        loss = Double(byEntropy.loss)
        entropy = byEntropy.gradient.scalars.map { Double($0) }
        squared = bySquares.gradient.scalars.map { Double($0) }
    }

    var table: Exhibit {
        .table(
            Table(
                "Three scores, the second class is right",
                columns: [
                    "score", .init("probability p", as: .fixed(2)), "target q",
                    .init("slope of cross-entropy", as: .fixed(2)),
                    .init("slope of Σ(p − q)²", as: .fixed(2)),
                ],
                rows: [2, 0, -1].enumerated().map { index, score in
                    [score, probabilities[index], index == 1 ? 1 : 0, entropy[index], squared[index]]
                }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [
            Recorded("loss", loss, as: .fixed(2)), Recorded("slope", entropy[1], as: .fixed(4)),
            Recorded("p", probabilities[1], as: .fixed(2)),
        ]
    }
}
