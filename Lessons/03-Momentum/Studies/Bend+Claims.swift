import Downhill

extension Bend {
    var table: Exhibit {
        .table(
            Table(
                "From $(-1/2, 1/4)$: how far from the floor, and from when on within a thousandth of the way",
                columns: ["method", "η", "furthest on the bend", "furthest at all", "steps until there"],
                rows: zip(descent, momentum).flatMap { [row("gradient descent", $0), row("momentum, γ = 0.9", $1)] }))
    }

    var bests: Exhibit {
        .table(
            Table(
                "Fewest steps at a rate that never strays \(Self.astray) (ranges: by the grid of rates); and the least straying at whatever rate arrives within 20,000 steps",
                columns: [
                    "method", "soonest: η", "steps", "least, from $(-1/2, 1/4)$", "least, from $(-1, 1)$",
                ],
                rows: [bestDescent, rmsProp, bestMomentum, adam].map { best in
                    [
                        best.name, text(best.soonest), text(best.fewest), nearest.text(best.nearest),
                        text(best.nearestFromSteep),
                    ]
                }))
    }

    private func text(_ number: Double) -> String { NumberFormat.significant(2).text(number) }

    /// Adam's moves with every rate of the grid.
    private var nearest: NumberFormat { .significant(1) }

    /// One number where both ends read alike.
    private func text(_ range: ClosedRange<Double>) -> String {
        let ends = [text(range.lowerBound), text(range.upperBound)]
        return ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
    }

    private func row(_ name: String, _ walk: Walk) -> [Any] {
        [
            name, text(walk.η), text(walk.onBend),
            // Where it swings off for good, how far is up to rounding.
            walk.furthest < Self.astray ? text(walk.furthest) : "over \(Self.astray)",
            walk.arrival.isFinite ? Int(walk.arrival) : "over 20,000",
        ]
    }

    var exhibits: [Exhibit] { [table, bests] }

    var numbers: [Recorded] {
        [
            Recorded("descent", descent[0].furthest, as: .significant(2)),
            Recorded("descentOnBend", descent[2].onBend, as: .significant(2)),
            Recorded("momentum", momentum[0].furthest, as: .significant(2)),
            Recorded("runUp", runUp.map(\.furthest).max() ?? 0, as: .significant(2)),
            Recorded(
                "edge", 2 / Double(Rosenbrock.rosenbrock.hessian(at: [1, 1]).eigenvalues.largest), as: .significant(2)),
            Recorded("momentumLimit", momentumLimit, as: .significant(2)),
            Recorded("momentumEdge", momentumEdge, as: .significant(2)),
            Recorded("rises", descent[0].rises, as: .percent(0)),
            Recorded("risesBelow", descent[1].rises, as: .percent(0)),
            Recorded("risesAbove", descent[2].rises, as: .percent(0)),
            Recorded("astray", Self.astray),
            Recorded("soonestDescent", bestDescent.fewest.lowerBound, as: .significant(2)),
            Recorded("soonestMomentum", bestMomentum.fewest.lowerBound, as: .significant(2)),
            Recorded("soonestRMSProp", rmsProp.fewest.lowerBound, as: .significant(2)),
            Recorded("nearestDescent", bestDescent.nearest, as: nearest),
            Recorded("nearestMomentum", bestMomentum.nearest, as: nearest),
            Recorded("nearestAdam", adam.nearest, as: nearest),
            Recorded("nearestRMSProp", rmsProp.nearest, as: nearest),
            Recorded("steepDescent", bestDescent.nearestFromSteep, as: .significant(2)),
            Recorded("steepAdam", adam.nearestFromSteep, as: .significant(2)),
            Recorded("steepRMSProp", rmsProp.nearestFromSteep, as: .significant(2)),
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
                instead: """
                    At the document's own rate it stays within {{bend.descent}} of the floor all the way; it is slow, and that is all. Even at two and a half times that it is round the bend within \
                    {{bend.descentOnBend}}, and swings off beyond, where the walls are steeper: $2/\\lambda$ at the minimum is {{bend.edge}}.
                    """
            ) {
                Condition("η = 0.001, the document's: furthest from the floor", descent[0].furthest, isAtLeast: 0.05)
                Condition("η = 0.0025: furthest from the floor on the bend", descent[2].onBend, isAtLeast: 0.05)
            },
            Claim(
                "B-062b",
                instead: """
                    The loss rises on {{bend.rises}} of the steps at the document's rate, on {{bend.risesBelow}} at $0.0019$, and on {{bend.risesAbove}} at $0.0025$. Between lies $2/\\lambda$ at the minimum, {{bend.edge}}.
                    """
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
                    It strays {{bend.momentum}} at the document's rate, and up to two and a half times that, with a run-up from $(-1, 1)$, no more than {{bend.runUp}}.
                    """
            ) {
                for walk in momentum {
                    Condition("η = \(walk.η): furthest from the floor", walk.furthest, isAtLeast: 0.05)
                }
                for walk in runUp {
                    Condition(
                        "η = \(walk.η), from (−1, 1): furthest from the floor", walk.furthest, isAtLeast: 0.05)
                }
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
                    From the bend on Adam can keep nearer to the floor, within {{bend.nearestAdam}}, plain descent within {{bend.nearestDescent}}, momentum within {{bend.nearestMomentum}}. From $(-1, 1)$, \
                    where the walls are as steep as at the minimum, plain descent keeps nearer, within {{bend.steepDescent}}, Adam within {{bend.steepAdam}}. And the soonest within \
                    {{bend.astray}} of the floor is momentum, in {{bend.soonestMomentum}} steps.
                    """
            ) {
                nearer(adam)
            } beyond: {
                nearerFromSteep(adam)
                sooner(adam)
            },
            Claim(
                "B-064c",
                instead: """
                    From the bend on RMSProp can keep nearer to the floor, within {{bend.nearestRMSProp}}, plain descent within {{bend.nearestDescent}}, momentum within {{bend.nearestMomentum}}. From $(-1, 1)$, \
                    where the walls are as steep as at the minimum, plain descent keeps nearer, within {{bend.steepDescent}}, RMSProp within {{bend.steepRMSProp}}. And the soonest within \
                    {{bend.astray}} of the floor is momentum, in {{bend.soonestMomentum}} steps; RMSProp takes {{bend.soonestRMSProp}}, plain descent {{bend.soonestDescent}}.
                    """
            ) {
                nearer(rmsProp)
            } beyond: {
                nearerFromSteep(rmsProp)
                sooner(rmsProp)
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

    // By the same measures against the same two rules, those with one rate for all weights that the document names.

    private func nearer(_ best: Best) -> [Condition] {
        [bestDescent, bestMomentum].map {
            Condition(
                "each at the rate that keeps nearest: furthest from the floor, \(best.name) against \($0.name)",
                best.nearest, isBelow: $0.nearest)
        }
    }

    private func nearerFromSteep(_ best: Best) -> [Condition] {
        [bestDescent, bestMomentum].map {
            Condition(
                "the same from (−1, 1): furthest from the floor, \(best.name) against \($0.name)",
                best.nearestFromSteep, isBelow: $0.nearestFromSteep)
        }
    }

    private func sooner(_ best: Best) -> [Condition] {
        [bestDescent, bestMomentum].map {
            Condition(
                "fewest steps, never \(Self.astray) from the floor: \(best.name) against \($0.name)",
                best.fewest.lowerBound, isBelow: $0.fewest.lowerBound)
        }
    }
}
