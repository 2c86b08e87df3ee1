import Downhill

extension Zoo {
    /// The checks' names, short enough for a column.
    private static let checks = ["inputs", "first", "flow", "update", "batch", "curve", "shuffle", "finite"]

    /// Sound trainings on top; then the bugs by how many checks catch them, those that slip through at the foot.
    private var rows: [Row] { sound + bugs.sorted { $0.catches > $1.catches } }

    var matrix: Exhibit {
        let rows = rows
        let heads = Self.checks + ["right"]
        let lowest = Double(escaped.count) - 0.5
        let border = (x: [-0.5, 8.5, 8.5, -0.5, -0.5], y: [-0.48, -0.48, lowest, lowest, -0.48])
        return .figure(
            Plot(
                "\(bugs.count - escaped.count) of \(bugs.count) bugs are caught, \(escaped.count) slip through",
                height: 900
            ) {
                HeatMark(
                    rows: [""] + rows.map(\.name), columns: heads,
                    values: [heads.map { _ in .nan }] + rows.map { $0.counts.map { Double($0) } + [.nan] },
                    texts: [heads]
                        + rows.map { row in
                            row.counts.map { $0 == 0 ? "" : "\($0)" }
                                + [row.accuracy.isNaN ? "–" : NumberFormat.percent(0).text(row.accuracy)]
                        })
                LineMark(x: border.x, y: border.y).color(.rose).unlabelled()
            }.subtitle("in how many of five runs each check speaks up; last: test digits right after three epochs"),
            named: "zoo",
            alt: """
                A table of sound models and planted bugs against the eight checks. The sound models' rows are empty; most bugs' rows have several fives; those \
                in the frame at the foot have none.
                """,
            caption: """
                The columns are the checks of the table above; in the frame, what slips through. Caught is what one \
                check sees in four of five runs or more. A dash: ResNet-20 passed through the checks, but not through three epochs.
                """)
    }

    var exhibits: [Exhibit] { [matrix] }
}
