import Downhill

extension Bend {
    var table: Exhibit {
        .table(
            Table(
                "Round the bend from $(-1.2, 1.44)$: how far from the floor it strays; from when on it is within a thousandth of the way (watched for as long again)",
                columns: ["method", "η", "furthest from the floor", "steps until there"],
                rows: zip(descent, momentum).flatMap { [row("gradient descent", $0), row("momentum, γ = 0.9", $1)] }))
    }

    var bests: Exhibit {
        .table(
            Table(
                "Soonest there of all rates (ranges: at a tenth more steps), and of those within \(Self.astray) of the floor",
                columns: [
                    "method", "of all: η", .init("steps", as: .integer), "furthest from the floor",
                    .init("within \(Self.astray): η"), .init("steps", as: .integer),
                ],
                rows: [bestDescent, rmsProp, bestMomentum, adam].map { best in
                    [
                        best.name, text(best.soonest.η), best.soonest.arrival, text(best.hasty), text(best.steady.η),
                        best.steady.arrival,
                    ]
                }))
    }

    private func text(_ number: Double) -> String { NumberFormat.significant(2).text(number) }

    /// One number where both ends read alike.
    private func text(_ range: ClosedRange<Double>) -> String {
        let ends = [text(range.lowerBound), text(range.upperBound)]
        return ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
    }

    private func row(_ name: String, _ walk: Walk) -> [Any] {
        [
            name, text(walk.η), walk.furthest.isFinite ? text(walk.furthest) : "diverges",
            walk.arrival.isFinite ? Int(walk.arrival) : "—",
        ]
    }

    var exhibits: [Exhibit] { [table, bests] }

    var numbers: [Recorded] {
        [
            Recorded("descent", descent[0].furthest, as: .significant(2)),
            Recorded("momentum", momentum[0].furthest, as: .significant(2)),
            Recorded(
                "edge", 2 / Double(Rosenbrock.rosenbrock.hessian(at: [1, 1]).eigenvalues.largest), as: .significant(2)),
            Recorded("momentumLimit", momentumLimit, as: .significant(2)),
            Recorded("momentumEdge", momentumEdge, as: .significant(2)),
            Recorded("momentumFaster", momentum[2].furthest, as: .significant(2)),
            Recorded("rises", descent[0].rises, as: .percent(0)),
            Recorded("risesBelow", descent[1].rises, as: .percent(1)),
            Recorded("astray", Self.astray),
            Recorded("steadyDescent", bestDescent.steady.arrival, as: .integer),
            Recorded("steadyMomentum", bestMomentum.steady.arrival, as: .integer),
            Recorded("steadyAdam", adam.steady.arrival, as: .integer),
            Recorded("steadyRMSProp", rmsProp.steady.arrival, as: .integer),
            Recorded("hurry", bestDescent.hasty.lowerBound, as: .significant(2)),
            Recorded("hurryRMSProp", rmsProp.hasty.upperBound, as: .significant(2)),
            Recorded("rmsProp", rmsProp.nearest.furthest, as: .significant(2)),
            Recorded("briskAdam", adam.brisk?.furthest ?? .infinity, as: .significant(2)),
            Recorded("briskMomentum", bestMomentum.brisk?.furthest ?? .infinity, as: .significant(2)),
        ]
    }

    var claims: [Claim] {
        let valley = Rosenbrock.rosenbrock
        return [
            Claim("B-060") {
                Condition("loss at (1, 1)", valley.value(at: [1, 1]), equals: 0, within: 0)
                Condition("size of the gradient at (1, 1)", valley.gradient(at: [1, 1]).length, equals: 0, within: 0)
                Condition("smaller curvature at (1, 1)", valley.hessian(at: [1, 1]).eigenvalues.smallest, isAbove: 0)
            },
            Claim("B-061") {
                Condition("κ at the minimum", valley.hessian(at: [1, 1]).condition, isAtLeast: 100)
                Condition(
                    "loss on the floor at w₁ = 0, against the straight way's (0, 1)", valley.value(at: [0, 0]),
                    isBelow: valley.value(at: [0, 1]))
            },
            Claim(
                "B-062a",
                instead:
                    "At the document's own rate it stays within {{bend.descent}} of the floor all the way; it is slow, and that is all. At nearly twice that rate the bend does throw it out."
            ) {
                Condition("η = 0.001, the document's: furthest from the floor", descent[0].furthest, isAtLeast: 0.05)
                Condition("η = 0.0019: furthest from the floor", descent[1].furthest, isAtLeast: 0.05)
            },
            Claim(
                "B-062b",
                instead:
                    "At the document's rate the loss rises on {{bend.rises}} of the steps, just below $2/\\lambda$ at the minimum, {{bend.edge}}, on {{bend.risesBelow}}: it swings at first and comes to rest. Only above does it go on."
            ) {
                Condition(
                    "η = 0.001, the document's: share of the steps on which the loss rises", descent[0].rises,
                    isAtLeast: 0.1, as: .percent(0))
                Condition(
                    "η = 0.0025: share of the steps on which the loss rises", descent[2].rises, isAtLeast: 0.1,
                    as: .percent(0))
            },
            Claim(
                "B-063a",
                instead: """
                    Set down on the floor, it strays {{bend.momentum}} at the document's rate and {{bend.momentumFaster}} at two and a half times that. It swings wide only at the largest rates that it \
                    bears, where it is soonest.
                    """
            ) {
                for walk in momentum {
                    Condition("η = \(walk.η): furthest from the floor", walk.furthest, isAtLeast: 0.05)
                }
                Condition(
                    "momentum's best rate: furthest from the floor", bestMomentum.soonest.furthest, isAtLeast: 0.05)
            },
            Claim(
                "B-063b",
                instead: """
                    At the document's rate it strays {{bend.momentum}} from the floor and arrives. It flies out for good at some rates from {{bend.momentumEdge}} on, and at all of those tried above {{bend.momentumLimit}}.
                    """
            ) {
                Condition("η = 0.001, the document's: last loss", momentum[0].lastLoss, isAbove: 0.1)
                Condition("η = 0.0025: last loss", momentum[2].lastLoss, isAbove: 0.1)
            },
            Claim(
                "B-064a",
                instead: """
                    Within {{bend.astray}} of the floor Adam takes {{bend.steadyAdam}} steps round the bend, momentum, the same rule without adaptive rates, \
                    {{bend.steadyMomentum}}. And of those that arrive within $1{,}000$ steps, momentum's nearest strays {{bend.briskMomentum}}, Adam's {{bend.briskAdam}}.
                    """
            ) {
                Condition(
                    "fewest steps round the bend and never \(Self.astray) from the floor: Adam against momentum, its rule without adaptive rates",
                    adam.steady.arrival, isBelow: bestMomentum.steady.arrival)
            } beyond: {
                Condition(
                    "each at the rate that keeps nearest of those that arrive within 20,000 steps: furthest from the floor, Adam against momentum",
                    adam.nearest.furthest, isBelow: bestMomentum.nearest.furthest)
                Condition(
                    "each at the rate that keeps nearest of those that arrive within 1,000 steps: furthest from the floor, Adam against momentum",
                    adam.brisk?.furthest ?? .infinity, isBelow: bestMomentum.brisk?.furthest ?? .infinity)
            },
            Claim(
                "B-064c",
                instead: """
                    In a hurry they do: soonest there RMSProp strays {{bend.hurryRMSProp}}, plain descent {{bend.hurry}} and more, and within {{bend.astray}} of the floor it takes \
                    {{bend.steadyRMSProp}} steps, plain descent {{bend.steadyDescent}}. With time to spare they are not needed: at the document's $0.001$ plain descent keeps within {{bend.descent}}, nearer than \
                    RMSProp at any rate, {{bend.rmsProp}}.
                    """
            ) {
                Condition(
                    "fewest steps round the bend and never \(Self.astray) from the floor: RMSProp against plain descent, its rule without adaptive rates",
                    rmsProp.steady.arrival, isBelow: bestDescent.steady.arrival)
                Condition(
                    "soonest there: furthest from the floor, RMSProp against plain descent", rmsProp.hasty.upperBound,
                    isBelow: bestDescent.hasty.lowerBound)
            } beyond: {
                Condition(
                    "plain descent at the document's 0.001, RMSProp at the rate that keeps nearest: furthest from the floor, RMSProp against plain descent",
                    rmsProp.nearest.furthest, isBelow: descent[0].furthest)
            },
            Claim("B-064b") {
                let (adam, rmsProp) = (adamLosses, rmsPropLosses)
                Condition(
                    "Adam, η from 0.001 to 1: worst last loss over a thousand times the best", adam.max() ?? 0,
                    isAbove: 1_000 * (adam.min() ?? 0))
                Condition(
                    "RMSProp, η from 0.001 to 1: worst last loss over a thousand times the best", rmsProp.max() ?? 0,
                    isAbove: 1_000 * (rmsProp.min() ?? 0))
            },
        ]
    }
}
