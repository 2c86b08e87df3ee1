import ArgumentParser
import Downhill

/// Which update rule, and its settings.
struct RuleOptions: ParsableArguments {
    @Option(
        help: .name("The update rule.", of: NamedRule.all) { "\($0.name): \($0.summary)" },
        completion: .list(NamedRule.all.names))
    var optimizer = "sgd"

    @Option(help: "η, how far a step goes.")
    var learningRate = 0.01

    @Option(help: "γ of the rules with a velocity, from 0 to 1.")
    var momentum: Double?

    @Option(help: "What momentum leaves out of each new gradient, d in (1 − d)·g.")
    var dampening: Double?

    @Option(help: "β₁, how much of its averaged gradient Adam keeps.")
    var beta1: Double?

    @Option(help: "β₂, how much of its averaged squared gradient Adam keeps.")
    var beta2: Double?

    @Option(help: "ε, which keeps a division by a small root small.")
    var epsilon: Double?

    @Option(help: "β of RMSProp, which PyTorch calls alpha.")
    var smoothing: Double?

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: "RMSProp divides by the standard deviation of the gradients, not by their root mean square.")
    var centered = false

    @Option(help: "λ: decoupled in adamw and lion, L2 in all others.")
    var weightDecay: Double?

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: "Weight decay is decoupled in the other rules, too: amsgrad is then PyTorch's AdamW(amsgrad=True).")
    var decoupled = false

    @Option(help: "AdaGrad's η/(1 + (t − 1)·d).")
    var rateDecay: Double?

    @Option(help: "What AdaGrad's sum of squares starts from.")
    var initialAccumulator: Double?

    @Option(help: "ψ, how fast NAdam's momentum warms up.")
    var momentumDecay: Double?

    var settings: [RuleSetting: Double] {
        let given: [(RuleSetting, Double?)] = [
            (.momentum, momentum), (.dampening, dampening), (.beta1, beta1), (.beta2, beta2), (.epsilon, epsilon),
            (.smoothing, smoothing), (.centered, centered ? 1 : nil), (.decoupled, decoupled ? 1 : nil),
            (.weightDecay, weightDecay),
            (.rateDecay, rateDecay), (.initialAccumulator, initialAccumulator), (.momentumDecay, momentumDecay),
        ]
        return Dictionary(uniqueKeysWithValues: given.compactMap { setting, value in value.map { (setting, $0) } })
    }

    func make(_ schedule: NamedSchedule.Parts) throws -> NamedRule.Parts {
        try NamedRule.named(optimizer).make(schedule, settings)
    }

    func validate() throws {
        try checkLearningRate(learningRate)
        for setting in RuleSetting.allCases {
            guard let value = settings[setting], !setting.range.contains(value) else { continue }
            throw ValidationError("--\(setting.rawValue) is \(value); it is \(setting.range).")
        }
    }
}

/// Refuses a rate that no rule takes.
func checkLearningRate(_ learningRate: Double) throws {
    guard SettingRange.learningRate.contains(learningRate) else {
        throw ValidationError("--learning-rate is \(learningRate); it is \(SettingRange.learningRate).")
    }
}
