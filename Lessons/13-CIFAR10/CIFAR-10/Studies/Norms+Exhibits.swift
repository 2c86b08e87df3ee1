import Downhill

extension Norms: Study {
    private struct Course {
        let name, words: String
        let color: Color
    }

    private static let courses = [
        Course(name: Baseline.scheduled, words: "SGD", color: MethodLook.sgd.color),
        Course(name: Baseline.scheduledMomentum, words: "momentum", color: MethodLook.momentum.color),
        Course(name: Baseline.augmentedMomentum, words: "momentum, rate stays", color: .slate),
    ]

    private var begun: [Course] { Self.courses.filter { trainings.history($0.name).count > 0 } }

    var picture: Exhibit {
        func panel(_ title: String, _ values: (String) -> [Double], _ label: String, ticks: [Double]) -> Plot {
            Plot(title) {
                for phase in Self.phases.dropLast() {
                    RuleMark(x: Double(phase.epochs.upperBound) + 0.5, phase.epochs.lowerBound == 1 ? "rate ÷ 10" : "")
                }
                for course in begun.reversed() {
                    let values = values(course.name)
                    LineMark(x: (0..<values.count).map { $0 + 1 }, y: values, by: course.words).color(course.color)
                }
            }.xAxis("epoch", .linear(0...200), ticks: [0, 60, 120, 200]).yAxis(label, .log, ticks: ticks)
        }
        return .figure(
            Facets("What a falling rate does to gradients, and to weights", columns: 2, sharing: .x) {
                panel("mean gradient norm", { trainings.history($0).gradientNorm }, "‖∇L‖", ticks: [0.7, 1, 1.5, 2, 3])
                panel("length of the kernels", lengths, "‖w‖", ticks: [10, 15, 20, 25])
            }, named: "norms",
            alt: """
                Left, the mean norm of the gradients by epoch; right, the length of all kernels. A line each for \(begun.map(\.words).joined(separator: "; ")). \
                By SGD and by momentum the norm dips where the rate falls and then climbs; where it stays the norm soon is level.
                """,
            caption: """
                The baseline with augmentation and weight decay. Left, each epoch's mean over its steps; right, behind the epoch. Upright lines: the rate falls \
                to a tenth, where it does not stay; until the first both trainings by momentum are one. The vertical axes are logarithmic.
                """)
    }

    var table: Exhibit {
        func text(_ value: Double, _ name: String) -> String {
            trainings.areWhole([name]) ? NumberFormat.fixed(2).text(value) : "–"
        }
        return .table(
            Table(
                "Mean gradient norm, and length of the kernels, by phase: medians over its epochs",
                columns: [.init("epochs"), .init("document B")]
                    + Self.courses.flatMap { [.init("\($0.words): ‖∇L‖"), .init("‖w‖")] },
                rows: Self.phases.map { phase in
                    ["\(phase.epochs.lowerBound)–\(phase.epochs.upperBound)", "\(phase.low)–\(phase.high)"]
                        + Self.courses.flatMap {
                            [text(norm($0.name, phase.epochs), $0.name), text(length($0.name, phase.epochs), $0.name)]
                        }
                }))
    }

    var exhibits: [Exhibit] { (begun.isEmpty ? [] : [picture]) + [table] }
}
