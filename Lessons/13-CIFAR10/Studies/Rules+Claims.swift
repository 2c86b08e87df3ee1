import Downhill

extension Rules {
    private func spread(_ values: (Row) -> [Double]) -> Double {
        let medians = rows.map { Sample(values($0)).median }
        return 100 * ((medians.max() ?? .nan) - (medians.min() ?? .nan))
    }

    private func first(_ values: (Row) -> [Double]) -> String {
        rows.max { Sample(values($0)).median < Sample(values($1)).median }?.name ?? ""
    }

    var numbers: [Recorded] {
        let (sgd, adam) = (rows[0], rows[3])
        return [
            Recorded("seeds", sgd.common.count), Recorded("epochs", Self.epochs),
            Recorded("factor", factor, as: .significant(2)),
            Recorded("first.common", first(\.common)), Recorded("first.best", first(\.atBest)),
            Recorded("spread.common", spread(\.common), as: .fixed(0)),
            Recorded("spread.best", spread(\.atBest), as: .fixed(1)),
            Recorded("sgd.rate", sgd.best.rate, as: .significant(1)),
            Recorded("adam.rate", adam.best.rate, as: .significant(1)),
            Recorded("adam.factor", adam.best.rate / Self.common, as: .significant(2)),
            Recorded("sgd.lost", sgd.lostBelow, as: .fixed(0)), Recorded("adam.lost", adam.lostBelow, as: .fixed(0)),
            Recorded("sgd.lostAtCommon", sgd.lostAtCommon, as: .fixed(0)),
            Recorded("adam.lostAtCommon", adam.lostAtCommon, as: .fixed(0)),
            Recorded("sgd.above", sgd.lostAbove(10.0.squareRoot()), as: .fixed(0)),
            Recorded("adam.above", adam.lostAbove(10.0.squareRoot()), as: .fixed(0)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "B-144",
                instead: """
                    At $0.001$ it loses {{rules.adam.lostAtCommon}} points where SGD loses {{rules.sgd.lostAtCommon}}; but $0.001$ is {{rules.factor}} times below \
                    SGD's best rate and {{rules.adam.factor}} times below Adam's. Each about three times above its own best, Adam loses {{rules.adam.above}} points, \
                    and SGD {{rules.sgd.above}}.
                    """
            ) {
                Condition(
                    "at 0.001: points that Adam is below its own best, against half of what SGD is below its own",
                    rows[3].lostAtCommon, isAtMost: 0.5 * rows[0].lostAtCommon, as: .fixed(1)
                ).onNetwork()
            } beyond: {
                Condition(
                    "each at about three times its best rate: points that Adam loses, against half of what SGD loses",
                    rows[3].lostAbove(10.0.squareRoot()), isAtMost: 0.5 * rows[0].lostAbove(10.0.squareRoot()),
                    as: .fixed(1)
                ).onNetwork()
            }
        ]
    }
}
