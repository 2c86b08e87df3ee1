import Downhill

extension FourRules {
    var numbers: [Recorded] {
        let (sgd, faster) = (Self.rules[0], [Self.fasterMomentum, Self.fasterSGD])
        return Self.rules.flatMap { rule in
            [
                Recorded(rule.name, trainings.text(accuracy(rule), by: rule.names)),
                Recorded(
                    "\(rule.name).large", trainings.text(accuracy(rule.inLargeBatches), by: [rule.inLargeBatches])),
            ]
        } + [
            Recorded("sgdAtFive", trainings.text(accuracy(sgd, behind: 5), by: sgd.names)),
            Recorded("sgdAtTwenty", trainings.text(accuracy(sgd, behind: Self.epochs), by: sgd.names)),
            Recorded("faster.momentum", trainings.text(accuracy(faster[0]), by: [faster[0]])),
            Recorded("faster.sgd", trainings.text(accuracy(faster[1]), by: [faster[1]])),
        ]
    }

    var claims: [Claim] {
        let (sgd, momentum, rmsProp, adam) = (Self.rules[0], Self.rules[1], Self.rules[2], Self.rules[3])
        func number(_ id: String, _ rule: Rule) -> Claim {
            trainings.claim(
                id, by: rule.names + [rule.inLargeBatches],
                instead: """
                    {{fourRules.\(rule.name)}} in batches of $128$ and {{fourRules.\(rule.name).large}} in batches of $512$, the two ends of what it says.
                    """,
                [
                    Condition(
                        "\(rule.method.name) at 0.001, epochs 16 to 20: points between its number and ours, in batches from 128 to 512",
                        100 * distance(rule), isAtMost: 5, as: .fixed(1)
                    ).onNetwork()
                ])
        }
        func ahead(_ words: String, _ first: Double, of second: Double) -> Condition {
            Condition(
                "test accuracy, epochs 16 to 20, \(words)", first, isAbove: second, by: 0.01, as: .percent(1)
            ).onNetwork()
        }
        func ahead(_ first: Rule, of second: Rule) -> Condition {
            ahead("\(first.method.name) against \(second.method.name)", accuracy(first), of: accuracy(second))
        }
        func aheadInLargeBatches(_ first: Rule, of second: Rule) -> Condition {
            ahead(
                "\(first.method.name) against \(second.method.name) in batches of 512", accuracy(first.inLargeBatches),
                of: accuracy(second.inLargeBatches))
        }
        let order = [(momentum, sgd), (rmsProp, momentum), (adam, rmsProp)]
        return [
            number("B-139a", sgd),
            trainings.claim(
                "B-139b", by: sgd.names,
                instead:
                    "From {{fourRules.sgdAtFive}} after five epochs it goes on to {{fourRules.sgdAtTwenty}} after twenty: slow, and not stuck.",
                [
                    Condition(
                        "points of test accuracy that SGD gains from epoch 5 to epoch 20",
                        100 * (accuracy(sgd, behind: Self.epochs) - accuracy(sgd, behind: 5)), isAtMost: 2,
                        as: .fixed(1)
                    ).onNetwork()
                ]),
            trainings.claim(
                "B-139c", by: sgd.names + momentum.names + [Self.fasterSGD],
                instead:
                    "At $0.01$ SGD has {{fourRules.faster.sgd}}; with momentum's tenfold step at $0.001$ {{fourRules.momentum}}.",
                [
                    ahead("SGD at 0.01 against SGD at 0.001", accuracy(Self.fasterSGD), of: accuracy(sgd)),
                    ahead(momentum, of: sgd),
                ]),
            number("B-140", momentum), number("B-141a", rmsProp),
            trainings.claim(
                "B-141b",
                by: rmsProp.names + momentum.names + [
                    Self.fasterMomentum, rmsProp.inLargeBatches, momentum.inLargeBatches,
                ],
                instead: """
                    At one rate for both {{fourRules.rmsprop}} against {{fourRules.momentum}}. Momentum at ten times the rate has {{fourRules.faster.momentum}} after as long: what helps is a rate that suits.
                    """,
                [ahead(rmsProp, of: momentum)],
                beyond: [
                    aheadInLargeBatches(rmsProp, of: momentum),
                    ahead(
                        "RMSProp at 0.001 against momentum at 0.01", accuracy(rmsProp),
                        of: accuracy(Self.fasterMomentum)),
                ]),
            number("B-142a", adam),
            trainings.claim(
                "B-142b", by: names,
                instead: """
                    Adam has {{fourRules.adam}}, RMSProp {{fourRules.rmsprop}}, momentum {{fourRules.momentum}}; in batches of $512$ {{fourRules.adam.large}}, \
                    {{fourRules.rmsprop.large}} and {{fourRules.momentum.large}}.
                    """,
                [sgd, momentum, rmsProp].map { ahead(adam, of: $0) },
                beyond: [sgd, momentum, rmsProp].map { aheadInLargeBatches(adam, of: $0) }),
            trainings.claim(
                "B-143", by: names,
                instead: """
                    SGD {{fourRules.sgd}}, momentum {{fourRules.momentum}}, RMSProp {{fourRules.rmsprop}}, Adam {{fourRules.adam}}; in batches of $512$ \
                    {{fourRules.sgd.large}}, {{fourRules.momentum.large}}, {{fourRules.rmsprop.large}}, {{fourRules.adam.large}}.
                    """,
                order.map { ahead($0.0, of: $0.1) }, beyond: order.map { aheadInLargeBatches($0.0, of: $0.1) }),
        ]
    }
}
