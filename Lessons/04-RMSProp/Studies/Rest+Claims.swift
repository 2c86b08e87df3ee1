import Downhill

extension Rest {
    private func text(_ η: Double) -> String { NumberFormat.significant(2).text(η) }

    var claims: [Claim] {
        [
            Claim(
                "B-038",
                instead: """
                    Each at its best it does, and at one rate where gradient descent overshoots by much: from $(4, 2)$ it at least halves the straying at rates from {{rest.calmer}}, a little above \
                    $1/\\lambda$, to $0.1$. But from $2/\\lambda$ down gradient descent comes to rest, and it is RMSProp that ends hopping, at $\\eta/2$.
                    """
            ) {
                Condition(
                    "the document's η = 0.1: how far w₂ still is from the floor after step 300, against half of gradient descent's",
                    Walk.unrest(documents.rmsprop), isAtMost: Walk.unrest(documents.descent) / 2)
                Condition(
                    "each at its best for sixty steps, η = \(text(rmspropAtBest.η)) and \(text(descentAtBest.η)): how far past the floor w₂ strays in them, against half of gradient descent's",
                    Walk.overshoot(rmspropAtBest.rmsprop.prefix(61)),
                    isAtMost: Walk.overshoot(descentAtBest.descent.prefix(61)) / 2)
            } beyond: {
                Condition(
                    "the same in six hundred steps", Walk.overshoot(rmspropAtBest.rmsprop),
                    isAtMost: Walk.overshoot(descentAtBest.descent) / 2)
                Condition(
                    "gradient descent's best rate in the long run, 1/11: how far past the floor w₂ strays, against half of gradient descent's",
                    Walk.overshoot(best.rmsprop), isAtMost: Walk.overshoot(best.descent) / 2)
                Condition(
                    "gradient descent's best rate in the long run, 1/11: distance from the floor after step 300, against half of gradient descent's",
                    Walk.unrest(best.rmsprop), isAtMost: Walk.unrest(best.descent) / 2)
                Condition(
                    "η = 0.055, a tenth above 1/λ: how far past the floor w₂ strays, against half of gradient descent's",
                    Walk.overshoot(above.rmsprop), isAtMost: Walk.overshoot(above.descent) / 2)
                Condition(
                    "η = 0.051, a fiftieth above: how far past the floor w₂ strays, against half of gradient descent's",
                    Walk.overshoot(justAbove.rmsprop), isAtMost: Walk.overshoot(justAbove.descent) / 2)
                Condition(
                    "η = 0.045, just below: distance from the floor after step 300, against half of gradient descent's",
                    Walk.unrest(below.rmsprop), isAtMost: Walk.unrest(below.descent) / 2)
            }
        ]
    }
}
