import Downhill

extension Bend {
    var table: Exhibit {
        .table(
            Table(
                "Round the bend from $(-1.2, 1)$ in 5,000 steps: how far from the floor, and where",
                columns: [
                    "η", .init("descent: furthest", as: .significant(2)),
                    .init("descent: last loss", as: .scientific(0)),
                    .init("momentum: furthest", as: .significant(2)), .init("momentum: last loss", as: .scientific(0)),
                ],
                rows: zip(descent, momentum).map { [$0.η, $0.furthest, $0.lastLoss, $1.furthest, $1.lastLoss] }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [
            Recorded("descent", descent[0].furthest, as: .significant(2)),
            Recorded("momentum", momentum[0].furthest, as: .significant(2)),
            Recorded(
                "edge", 2 / Double(Rosenbrock.rosenbrock.hessian(at: [1, 1]).eigenvalues.largest), as: .significant(2)),
            Recorded("momentumLimit", momentumLimit, as: .significant(2)),
            Recorded("descentLimit", descentLimit, as: .significant(2)),
            Recorded("rises", descent[0].rises, as: .percent(0)), Recorded("adam", adam.furthest, as: .significant(2)),
            Recorded("rmsProp", rmsProp.furthest, as: .significant(2)),
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
                    "At the document's own rate it stays within {{bend.descent}} of the floor all the way; it is slow, and that is all."
            ) {
                Condition("η = 0.001, the document's: furthest from the floor", descent[0].furthest, isAtLeast: 0.05)
                Condition("η = 0.0019: furthest from the floor", descent[1].furthest, isAtLeast: 0.05)
            },
            Claim(
                "B-062b",
                instead:
                    "Only above $2/\\lambda$ at the minimum, {{bend.edge}}. Below it, at the document's rate, the loss rises on {{bend.rises}} of the steps."
            ) {
                Condition(
                    "η = 0.001, the document's: share of the steps on which the loss rises", descent[0].rises,
                    isAtLeast: 0.1, as: .percent(0))
                Condition(
                    "η = 0.0025: share of the steps on which the loss rises", descent[2].rises, isAtLeast: 0.1,
                    as: .percent(0))
            },
            Claim("B-063a") {
                for walk in momentum {
                    Condition("η = \(walk.η): furthest from the floor", walk.furthest, isAtLeast: 0.05)
                }
            },
            Claim(
                "B-063b",
                instead: """
                    It comes back: at the document's rate it strays {{bend.momentum}} from the floor and then arrives. It flies out for good only above \
                    {{bend.momentumLimit}}, half of what plain descent bears.
                    """
            ) {
                Condition("η = 0.001, the document's: last loss", momentum[0].lastLoss, isAbove: 0.1)
                Condition("η = 0.0025: last loss", momentum[2].lastLoss, isAbove: 0.1)
            },
            Claim(
                "B-064a",
                instead: """
                    At their best rates Adam strays {{bend.adam}} from the floor and RMSProp {{bend.rmsProp}}; momentum at the document's rate {{bend.momentum}}, and plain descent \
                    {{bend.descent}}.
                    """
            ) {
                Condition(
                    "Adam at its best rate: furthest from the floor, against momentum's", adam.furthest,
                    isBelow: momentum[0].furthest)
                Condition(
                    "RMSProp at its best rate: furthest from the floor, against momentum's", rmsProp.furthest,
                    isBelow: momentum[0].furthest)
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
