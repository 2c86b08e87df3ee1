import Downhill

extension Depth {
    var claims: [Claim] {
        [
            Claim(
                "B-079",
                instead: """
                    That is one cause, and a good first draw removes it. Fifty plain layers by He's draw fail as well: after {{depth.longEpochs}} epochs at the best
                    of {{depth.rates}} rates, {{depth.bestRate}}, {{depth.bestRight}} of the training digits are right, by four layers {{depth.shallowRight}}. In {{depth.fiftyDraws}} draws looked at every
                    hundred steps the gradients of the first and last layer differ by a factor of {{depth.bestUneven}} at the most at that rate, and of {{depth.fiftyUneven}} at {{depth.fiftyRate}}, where {{depth.fiftyRight}} are right. Twenty layers are slow with gradients that differ by
                    a factor of {{depth.uneven}}, in one draw of {{depth.draws}} of {{depth.mostUneven}}.
                    """
            ) {
                Condition(
                    "twenty sigmoid layers by PyTorch's draw, which do not learn: factor between first and last layer's gradient",
                    sigmoidUnevenness, isAtLeast: 100)
                Condition(
                    "fifty plain layers by He's draw, whose training accuracy after \(Self.longEpochs) epochs is seven points below that of four at each of \(tried.count) rates: the largest factor while they learn at \(fifty.rate), median of \(fifty.ratios.count) draws",
                    failing(Self.unevenness(fifty.ratios).median), isAtLeast: 100
                ).onNetwork()
            } beyond: {
                Condition(
                    "twenty plain layers by He's draw, whose loss after \(Self.epochs) epochs is above twice that of four: the largest factor while they learn, median of \(plainRatios.count) draws",
                    plain.medians[2] > 2 * plain.medians[0] ? Self.unevenness(plainRatios).median : .infinity,
                    isAtLeast: 100
                ).onNetwork()
            },
            Claim(
                "B-085b",
                instead: """
                    Without a ReLU behind the sum one way is always open. Behind it both are shut in the units whose sum is negative. In these stacks the gradient never faded
                    all the same. But the sum of both ways has no floor: where every $F' = -\\tfrac12$, \
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
                Condition(
                    "one unit with x = 1, F(x) = −2 and a ReLU behind the sum: the gradient that is left", Chain().shut,
                    isAtLeast: 0.1)
            },
        ]
    }

    /// A factor where fifty layers fail; where they do not, one that refutes nothing.
    private func failing(_ factor: Double) -> Double {
        best.right.median <= shallow.right.median - 0.07 ? factor : .infinity
    }

    private var sigmoidUnevenness: Double {
        let design = Design(depth: 20, activation: .sigmoid, initialization: .uniformByFanIn)
        return Self.unevenness([[DigitsTask.network(design, seed: 1).gradientRatio(on: DigitsTask.sample)]]).median
    }

    private var chainOfHalves: (plus: Double, minus: Double) {
        let chain = Chain()
        return (chain.left(atSlope: 0.5), chain.left(atSlope: -0.5))
    }
}
