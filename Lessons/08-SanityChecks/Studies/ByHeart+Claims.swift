import Downhill

extension ByHeart {
    var claims: [Claim] {
        [
            Claim(
                "B-123a",
                instead: """
                    The rate decides. At a tenth of the best all three still pass, after {{byHeart.tenthFirst}} to {{byHeart.tenthLast}} steps; at a \
                    hundredth none does, though nothing is broken.
                    """
            ) {
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
                    Condition(
                        "SimpleMLP by \(learner.name) at a hundredth of it: steps until 95 % of 16 are right",
                        learner.atHundredth, isAtMost: 100)
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
                    In the end, and not at the start. With a rate a hundred times too large {{byHeart.rateRight}} are right after a hundred steps, with raw \
                    pixels {{byHeart.pixelsRight}}. By then no gradient flows; before the first step every layer has one. The silence is what the first \
                    steps leave behind.
                    """
            ) {
                for fault in stuck {
                    Condition(
                        "\(fault.name), \(NumberFormat.percent(0).text(fault.right.median)) of 16 right in the end: largest gradient norm of a layer then",
                        fault.after, isAtMost: 0.001)
                }
            } beyond: {
                for fault in stuck {
                    Condition(
                        "\(fault.name): smallest gradient norm of a layer before the first step", fault.before,
                        isAtMost: 0.001)
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
