/// What is wrong with a setting, beginning with its name: `beta2 is 1.0; it is a number from 0 to below 1.`
public struct SettingError: Error, Equatable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }

    init(_ setting: ScheduleSetting, _ reason: String) { self.init("\(setting.rawValue) \(reason)") }
}
