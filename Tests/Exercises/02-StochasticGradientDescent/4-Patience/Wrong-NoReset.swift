//: # the waiting never begins anew
//: After a gain the epochs without one are forgotten: `waited` goes back to 0.

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
        } else {
            waited += 1
        }
        return waited >= patience ? .stalled : .goOn
    }
}
