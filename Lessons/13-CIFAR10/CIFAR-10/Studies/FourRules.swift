import Downhill

/// The baseline for twenty epochs under four rules, all at the rate 0.001, from three seeds.
struct FourRules: Sendable {
    struct Rule: Sendable {
        let method: MethodLook
        /// Of its trainings' names.
        let name: String
        /// What document B reports.
        let stated: Double

        var names: [String] { (1...3).map { "rules-\(name)-seed-\($0)" } }

        /// The same in batches of 512, once: the other end of the document's range.
        var inLargeBatches: String { "rules-\(name)-batch-512" }
    }

    static let rules = [
        Rule(method: .sgd, name: "sgd", stated: 0.118), Rule(method: .momentum, name: "momentum", stated: 0.513),
        Rule(method: .rmsProp, name: "rmsprop", stated: 0.734), Rule(method: .adam, name: "adam", stated: 0.749),
    ]
    static let epochs = 20

    let trainings: Trainings

    init(_ trainings: Trainings) { self.trainings = trainings }

    /// Momentum and SGD at ten times the rate, 0.01, which is nearer to what suits them.
    static let (fasterMomentum, fasterSGD) = ("rules-momentum-faster", "rules-sgd-faster")

    var names: [String] { Self.rules.flatMap { $0.names + [$0.inLargeBatches] } }

    /// The share of test images answered rightly at the end: over the seeds the median of means of the last five epochs.
    func accuracy(_ rule: Rule) -> Double { Sample(rule.names.map(accuracy)).median }

    /// The same of a single training.
    func accuracy(_ name: String) -> Double { trainings.accuracy(name, upTo: Self.epochs) }

    /// The same behind one epoch: over the seeds the median.
    func accuracy(_ rule: Rule, behind epoch: Int) -> Double {
        Sample(
            rule.names.map { name in
                let errors = trainings.history(name).testError
                return errors.count >= epoch ? 1 - errors[epoch - 1] : .nan
            }
        ).median
    }

    /// By how much a number that document B states lies outside ours, which go from batches of 128 to batches of 512; 0 between them.
    func distance(_ rule: Rule) -> Double {
        let ours = [accuracy(rule), accuracy(rule.inLargeBatches)]
        guard let low = ours.min(), let high = ours.max() else { return .nan }
        return max(low - rule.stated, rule.stated - high, 0)
    }
}
