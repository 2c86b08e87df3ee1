import Downhill

extension Rest {
    var claims: [Claim] {
        [
            Claim(
                "B-038",
                instead: """
                    It strays less far past the floor where gradient descent overshoots by much: from $\\eta = {{rest.calmer}}$ on, a little above $1/\\lambda$. But from $2/\\lambda$ down gradient descent \
                    comes to rest, and it is RMSProp that ends hopping, at $\\eta/2$.
                    """
            ) {
                Condition(
                    "the document's η = 0.1: how far w₂ still is from the floor after step 300, against gradient descent",
                    Walk.unrest(documents.rmsprop), isBelow: Walk.unrest(documents.descent))
                Condition(
                    "gradient descent's best rate, 1/11: how far past the floor w₂ strays, against gradient descent",
                    Walk.overshoot(best.rmsprop), isBelow: Walk.overshoot(best.descent))
            } beyond: {
                Condition(
                    "gradient descent's best rate, 1/11: distance from the floor after step 300, against gradient descent",
                    Walk.unrest(best.rmsprop), isBelow: Walk.unrest(best.descent))
                Condition(
                    "η = 0.055, a tenth above 1/λ: how far past the floor w₂ strays, against gradient descent",
                    Walk.overshoot(above.rmsprop), isBelow: Walk.overshoot(above.descent))
                Condition(
                    "η = 0.051, a fiftieth above: how far past the floor w₂ strays, against gradient descent",
                    Walk.overshoot(justAbove.rmsprop), isBelow: Walk.overshoot(justAbove.descent))
                Condition(
                    "η = 0.045, just below: distance from the floor after step 300, against gradient descent",
                    Walk.unrest(below.rmsprop), isBelow: Walk.unrest(below.descent))
            }
        ]
    }
}
