import Downhill

extension ByHeart {
    var claims: [Claim] {
        [
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
            },
            Claim(
                "B-123b",
                instead: """
                    Who fails has a fault; who passes may have one. A network whose first layer gets no gradient at all passes after {{byHeart.detached}} \
                    steps, and an optimizer that lags one step behind after {{byHeart.late}}.
                    """
            ) {
                for fault in broken {
                    Condition(
                        "\(fault.part): \(fault.name), steps until 95 % of 16 are right", fault.steps, isAbove: 100)
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
