import Downhill

extension FourRules: Study {
    var curves: Exhibit {
        .figure(
            Plot("One rate for four rules") {
                for rule in Self.rules {
                    for (place, name) in rule.names.enumerated() {
                        let errors = trainings.history(name).testError
                        let line = LineMark(
                            x: (0..<errors.count).map { $0 + 1 }, y: errors.map { 100 - 100 * $0 }, by: rule.method.name
                        )
                        if place == 0 { line.lineWidth(1.6) } else { line.unlabelled().lineWidth(1.6) }
                    }
                    PointMark(at: SIMD2(Double(Self.epochs), 100 * rule.stated), by: rule.method.name).symbol(.ring)
                        .unlabelled()
                }
            }.xAxis("epoch", .linear(0...21), ticks: [1, 5, 10, 15, 20]).yAxis(
                "test images answered rightly, %", .linear(0...100)
            ),
            named: "rules",
            alt: """
                Test accuracy over twenty epochs at η = 0.001: lines for SGD, momentum, RMSProp and Adam, and a ring at epoch twenty where document B's \
                numbers lie.
                """,
            caption:
                "All at $\\eta = 0.001$. Every line is a seed, in its method's colour; the rings are document B's numbers."
        )
    }

    var table: Exhibit {
        .table(
            Table(
                "Answered rightly after twenty epochs at 0.001",
                columns: ["rule", .init("document B", as: .percent(1)), "ours, median", "each seed"],
                rows: Self.rules.map { rule in
                    let whole = rule.names.filter { trainings.areWhole([$0]) }
                    let each = whole.map {
                        NumberFormat.percent(1).text(1 - (trainings.history($0).testError.last ?? .nan))
                    }
                    return [
                        rule.method.name, rule.stated,
                        whole.count == rule.names.count
                            ? NumberFormat.percent(1).text(accuracy(rule))
                            : "\(whole.count) of \(rule.names.count) seeds so far",
                        each.isEmpty ? "–" : each.joined(separator: ", "),
                    ]
                }))
    }

    var exhibits: [Exhibit] { (names.contains { trainings.history($0).count > 0 } ? [curves] : []) + [table] }
}
