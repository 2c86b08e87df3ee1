//: # NaN is taken for patience
//: Every comparison with NaN is false, so NaN looks like an epoch without a gain. Ask whether the loss is finite before you compare.

enum Verdict: String {
    case goOn, stalled, broken
}

/// Ends a training that no longer gains.
struct Patience {
    let patience: Int
    let minimumGain: Double
    var best = Double.infinity
    var waited = 0

    init(patience: Int, minimumGain: Double) {
        self.patience = patience
        self.minimumGain = minimumGain
    }

    mutating func look(at loss: Double) -> Verdict {
        if best - loss > minimumGain {
            best = loss
            waited = 0
        } else {
            waited += 1
        }
        return waited >= patience ? .stalled : .goOn
    }
}
