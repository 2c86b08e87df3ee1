import Downhill

extension FourRules {
    var numbers: [Recorded] {
        Self.rules.map { Recorded($0.name, trainings.text(accuracy($0), by: $0.names)) } + [
            Recorded("sgdAtFive", trainings.text(accuracy(Self.rules[0], epoch: 5), by: Self.rules[0].names)),
            Recorded("ownRate", trainings.text(momentumAtItsOwn, by: [Baseline.augmented])),
        ]
    }

    var claims: [Claim] {
        let (sgd, momentum, rmsProp, adam) = (Self.rules[0], Self.rules[1], Self.rules[2], Self.rules[3])
        func number(_ id: String, _ rule: Rule) -> Claim {
            trainings.claim(
                id, by: rule.names, accuracy: accuracy(rule), equals: rule.stated,
                "\(rule.method.name) at 0.001, epoch 20: test accuracy, median of three seeds",
                instead: "{{fourRules.\(rule.name)}}, with our choice of what it does not say.")
        }
        func ahead(_ first: Rule, of second: Rule) -> Condition {
            Condition(
                "test accuracy after twenty epochs, \(first.method.name) against \(second.method.name)",
                accuracy(first),
                isAbove: accuracy(second), by: 0.01, as: .percent(1)
            ).onNetwork()
        }
        return [
            number("B-139a", sgd),
            trainings.claim(
                "B-139b", by: sgd.names,
                instead:
                    "From {{fourRules.sgdAtFive}} after five epochs it goes on to {{fourRules.sgd}} after twenty: slow, and not stuck.",
                [
                    Condition(
                        "points of test accuracy that SGD gains from epoch 5 to epoch 20",
                        100 * (accuracy(sgd) - accuracy(sgd, epoch: 5)), isAtMost: 2, as: .fixed(1)
                    ).onNetwork()
                ]),
            trainings.claim(
                "B-139c", by: sgd.names + momentum.names,
                instead: "Ten times the step brings {{fourRules.momentum}}, and SGD's own {{fourRules.sgd}}.",
                [ahead(momentum, of: sgd)]),
            number("B-140", momentum), number("B-141a", rmsProp),
            trainings.claim(
                "B-141b", by: rmsProp.names + momentum.names + [Baseline.augmented],
                instead: """
                    At one rate for both: {{fourRules.rmsprop}} against {{fourRules.momentum}}. Momentum at a rate of its own has {{fourRules.ownRate}} \
                    after as long.
                    """,
                [ahead(rmsProp, of: momentum)],
                beyond: [
                    Condition(
                        "RMSProp at 0.001 against momentum at 0.1, after twenty epochs", accuracy(rmsProp),
                        isAbove: momentumAtItsOwn, by: 0.01, as: .percent(1)
                    ).onNetwork()
                ]),
            number("B-142a", adam),
            trainings.claim(
                "B-142b", by: names,
                instead: "Adam has {{fourRules.adam}}, RMSProp {{fourRules.rmsprop}}, momentum {{fourRules.momentum}}.",
                [sgd, momentum, rmsProp].map { ahead(adam, of: $0) }),
            trainings.claim(
                "B-143", by: names,
                instead: """
                    SGD {{fourRules.sgd}}, momentum {{fourRules.momentum}}, RMSProp {{fourRules.rmsprop}}, Adam {{fourRules.adam}}.
                    """,
                [ahead(momentum, of: sgd), ahead(rmsProp, of: momentum), ahead(adam, of: rmsProp)]),
        ]
    }
}
