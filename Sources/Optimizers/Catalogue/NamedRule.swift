/// A number that a rule can be given, under the name that the command line and a configuration know it by.
public enum RuleSetting: String, Sendable, Hashable, CaseIterable, Codable {
    case momentum, dampening, beta1, beta2, epsilon, smoothing, centered
    case weightDecay = "weight-decay"
    case rateDecay = "rate-decay"
    case initialAccumulator = "initial-accumulator"
    case momentumDecay = "momentum-decay"
}

/// A rule as it is asked for by name.
///
///     let (rule, transforms) = try NamedRule.find("adam").make(learningRate: 0.01, [.beta1: 0.8])
///
/// The settings mean what PyTorch's settings of the same rule mean. `weight-decay` is decoupled in the rules that have it so, and L2
/// in all the others.
public struct NamedRule: Sendable {
    public let name: String

    /// The formula, or what is special about it.
    public let summary: String

    /// The settings that it reads, with their usual values.
    public let defaults: KeyValuePairs<RuleSetting, Double>

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
    public static let all: [NamedRule] = [
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
    ]

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
    /// - Throws: `UnknownName` for a setting that the rule does not read.
    public func make(
        learningRate: some Scheduled, _ settings: [RuleSetting: Double] = [:], momentum: Schedule? = nil
    ) throws(UnknownName) -> (rule: any UpdateRule, transforms: [GradientTransform]) {
        let known = defaults.map(\.key)
        for setting in RuleSetting.allCases where settings[setting] != nil {
            guard known.contains(setting) || setting == .weightDecay else {
                throw UnknownName(setting.rawValue, amongWhat: "settings of \(name)", known.map(\.rawValue))
            }
        }
        var values = Dictionary(uniqueKeysWithValues: defaults.map { ($0, $1) })
        values.merge(settings) { $1 }
        let rule = build(Values(learningRate: learningRate.schedule, momentum: momentum, settings: values))
        let λ = known.contains(.weightDecay) ? 0 : settings[.weightDecay] ?? 0
        return (rule, λ == 0 ? [] : [.l2(λ)])
    }

    /// The same with a schedule asked for by name. Its own momentum is for rules that have one, and where `settings` has no other.
    public func make(
        _ schedule: NamedSchedule.Made, _ settings: [RuleSetting: Double] = [:]
    ) throws(UnknownName) -> (rule: any UpdateRule, transforms: [GradientTransform]) {
        let takesMomentum = defaults.contains { $0.key == .momentum } && settings[.momentum] == nil
        return try make(
            learningRate: schedule.learningRate, settings, momentum: takesMomentum ? schedule.momentum : nil)
    }

    public static func find(_ name: String) throws(UnknownName) -> NamedRule {
        guard let rule = all.first(where: { $0.name == name }) else {
            throw UnknownName(name, amongWhat: "optimizers", all.map(\.name))
        }
        return rule
    }
}
