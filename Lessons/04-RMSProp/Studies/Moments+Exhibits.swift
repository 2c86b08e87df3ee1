import Downhill

extension Moments: Study {
    var table: Exhibit {
        .table(
            Table(
                "The mean square and the variance, β = 0.99",
                columns: [
                    "mean of the slopes", "deviation", "mean² + deviation²", .init("s", as: .significant(3)),
                    .init("s less the squared mean", as: .significant(3)), .init("rate, in η", as: .significant(2)),
                ],
                rows: all.map { slopes in
                    [
                        slopes.mean, slopes.deviation, slopes.secondMoment, slopes.plain.median,
                        max(slopes.centred.median, 0), 1 / slopes.plain.median.squareRoot(),
                    ]
                }))
    }

    var exhibits: [Exhibit] { [table] }
}
