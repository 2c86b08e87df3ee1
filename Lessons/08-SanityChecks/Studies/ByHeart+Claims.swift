import Downhill

extension ByHeart {
    var claims: [Claim] {
        [
            // A hundredth of the best rate fails, and the document says so: "learning rate too small" is among its causes. No claim of its is touched.
            Claim("B-123a") {
                for learner in learners {
                    Condition(
                        "SimpleMLP by \(learner.name) at its best rate: steps until 95 % of 16 are right",
                        learner.steps,
                        isAtMost: 100)
                }
                for row in sound.dropFirst() {
                    Condition("\(row.name): steps until 95 % of 16 are right", row.stepsByHeart, isAtMost: 100)
                }
            } beyond: {
                Condition(
                    "half of the hidden units dropped: steps until 95 % of 16 are right", dropped[1].steps,
                    isAtMost: 100)
                for learner in learners {
                    Condition(
                        "SimpleMLP by \(learner.name) at a tenth of it: steps until 95 % of 16 are right",
                        learner.atTenth, isAtMost: 100)
                }
            },
            Claim(
                "B-123b",
                instead: """
                    Who passes may have a fault. A network whose first layer gets no gradient at all passes after {{byHeart.detached}} steps: the last layer \
                    alone can do it.
                    """
            ) {
                for fault in broken {
                    Condition(
                        "\(fault.part): \(fault.name), steps until 95 % of 16 are right", fault.steps, isAbove: 100)
                }
            },
            Claim(
                "B-124",
                instead: """
                    There are other causes: too large a rate, a weight decay that is too strong, pixels from `0` to `255`, labels that only the loss sees \
                    off by one. After a hundred steps {{byHeart.stuckFewest}} to {{byHeart.stuckMost}} are right, though every layer has a gradient \
                    before the first.
                    """
            ) {
                for fault in stuck {
                    Condition(
                        "\(fault.name), none of the four: steps until 95 % of 16 are right", fault.steps, isAtMost: 100)
                }
            } beyond: {
                for fault in stuck {
                    Condition(
                        "\(fault.name): smallest gradient norm of a layer before the first step", fault.gradient,
                        isAbove: 0.1)
                }
            },
            Claim(
                "Zhang-2017",
                says: "A network that learns genuine labels by heart learns random ones by heart as well.",
                force: .can
            ) {
                Condition("random labels: steps until 95 % of 16 are right", randomLabels, isAtMost: 100)
            },
        ]
    }
}
