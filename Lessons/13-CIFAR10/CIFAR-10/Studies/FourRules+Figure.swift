import Downhill

extension FourRules: Study {
    var curves: Exhibit {
        .figure(
            Plot("At one rate for all SGD falls behind", height: 520) {
                for rule in Self.rules {
                    let begun = rule.names.filter { trainings.history($0).count > 0 }
                    let count = begun.map { trainings.history($0).count }.min() ?? 0
                    let (x, rights) = (
                        (0..<count).map { Double($0 + 1) },
                        (0..<count).map { epoch in
                            Sample(begun.map { 100 - 100 * trainings.history($0).testError[epoch] })
                        }
                    )
                    BandMark(
                        x: x, low: rights.map { $0.values.min() ?? .nan }, high: rights.map { $0.values.max() ?? .nan },
                        by: rule.method.name)
                    let line = LineMark(x: x, y: rights.map(\.median), by: rule.method.name)
                    // In greyscale and near RMSProp's, colour alone does not tell it.
                    rule.method == .momentum ? line.dashed().lineWidth(2.6) : line
                    // Beside each other, where two numbers are nearly one.
                    let isHighest = rule.stated == Self.rules.map(\.stated).max()
                    PointMark(
                        at: SIMD2(Double(Self.epochs) + (isHighest ? 1.4 : 0.8), 100 * rule.stated),
                        by: rule.method.name
                    ).symbol(.ring).unlabelled()
                }
                for rule in Self.rules where rule.stated < 0.6 {
                    TextMark(
                        "document B, \(rule.method.name)", at: SIMD2(Double(Self.epochs) + 0.8, 100 * rule.stated),
                        .leading, distance: 9
                    ).color(rule.method.color)
                }
                TextMark(
                    "document B, RMSProp and Adam",
                    at: SIMD2(
                        Double(Self.epochs) + 0.8, 100 * (Self.rules.first { $0.method == .rmsProp }?.stated ?? .nan)),
                    .belowLeading, distance: 5)
            }.xAxis("epoch", .linear(0...22), ticks: [1, 5, 10, 15, 20]).yAxis(
                "test images answered rightly, %", .linear(0...100)
            ),
            named: "rules",
            alt: """
                Test accuracy over twenty epochs at η = 0.001: lines for SGD, the lowest by far, and close together momentum, RMSProp and Adam. Beside their \
                ends a ring for each where document B's numbers lie: all lower, that of SGD near the bottom.
                """,
            caption: """
                All at $\\eta = 0.001$: median and range of three seeds. The rings are what document B reports after as many epochs at the same rate.
                """
        )
    }

    var table: Exhibit {
        .table(
            Table(
                "Answered rightly at 0.001, epochs 16 to 20",
                columns: [
                    "rule", .init("document B", as: .percent(1)), "ours, median", "each seed", "in batches of 512",
                ],
                rows: Self.rules.map { rule in
                    let whole = rule.names.filter { trainings.areWhole([$0]) }
                    let each = whole.map { NumberFormat.percent(1).text(accuracy($0)) }
                    return [
                        rule.method.name, rule.stated,
                        whole.count == rule.names.count
                            ? NumberFormat.percent(1).text(accuracy(rule))
                            : "\(whole.count) of \(rule.names.count) seeds so far",
                        each.isEmpty ? "–" : each.joined(separator: ", "),
                        trainings.areWhole([rule.inLargeBatches])
                            ? NumberFormat.percent(1).text(accuracy(rule.inLargeBatches)) : "–",
                    ]
                }))
    }

    var exhibits: [Exhibit] { (names.contains { trainings.history($0).count > 0 } ? [curves] : []) + [table] }
}
