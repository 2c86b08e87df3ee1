import Downhill

extension Stability {
    /// The sharpness of the last third over 2/η, for each of the rates.
    var plateaus: [Sample] { tanh.map { Sample($0.map(\.plateau)) } }
    var reluPlateaus: [Sample] { relu.map { Sample($0.map(\.plateau)) } }

    var claims: [Claim] {
        [
            Claim(
                "Cohen-2021",
                says:
                    "Full-batch gradient descent brings the sharpness to 2/η, where it hovers while the loss goes on falling",
                force: .here,
                instead: #"""
                    So with squared error, tanh, and ReLU at the two larger rates. With ReLU at $\eta = 0.1$ the sharpness is between {{stability.reluSlowLeast}} and {{stability.reluSlowMost}} times $2/\eta$ over the last third of `1200` steps. With cross-entropy it goes from \#
                    {{stability.crossStart}} up to {{stability.crossPeak}}, beyond $2/\eta = 4$, and then down to {{stability.crossEnd}}.
                    """#
            ) {
                for (rate, plateau) in zip(Self.rates, plateaus) {
                    Condition(
                        "tanh, squared error, η = \(rate): sharpness of the last third over 2/η", plateau, equals: 1,
                        within: .relative(0.1))
                }
                for (rate, plateau) in zip(Self.reluRates, reluPlateaus) {
                    Condition(
                        "ReLU, squared error, η = \(rate), 400 steps: sharpness of the last third over 2/η", plateau,
                        equals: 1, within: .relative(0.1))
                }
                for (rate, descents) in zip(Self.rates, tanh) {
                    Condition(
                        "tanh, squared error, η = \(rate): loss at the end, against that a third before it",
                        Sample(descents.map { $0.losses[Self.steps] / $0.losses[Self.steps * 2 / 3] }), isBelow: 1)
                }
            } beyond: {
                Condition(
                    "ReLU, squared error, η = 0.1, 1,200 steps: sharpness of the last third over 2/η",
                    Sample(slowRelu.map(\.plateau)), equals: 1, within: .relative(0.1))
                Condition(
                    "tanh, cross-entropy, η = 0.5: largest sharpness over 2/η",
                    Sample(crossEntropy.map { ($0.sharpness.max() ?? .nan) / $0.limit }), isAtLeast: 1)
                Condition(
                    "tanh, cross-entropy, η = 0.5: sharpness of the last third over 2/η",
                    Sample(crossEntropy.map(\.plateau)),
                    equals: 1, within: .relative(0.1))
            }
        ]
    }
}
