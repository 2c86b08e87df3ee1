import Downhill

extension Depth {
    var claims: [Claim] {
        [
            Claim(
                "B-079",
                instead: """
                    That is one cause, and a good first draw removes it. Twenty plain layers by He's draw are far behind four as well, and the gradients of
                    their first and last layer never \
                    differ by more than a factor of {{depth.uneven}}.
                    """
            ) {
                Condition(
                    "twenty sigmoid layers by PyTorch's draw, which do not learn: factor between first and last layer's gradient",
                    sigmoidUnevenness, isAtLeast: 100)
                Condition(
                    "twenty plain layers by He's draw, whose loss is above twice that of four: the largest factor while they learn",
                    plain.medians[2] > 2 * plain.medians[0] ? Self.unevenness(plainRatios) : .infinity, isAtLeast: 100)
            },
            Claim(
                "B-085b",
                instead: """
                    One way is always open, and in these stacks the gradient never faded. But its sum with the way through $F$ has no floor: where
                    every $F' = -\\tfrac12$, \
                    twenty blocks leave {{chain.cancelled}} of it.
                    """
            ) {
                Condition(
                    "document B's block, batch norm in the branch and a ReLU behind the sum: least share of the gradient that reaches the first block",
                    Self.least(closedRatios), isAtLeast: 0.1)
                Condition(
                    "residual blocks with batch norm, no ReLU behind the sum: least share of the gradient that reaches the first block",
                    Self.least(bothRatios), isAtLeast: 0.1)
                Condition("residual blocks without norm: the same", Self.least(residualRatios), isAtLeast: 0.1)
            } beyond: {
                Condition("twenty blocks with F′ = ½: the gradient that is left", chainOfHalves.plus, isAtLeast: 0.1)
                Condition("twenty blocks with F′ = −½: the gradient that is left", chainOfHalves.minus, isAtLeast: 0.1)
            },
        ]
    }

    private var sigmoidUnevenness: Double {
        let design = Design(depth: 20, activation: .sigmoid, initialization: .uniformByFanIn)
        return Self.unevenness([[DigitsTask.network(design, seed: 1).gradientRatio(on: DigitsTask.sample)]])
    }

    private var chainOfHalves: (plus: Double, minus: Double) {
        let chain = Chain()
        return (chain.left(atSlope: 0.5), chain.left(atSlope: -0.5))
    }
}
