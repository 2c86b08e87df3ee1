/// A rule as it is asked for by name.
///
///     let (rule, transforms) = try NamedRule.named("adam").make(learningRate: 0.01, [.beta1: 0.8])
///
/// The settings mean what PyTorch's settings of the same rule mean. `weight-decay` is decoupled in the rules that have it so, and in all the
/// others L2, or decoupled where `decoupled` is 1: `amsgrad` is then PyTorch's `AdamW(amsgrad=True)`, and `nadam` its
/// `NAdam(decoupled_weight_decay=True)`.
public struct NamedRule: Sendable {
    /// What it is asked for by: `adam`.
    public let name: String

    /// The formula, or what is special about it.
    public let summary: String

    /// The settings that it reads, with their usual values.
    public let defaults: KeyValuePairs<RuleSetting, Double>

    /// A rule, and what is done to every gradient before it.
    public typealias Parts = (rule: any UpdateRule, transforms: [any GradientTransform])

    private let build: @Sendable (Values) -> any UpdateRule

    /// A learning rate, and a value for everything that the rule reads.
    struct Values {
        let learningRate: Schedule
        let momentum: Schedule?
        let settings: [RuleSetting: Double]

        subscript(setting: RuleSetting) -> Double {
            guard let value = settings[setting] else { fatalError("NamedRule: \(setting) is read but not declared.") }
            return value
        }

        /// The momentum, or β₁, as a schedule.
        func schedule(_ setting: RuleSetting) -> Schedule { momentum ?? .constant(self[setting]) }
    }

    /// All of them, in the order in which the course meets them.
    public static let all = Registry<NamedRule>(
        "optimizers",
        [
            .sgd,
            .momentum,
            .momentumInside,
            .nesterov,
            .nesterovLookahead,
            .adagrad,
            .rmsprop,
            .rmspropInside,
            .adam,
            .adamw,
            .amsgrad,
            .nadam,
            .lion,
        ], name: \.name)

    init(
        _ name: String, _ summary: String, _ defaults: KeyValuePairs<RuleSetting, Double>,
        _ build: @escaping @Sendable (Values) -> any UpdateRule
    ) {
        self.name = name
        self.summary = summary
        self.defaults = defaults
        self.build = build
    }

    /// The rule, and the L2 transform where a weight decay is asked for that the rule itself does not have.
    ///
    /// - Parameters:
    ///   - learningRate: A rate, or a schedule of rates.
    ///   - settings: What is not said keeps its usual value.
    ///   - momentum: A schedule in place of the momentum or β₁, as `OneCycle` has it.
    /// - Throws: `UnknownName` for a setting that the rule does not read, `SettingError` for a value out of its range.
    public func make(
        learningRate: some Scheduled, _ settings: [RuleSetting: Double] = [:], momentum: Schedule? = nil
    ) throws -> Parts {
        let known = defaults.map(\.key)
        let decays = known.contains(.weightDecay)
        for setting in RuleSetting.allCases {
            guard let value = settings[setting] else { continue }
            guard known.contains(setting) || setting == .weightDecay || (setting == .decoupled && !decays) else {
                throw UnknownName(setting.rawValue, kind: "settings of \(name)", known: known.map(\.rawValue))
            }
            try setting.check(value)
        }
        if let rate = learningRate.schedule.constant,
            let complaint = SettingRange.learningRate.complaint(about: rate, as: "learning-rate")
        {
            throw SettingError(complaint)
        }
        var values = Dictionary(uniqueKeysWithValues: defaults.map { ($0, $1) })
        values.merge(settings) { $1 }
        let rule = build(Values(learningRate: learningRate.schedule, momentum: momentum, settings: values))
        let λ = decays ? 0 : settings[.weightDecay] ?? 0
        if λ == 0 { return (rule, []) }
        return (rule, settings[.decoupled] == 1 ? [DecoupledDecay(λ)] : [L2(λ)])
    }

    /// The same with a schedule asked for by name. Its own momentum takes the place of the rule's, or of β₁, where the rule has one and
    /// `settings` no other, as with PyTorch's `cycle_momentum`.
    public func make(_ schedule: NamedSchedule.Parts, _ settings: [RuleSetting: Double] = [:]) throws -> Parts {
        let takesMomentum = defaults.contains { [.momentum, .beta1].contains($0.key) && settings[$0.key] == nil }
        return try make(
            learningRate: schedule.learningRate, settings, momentum: takesMomentum ? schedule.momentum : nil)
    }

    /// The rule of that name.
    public static func named(_ name: String) throws(UnknownName) -> NamedRule {
        try all.named(name)
    }
}
