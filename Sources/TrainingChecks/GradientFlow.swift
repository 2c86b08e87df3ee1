import Training

extension SanityChecks {
    /// The gradient's norm in every layer of weights, on the first batch.
    ///
    /// Biases and batch norm's gains are left out: their gradients may rightly be zero (a bias in front of batch norm has none).
    public struct GradientFlow: Sendable {
        /// What reports call it.
        public static let name = "gradient flow"

        /// One layer's weight, from input to output.
        public struct Layer: Sendable, Equatable {
            /// The name of its weight: `conv1.weight`.
            public let name: String

            /// How long its gradient is, and how long its weight.
            public let gradientNorm, weightNorm: Double

            /// The share of its units — rows of the weight — without any gradient.
            public let deadUnits: Double

            /// One layer's numbers.
            public init(name: String, gradientNorm: Double, weightNorm: Double, deadUnits: Double = 0) {
                self.name = name
                self.gradientNorm = gradientNorm
                self.weightNorm = weightNorm
                self.deadUnits = deadUnits
            }
        }

        /// From input to output.
        public let layers: [Layer]

        /// What was measured, layer by layer.
        public init(layers: [Layer]) { self.layers = layers }

        /// Measures on the first of the batches.
        public init(of procedure: TrainingProcedure<some Module>, on batches: [Batch<[Int]>]) {
            var model = procedure.model
            let gradient = batches.first.map { procedure.gradient(&model, $0, procedure.loss).gradient } ?? [:]
            layers = procedure.model.parameters.compactMap { weight in
                guard weight.tensor.shape.rank >= 2, let slope = gradient[weight.name] else { return nil }
                return Layer(
                    name: weight.name, gradientNorm: slope.squaredNorm.squareRoot(),
                    weightNorm: weight.tensor.squaredNorm.squareRoot(), deadUnits: slope.shareOfZeroRows)
            }
        }

        /// Whether any layer's gradient vanishes, explodes, or leaves too many units without one.
        public func finding(_ settings: Settings) -> Finding {
            let norms = layers.map(\.gradientNorm)
            guard let smallest = norms.min(), let largest = norms.max() else {
                return Finding(
                    check: Self.name, verdict: .failed, measured: "there is no layer with a gradient",
                    causes: ["a model whose visit shows no weights"], next: "print model.parameters.names")
            }
            let measured = "norms from \(brief(smallest)) to \(brief(largest)) in \(layers.count) layers"
            func finding(_ verdict: Verdict, _ measured: String, _ causes: [String], _ next: String) -> Finding {
                Finding(check: Self.name, verdict: verdict, measured: measured, causes: causes, next: next)
            }
            if let layer = layers.first(where: { !$0.gradientNorm.isFinite }) {
                return finding(
                    .failed, "\(layer.name) has a gradient that is not finite",
                    ["an overflow in the loss", "inputs that are not finite"], "look at the non-finite watch")
            }
            let dead = layers.filter { $0.gradientNorm == 0 }.map(\.name)
            if !dead.isEmpty {
                return finding(
                    .failed, "no gradient at all in \(dead.joined(separator: ", "))",
                    [
                        "units that never fire", "weights of zero",
                        "a layer that the loss does not depend on, or is frozen",
                    ],
                    "look at the layer's outputs for one batch: are they all zero?")
            }
            if let layer = layers.first(where: { $0.gradientNorm > settings.explodingGradient * $0.weightNorm }) {
                return finding(
                    .failed,
                    "\(layer.name) has a gradient of \(brief(layer.gradientNorm)) on weights of \(brief(layer.weightNorm))",
                    [
                        "inputs or initial weights too large", "a sum where a mean belongs",
                        "depth without normalisation",
                    ],
                    "normalise the inputs; compare the initialisation with He's")
            }
            if smallest < settings.vanishingGradient * largest {
                return finding(
                    .warning, measured,
                    ["depth without normalisation or shortcuts", "saturated units", "weights too small"],
                    "print the norms layer by layer: where do they begin to fall?")
            }
            if let layer = layers.first(where: { $0.deadUnits > settings.deadUnits }) {
                return finding(
                    .warning, "\(percent(layer.deadUnits)) of the units of \(layer.name) have no gradient",
                    ["biases far below zero", "a rectifier behind the last layer"],
                    "look at the layer's outputs before the rectifier")
            }
            return .passed(Self.name, measured)
        }
    }
}

extension Tensor {
    /// The share of the places of the first axis where all is zero.
    fileprivate var shareOfZeroRows: Double {
        let rows = shape[0]
        let width = shape.count / max(rows, 1)
        let values = scalars
        let zero = (0..<rows).count { row in values[row * width..<(row + 1) * width].allSatisfy { $0 == 0 } }
        return Double(zero) / Double(max(rows, 1))
    }
}
