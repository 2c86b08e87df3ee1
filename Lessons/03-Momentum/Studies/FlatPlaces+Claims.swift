import Downhill

extension FlatPlaces {
    var table: Exhibit {
        .table(
            Table(
                "Steps to come ten times closer to the minimum, each at its best rate (in brackets): the middle of three, a fiftieth apart",
                columns: ["from", "gradient descent", "momentum, γ = 0.9", "momentum, γ = 0.5", "Adam"],
                rows: [stiff, mild, round, plateau].map { place in
                    [place.name]
                        + [place.descent, place.momentum, place.gentle, place.adam].map {
                            "\(Int($0.cost)) (\(NumberFormat.significant(2).text($0.rate)))"
                        }
                }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [
            Recorded("slope", plateauSlope, as: .significant(2)), Recorded("mildDescent", Int(mild.descent.cost)),
            Recorded("mildMomentum", Int(mild.momentum.cost)), Recorded("roundDescent", Int(round.descent.cost)),
            Recorded("roundMomentum", Int(round.momentum.cost)), Recorded("roundAdam", Int(round.adam.cost)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "C-022a",
                instead: """
                    Where the curvatures at the saddle are far apart. At $\\kappa = 2$ plain descent at its best rate arrives in {{flatPlaces.roundDescent}} steps and Adam in \
                    {{flatPlaces.roundAdam}}.
                    """
            ) {
                Condition(
                    "saddle, κ = 100: Adam's steps against nine tenths of descent's", stiff.adam.cost,
                    isBelow: 0.9 * stiff.descent.cost)
            } beyond: {
                Condition(
                    "saddle, κ = 10: Adam's steps against nine tenths of descent's", mild.adam.cost,
                    isBelow: 0.9 * mild.descent.cost)
                Condition(
                    "saddle, κ = 2: Adam's steps against nine tenths of descent's", round.adam.cost,
                    isBelow: 0.9 * round.descent.cost)
            },
            Claim(
                "C-022b",
                instead: """
                    Where the curvatures at the saddle are far apart. At $\\kappa = 10$ plain descent at its best rate arrives in {{flatPlaces.mildDescent}} steps and momentum with \
                    $\\gamma = 0.9$ in {{flatPlaces.mildMomentum}}; at $\\kappa = 2$ in {{flatPlaces.roundDescent}} and {{flatPlaces.roundMomentum}}.
                    """
            ) {
                Condition(
                    "saddle, κ = 100: momentum's steps against nine tenths of descent's", stiff.momentum.cost,
                    isBelow: 0.9 * stiff.descent.cost)
            } beyond: {
                Condition(
                    "saddle, κ = 10: momentum's steps against nine tenths of descent's", mild.momentum.cost,
                    isBelow: 0.9 * mild.descent.cost)
                Condition(
                    "saddle, κ = 2: momentum's steps against nine tenths of descent's", round.momentum.cost,
                    isBelow: 0.9 * round.descent.cost)
            },
            Claim("D-004") {
                Condition(
                    "plateau, from (4, 2): momentum's steps against nine tenths of descent's", plateau.momentum.cost,
                    isBelow: 0.9 * plateau.descent.cost)
            },
        ]
    }
}
