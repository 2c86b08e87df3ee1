import Downhill

extension Norms: Study {
    private var isThere: Bool { trainings.history(Baseline.scheduled).count > 0 }

    var courses: Exhibit {
        func panel(_ title: String, _ values: (String) -> [Double], _ label: String, ticks: [Double]) -> Plot {
            Plot(title) {
                for phase in Self.phases.dropLast() { RuleMark(x: Double(phase.epochs.upperBound) + 0.5) }
                for (name, label, color) in [
                    (Baseline.augmented, "fixed rate", Color.slate), (Baseline.scheduled, "falling rate", .orange),
                ] {
                    let values = values(name)
                    if !values.isEmpty {
                        LineMark(x: (0..<values.count).map { $0 + 1 }, y: values, by: label).color(color)
                    }
                }
            }.xAxis("epoch", .linear(0...200), ticks: [0, 60, 120, 200]).yAxis(label, .log, ticks: ticks)
        }
        let hasFixed = trainings.history(Baseline.augmented).count > 0
        return .figure(
            Facets("What a falling rate does to gradients, and to weights", columns: 2, sharing: .x) {
                panel("mean gradient norm", { trainings.history($0).gradientNorm }, "‖∇L‖", ticks: [0.7, 1, 1.5, 2, 3])
                panel("length of the kernels", lengths, "‖w‖", ticks: [15, 20, 25])
            }, named: "norms",
            alt: """
                Left, the mean norm of the gradients by epoch, at a rate that falls twice\(hasFixed ? " and at a fixed one" : ""); right, the length of \
                all kernels. Where the rate falls the gradients dip, then grow above what they were, and the kernels shorten\(hasFixed ? "; at the fixed rate both stay level" : "").
                """,
            caption: """
                The baseline with augmentation, momentum and weight decay. Left, each epoch's mean over its steps; right, behind the epoch. Upright lines: \
                the rate falls to a tenth\(hasFixed ? "; until the first the two trainings are one" : ""). Logarithmic axes.
                """)
    }

    var table: Exhibit {
        func text(_ value: Double, _ name: String) -> String {
            trainings.areWhole([name]) ? NumberFormat.fixed(2).text(value) : "–"
        }
        return .table(
            Table(
                "Mean gradient norm by phase, medians over its epochs",
                columns: [
                    "epochs", "document B", "ours, rate falls", "ours, fixed rate", "kernels, rate falls",
                    "kernels, fixed rate", "product, rate falls", "product, fixed rate",
                ],
                rows: Self.phases.map { phase in
                    let (falling, fixed) = (Baseline.scheduled, Baseline.augmented)
                    return [
                        "\(phase.epochs.lowerBound)–\(phase.epochs.upperBound)", "\(phase.low)–\(phase.high)",
                        text(norm(falling, phase.epochs), falling), text(norm(fixed, phase.epochs), fixed),
                        text(length(falling, phase.epochs), falling), text(length(fixed, phase.epochs), fixed),
                        text(norm(falling, phase.epochs) * length(falling, phase.epochs), falling),
                        text(norm(fixed, phase.epochs) * length(fixed, phase.epochs), fixed),
                    ]
                }))
    }

    var exhibits: [Exhibit] { (isThere ? [courses] : []) + [table] }
}
