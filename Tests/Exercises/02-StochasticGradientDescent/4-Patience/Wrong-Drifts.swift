//: # the best follows every small fall
//: A small fall is no gain, but it moves the best, so that a loss that creeps down is always compared with the one just before. The best moves only with a gain.

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
        if best - loss > minimumGain {
            best = loss
            waited = 0
        } else {
            best = min(best, loss)
            waited += 1
        }
        return waited >= patience ? .stalled : .goOn
    }
}
