import Downhill

extension RealBattle: Study {
    var exhibits: [Exhibit] { [curves, table, recipeCurve] }

    var numbers: [Recorded] {
        let names = ["sgd", "momentum", "rmsprop", "adam"]
        let accuracies = accuracies.values
        return [
            Recorded("epochs", settings.epochs),
            Recorded("updates", settings.epochs * ((60_000 + settings.batch - 1) / settings.batch)),
            Recorded("thousandth", winner(rows[0])), Recorded("hundredth", winner(rows[1])),
            Recorded("best", winner(rows[2])), Recorded("spread.thousandth", spread(rows[0]), as: .significant(2)),
            Recorded("spread.hundredth", spread(rows[1]), as: .significant(2)),
            Recorded("spread.best", spread(rows[2]), as: .significant(2)),
            Recorded("recipe", self.accuracies.median, as: .percent(2)),
            Recorded("recipe.least", accuracies.min() ?? .nan, as: .percent(2)),
            Recorded("recipe.most", accuracies.max() ?? .nan, as: .percent(2)),
            Recorded("recipe.tenth", 1 - recipeErrors[9].median, as: .percent(2)),
        ]
            + names.enumerated().flatMap { index, name in
                [
                    Recorded("\(name).rate", tuned[index].rate),
                    Recorded("\(name).best", losses(rows[2])[index].median, as: .significant(2)),
                    Recorded("\(name).hundredth", losses(rows[1])[index].median, as: .significant(2)),
                    Recorded("\(name).thousandth", losses(rows[0])[index].median, as: .significant(2)),
                    Recorded("\(name).mistakes", errors(rows[2])[index].median, as: .percent(1)),
                ]
            }
    }

    var claims: [Claim] {
        let sgd = (losses(rows[1])[0].median, losses(rows[2])[0].median)
        return [
            Claim(
                "D-009",
                instead: """
                    Of what the programs say, it is. But each optimizer needs a rate, and the document gives that of SGD alone; the choice decides the order. At $0.001$ \
                    for all {{realBattle.thousandth}} is ahead, at $0.01$ {{realBattle.hundredth}}, and the last loss is {{realBattle.spread.hundredth}} times the \
                    first; each at its best it is {{realBattle.spread.best}} times.
                    """
            ) {
                Condition(
                    "small digits, next to no rate, the losses of all batches of two epochs: largest difference between methods, against a thousandth of that between two seeds",
                    atRest.map { apart($0, atRest[0]) }.max() ?? .infinity, isBelow: apart(otherSeed, atRest[0]) / 1_000
                ).onNetwork()
            } beyond: {
                Condition(
                    "one network, SGD: the last loss at the document's 0.01 over that at its best rate", sgd.0 / sgd.1,
                    equals: 1, within: .relative(0.25)
                ).onNetwork()
                Condition(
                    "four methods: the last loss over the first, at 0.01 for all, equals that at each one's best rate",
                    spread(rows[1]), equals: spread(rows[2]), within: .relative(0.25)
                ).onNetwork()
            }
        ]
    }

    /// The largest difference between the losses of two trainings, batch by batch.
    private func apart(_ some: [Double], _ others: [Double]) -> Double {
        some.count == others.count ? zip(some, others).map { abs($0 - $1) }.max() ?? .infinity : .infinity
    }
}
