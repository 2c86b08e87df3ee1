import Training

extension SanityChecks {
    /// The same training once more with the labels dealt out at random: it must learn less.
    ///
    /// From shuffled labels nothing can be learned but how common the classes are. Where genuine labels do no better, what the model sees has nothing to do with
    /// what it is told: the input does not reach the loss, or inputs and labels have come apart.
    public struct LabelShuffle: Sendable {
        /// What reports call it.
        public static let name = "label shuffle"

        /// The training with the labels as they are, and with labels dealt out at random.
        public let genuine, shuffled: LossCurve

        /// Two trainings that were measured.
        public init(genuine: LossCurve, shuffled: LossCurve) {
            self.genuine = genuine
            self.shuffled = shuffled
        }

        /// By how many standard errors the genuine labels' loss is lower over the second half of the batches.
        public var advantage: Double {
            let (a, b) = (genuine.losses.secondHalf, shuffled.losses.secondHalf)
            guard min(a.count, b.count) > 1, genuine.breakdown == nil, shuffled.breakdown == nil else { return .nan }
            let error = (variance(a) / Double(a.count) + variance(b) / Double(b.count)).squareRoot()
            let difference = Sample(b).mean - Sample(a).mean
            return error > 0 ? difference / error : difference == 0 ? 0 : difference * .infinity
        }

        /// Whether the genuine labels taught more.
        public func finding(_ settings: Settings) -> Finding {
            let (a, b) = (Sample(genuine.losses.secondHalf).mean, Sample(shuffled.losses.secondHalf).mean)
            let measured =
                "loss \(brief(a)) with the labels and \(brief(b)) with shuffled ones, \(brief(advantage)) standard errors apart"
            if advantage >= settings.labelAdvantage { return .passed(Self.name, measured) }
            return Finding(
                check: Self.name, verdict: .failed, measured: measured,
                causes: [
                    "inputs and labels shuffled apart", "inputs that do not reach the loss",
                    "a training that learns nothing at all",
                ],
                next: "look at a few samples with their labels, just as the loss gets them")
        }
    }
}

extension [Double] {
    fileprivate var secondHalf: [Double] { Array(suffix(count - count / 2)) }
}

private func variance(_ values: [Double]) -> Double {
    let center = Sample(values).mean
    return values.reduce(0) { $0 + ($1 - center) * ($1 - center) } / Double(max(values.count - 1, 1))
}
