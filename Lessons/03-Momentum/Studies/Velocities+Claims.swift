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
            Recorded("sum", impulse.reduce(0, +), as: .fixed(1)), Recorded("third", usual[2], as: .fixed(3)),
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
                    A tenth of a plain step is left at the second slope, as the document's line has it, and {{velocities.thirdLeft}} at the third. It settles at {{velocities.left}} of a plain step at the \
                    same $\\eta$, the predicted $1/(1+\\gamma)$: {{velocities.share}} of what agreeing slopes give.
                    """
            ) {
                Condition(
                    "γ = 0.9, the second of two opposite slopes: share of plain descent's step that is left",
                    abs(alternating[1][1]) / 0.1, isAtMost: 0.11, as: .percent(0))
                Condition(
                    "γ = 0.9, settled: share of what agreeing slopes give", leftOver[1] * 0.1 / (usual.last ?? 0),
                    isAtMost: 0.1, as: .percent(1))
            } beyond: {
                Condition(
                    "γ = 0.9, the third: share of plain descent's step that is left", abs(alternating[1][2]) / 0.1,
                    isAtMost: 0.11, as: .percent(0))
                Condition(
                    "γ = 0.9, settled: share of plain descent's step at the same η", leftOver[1], isAtMost: 0.1,
                    as: .percent(0))
            },
            Claim(
                "B-021",
                instead:
                    "The formula is right. The weights add up to {{velocities.sum}}, not to one: a sum, $1/(1-\\gamma)$ times an average."
            ) {
                Condition(
                    "γ = 0.9: weights of slopes 0, 1 and 10 steps back are γⁱ", [impulse[0], impulse[1], impulse[10]],
                    equals: [1, 0.9, 0.3487], within: 1e-4)
            } beyond: {
                Condition("the weights add up to 1, as an average's do", impulse.reduce(0, +), equals: 1, within: 0.05)
            },
            Claim("B-022") {
                Condition(
                    "weights of the newest slope and of that ten steps back", [impulse[0], impulse[10]],
                    equals: [1, 0.35], within: 0.005)
            },
            Claim("B-162") {
                Condition(
                    "γ = 0.9, steady slope: step against plain descent's 0.1", usual.last ?? 0, isAbove: 0.1, by: 0.1)
                Condition(
                    "γ = 0.9, alternating slope: step against plain descent's 0.1", 0.1 * leftOver[1], isBelow: 0.1,
                    by: 0.01)
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
