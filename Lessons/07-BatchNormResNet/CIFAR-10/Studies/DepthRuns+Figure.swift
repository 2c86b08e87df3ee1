import Downhill

extension DepthRuns {
    var errors: Exhibit {
        func panel(_ title: String, _ shallow: Network, _ deep: Network, _ label: String) -> Plot {
            Plot(title) {
                for drop in settings.dropsAfterEpochs {
                    RuleMark(x: Double(drop) + 0.5, drop == settings.dropsAfterEpochs.first ? "rate ÷ 10" : "")
                }
                for (network, name, color) in [(shallow, "20 layers", Color.blue), (deep, "56 layers", .rose)] {
                    let run = epochs(network)
                    LineMark(x: run.map(\.number), y: run.map { 100 * $0.testError }, by: name).color(color).dashed()
                        .unlabelled()
                    LineMark(x: run.map(\.number), y: run.map { 100 * $0.trainError }, by: name).color(color)
                }
            }.xAxis("epoch", .linear(1...15), ticks: [1, 5, 10, 15]).yAxis(label, .linear(0...100))
        }
        return .figure(
            Facets("Without shortcuts the deeper network falls behind on what it is shown", columns: 2, sharing: .both)
            {
                panel("plain", .plain20, .plain56, "wrong answers, %")
                panel("residual", .residual20, .residual56, "")
            }.subtitle("solid: training images, dashed: test images"), named: "errors",
            alt: """
                Training and test errors by epoch, plain networks left, residual networks right. The plain network with more layers stays far above
                the other on \
                training images and test images alike. The two residual networks lie close together.
                """,
            caption: """
                After He 2015, figure 6. Solid: the training images, during the epoch and augmented, so that the line can lie above the test error.
                Dashed: the test images, after it. Upright lines: the \
                rate falls to a tenth.
                """)
    }

    var table: Exhibit {
        .table(
            Table(
                "After the last epoch, one run each",
                columns: [
                    "network", "parameters", .init("training loss", as: .fixed(3)),
                    .init("training error", as: .percent(1)),
                    .init("test error", as: .percent(1)),
                ],
                rows: runs.compactMap { run in
                    run.history.epochs.last.map {
                        [run.name, run.parameters, $0.trainLoss, $0.trainError, $0.testError]
                    }
                }))
    }

    var exhibits: [Exhibit] { [errors, table] }
}
