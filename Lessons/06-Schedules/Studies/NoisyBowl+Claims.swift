import Downhill

extension NoisyBowl {
    private static let late = 1_400..<1_600

    var numbers: [Recorded] {
        [
            Recorded("large", large.loss(over: 400..<1_600).median, as: .significant(2)),
            Recorded("small", small.loss(over: 800..<1_600).median, as: .significant(2)),
            Recorded(
                "settles", falling.arrival(at: NoisyDirection.bowl.floor(at: 0.01), after: Self.steps * 3 / 8)),
            Recorded("fromStart", small.arrival(at: NoisyDirection.bowl.floor(at: 0.01), after: 0)),
            Recorded("sooner", large.hundredth), Recorded("later", small.hundredth),
        ]
    }

    var claims: [Claim] {
        [
            Claim("Robbins-Monro-1951", says: "With rates that fall as 1/t the loss has no floor.", force: .always) {
                Condition(
                    "rates η*, fifteen times the steps: expected loss over a fifteenth of the earlier one",
                    best.theory[1_500] * 15 / best.theory[100], equals: 1, within: 0.05)
            },
            Claim("A-005b") {
                Condition(
                    "plateau: noisy bowl, η = 0.1: late loss over that of B's steps",
                    large.loss(over: Self.late).median / falling.loss(over: Self.late).median, isAbove: 5)
                Condition("overshoot: ravine, η = 0.09: w₂ after the first step, from 2", overshoot, isBelow: 0)
            },
        ]
    }
}
