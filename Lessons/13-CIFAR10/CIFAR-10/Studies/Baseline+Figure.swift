import Downhill

extension Baseline: Study {
    static let titles = [
        plain: "SGD at 0.01, no augmentation", augmented: "SGD at 0.01, augmented",
        scheduled: "SGD from 0.1, augmented, rate falls",
        plainMomentum: "momentum at 0.1, no augmentation", augmentedMomentum: "momentum at 0.1, augmented",
        scheduledMomentum: "momentum from 0.1, augmented, rate falls", adam: "Adam at 0.001, augmented",
        adamScheduled: "Adam from 0.001, augmented, rate falls",
        shortPlain: "momentum from 0.1, no augmentation, rate falls",
        shortAugmented: "momentum from 0.1, augmented, rate falls", plainAdam: "Adam at 0.001, no augmentation",
    ]

    var curves: Exhibit {
        let looks: [(String, MethodLook)] = [
            (Self.plain, .sgd), (Self.augmented, .sgd), (Self.scheduled, .sgd), (Self.scheduledMomentum, .momentum),
            (Self.adam, .adam),
        ]
        let begun = looks.filter { trainings.history($0.0).count > 0 }
        func panel(_ name: String, _ look: MethodLook, label: String) -> Plot {
            let history = trainings.history(name)
            let epochs = (0..<history.count).map { $0 + 1 }
            let isWhole = trainings.areWhole([name])
            return Plot((Self.titles[name] ?? "") + (isWhole ? "" : " (unfinished)")) {
                if [Self.scheduled, Self.scheduledMomentum].contains(name) {
                    for end in Self.phases.dropLast() {
                        RuleMark(x: Double(end) + 0.5, end == Self.phases[0] ? "rate ÷ 10" : "")
                    }
                }
                LineMark(x: epochs, y: history.testError.map { 100 * $0 }, by: "test").cropped().color(look.color)
                    .lineWidth(3)
                LineMark(x: epochs, y: history.fitError.map { 100 * $0 }, by: "training").cropped().color(.ink)
                    .lineWidth(1.3)
            }.xAxis("epoch", .linear(0...200), ticks: [0, 60, 120, 200]).yAxis(label, .linear(0...50))
        }
        return .figure(
            Facets("The gap is between the lines", columns: min(2, begun.count), sharing: .both) {
                for (place, (name, look)) in begun.enumerated() {
                    panel(name, look, label: place.isMultiple(of: 2) ? "wrong answers, %" : "")
                }
            }, named: "baseline",
            alt: """
                Wrong answers by epoch on test images, a broad line, and on training images, a thin one. \(begun.count > 1 ? "A panel each" : "One training"): \
                \(begun.compactMap { Self.titles[$0.0] }.joined(separator: "; ")).
                """,
            caption: """
                Broad: the test images. Thin: the first ten thousand training images as they are, behind the same epoch and in the same mode, so that the \
                distance is the gap and nothing else. Lines begin where less than half is wrong. Upright lines: the rate falls to a tenth.
                """)
    }

    var table: Exhibit {
        let stated = [
            Self.plain: "72.9 %", Self.augmented: "79.6 %", Self.scheduled: "83.9 %", Self.adam: "82.5 %",
        ]
        func text(_ name: String, _ value: Double) -> String {
            trainings.areWhole([name]) ? NumberFormat.percent(1).text(value) : "–"
        }
        return .table(
            Table(
                "Answered rightly at the end, document B's beside ours: means of the last five epochs",
                columns: ["training", "document B, test", "ours, test", "ours, training", "gap", "epochs"],
                rows: Self.names.map { name in
                    [
                        Self.titles[name] ?? name, stated[name] ?? "–", text(name, trainings.accuracy(name)),
                        text(name, 1 - trainings.mean(name, \.fitError)), text(name, gap(name)),
                        trainings.progress(name),
                    ]
                }))
    }

    var exhibits: [Exhibit] {
        let drawn = [Self.plain, Self.augmented, Self.scheduled, Self.scheduledMomentum, Self.adam]
        return (drawn.contains { trainings.history($0).count > 0 } ? [curves] : []) + [table]
    }
}

extension Trainings {
    /// How far a training has come: `200`, or `37 of 200`.
    func progress(_ name: String) -> String {
        guard let training = self[name] else { return "–" }
        let asked = training.configuration.epochs
        return training.isWhole ? "\(asked)" : "\(training.history.count) of \(asked)"
    }
}
