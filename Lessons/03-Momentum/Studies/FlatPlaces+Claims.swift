import Downhill

extension FlatPlaces {
    var table: Exhibit {
        .table(
            Table(
                "Steps until half of the way to the minimum lies behind (off), and until it stays ten times closer (there), each at the rate that is soonest there",
                columns: [
                    "from", "gradient descent: off", "gradient descent: there", "γ = 0.9: off", "γ = 0.9: there",
                    "γ = 0.5: off", "γ = 0.5: there", "Adam: off", "Adam: there",
                ],
                rows: [stiff, mild, round, plateau].map { place in
                    [place.name]
                        + [place.descent, place.momentum, place.gentle, place.adam].flatMap {
                            [Int($0.exit) as Any, Int($0.best.cost)]
                        }
                }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [
            Recorded("stiffDescentOff", Int(stiff.descent.exit)), Recorded("stiffOff", Int(stiff.rolling.exit)),
            Recorded("stiffAdamOff", Int(stiff.adam.exit)),
            Recorded("mildDescentOff", Int(mild.descent.exit)), Recorded("mildOff", Int(mild.rolling.exit)),
            Recorded("mildUsualOff", Int(mild.momentum.exit)),
            Recorded("roundDescent", Int(round.descent.best.cost)), Recorded("round", Int(round.rolling.best.cost)),
            Recorded("roundAdam", Int(round.adam.best.cost)),
            Recorded("plateau", Int(plateau.momentum.best.cost)),
            Recorded("plateauUnmet", plateau.momentum.unmet, as: .integer),
            Recorded("plateauDescentUnmet", plateau.descent.unmet, as: .integer),
        ]
    }

    var claims: [Claim] {
        func off(_ place: Place, _ name: String, _ way: Way) -> Condition {
            Condition(
                "\(place.name): \(name) steps until it is off, against nine tenths of descent's", way.exit,
                isBelow: 0.9 * place.descent.exit)
        }
        func there(_ place: Place, _ name: String, _ way: Way) -> Condition {
            Condition(
                "\(place.name): \(name) steps until it is there, against nine tenths of descent's", way.best.cost,
                isBelow: 0.9 * place.descent.best.cost)
        }
        return [
            Claim(
                "C-022a",
                instead: """
                    Where the curvatures at the saddle are far apart: at $\\kappa = 100$ Adam is off in {{flatPlaces.stiffAdamOff}} steps, plain descent in {{flatPlaces.stiffDescentOff}}. At \
                    $\\kappa = 2$ it is off sooner too, but is there in {{flatPlaces.roundAdam}} steps, plain descent in {{flatPlaces.roundDescent}}.
                    """
            ) {
                off(stiff, "Adam's", stiff.adam)
                there(stiff, "Adam's", stiff.adam)
            } beyond: {
                off(mild, "Adam's", mild.adam)
                there(mild, "Adam's", mild.adam)
                off(round, "Adam's", round.adam)
                there(round, "Adam's", round.adam)
            },
            Claim(
                "C-022b",
                instead: """
                    Where the curvatures at the saddle are far apart: at $\\kappa = 100$ momentum is off in {{flatPlaces.stiffOff}} steps, plain descent in {{flatPlaces.stiffDescentOff}}, at \
                    $\\kappa = 10$ in {{flatPlaces.mildOff}} and {{flatPlaces.mildDescentOff}}. At $\\kappa = 2$ it gains nothing: it is there in {{flatPlaces.round}} steps, plain descent in \
                    {{flatPlaces.roundDescent}}.
                    """
            ) {
                off(stiff, "momentum's", stiff.rolling)
                there(stiff, "momentum's", stiff.rolling)
            } beyond: {
                off(mild, "momentum's", mild.rolling)
                there(mild, "momentum's", mild.rolling)
                there(round, "momentum's", round.rolling)
            },
            Claim("D-004") {
                off(plateau, "momentum's", plateau.momentum)
                there(plateau, "momentum's", plateau.momentum)
                Condition(
                    "plateau: momentum's steps until it is there, the most within a tenth of a rate, against nine tenths of descent's",
                    plateau.momentum.unmet, isBelow: 0.9 * plateau.descent.unmet)
            },
        ]
    }
}
