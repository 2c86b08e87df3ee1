import Downhill

/// What two problems say together about “worse solutions”: where Adam ends and where well-tuned gradient descent ends.
struct Worse: Study {
    let features: RareFeatures
    let climb: Climb

    var claims: [Claim] {
        [
            Claim("B-053") {
                Condition(
                    "rare features at the usual β, every rate that fits: Adam's least test error against gradient descent's largest",
                    RareFeatures.errors(features.adam).least, isAbove: RareFeatures.errors(features.descent).largest)
                Condition(
                    "the loss with a rare spike, best at −1: where Adam ends at the rate of four that takes it lowest, against where gradient descent ends",
                    climb.ends.min() ?? .nan, isAbove: climb.descent.end)
            }
        ]
    }
}
