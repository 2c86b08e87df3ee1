import Training

extension SanityChecks {
    /// All that the checks measured, and their findings.
    public struct Report: Sendable {
        /// What the model is shown.
        public let inputs: InputStatistics

        /// The loss before the first step.
        public let initialLoss: InitialLoss

        /// The gradient's norm in every layer.
        public let gradientFlow: GradientFlow

        /// How far the first steps move each layer.
        public let update: UpdateRatio

        /// One batch, learned by heart.
        public let overfit: OverfitOneBatch

        /// The loss over the first batches.
        public let lossCurve: LossCurve

        /// The same with the labels dealt out at random.
        public let labelShuffle: LabelShuffle

        /// Whether everything stayed finite meanwhile.
        public let nonFinite: NonFiniteWatch

        /// Where the checks drew their lines.
        public let settings: Settings

        /// One finding a check, in the order in which a person would look.
        public var findings: [Finding] {
            [
                inputs.finding(settings), initialLoss.finding(settings), gradientFlow.finding(settings),
                update.finding(settings), overfit.finding(settings), lossCurve.finding(settings),
                labelShuffle.finding(settings), nonFinite.finding,
            ]
        }

        /// The worst of the verdicts.
        public var verdict: Verdict {
            let verdicts = findings.map(\.verdict)
            return verdicts.contains(.failed) ? .failed : verdicts.contains(.warning) ? .warning : .passed
        }
    }

    /// The names of the checks, in the order of a report's findings.
    public static let names = [
        InputStatistics.name, InitialLoss.name, GradientFlow.name, UpdateRatio.name, OverfitOneBatch.name,
        LossCurve.name, LabelShuffle.name, NonFiniteWatch.name,
    ]
}
