//: # 1 · What k draws can expect
//: Who tunes draws settings at random, each as probable as any other, and the same one perhaps twice. Of all draws the trial with the lowest loss on *held-out* samples is kept, and what is reported of it are its mistakes on *other* samples. What can be expected to stand
//: in the report? Rank the N trials from the lowest held-out loss to the highest. With k draws the i-th is kept with the probability
//:
//:     ((N − i + 1)/N)ᵏ − ((N − i)/N)ᵏ.
//:
//: A trial whose held-out loss is NaN has diverged, and ranks behind all others. (Otherwise no two losses are equal.)
//:
//: **To do.** Write `expectedReport`, and `drawsNeeded`: the least number of draws, from one to a limit, whose report can be expected to be `goal` or lower; nil if there is none. `pow(x, 3)` is x³.
//:
//: **By hand first.** Three trials have held-out losses of 0.1, 0.2 and 0.9, and the mistakes 0.2, 0.1 and 0.9. What can be expected with one draw, with two and with three? Does the report always get better with more draws?

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
    fatalError("not written yet")
}

/// The least number of draws with which the report can be expected to be as low as a goal.
func drawsNeeded(for goal: Double, on trials: [Trial], limit: Int) -> Int? {
    fatalError("not written yet")
}
