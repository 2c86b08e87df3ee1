import Downhill

extension WayDown {
    var numbers: [Recorded] {
        [
            Recorded("angle", angle, as: .integer), Recorded("rosenbrock", 1 - towardOnRosenbrock, as: .percent(0)),
            Recorded("turned", 1 - sideOnTurned, as: .percent(0)),
            Recorded("valleys", 1 - sideOnTwoValleys, as: .percent(0)),
        ]
    }

    var claims: [Claim] {
        [
            Claim("B-001") {
                for place in places {
                    Condition(
                        "\(place.name): slopes along each axis, by differences, against the gradient", place.partials,
                        equals: place.gradient,
                        within: .relative(0.01))
                }
            },
            Claim("B-002") {
                for place in places {
                    Condition(
                        "\(place.name): steepest of 720 directions, degrees from the gradient", place.steepest,
                        isAtMost: 0.5, as: .significant(2))
                }
            },
            Claim("E-003") {
                for place in places {
                    Condition(
                        "\(place.name): largest loss after a step of 1/λ, 1/2λ … 1/16λ, against before",
                        place.lossAfter, isBelow: place.loss)
                }
            },
            Claim(
                "E-002b",
                instead: #"""
                    It points straight downhill. In a convex valley that is less than a right angle off the way to the minimum, by geometry, though at $(4, 2)$ in the \#
                    ravine {{wayDown.angle}}°; in Rosenbrock's bent valley it leads *away* from the minimum at {{wayDown.rosenbrock}} of the places of the square from $-2$ to $2$.
                    """#
            ) {
                Condition(
                    "linear regression: share of 200 places with −∇L less than a right angle off", towardOnRegression,
                    equals: 1, within: 1e-9)
                Condition(
                    "digits network: the same of \(DigitTask.steps) steps, for the weights that twice as many lead to",
                    towardOnNetwork, equals: 1, within: 1e-9
                ).onNetwork()
            } beyond: {
                Condition("Rosenbrock’s valley: the same, of 1,600 places", towardOnRosenbrock, equals: 1, within: 1e-9)
            },
            Claim(
                "C-005",
                instead: """
                    The sign says which way is down from here, with the other weights as they are. In a ravine that lies askew it tells the wrong side of \
                    the minimum over both weights at {{wayDown.turned}} of the places; of two valleys it tells its own, which is the wrong side of the \
                    deeper at {{wayDown.valleys}}.
                    """
            ) {
                Condition(
                    "w²: share of 40 places at which the sign tells the side of the minimum", sideOnParabola, equals: 1,
                    within: 1e-9)
                Condition("ravine along the axes, w₁: the same, of 1,600 places", sideOnRavine, equals: 1, within: 1e-9)
                Condition(
                    "ravine at 45°, w₁, with w₂ as it is: the same, where w₁ has a slope", sideGivenTheOther, equals: 1,
                    within: 1e-9)
            } beyond: {
                Condition(
                    "ravine at 45°, w₁: the same, for the minimum over both weights", sideOnTurned, equals: 1,
                    within: 1e-9)
                Condition(
                    "the drawing's two valleys: the same, for the deeper", sideOnTwoValleys, equals: 1, within: 1e-9)
            },
        ]
    }
}
