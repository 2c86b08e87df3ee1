/// A setting of a schedule, under the name that the command line and a configuration know it by.
public enum ScheduleSetting: String, Sendable, Hashable, CaseIterable, Codable {
    // Lengths: `100`, `100 steps`, `30 epochs`.
    case over, every, falling
    case warmUp = "warm-up"
    /// Lengths with commas between them.
    case milestones

    /// Numbers with commas between them.
    case rates

    // Numbers.
    case factor, power, lengthening, climb
    case finalRate = "final-rate"
    case startDivisor = "start-divisor"
    case endDivisor = "end-divisor"

    // Words.
    case warmUpFrom = "warm-up-from"
    case shape, height, phases

    /// The values that a number may have; nil where it is none.
    public var range: SettingRange? {
        switch self {
        case .factor, .power, .finalRate: .from(0)
        case .lengthening: .from(1)
        case .climb: .from(0, to: 1)
        case .startDivisor, .endDivisor: .above(0)
        case .over, .every, .falling, .warmUp, .milestones, .rates, .warmUpFrom, .shape, .height, .phases: nil
        }
    }

    /// A schedule's own value, which lies in the range; otherwise the program ends.
    func checked(_ value: Double, of schedule: String) -> Double {
        range?.checked(value, "\(schedule): \(rawValue)") ?? value
    }
}
