import Downhill

extension Zoo {
    /// The checks' names, short enough for a column.
    private static let checks = ["inputs", "first", "flow", "update", "batch", "curve", "shuffle", "finite"]

    /// Sound trainings on top; then the bugs by how many checks catch them, those that slip through at the foot.
    private var groups: [(heading: String, color: Color, rows: [Row])] {
        let sorted = bugs.sorted { $0.catches > $1.catches }
        return [
            ("sound: \(alarms) alarms", .ink, sound),
            ("caught: \(sorted.count(where: \.isCaught))", .blue, sorted.filter(\.isCaught)),
            ("slip through: \(escaped.count)", .rose, sorted.filter { !$0.isCaught }),
        ]
    }

    var matrix: Exhibit {
        // The last two are the share of the test digits, in words and as a bar.
        let heads = Self.checks + ["test", "bar"]
        // From the top: the checks' names, then every group's heading and rows. A heading is a row without values.
        let lines: [Row?] = [nil] + groups.flatMap { [nil] + $0.rows.map(Optional.some) }
        func place(_ line: Int) -> Double { Double(lines.count - 1 - line) }
        let headings = groups.indices.map { group in 1 + groups[..<group].reduce(0) { $0 + $1.rows.count + 1 } }
        return .figure(
            Plot(
                "\(bugs.count - escaped.count) of \(bugs.count) bugs are caught, \(escaped.count) slip through",
                height: 980
            ) {
                // From white for no run to strong blue for all five.
                HeatMark(
                    rows: lines.map { $0?.name.replacing("sound ", with: "") ?? "" }, columns: heads,
                    values: lines.map { row in
                        row.map { $0.counts.map { -Double($0) } + [0, 0] } ?? heads.map { _ in 0 }
                    },
                    texts: [Self.checks + ["", ""]]
                        + lines.dropFirst().map { row in
                            guard let row else { return heads.map { _ in "" } }
                            return row.counts.map { $0 == 0 ? "" : "\($0)" }
                                + [row.accuracy.isNaN ? "–" : NumberFormat.percent(0).text(row.accuracy), ""]
                        }, map: .diverging, range: -6...6)
                TextMark("test digits", at: [8.5, place(0)], .center)
                for (group, line) in zip(groups, headings) {
                    // A heading has the row to itself.
                    AreaMark(x: [-0.5, 9.5], y: [place(line) + 0.49, place(line) + 0.49], base: place(line) - 0.49)
                        .color(.white).opacity(1).lineWidth(0.5)
                    LineMark(x: [-0.5, 9.5], y: [place(line) - 0.47, place(line) - 0.47]).color(group.color)
                        .lineWidth(1.2).unlabelled()
                    TextMark(group.heading, at: [-0.5, place(line)], .trailing, distance: 4).color(group.color).bold()
                    for (row, offset) in zip(group.rows, 1...) where row.accuracy.isFinite {
                        let height = place(line + offset)
                        AreaMark(
                            x: [8.55, 8.55 + 0.9 * row.accuracy], y: [height + 0.22, height + 0.22],
                            base: height - 0.22
                        ).color(group.color == .rose ? .rose : .slate).opacity(0.75).lineWidth(0.5)
                    }
                }
            }.xAxis("", ticks: [])
                .subtitle(
                    "in how many of five runs each check speaks up; right: test digits that are right after three epochs"
                ),
            named: "zoo",
            alt: """
                A table of sound models and planted bugs against the eight checks, in three groups. The sound models' rows are empty; the rows of the bugs that are \
                caught have several fives, fewer and fewer downwards; those that slip through, at the foot, have none, and most of them nearly as many test digits right as the sound models.
                """,
            caption: """
                The columns are the checks of the table above. Caught is what one \
                check sees in four of five runs or more. Test digits: medians of five runs, those of one bug up to {{zoo.scatter}} points apart. The dash: ResNet-20 was only checked.
                """)
    }

    var exhibits: [Exhibit] { [matrix] }
}
