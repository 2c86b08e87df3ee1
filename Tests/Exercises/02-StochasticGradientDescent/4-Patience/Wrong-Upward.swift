//: # a rise is a gain
//: `loss - best` is above zero where the loss has risen. A gain is `best - loss`.

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
        guard loss.isFinite else { return .broken }
        if best == .infinity || loss - best > minimumGain {
            best = loss
            waited = 0
        } else {
            waited += 1
        }
        return waited >= patience ? .stalled : .goOn
    }
}
