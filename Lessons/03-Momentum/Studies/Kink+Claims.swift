import Downhill

extension Kink {
    var places: Exhibit { .text(cycle, as: .significant(3)) }

    var exhibits: [Exhibit] { [places] }

    var numbers: [Recorded] {
        [Recorded("descent", descentDistance, as: .scientific(0)), Recorded("caught", caught, as: .percent(0))]
    }

    var claims: [Claim] {
        [
            Claim(
                "Lessard-2016",
                says: "On a smooth, strongly convex loss, momentum with Polyak's constants can cycle for ever.",
                force: .can
            ) {
                Condition(
                    "places 115 to 117 are those of 118 to 120", Array(cycle.prefix(3)), equals: Array(cycle.suffix(3)),
                    within: 1e-3)
                Condition(
                    "distance from the minimum all the while, against descent's", momentumDistance,
                    isAbove: descentDistance, by: 0.5)
            }
        ]
    }
}
