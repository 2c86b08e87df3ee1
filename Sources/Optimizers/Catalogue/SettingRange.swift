/// The numbers that a setting may have: written once, and kept by the library and the command line alike.
public struct SettingRange: Sendable, Hashable {
    private let lowest: Double
    private let includesLowest: Bool
    private let highest: Double
    private let includesHighest: Bool

    /// `lowest ≤ x ≤ highest`
    static func from(_ lowest: Double, to highest: Double) -> SettingRange {
        SettingRange(lowest: lowest, includesLowest: true, highest: highest, includesHighest: true)
    }

    /// `lowest ≤ x < highest`, and finite.
    static func from(_ lowest: Double, below highest: Double = .infinity) -> SettingRange {
        SettingRange(lowest: lowest, includesLowest: true, highest: highest, includesHighest: false)
    }

    /// `lowest < x < highest`, and finite.
    static func above(_ lowest: Double, below highest: Double = .infinity) -> SettingRange {
        SettingRange(lowest: lowest, includesLowest: false, highest: highest, includesHighest: false)
    }

    /// Of η, in every rule.
    public static let learningRate = from(0)

    /// Not a number lies in no range.
    public func contains(_ value: Double) -> Bool {
        (includesLowest ? lowest <= value : lowest < value) && (includesHighest ? value <= highest : value < highest)
    }

    /// What is wrong with a value; nil where nothing is: `beta2 is 1.0; it is a number from 0 to below 1.`
    func complaint(about value: Double, as name: String) -> String? {
        contains(value) ? nil : "\(name) is \(value); it is \(self)."
    }

    /// The value, which lies in the range; otherwise the program ends, and says what was wrong with it.
    ///
    /// - Parameter place: The setting and whose it is: `Adam: beta2`.
    func checked(_ value: Double, _ place: String) -> Double {
        if let complaint = complaint(about: value, as: place) { fatalError(complaint) }
        return value
    }

    /// The same of every value that a schedule comes to: at once where it is a constant, and otherwise when its time comes.
    func checked(_ setting: some Scheduled, _ place: String) -> Schedule {
        let schedule = setting.schedule
        if let constant = schedule.constant {
            _ = checked(constant, place)
            return schedule
        }
        return Schedule(lasting: schedule.length) { clock in checked(schedule.value(clock), place) }
    }
}

extension SettingRange: CustomStringConvertible {
    /// `a number from 0 to below 1`
    public var description: String {
        let start = "a number \(includesLowest ? "from" : "above") \(text(lowest))"
        if highest == .infinity { return start }
        if includesHighest { return "\(start) to \(text(highest))" }
        return includesLowest ? "\(start) to below \(text(highest))" : "\(start) and below \(text(highest))"
    }

    private func text(_ bound: Double) -> String {
        bound == bound.rounded() && abs(bound) < 1e6 ? "\(Int(bound))" : "\(bound)"
    }
}
