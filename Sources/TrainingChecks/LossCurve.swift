import Training

extension SanityChecks {
    /// The loss over the first 50 batches: falling, stuck or exploding.
    ///
    /// Falling is not enough, because a model that starts opinionated falls by giving up its opinions. What it must get below is what it costs
    /// to know how common the classes are and nothing else: the entropy of the labels, ln C where all are as common.
    public struct LossCurve: Sendable {
        /// What reports call it.
        public static let name = "loss curve"

        /// What a curve can do.
        public enum Outcome: Sendable { case falling, stuck, unsteady, exploding }

        /// The loss of each batch, before its step.
        public let losses: [Double]

        /// H = −Σ pᵢ ln pᵢ over the labels seen.
        public let labelEntropy: Double

        /// The first number that was not finite, if there was one.
        public let breakdown: String?

        /// Losses that were measured.
        public init(losses: [Double], labelEntropy: Double, breakdown: String? = nil) {
            self.losses = losses
            self.labelEntropy = labelEntropy
            self.breakdown = breakdown
        }

        /// Measures one training over these batches.
        public init(of procedure: TrainingProcedure<some Module>, on batches: [Batch<[Int]>]) {
            var run = TrainingRun(procedure)
            for batch in batches { run.step(on: batch) }
            self.init(
                losses: run.losses, labelEntropy: entropy(of: batches.flatMap(\.labels)), breakdown: run.breakdown)
        }

        /// The mean over the first and over the last fifth of the batches.
        public var start: Double { Sample(losses.prefix(fifth)).mean }

        /// The mean over the last fifth of the batches.
        public var end: Double { Sample(losses.suffix(fifth)).mean }
        private var fifth: Int { max(1, losses.count / 5) }

        /// What the curve did.
        public func outcome(_ settings: Settings) -> Outcome {
            guard breakdown == nil, let first = losses.first else { return .exploding }
            let hasJumped = losses.contains { $0 > settings.explodingLoss * max(first, labelEntropy) }
            if end < settings.stuckLoss * labelEntropy { return hasJumped ? .unsteady : .falling }
            return hasJumped ? .exploding : .stuck
        }

        /// Whether the loss fell below what guessing costs.
        public func finding(_ settings: Settings) -> Finding {
            let measured =
                "from \(brief(losses.first ?? .nan)) to \(brief(end)) in \(losses.count) batches, highest "
                + "\(brief(losses.max() ?? .nan)); without looking at the input \(brief(labelEntropy))"
            func finding(_ verdict: Verdict, _ causes: [String], _ next: String) -> Finding {
                Finding(check: Self.name, verdict: verdict, measured: measured, causes: causes, next: next)
            }
            switch outcome(settings) {
            case .falling: return .passed(Self.name, measured)
            case .stuck:
                return finding(
                    .failed,
                    [
                        "learning rate too small", "labels that do not belong to their inputs", "no gradient",
                        "a sum where a mean belongs",
                    ],
                    "look at gradient flow and update ratio; if both are well, look at samples with their labels")
            case .unsteady:
                return finding(
                    .warning, ["learning rate too large", "batches of a single class", "samples unlike the others"],
                    "look at the batch at the peak; then at a smaller rate")
            case .exploding:
                return finding(
                    .failed,
                    ["learning rate too large", "a sign turned round", "inputs not normalised"],
                    "a tenth of the rate; if it still explodes, check the sign and the inputs")
            }
        }
    }
}

/// −Σ pᵢ ln pᵢ over how often each label occurs.
private func entropy(of labels: [Int]) -> Double {
    guard let highest = labels.max(), (labels.min() ?? 0) >= 0 else { return 0 }
    let counts = labels.reduce(into: Array(repeating: 0, count: highest + 1)) { $0[$1] += 1 }
    return counts.filter { $0 > 0 }.reduce(0) { sum, count in
        let p = Double(count) / Double(labels.count)
        return sum - p * Elementary.log(p)
    }
}
