// What the sanity checks measured, drawn.

extension SanityChecks.Report {
    /// Six panels: the verdicts, the first losses, one batch learnt by heart, gradients and updates layer by layer, the inputs.
    public func dashboard(_ title: String) -> Facets {
        Facets(title, columns: 2, sharing: .none) {
            verdicts
            firstLosses
            oneBatch
            gradients
            updates
            inputValues
        }.alt("\(title). " + findings.map { "\($0.check): \($0.verdict.rawValue)" }.joined(separator: "; ") + ".")
    }

    private var verdicts: Plot {
        Plot("verdicts") {
            for (row, finding) in findings.enumerated() {
                PointMark(at: [0, -Double(row)]).symbol(finding.verdict.symbol).color(finding.verdict.color)
                    .symbolSize(9)
                TextMark(finding.check, at: [0, -Double(row)], .trailing, distance: 12)
                TextMark(finding.verdict.rawValue, at: [2, -Double(row)], .trailing).color(finding.verdict.color)
            }
        }.xAxis("", .linear(-0.2...3.1)).yAxis("", .linear(-7.6...0.6)).axes(.hidden)
    }

    private var firstLosses: Plot {
        Plot("loss over the first batches") {
            LineMark(labelShuffle.shuffled.losses, by: "shuffled labels")
            LineMark(lossCurve.losses, by: "genuine labels")
            // Above the curves, which lie on it where nothing is learned; its name would lie among theirs.
            RuleMark(y: lossCurve.labelEntropy)
        }.xAxis("batch").yAxis("loss; dashes: knowing nothing", lossScale(lossCurve.losses)).colors([
            "genuine labels": .blue, "shuffled labels": .orange,
        ])
    }

    private var oneBatch: Plot {
        Plot("one batch of \(settings.overfitSamples), again and again") {
            RuleMark(y: settings.overfitAccuracy, "goal")
            LineMark(overfit.accuracies).color(.teal)
        }.xAxis("step", .linear(0...Double(settings.overfitSteps))).yAxis("share classified rightly", .linear(0...1.05))
    }

    private var gradients: Plot {
        layerPlot("length of the gradient by layer", gradientFlow.layers.map(\.gradientNorm), bounds: [])
    }

    private var updates: Plot {
        layerPlot(
            "length of the update over the weights’, by layer", update.layers.map(\.ratio),
            bounds: [settings.updateRatio.lowerBound, settings.updateRatio.upperBound])
    }

    /// Layers from input to output. Zero has no place on a logarithmic axis: a layer of zero is a shaded column that says so.
    private func layerPlot(_ title: String, _ values: [Double], bounds: [Double]) -> Plot {
        let isShown = values.map { $0 > 0 && $0.isFinite }
        let positive = zip(values, isShown).filter(\.1).map(\.0) + bounds
        let places = values.indices.map { Double($0 + 1) }
        let hidden = values.indices.filter { !isShown[$0] }
        return Plot(title) {
            for layer in hidden {
                let name = hidden.count > 4 ? "" : values[layer] == 0 ? "zero" : "not finite"
                RectangleMark(x: places[layer] - 0.4...places[layer] + 0.4, name).color(.rose)
            }
            for bound in bounds { RuleMark(y: bound) }
            LineMark(x: places, y: zip(values, isShown).map { $1 ? $0 : .nan }).color(.blue)
            PointMark(x: places, y: zip(values, isShown).map { $1 ? $0 : .nan }).color(.blue)
        }
        .xAxis(
            "layer, input to output", .linear(0.5...Double(values.count) + 0.5),
            ticks: places.filter { values.count <= 8 || Int($0).isMultiple(of: 5) }
        )
        .yAxis(
            bounds.isEmpty ? "" : "between the dashes: passes",
            .log((positive.min() ?? 0.1) / 3...(positive.max() ?? 1) * 3))
    }

    private var inputValues: Plot {
        let width = max(inputs.highest - inputs.lowest, .leastNormalMagnitude) / Double(inputs.histogram.count)
        let edges = (0...inputs.histogram.count).map { inputs.lowest + Double($0) * width }
        return Plot("the values of the inputs") {
            BarMark(bins: edges, counts: inputs.histogram.map { Double($0) }).color(.teal)
        }.xAxis("value").yAxis("how many")
    }

    /// From zero, so that a curve that does not fall looks flat; logarithmic where its ends are far apart.
    private func lossScale(_ losses: [Double]) -> Scale {
        let finite = losses.filter { $0.isFinite && $0 > 0 }
        guard let low = finite.min(), let high = finite.max() else { return .linear }
        return high > 20 * max(low, 0.1) ? .log(max(low, 0.01)...high) : .linear(0...1.1 * high)
    }
}

extension SanityChecks.Verdict {
    fileprivate var color: Color {
        switch self {
        case .passed: .teal
        case .warning: .orange
        case .failed: .rose
        }
    }

    fileprivate var symbol: Symbol {
        switch self {
        case .passed: .circle
        case .warning: .triangle
        case .failed: .cross
        }
    }
}
