import Training

extension SanityChecks {
    /// All that the checks measured, and their findings.
    public struct Report: Sendable {
        public let inputs: InputStatistics
        public let initialLoss: InitialLoss
        public let gradientFlow: GradientFlow
        public let update: UpdateRatio
        public let overfit: OverfitOneBatch
        public let lossCurve: LossCurve
        public let labelShuffle: LabelShuffle
        public let nonFinite: NonFiniteWatch
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
