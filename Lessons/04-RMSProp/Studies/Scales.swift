import Downhill

/// What the lesson's experiments say together about “different scales”: of slopes, of directions, of weights.
struct Scales: Study {
    let path: SamePath
    let units: OtherUnits
    let loss: LossScale

    var claims: [Claim] {
        [
            Claim(
                "B-037b",
                instead: """
                    Scales of the slopes it handles, one weight at a time. In place of {{otherUnits.same}} steps a weight in units three times smaller takes {{otherUnits.three}} at the same rate, five times {{otherUnits.five}}, a hundred times {{otherUnits.other}}. And \
                    slopes that are steep between the axes are no scale of a weight's: of a ravine turned by $45°$ it leaves {{turnedRavine.askew}} of the loss, gradient descent \
                    {{turnedRavine.descent}}.
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
                for (factor, steps) in [("three", units.three), ("five", units.five), ("a hundred", units.other)] {
                    Condition(
                        "a weight in units \(factor) times smaller: steps, at most twice as many", steps,
                        isAtMost: 2 * units.same)
                }
            }
        ]
    }
}
