import Training

extension SanityChecks {
    /// The loss before the first step. A model that knows nothing of C classes should lose ln C.
    ///
    /// It loses a little more, because random scores have opinions: with scores of variance s² the mean cross-entropy is about
    /// ln C + s²/2 (half the variance is what the logarithm of the mean of eˢ adds). So the excess over ln C measures how opinionated the
    /// model starts, and a loss far off says that it is not the mean cross-entropy of C classes.
    public struct InitialLoss: Sendable {
        /// What reports call it.
        public static let name = "initial loss"

        /// The loss before the first step.
        public let loss: Double

        /// How many classes there are.
        public let classes: Int

        /// ln C.
        public var expected: Double { Elementary.log(Double(classes)) }

        /// A loss that was measured.
        public init(loss: Double, classes: Int) {
            self.loss = loss
            self.classes = classes
        }

        /// Measures on the first four batches.
        public init(of procedure: TrainingProcedure<some Module>, on batches: [Batch<[Int]>], classes: Int) {
            var model = procedure.model
            let losses = batches.prefix(4).map { Double(procedure.loss(&model, $0).item) }
            self.init(loss: losses.reduce(0, +) / Double(max(losses.count, 1)), classes: classes)
        }

        /// Whether the loss is about ln C.
        public func finding(_ settings: Settings) -> Finding {
            let measured = "\(brief(loss)) before the first step; ln \(classes) = \(brief(expected))"
            let excess = loss - expected
            if settings.initialLossExcess.contains(excess) { return .passed(Self.name, measured) }
            let isFar = !(loss < 2 * (expected + settings.initialLossExcess.upperBound) && loss > expected / 2)
            return Finding(
                check: Self.name, verdict: isFar ? .failed : .warning, measured: measured,
                causes: excess < 0
                    ? [
                        "fewer classes than the model has scores", "a loss that is not cross-entropy",
                        "labels among the inputs",
                    ]
                    : [
                        "a sum over the batch where a mean belongs", "initial weights or inputs too large",
                        "softmax over the wrong axis",
                    ],
                next: "compute the loss of one sample by hand; then look at the size of the scores")
        }
    }
}
