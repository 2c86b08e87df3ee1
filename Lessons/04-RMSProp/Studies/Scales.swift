import Downhill

/// What the lesson's experiments say together about “different scales”: of slopes, of directions, of weights.
struct Scales: Study {
    let path: SamePath
    let turned: TurnedRavine
    let units: OtherUnits
    let loss: LossScale

    var claims: [Claim] {
        [
            Claim(
                "B-037b",
                instead: """
                    Scales of the slopes it handles, one weight at a time. Of a ravine turned by $45°$ it leaves \
                    {{turnedRavine.askew}} of the loss, as gradient descent does, where it leaves next to nothing of a straight one; and weights in units a hundred times smaller take \
                    {{otherUnits.other}} steps in place of {{otherUnits.same}}.
                    """
            ) {
                Condition(
                    "ravines up to κ = 10,000, one rate: distance from the path in the round bowl", path.largest,
                    isBelow: 0.01)
                Condition(
                    "digits, loss × 100, η = 0.01: training loss against the usual loss's",
                    loss.atOneRate.hundredfold.median,
                    equals: loss.atOneRate.plain.median, within: .relative(0.1))
            } beyond: {
                Condition(
                    "ravine turned by 45°, κ = 100: loss left after 60 steps, at most a millionth",
                    turned.left(turned.rmsprop, at: 45),
                    isAtMost: 1e-6)
                Condition(
                    "a weight in units a hundred times smaller: steps, at most twice as many", units.other,
                    isAtMost: 2 * units.same)
            }
        ]
    }
}
