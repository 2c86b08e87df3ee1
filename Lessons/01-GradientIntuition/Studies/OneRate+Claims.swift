import Downhill

extension OneRate {
    var numbers: [Recorded] {
        [
            Recorded("edge", Double(edge.last.point.y), as: .significant(3)), Recorded("newton", Int(newtonSteps)),
            Recorded("descent", Int(descentSteps)), Recorded("narrow", Int(narrowSteps)),
            Recorded("weights", networkWeights), Recorded("hessian", networkWeights * networkWeights),
            Recorded("before", loss), Recorded("after", Ravine.ravine.loss(from: FirstSteps.start, rate: 0.2)),
            Recorded("loss", tuned.snapshots.count > 20 ? Double(tuned.losses[20]) : .infinity, as: .significant(3)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "B-003",
                instead: #"""
                    It does as long as the rate stays below $2/\lambda$, $\lambda$ being the largest curvature on the way. Twice as long a step climbs the \#
                    other wall, from \#
                    {{oneRate.before}} to {{oneRate.after}}.
                    """#
            ) {
                Condition(
                    "η = 0.1, the document's: loss after a step, against before", lossAfterStep(0.1), isBelow: loss)
                Condition("η = 0.01: loss after a step, against before", lossAfterStep(0.01), isBelow: loss)
            } beyond: {
                Condition(
                    "η = 0.2: loss after a step, against before", Ravine.ravine.loss(from: FirstSteps.start, rate: 0.2),
                    isBelow: loss)
            },
            Claim(
                "Nesterov-2004",
                says: "The descent lemma: a step of gradient descent lowers the loss by at least η(1 − ηλ/2)‖∇L‖².",
                force: .always
            ) {
                Condition(
                    "ravine, 131 rates: largest excess of the measured loss over the bound",
                    zip(rates, losses).map { $1 - bound($0) }.max() ?? .infinity,
                    isAtMost: 1e-4)
            },
            Claim("A-004") {
                Condition(
                    "steps at the best rate: ravine κ = 100 over ravine κ = 10", narrowSteps / descentSteps,
                    isAtLeast: 5)
            } beyond: {
                Condition("η = 0.09: the loss in Rosenbrock's valley", diverges: rosenbrockLoss)
                Condition("η = 0.09: the loss in the ravine", ravineLoss, isAtMost: 1e-6)
            },
            Claim("E-056a") {
                Condition(
                    "ravine: distance to the minimum after one step with the Hessian", newton.points[1].length,
                    isAtMost: 1e-6)
                Condition(
                    "ravine: where one step with the gradient alone leads, against w − η∇L", tuned.points[1].list,
                    equals: [4 - Self.best * 8, 2 - Self.best * 40], within: 1e-5)
            },
        ]
    }
}
