import Downhill

extension Rest {
    private func text(_ η: Double) -> String { NumberFormat.significant(2).text(η) }

    private func strays(_ when: String, _ rmsprop: some Sequence<Double>, _ descent: some Sequence<Double>) -> Condition
    {
        Condition(
            "\(when): how far past the floor w₂ strays, against half of gradient descent's", Walk.overshoot(rmsprop),
            isAtMost: Walk.overshoot(descent) / 2)
    }

    private func rests(_ when: String, _ walk: Walk) -> Condition {
        Condition(
            "\(when): how far w₂ still is from the floor after step 300, against half of gradient descent's",
            Walk.unrest(walk.rmsprop), isAtMost: Walk.unrest(walk.descent) / 2)
    }

    var claims: [Claim] {
        let longRun = "gradient descent's best rate in the long run, 1/11"
        return [
            Claim(
                "B-038",
                instead: """
                    Each at its best for sixty steps it does, and at one rate where gradient descent overshoots by much: from $(4, 2)$ it at least halves the straying at rates from {{rest.calmer}}, a \
                    little above $1/\\lambda$, to $0.1$. But below $2/\\lambda$ gradient descent comes to rest, and it is RMSProp that ends hopping, at $\\eta/2$.
                    """
            ) {
                rests("the document's η = 0.1", documents)
                strays(
                    "each at its best for sixty steps, η = \(text(rmspropAtBest.η)) and \(text(descentAtBest.η)), in these",
                    rmspropAtBest.rmsprop.prefix(61), descentAtBest.descent.prefix(61))
            } beyond: {
                strays("the same in six hundred steps", rmspropAtBest.rmsprop, descentAtBest.descent)
                strays(longRun, best.rmsprop, best.descent)
                rests(longRun, best)
                strays("η = 0.06, a fifth above 1/λ", above.rmsprop, above.descent)
                strays("η = 0.051, a fiftieth above", justAbove.rmsprop, justAbove.descent)
                rests("η = 0.045, just below", below)
            }
        ]
    }
}
