import Downhill

extension Readings: Study {
    var figure: Exhibit {
        let x = (0...60).map { 0.001 * Elementary.pow(200, Double($0) / 60) }
        let parts: [(name: String, value: KeyPath<Errors, Double>)] = [
            ("squared error", \.mean), ("absolute error", \.median), ("Huber", \.huber),
        ]
        return .figure(
            Plot("A few wild readings, and the squared error is the worst of the three") {
                for (name, value) in parts {
                    LineMark(x: x, y: x.map { Self.predicted(share: $0)[keyPath: value] }).theory()
                    PointMark(x: errors.map(\.share), y: errors.map { $0[keyPath: value] }, by: name)
                }
            }.xAxis("share of wild readings", .log(0.001...0.2), ticks: [0.001, 0.01, 0.1])
                .yAxis("root mean square error, in deviations", .log(0.09...0.6), ticks: [0.1, 0.2, 0.5]).series(
                    parts.map(\.name)),
            named: "outliers",
            alt: """
                Error of an estimate against the share of outliers. Squared error starts beside Huber's and climbs steeply; Huber's stays \
                low throughout; the absolute error starts higher than both and stays level.
                """,
            caption: """
                One value from {{readings.count}} readings, of which a share is ten times as noisy; Huber's loss turns at \
                $\\delta$ = {{readings.delta}} deviations. Points measured, bands predicted. \
                Without outliers the squared error is off by {{readings.normal.squared}}, Huber by {{readings.normal.huber}}, the \
                absolute error by {{readings.normal.absolute}}. At five in a hundred it is {{readings.wild.squared}}, \
                {{readings.wild.huber}} and {{readings.wild.absolute}}.
                """)
    }

    var exhibits: [Exhibit] { [figure] }

    var numbers: [Recorded] {
        let wild = errors(at: 0.05)
        return [
            Recorded("count", Self.count), Recorded("delta", Self.δ, as: .significant(4)),
            Recorded("normal.squared", normal.mean, as: .fixed(3)),
            Recorded("normal.absolute", normal.median, as: .fixed(3)),
            Recorded("normal.huber", normal.huber, as: .fixed(3)),
            Recorded("wild.squared", wild.mean, as: .fixed(3)), Recorded("wild.absolute", wild.median, as: .fixed(3)),
            Recorded("wild.huber", wild.huber, as: .fixed(3)),
            Recorded("wild.times", wild.mean / wild.huber, as: .fixed(1)),
            Recorded("flip.absolute", 1 / Self.flip(\.median), as: .significant(2)),
            Recorded("flip.huber", 1 / Self.flip(\.huber), as: .significant(2)),
            Recorded("flip.tenth", 1 / Self.flip(\.huber, times: 1.1), as: .significant(2)),
            Recorded("long.times", errors(under: .laplace).ofBest, as: .fixed(1)),
            Recorded("efficiency", normal.mean * normal.mean / (normal.huber * normal.huber), as: .percent(0)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "Huber-1964",
                says:
                    "Turning at the usual 1.345 deviations, Huber's loss keeps 95 % of the squared error's efficiency under normal noise.",
                force: .defines
            ) {
                Condition(
                    "variance of the mean over that of Huber's estimate",
                    normal.mean * normal.mean / (normal.huber * normal.huber), equals: 0.95, within: 0.02)
                Condition(
                    "by theory, many readings",
                    1 / (Self.predicted(share: 0).huber * Self.predicted(share: 0).huber * Double(Self.count)),
                    equals: 0.95, within: 0.001)
            }
        ]
    }
}
