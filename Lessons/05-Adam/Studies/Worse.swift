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
                    "the loss with a rare spike at the usual β: the lowest place at which Adam ends at four rates, against gradient descent's",
                    climb.ends.min() ?? .nan, isAbove: climb.descent.end)
            }
        ]
    }
}
