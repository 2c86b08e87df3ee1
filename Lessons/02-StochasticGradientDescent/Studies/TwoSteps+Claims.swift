import Downhill

extension TwoSteps {
    var numbers: [Recorded] {
        [
            Recorded("w1", afterSecond[0], as: .significant(4)), Recorded("w2", afterSecond[1], as: .significant(4)),
            Recorded("firstLoss", firstLosses[0]), Recorded("laterLoss", firstLosses[1], as: .significant(4)),
        ]
    }

    var exhibits: [Exhibit] {
        [
            .text(
                (
                    gradientOfFirst: gradient, weightsAfterFirst: afterFirst, weightsAfterSecond: afterSecond,
                    lossOfFirst: firstLosses
                ))
        ]
    }

    var claims: [Claim] {
        [
            Claim("B-008") {
                Condition("one step with η = 0.05 from (0.5, 0.25)", afterFirst, equals: [0.7, 0.65], within: 1e-6)
                Condition(
                    "the step, divided by the gradient, is −η in every coordinate",
                    start.indices.map { (afterFirst[$0] - start[$0]) / gradient[$0] }, equals: [-0.05, -0.05],
                    within: 1e-6)
                Condition(
                    "twice the rate: the step over what it was",
                    start.indices.map { (atTwiceTheRate[$0] - start[$0]) / (afterFirst[$0] - start[$0]) },
                    equals: [2.0, 2.0], within: 1e-5)
            },
            Claim("E-020") {
                Condition(
                    "gradient at w = (0.5, 0.25), x = (1, 2), y = 3", gradient, equals: [-4.0, -8.0], within: 1e-12)
                Condition("loss there", loss, equals: 4.0, within: 1e-12)
                Condition("the same by automatic differentiation", differentiated, equals: [-4.0, -8.0], within: 1e-5)
            },
        ]
    }
}
