import Foundation

/// A setting that was tried.
struct Trial {
    /// The loss by which it is chosen.
    let heldOut: Double
    /// What is reported of it if it is kept: the share of mistakes on other samples.
    let mistakes: Double
}

/// What the report can be expected to say if the best of so many draws is kept.
func expectedReport(on trials: [Trial], draws: Int) -> Double {
    let ranked = trials.sorted { a, b in
        if a.heldOut.isNaN { return false }
        return b.heldOut.isNaN || a.heldOut < b.heldOut
    }
    let n = Double(ranked.count)
    var expected = 0.0
    for (i, trial) in ranked.enumerated() {
        let thisOrWorse = pow((n - Double(i)) / n, Double(draws))
        let worse = pow((n - Double(i) - 1) / n, Double(draws))
        expected += (thisOrWorse - worse) * trial.mistakes
    }
    return expected
}

/// The least number of draws with which the report can be expected to be as low as a goal.
func drawsNeeded(for goal: Double, on trials: [Trial], limit: Int) -> Int? {
    (1...limit).first { expectedReport(on: trials, draws: $0) <= goal }
}
