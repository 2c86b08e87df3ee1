import Downhill

extension BatchSizes {
    var trade: Exhibit {
        let shown = [digits, problems[4]]
        return .figure(
            Facets(
                "A larger batch saves updates, up to a point", columns: 2,
                sharing: .none
            ) {
                for (problem, title) in zip(
                    shown, ["digits, to 95 % right", "regression, to within 1 % of its lowest loss"])
                {
                    let (fewest, thriftiest) = (
                        problem.sizes.map(\.updates).min() ?? 1, problem.sizes.map(\.samples).min() ?? 1
                    )
                    Plot(title) {
                        RuleMark(x: fewest)
                        RuleMark(y: thriftiest)
                        LineMark(x: problem.sizes.map(\.updates), y: problem.sizes.map(\.samples))
                        PointMark(x: problem.sizes.map(\.updates), y: problem.sizes.map(\.samples)).symbolSize(9)
                        for (place, size) in problem.sizes.enumerated() {
                            // Where the next size takes more updates again, the line goes on up to the right.
                            let bendsBack = problem.sizes.dropFirst(place + 1).first.map { $0.updates > size.updates }
                            TextMark(
                                size.batch == problem.whole.batch ? "all" : "\(size.batch)",
                                at: [size.updates, size.samples], bendsBack == true ? .trailing : .aboveTrailing,
                                distance: bendsBack == true ? 13 : 8)
                        }
                    }.xAxis("updates", .log).yAxis("samples", .log(0.7 * thriftiest...3 * problem.whole.samples))
                }
            }.subtitle("beside the points: batch sizes; dashed: the fewest updates and the fewest samples"),
            named: "trade",
            alt: """
                Two charts with logarithmic axes: samples read against updates made on the way to a goal, a point for each batch size. Both curves are bent like a knee. From small batches to medium ones
                the updates fall and the samples hardly rise; from medium ones to the whole set the samples rise and the updates hardly fall.
                """,
            caption: """
                The knee, where both prices are near their least (dashed), is the balance. Left: until $95\\,\\%$ of unseen digits are right. Right: to within $1\\,\\%$ of the lowest loss.
                """)
    }

    var exhibits: [Exhibit] {
        [
            trade,
            .table(
                Table(
                    "Digits, a network 64-128-10 to 95 % of unseen digits, each batch size at its best rate",
                    columns: [
                        "a step reads", .init("rate η", as: .significant(2)),
                        .init("samples, median of nine (quartiles)", as: .integer),
                        .init("updates", as: .integer),
                        .init("passes over the data", as: .significant(2)),
                    ],
                    rows: digits.sizes.map { size in
                        [
                            size.batch, size.toGoal.rate, size.fresh ?? size.toGoal.runs, size.updates,
                            size.samples / Double(digits.whole.batch),
                        ]
                    })),
        ]
    }
}
