//: # 4 · When to stop
//: Document E's question 10. Its `has_converged` wants the whole history of losses; a training loop has one new loss each epoch. And it takes a loss of NaN for convergence, as the lesson found. Write a check that looks at one loss at a time and
//: tells three cases apart.
//:
//: **To do.** Write `look`. A loss is a *gain* if it is lower than the best so far by *more than* `minimumGain`; then it is the new best. When `patience` epochs in a row brought no gain, training has stalled. A loss that is NaN or infinite is broken, and
//: changes nothing that is remembered. The first finite loss is a gain.
//:
//: **By hand first.** Losses 2, 1, 0.5, 0.6, 0.497, 0.5 with a patience of 3 and a minimum gain of 0.01. After which loss is it over? Which is the best?

enum Verdict: String {
    case goOn, stalled, broken
}

/// Ends a training that no longer gains.
struct Patience {
    /// How many epochs in a row may pass without a gain.
    let patience: Int
    let minimumGain: Double

    /// The lowest loss that was a gain.
    var best = Double.infinity

    /// How many epochs have passed since.
    var waited = 0

    init(patience: Int, minimumGain: Double) {
        self.patience = patience
        self.minimumGain = minimumGain
    }

    /// Says after an epoch, from its loss, whether to go on.
    mutating func look(at loss: Double) -> Verdict {
        fatalError("not written yet")
    }
}
