import Downhill

extension Velocities {
    private var usual: [Double] { steady[1] }
    /// What is left of a step of plain descent, 0.1, under slopes that alternate for ever, by γ.
    private var leftOver: [Double] { alternating.map { abs($0.last ?? 0) / 0.1 } }

    var numbers: [Recorded] {
        [
            Recorded("left", leftOver[1], as: .percent(0)),
            Recorded("thirdLeft", abs(alternating[1][2]) / 0.1, as: .percent(0)),
            Recorded("share", leftOver[1] * 0.1 / (usual.last ?? 0), as: .percent(1)),
            Recorded("settled", (usual.last ?? 0) / 0.1, as: .fixed(1)),
            Recorded("sum", documentsSum, as: .fixed(1)), Recorded("smallSum", smallSum, as: .fixed(1)),
            Recorded("third", usual[2], as: .fixed(3)),
            Recorded("oldest", impulse[10], as: .fixed(2)),
        ]
    }

    var claims: [Claim] {
        let byHand: [Double] = [0.2, 0.9 * 0.2 + 0.1 * 3, 0.9 * (0.9 * 0.2 + 0.1 * 3) - 0.1]
        return [
            Claim("B-014") { Condition("slopes 2, 3, −1 by the formula", threeSlopes, equals: byHand, within: 1e-6) },
            Claim("B-017") {
                Condition("first three velocities", Array(usual.prefix(3)), equals: [0.1, 0.19, 0.271], within: 1e-6)
            },
            Claim("B-018") {
                Condition(
                    "smallest growth over twenty steps", zip(usual.dropFirst(), usual).prefix(20).map(-).min() ?? 0,
                    isAbove: 0)
            },
            Claim("B-019") {
                Condition("g₁ = 3, then −g₂ = −2", turned[1], equals: 0.09 * 3 - 0.1 * 2, within: 1e-6)
            },
            Claim(
                "B-020",
                instead: """
                    Beside what agreeing slopes build up they do: {{velocities.share}} of it is left in the long run. Beside a plain step at the same $\\eta$ it settles at {{velocities.left}}, the predicted \
                    $1/(1+\\gamma)$. Single steps say little: the document's second slope leaves a tenth of a plain step, its third {{velocities.thirdLeft}}.
                    """
            ) {
                // Not a single step's share: the document's own example gives 10 % at its second slope and 91 % at its third.
                Condition(
                    "γ = 0.9, settled: share of what agreeing slopes give", leftOver[1] * 0.1 / (usual.last ?? 0),
                    isAtMost: 0.1, as: .percent(1))
            } beyond: {
                for (name, index) in [("second", 1), ("third", 2)] {
                    Condition(
                        "γ = 0.9, the \(name) of opposite slopes: share of plain descent's step that is left",
                        abs(alternating[1][index]) / 0.1, isAtMost: 0.11, as: .percent(0))
                }
                Condition(
                    "γ = 0.9, settled: share of plain descent's step at the same η", leftOver[1], isAtMost: 0.1,
                    as: .percent(0))
            },
            Claim(
                "B-021",
                instead: """
                    The formula is right. Its weights add up to $\\eta/(1-\\gamma)$: an average only where $\\eta = 1 - \\gamma$, as it happens in the document's example, $0.1$ and $0.9$ \
                    ({{velocities.sum}}). In general a sum, $\\eta/(1-\\gamma)$ times an average: at $\\eta = 0.02$ they add up to {{velocities.smallSum}}.
                    """
            ) {
                Condition(
                    "γ = 0.9: weights of slopes 0, 1 and 10 steps back are γⁱ", [impulse[0], impulse[1], impulse[10]],
                    equals: [1, 0.9, 0.3487], within: 1e-4)
            } beyond: {
                Condition(
                    "η = 0.1, the document's example: the weights add up to 1, as an average's do", documentsSum,
                    equals: 1, within: 0.05)
                Condition("η = 0.02: the weights add up to 1", smallSum, equals: 1, within: 0.05)
            },
            Claim("B-022") {
                Condition(
                    "weights of the newest slope and of that ten steps back", [impulse[0], impulse[10]],
                    equals: [1, 0.35], within: 0.005)
            },
            Claim("B-023") {
                Condition("scatter of noise at γ = 0.95, against 0.9", scatter[2], isBelow: scatter[1])
                Condition(
                    "steps to a stop after the slope has turned at γ = 0.95, against 0.9", stepsToTurn[2],
                    isAbove: stepsToTurn[1])
            },
            Claim("B-024") {
                Condition("scatter of noise at γ = 0.5, against 0.9", scatter[0], isAbove: scatter[1])
                Condition(
                    "gain under a steady slope at γ = 0.5 (plain descent: 1), against 0.9", (steady[0].last ?? 0) / 0.1,
                    isBelow: (usual.last ?? 0) / 0.1)
            },
        ]
    }
}
