import Downhill

extension WorkedAverages {
    var claims: [Claim] {
        [
            Claim("B-029") {
                Condition("s with every sign turned, against s", turned, equals: averagesOfFour, within: 0)
                Condition("s with no sign, against s", unsigned, equals: averagesOfFour, within: 0)
            },
            Claim("B-030") {
                Condition("the four squares", shaky.squares, equals: [1600.0, 1225, 1764, 1444], within: 1e-3)
            },
            Claim("B-033") {
                Condition("the four squares", calm.squares, equals: [4, 4.41, 3.61, 4], within: 1e-5)
            },
            Claim(
                "B-031",
                instead: """
                    s gets there if such slopes go on, and stands within a twentieth of where it settles from slope {{workedAverages.arrival}} on; after \
                    just these four it is {{workedAverages.afterFour}}.
                    """
            ) {
                Condition("such slopes going on: s", shaky.settled, equals: 1500, within: .relative(0.05))
            } beyond: {
                Condition(
                    "just these four slopes, from zero: s", shaky.afterFour, equals: 1500, within: .relative(0.05))
            },
            Claim(
                "B-034",
                instead:
                    "s gets there if such slopes go on; after just these four it is a third of that, as for the other weight."
            ) {
                Condition("such slopes going on: s", calm.settled, equals: 4, within: .relative(0.05))
            } beyond: {
                Condition("just these four slopes, from zero: s", calm.afterFour, equals: 4, within: .relative(0.05))
            },
            Claim(
                "B-032",
                instead:
                    "So once such slopes have gone on for a while; after just these four η is divided by {{workedAverages.earlyShaky}}."
            ) {
                Condition("such slopes going on: what η is divided by", shaky.divisor, equals: 39, within: 0.5)
            } beyond: {
                Condition(
                    "just these four slopes, from zero: what η is divided by", shaky.earlyDivisor, equals: 39,
                    within: 0.5)
            },
            Claim(
                "B-035",
                instead:
                    "So once such slopes have gone on for a while; after just these four η is divided by {{workedAverages.earlyCalm}}."
            ) {
                Condition("such slopes going on: what η is divided by", calm.divisor, equals: 2, within: 0.05)
            } beyond: {
                Condition(
                    "just these four slopes, from zero: what η is divided by", calm.earlyDivisor, equals: 2,
                    within: 0.05)
            },
            Claim("B-036") {
                Condition(
                    "the document's two weights: rate of the shaky one against nine tenths of the calm one's, in η",
                    1 / shaky.divisor, isBelow: 0.9 / calm.divisor)
            },
            Claim("B-037a") {
                Condition(
                    "the document's two weights: what η is divided by, the calm one's against nine tenths of the shaky one's",
                    calm.divisor,
                    isBelow: 0.9 * shaky.divisor)
                Condition(
                    "a weight in a ravine ten thousand times as steep as a bowl, ten steps at one η: its own rate, times ten thousand, against that in the bowl",
                    10_000 * steepRate, equals: gentleRate, within: .relative(0.1))
            },
        ]
    }

    private var averagesOfFour: [Double] { RMSProp.averages(of: shaky.slopes) }
}
