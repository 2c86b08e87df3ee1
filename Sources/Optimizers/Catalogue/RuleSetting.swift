/// A number that a rule can be given, under the name that the command line and a configuration know it by.
public enum RuleSetting: String, Sendable, Hashable, CaseIterable, Codable {
    case momentum, dampening, beta1, beta2, epsilon, smoothing
    /// 1 for yes, 0 for no.
    case centered, decoupled
    case weightDecay = "weight-decay"
    case rateDecay = "rate-decay"
    case initialAccumulator = "initial-accumulator"
    case momentumDecay = "momentum-decay"

    /// The values that it may have.
    public var range: SettingRange {
        switch self {
        case .beta1, .beta2, .smoothing: .from(0, below: 1)
        // At γ = 1 nothing is lost of a velocity; above, it grows by itself.
        case .momentum, .dampening, .centered, .decoupled: .from(0, to: 1)
        case .epsilon, .weightDecay, .rateDecay, .initialAccumulator, .momentumDecay: .from(0)
        }
    }

    /// - Throws: `SettingError` for a value out of the range.
    func check(_ value: Double) throws(SettingError) {
        if let complaint = range.complaint(about: value, as: rawValue) { throw SettingError(complaint) }
    }

    /// A rule's own value, which lies in the range; otherwise the program ends.
    func checked(_ value: Double, of rule: String) -> Double { range.checked(value, "\(rule): \(rawValue)") }

    func checked(_ value: some Scheduled, of rule: String) -> Schedule { range.checked(value, "\(rule): \(rawValue)") }
}

extension SettingRange {
    /// A rule's own learning rate.
    static func rate(_ learningRate: some Scheduled, of rule: String) -> Schedule {
        SettingRange.learningRate.checked(learningRate, "\(rule): learning rate")
    }
}
