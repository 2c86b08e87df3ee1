//: # 2 · Which way does the guide point?
//: A part of the lesson's guide as a program, with numbers of its own for what “explodes” and “swings” mean: it is told what is seen, and answers with the advice of the first rule that applies.
//:
//: 1. Sixteen samples cannot be learned by heart (fewer than 95 % right, after steps enough): look at the *gradients* by layer.
//: 2. The loss explodes (it is no finite number, or more than ten times the first one): the *rate* to a tenth.
//: 3. The loss swings (in more than a quarter of its steps it rises, by more than a tenth): the *rate* to a third.
//: 4. The best rate is the smallest or the largest that was tried: *widen* the range.
//: 5. Bad on both kinds of samples (both above the goal), and the goal is not met: a *larger* network, or more epochs.
//: 6. Worse on new samples by more than the goal: *augment* if it is known what varies, else, since labels are noisy here, *decay* on the weights.
//: 7. Otherwise: done; a *cosine* and five seeds before it is told to anybody.
//:
//: The program runs, and gives advice that costs a week. There are three bugs.
//:
//: **To do.** Find them and repair them.
//:
//: **By hand first.** The losses, the first of them before any step, are 2, 2.5, NaN and NaN; the sixteen are known by heart; the best rate is 1, of 0.1 and 1. What does the guide say, and what does this program?

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
    losses.contains { $0 > 10 * losses[0] }
}

/// Whether a loss swings.
func swings(_ losses: [Double]) -> Bool {
    let rises = zip(losses, losses.dropFirst()).filter { before, after in after > 1.1 * before }
    return rises.count / (losses.count - 1) > 1 / 4
}

/// What the guide says.
func advice(for sight: Sighting) -> Advice {
    if explodes(sight.losses) { return .tenthOfTheRate }
    if swings(sight.losses) { return .thirdOfTheRate }
    if sight.byHeart < 0.95 { return .gradients }
    if sight.bestRate == sight.ratesTried.min() || sight.bestRate == sight.ratesTried.max() { return .widen }
    if sight.training > sight.goal, sight.new > sight.goal { return .larger }
    if sight.new - sight.training > sight.goal { return sight.isKnownWhatVaries ? .augment : .decay }
    return .cosine
}
