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
                    The labels can be at fault. Where they are dealt anew at every step, model, optimizer and rate are sound and every layer has a gradient \
                    before the first step and after the hundredth; {{byHeart.dealtRight}} of the sixteen are right then. \
                    The document itself adds a wrong loss where it comes to debugging (B-174).
                    """
            ) {
                // Stuck for the document's fourth cause: no gradient. The dealt labels are stuck with one.
                for fault in stuck {
                    Condition(
                        "\(fault.name), stuck after 100 steps: smallest gradient of a layer", fault.after.median,
                        isBelow: 0.05)
                }
                Condition(
                    "\(dealt.name): smallest gradient of a layer after 100 steps", dealt.after.median, isBelow: 0.05)
                Condition(
                    "\(dealt.name): mean share of 16 that is right after 100 steps, above the commonest class's and one more",
                    dealt.right.mean, isAbove: dealt.commonest.mean + 1.0 / 16)
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
