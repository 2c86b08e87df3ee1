import Training

extension SanityChecks {
    /// How far the first steps move each layer, against the size of its weights: ‖Δw‖/‖w‖.
    ///
    /// It looks at the step itself and so at everything together: rate, gradient, rule, decay. Beside the length it looks at the direction —
    /// the angle between the first step and the way downhill, from a gradient that it takes by itself — and at the statistics that a training
    /// should keep up.
    public struct UpdateRatio: Sendable {
        /// What reports call it.
        public static let name = "update ratio"

        /// One layer of weights.
        public struct Layer: Sendable, Equatable {
            /// The name of its weight: `conv1.weight`.
            public let name: String

            /// The median over the first steps.
            public let ratio: Double

            /// One layer's ratio.
            public init(name: String, ratio: Double) {
                self.name = name
                self.ratio = ratio
            }
        }

        /// From input to output.
        public let layers: [Layer]

        /// The cosine between the first step that moves anything and −∇L: 1 straight down, below 0 uphill. Nil if nothing ever moved.
        public let descent: Double?

        /// Running statistics that no step has changed.
        public let idleStatistics: [String]

        /// What was measured, layer by layer.
        public init(layers: [Layer], descent: Double?, idleStatistics: [String] = []) {
            self.layers = layers
            self.descent = descent
            self.idleStatistics = idleStatistics
        }

        /// Measures the first steps over these batches.
        public init(
            of procedure: TrainingProcedure<some Module>, on batches: [Batch<[Int]>], _ settings: Settings = Settings()
        ) {
            var run = TrainingRun(procedure)
            var ratios: [String: [Double]] = [:]
            var descent: Double?
            for batch in batches.prefix(settings.updates) {
                let before = run.model
                run.step(on: batch)
                guard run.breakdown == nil else { break }
                let step = Move(from: before.parameters, to: run.model.parameters)
                for (name, ratio) in step.ratios { ratios[name, default: []].append(ratio) }
                if descent == nil, step.norm > 0 {
                    var probe = before
                    let slope = valueAndGradient(at: &probe) { procedure.loss(&$0, batch) }.gradient
                    descent = -step.cosine(with: slope)
                }
            }
            let names = procedure.model.parameters.filter { $0.tensor.shape.rank >= 2 }.map(\.name)
            self.init(
                layers: names.map { Layer(name: $0, ratio: Sample(ratios[$0] ?? []).median) }, descent: descent,
                idleStatistics: procedure.model.statisticsUnchanged(in: run.model))
        }

        /// Whether steps are of a useful length, go downhill, and keep the statistics up.
        public func finding(_ settings: Settings) -> Finding {
            let ratios = layers.map(\.ratio).filter { !$0.isNaN }
            let measured =
                "‖Δw‖/‖w‖ from \(brief(ratios.min() ?? .nan)) to \(brief(ratios.max() ?? .nan)) a step; "
                + "cosine with the way downhill \(descent.map(brief) ?? "none")"
            func finding(_ verdict: Verdict, _ measured: String, _ causes: [String], _ next: String) -> Finding {
                Finding(check: Self.name, verdict: verdict, measured: measured, causes: causes, next: next)
            }
            let idle = layers.filter { $0.ratio == 0 }.map(\.name)
            if !idle.isEmpty || ratios.isEmpty {
                return finding(
                    .failed,
                    ratios.isEmpty ? "no step was finished" : "no step moves \(idle.joined(separator: ", "))",
                    ["no gradient", "parameters that the optimizer does not know of", "a rate of zero"],
                    "compare the parameters before and after one step")
            }
            if let descent, !(descent > 0) {
                return finding(
                    .failed, measured, ["a sign turned round: w + ηg", "the gradient of another loss, batch or model"],
                    "subtract the gradient; check it against differences of the loss (lesson 1)")
            }
            if let layer = layers.first(where: { $0.ratio > settings.updateRatio.upperBound }) {
                return finding(
                    .warning, "a step changes \(layer.name) by \(percent(layer.ratio))",
                    ["learning rate too large", "a sum where a mean belongs", "inputs not normalised"],
                    "divide the rate by ten until the ratio is near a hundredth")
            }
            if let layer = layers.first(where: { $0.ratio < settings.updateRatio.lowerBound }) {
                return finding(
                    .warning, "a step changes \(layer.name) by \(brief(layer.ratio)) of itself",
                    ["learning rate too small", "vanishing gradient"],
                    "multiply the rate by ten until the ratio is near a hundredth")
            }
            if let statistic = idleStatistics.first {
                return finding(
                    .warning, "\(statistic) has not moved in \(settings.updates) steps",
                    ["batch norm left in inference"], "call the model in training: model(images)")
            }
            return .passed(Self.name, measured)
        }
    }
}

/// From one point in parameter space to another.
private struct Move {
    let ratios: [(name: String, ratio: Double)]
    let norm: Double
    private let differences: [(name: String, tensor: Tensor)]

    init(from before: Parameters, to after: Parameters) {
        differences = zip(before, after).map { ($0.name, $1.tensor - $0.tensor) }
        ratios = zip(before, differences).filter { $0.0.tensor.shape.rank >= 2 }.map { weight, difference in
            let (length, size) = (difference.tensor.squaredNorm, weight.tensor.squaredNorm)
            return (weight.name, length == 0 ? 0 : (length / size).squareRoot())
        }
        norm = differences.reduce(0) { $0 + $1.tensor.squaredNorm }.squareRoot()
    }

    func cosine(with gradient: Parameters) -> Double {
        let product = differences.reduce(0.0) { sum, difference in
            sum + (gradient[difference.name].map { Double((difference.tensor * $0).sum().item) } ?? 0)
        }
        return product / (norm * Double(gradient.norm))
    }
}

extension Parameterized {
    /// The names of the statistics that are the same here and there.
    fileprivate func statisticsUnchanged(in other: Self) -> [String] {
        let parameters = Set(parameters.names)
        let later = other.stateDictionary
        return stateDictionary.filter { !parameters.contains($0.name) && later[$0.name] == $0.tensor }.map(\.name)
    }
}
