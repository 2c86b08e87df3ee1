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
    }

    static let rules = [
        Rule(method: .sgd, name: "sgd", stated: 0.118), Rule(method: .momentum, name: "momentum", stated: 0.513),
        Rule(method: .rmsProp, name: "rmsprop", stated: 0.734), Rule(method: .adam, name: "adam", stated: 0.749),
    ]
    static let epochs = 20

    let trainings: Trainings

    init(_ trainings: Trainings) { self.trainings = trainings }

    var names: [String] { Self.rules.flatMap(\.names) }

    /// The median over the seeds of the share of test images answered rightly behind an epoch.
    func accuracy(_ rule: Rule, epoch: Int = Self.epochs) -> Double {
        trainings.medianAccuracy(rule.names, epoch: epoch)
    }

    /// Momentum at a rate of its own, 0.1, as long: the augmented baseline on its way.
    var momentumAtItsOwn: Double { trainings.medianAccuracy([Baseline.augmented], epoch: Self.epochs) }
}
