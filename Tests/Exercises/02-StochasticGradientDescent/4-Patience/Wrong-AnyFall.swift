//: # any fall is a gain
//: A loss that is lower by less than `minimumGain` counts as a gain, and a training that creeps never stalls.

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
        if loss < best {
            best = loss
            waited = 0
        } else {
            waited += 1
        }
        return waited >= patience ? .stalled : .goOn
    }
}
