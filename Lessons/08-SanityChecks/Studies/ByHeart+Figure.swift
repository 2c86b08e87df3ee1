import Downhill

extension ByHeart {
    var film: Exhibit {
        .figure(
            Animation("Who knows sixteen digits shows a staircase", frames: Self.frames, framesPerSecond: 4) { frame in
                Facets(columns: 2, sharing: .both) {
                    for film in films {
                        Plot(film.name) {
                            HeatMark(
                                values: film.frames[frame].reversed(), x: -0.5...9.5, y: 0...16, map: .dusk,
                                range: 0...1
                            ).colorBar("probability")
                        }.xAxis("class", ticks: [0, 3, 6, 9]).yAxis("sample, by its class", ticks: [])
                    }
                }.subtitle("step \(6 * frame)")
            }, named: "by-heart",
            alt: """
                Animation of four tables of probabilities. The first becomes a bright staircase; the second the same staircase, moved one class to the right; \
                the third only brightens a little; the fourth shows the same few columns in every row.
                """,
            caption: """
                Whoever knows sixteen digits (rows) shows a staircase of the classes' probabilities (columns), dark to bright. Labels that only the \
                loss sees off by one move it to the right. A rate a hundred times too small has hardly begun. A dead layer, whose units never fire, sees no \
                digit, and tells all rows the same.
                """)
    }

    var table: Exhibit {
        .table(
            Table(
                "Steps until 95 % of sixteen digits are right; medians and quartiles of fifteen seeds",
                columns: [
                    "SimpleMLP by", .init("best rate", as: .significant(2)), "at it", "at a tenth of it",
                    "at a hundredth",
                ],
                rows: learners.map { [$0.name, $0.rate, $0.steps, $0.atTenth, $0.atHundredth] }))
    }

    var exhibits: [Exhibit] { [film, table] }

    func steps(ofBug name: String) -> Sample { broken.first { $0.name == name }?.steps ?? Sample([.nan]) }

    var numbers: [Recorded] {
        [
            Recorded("twin", twin), Recorded("random", randomLabels.median, as: .integer),
            Recorded("without", dropped[0].steps.median, as: .integer),
            Recorded("half", dropped[1].steps.median, as: .integer),
            Recorded("mostFail", dropped[2].steps.values.count { !$0.isFinite }),
            Recorded("mostRuns", dropped[2].steps.values.count),
            Recorded("detached", steps(ofBug: "first layer detached").median, as: .integer),
            Recorded("detachedRight", detachedRow.accuracy, as: .percent(0)),
            Recorded("tenthFirst", learners.map(\.atTenth.median).min() ?? .nan, as: .integer),
            Recorded("tenthLast", learners.map(\.atTenth.median).max() ?? .nan, as: .integer),
            Recorded("stuckDead", stuck.flatMap(\.after.values).count { $0 < 1e-6 }),
            Recorded("stuckRuns", stuck.flatMap(\.after.values).count),
            Recorded("dealtRight", dealt.right.mean, as: .percent(0)),
            Recorded("dealtCommonest", dealt.commonest.mean, as: .percent(0)),
        ]
    }
}
