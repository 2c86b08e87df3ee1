//: # the loss before in place of the best
//: The loss is compared with that of the last epoch. After a hill every way down looks like progress; only a new best is.

enum Verdict: String {
    case goOn, stalled, broken
}

/// Ends a training that no longer gains.
struct Patience {
    let patience: Int
    let minimumGain: Double
    var best = Double.infinity
    var waited = 0
    var previous = Double.infinity

    init(patience: Int, minimumGain: Double) {
        self.patience = patience
        self.minimumGain = minimumGain
    }

    mutating func look(at loss: Double) -> Verdict {
        guard loss.isFinite else { return .broken }
        let gains = previous - loss > minimumGain
        previous = loss
        if gains {
            best = loss
            waited = 0
        } else {
            waited += 1
        }
        return waited >= patience ? .stalled : .goOn
    }
}
