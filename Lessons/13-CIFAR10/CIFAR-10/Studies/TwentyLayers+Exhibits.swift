import Downhill

extension TwentyLayers: Study {
    private static let titles = [
        he: "ResNet-20, He's recipe", short: "ResNet-20, rate falls twice", adam: "ResNet-20, Adam, fixed rate",
        plain: "twenty layers without shortcuts, rate falls twice", plainAdam: "the same, Adam, fixed rate",
    ]

    var curves: Exhibit {
        func line(_ name: String, _ label: String, _ color: Color) -> LineMark {
            let errors = trainings.history(name).testError
            return LineMark(x: (0..<errors.count).map { $0 + 1 }, y: errors.map { 100 * $0 }, by: label).color(color).cropped()
        }
        return .figure(
            Plot("Thirty epochs, with and without shortcuts") {
                for drop in [15, 23] { RuleMark(x: Double(drop) + 0.5) }
                if trainings.history(Self.plain).count > 0 { line(Self.plain, "without shortcuts", .slate).dashed() }
                line(Self.short, "momentum", .orange)
                if trainings.history(Self.adam).count > 0 { line(Self.adam, "Adam", .plum) }
            }.xAxis("epoch", .linear(0...31), ticks: [1, 10, 20, 30]).yAxis("test images answered wrongly, %", .linear(0...60)),
            named: "layers",
            alt: "Test error by epoch of networks of twenty layers, trained by momentum with a rate that falls twice, and by Adam at a fixed rate.",
            caption: "Upright lines: momentum's rate falls to a tenth.")
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
