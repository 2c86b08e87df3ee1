import Downhill

extension WorkedAverages: Study {
    var squares: Exhibit { .text((shaky: shaky.squares, calm: calm.squares)) }

    var averages: Exhibit {
        .table(
            Table(
                "The running average at β = 0.9",
                columns: [
                    "slopes", .init("mean square", as: .significant(4)),
                    .init("s after these four", as: .significant(3)),
                    .init("s when they go on", as: .significant(4)), .init("η is then divided by", as: .significant(3)),
                ],
                rows: [("−40, 35, −42, 38", shaky), ("2, 2.1, 1.9, 2", calm)].map { name, weight in
                    [name, weight.meanSquare, weight.afterFour, weight.settled, weight.divisor]
                }))
    }

    var exhibits: [Exhibit] { [squares, averages] }

    var numbers: [Recorded] {
        [
            Recorded("earlyShaky", shaky.earlyDivisor, as: .significant(3)),
            Recorded("earlyCalm", calm.earlyDivisor, as: .significant(3)),
            Recorded("afterFour", shaky.afterFour, as: .significant(3)), Recorded("arrival", arrival),
        ]
    }
}
