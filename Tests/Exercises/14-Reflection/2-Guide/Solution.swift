enum Advice: String {
    case gradients, tenthOfTheRate, thirdOfTheRate, widen, larger, augment, decay, cosine
}

/// What is seen of a training.
struct Sighting {
    /// The share of sixteen samples that is right in the end, if it trains on them alone.
    let byHeart: Double
    /// The loss before the first step, and after each.
    let losses: [Double]
    let ratesTried: [Double]
    let bestRate: Double
    /// Shares of mistakes.
    let training: Double
    let new: Double
    let goal: Double
    let isKnownWhatVaries: Bool
}

/// Whether a loss explodes.
func explodes(_ losses: [Double]) -> Bool {
    losses.contains { !$0.isFinite || $0 > 10 * losses[0] }
}

/// Whether a loss swings.
func swings(_ losses: [Double]) -> Bool {
    let rises = zip(losses, losses.dropFirst()).filter { before, after in after > 1.1 * before }
    return 4 * rises.count > losses.count - 1
}

/// What the guide says.
func advice(for sight: Sighting) -> Advice {
    if sight.byHeart < 0.95 { return .gradients }
    if explodes(sight.losses) { return .tenthOfTheRate }
    if swings(sight.losses) { return .thirdOfTheRate }
    if sight.bestRate == sight.ratesTried.min() || sight.bestRate == sight.ratesTried.max() { return .widen }
    if sight.training > sight.goal, sight.new > sight.goal { return .larger }
    if sight.new - sight.training > sight.goal { return sight.isKnownWhatVaries ? .augment : .decay }
    return .cosine
}
