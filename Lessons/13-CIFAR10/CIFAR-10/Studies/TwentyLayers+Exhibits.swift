import Downhill

extension TwentyLayers: Study {
    private static let titles = [
        he: "ResNet-20, He's recipe", short: "ResNet-20, rate falls twice", adam: "ResNet-20, Adam, fixed rate",
        plain: "twenty layers without shortcuts, rate falls twice", plainAdam: "the same, Adam, fixed rate",
    ]

    var curves: Exhibit {
        func line(_ name: String, _ label: String, _ color: Color) -> [LineMark] {
            let errors = trainings.history(name).testError
            if errors.isEmpty { return [] }
            return [
                LineMark(x: (0..<errors.count).map { $0 + 1 }, y: errors.map { 100 * $0 }, by: label).color(color)
                    .cropped()
            ]
        }
        func isDrawn(_ name: String) -> Bool { trainings.history(name).count > 0 }
        let shown = [
            (Self.short, "with shortcuts, by momentum with a rate that falls twice"),
            (Self.adam, "with shortcuts, by Adam at a fixed rate"), (Self.plain, "without shortcuts, by momentum"),
            (Self.he, "with shortcuts, by He's recipe"),
        ].filter { isDrawn($0.0) }.map(\.1)
        return .figure(
            Facets("Twenty layers on photographs, with and without shortcuts", columns: 2, sharing: .y) {
                Plot(isDrawn(Self.he) ? "thirty epochs" : "") {
                    for drop in [15, 23] { RuleMark(x: Double(drop) + 0.5, drop == 15 ? "rate ÷ 10" : "") }
                    line(Self.plain, "without shortcuts", .slate).map { $0.dashed() }
                    line(Self.short, "with shortcuts", .orange)
                    line(Self.adam, "with shortcuts, by Adam", .plum)
                }.xAxis("epoch", .linear(0...30), ticks: [0, 10, 20, 30]).yAxis("test images wrong, %", .linear(0...60))
                if isDrawn(Self.he) {
                    Plot("He's recipe") {
                        for steps in [32_000, 48_000] {
                            RuleMark(x: Double(steps) / 391, steps == 32_000 ? "rate ÷ 10" : "")
                        }
                        line(Self.he, "with shortcuts", .orange)
                    }.xAxis("epoch", .linear(0...164), ticks: [0, 82, 123, 164]).yAxis("", .linear(0...60))
                }
            }, named: "layers",
            alt: """
                Test error by epoch of networks of twenty layers: \(shown.joined(separator: "; ")).
                """,
            caption: "By momentum"
                + (isDrawn(Self.adam) ? " but where Adam is named" : "")
                + "; upright lines: its rate falls to a tenth."
                + (isDrawn(Self.plain) ? " Dashed: the same network without its shortcuts." : ""))
    }

    var table: Exhibit {
        let stated = [Self.he: "about 91 %", Self.adam: "about 89 %"]
        return .table(
            Table(
                "Networks of twenty layers, means of the last five epochs",
                columns: ["training", "document B, test", "ours, test", "ours, training", "epochs"],
                rows: Self.names.map { name in
                    let isWhole = trainings.areWhole([name])
                    func text(_ value: Double) -> String { isWhole ? NumberFormat.percent(1).text(value) : "–" }
                    return [
                        Self.titles[name] ?? name, stated[name] ?? "–", text(trainings.accuracy(name)),
                        text(1 - trainings.mean(name, \.fitError)), trainings.progress(name),
                    ]
                }))
    }

    var exhibits: [Exhibit] { (trainings.history(Self.short).count > 0 ? [curves] : []) + [table] }
}
