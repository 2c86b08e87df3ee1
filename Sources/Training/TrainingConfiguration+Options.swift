import Foundation
import Numbers

// A configuration as a file holds it and a command line says it: values by the names of `course train`'s options.

extension TrainingConfiguration {
    /// What an option can be given.
    public enum Value: Sendable, Equatable {
        /// Whether something is so.
        case flag(Bool)
        /// A whole number.
        case whole(UInt64)
        /// Any number.
        case number(Double)
        /// A text.
        case text(String)
    }

    /// What the configuration says, by option; what has not been asked for is left out.
    public var options: [String: Value] {
        Dictionary(
            uniqueKeysWithValues: Option.all.compactMap { option in option.read(self).map { (option.name, $0) } })
    }

    /// - Throws: `ConfigurationError` for an option that there is not, or a value that it does not take.
    public init(options: [String: Value]) throws(ConfigurationError) {
        self.init(model: "simplemlp", optimizer: "sgd", learningRate: 0.01)
        for (name, value) in options.sorted(by: { $0.key < $1.key }) {
            guard let option = Option.all.first(where: { $0.name == name }) else {
                throw ConfigurationError(
                    option: name, reason: .unknown(nearest: Option.all.map(\.name).nearest(to: name)))
            }
            guard option.write(&self, value) else { throw ConfigurationError(option: name, reason: .value("\(value)")) }
        }
    }

    /// The options as `course train` takes them.
    public var arguments: [String] {
        options.sorted { $0.key < $1.key }.map { name, value in
            value == .flag(true) ? "--\(name)" : "--\(name)=\(value)"
        }
    }

    /// Reads what `json` wrote, or a person did.
    ///
    /// - Throws: `ConfigurationError` where it cannot be read, is no object of options, or has one that is wrong.
    public init(contentsOf file: URL) throws(ConfigurationError) {
        do {
            try self.init(decoding: try Data(contentsOf: file))
        } catch let error as ConfigurationError {
            throw error.found(in: file.relativePath)
        } catch {
            throw ConfigurationError(reason: .unreadable(error.systemReason)).found(in: file.relativePath)
        }
    }

    init(decoding data: Data) throws(ConfigurationError) {
        let options: [String: Value]
        do {
            options = try JSONDecoder().decode([String: Value].self, from: data)
        } catch {
            throw ConfigurationError(reason: .noObject)
        }
        try self.init(options: options)
    }

    /// The options in alphabetical order, one a line.
    public var json: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(options) + Data("\n".utf8)
        }
    }
}

extension TrainingConfiguration.Value: Codable, CustomStringConvertible {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let whole = try? container.decode(UInt64.self) {
            self = .whole(whole)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .flag(let flag): try container.encode(flag)
        case .whole(let whole): try container.encode(whole)
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        }
    }

    public var description: String {
        switch self {
        case .flag(let flag): "\(flag)"
        case .whole(let whole): "\(whole)"
        case .number(let number): "\(number)"
        case .text(let text): text
        }
    }
}

/// An option by its name, and how it is read from a configuration and written into one.
private struct Option: Sendable {
    typealias Value = TrainingConfiguration.Value
    typealias Place<T> = WritableKeyPath<TrainingConfiguration, T> & Sendable

    let name: String
    let read: @Sendable (TrainingConfiguration) -> Value?
    /// Says whether it is a value that the option takes.
    let write: @Sendable (inout TrainingConfiguration, Value) -> Bool

    static let all = own + flags + numbers + schedules

    private static let upToAMillion = 1...1_000_000

    private static let own: [Option] =
        [
            .text("model", \.model), .text("data", \.data), .text("optimizer", \.optimizer),
            .number("learning-rate", \.learningRate), .text("schedule", \.schedule),
            .whole("batch", \.batchSize, in: upToAMillion), .whole("epochs", \.epochs, in: 1...100_000),
            .whole("accumulate", \.accumulation, in: upToAMillion, usually: 1),
            .text("augment", \.augmentation), .flag("drop-last", \.dropsLast),
            .flag("decay-weights-only", \.decaysWeightsOnly), .maybe("limit", \.imageLimit, in: 1...Int.max),
            .maybe("validation", \.validationCount, in: upToAMillion), .maybe("plateau", \.patience, in: 0...Int.max),
            .maybe("early-stopping", \.stoppingPatience, in: upToAMillion),
            .maybe("minimum-gain", \.minimumGain) { $0 >= 0 }, .maybe("clip-norm", \.clipNorm) { $0 > 0 },
            .maybe("clip-value", \.clipValue) { $0 > 0 },
            Option(name: "seed", read: { .whole($0.seed) }) { configuration, value in
                guard case .whole(let seed) = value else { return false }
                configuration.seed = seed
                return true
            },
        ]

    private static let flags: [Option] = [RuleSetting.centered, .decoupled].map { setting in
        Option(name: setting.rawValue, read: { $0.ruleSettings[setting].map { .flag($0 != 0) } }) {
            configuration, value in
            guard case .flag(let flag) = value else { return false }
            configuration.ruleSettings[setting] = flag ? 1 : nil
            return true
        }
    }

    private static let numbers: [Option] = RuleSetting.allCases.filter { ![.centered, .decoupled].contains($0) }.map {
        setting in
        Option(name: setting.rawValue, read: { $0.ruleSettings[setting].map { .number($0) } }) { configuration, value in
            guard let number = value.number else { return false }
            configuration.ruleSettings[setting] = number
            return true
        }
    }

    private static let schedules: [Option] = ScheduleSetting.allCases.map { setting in
        // A length such as 100 may stand without quotation marks.
        Option(name: setting.rawValue, read: { $0.scheduleSettings[setting].map { .text($0) } }) {
            configuration, value in
            if case .flag = value { return false }
            configuration.scheduleSettings[setting] = "\(value)"
            return true
        }
    }

    private static func text(_ name: String, _ place: Place<String>) -> Option {
        Option(name: name, read: { .text($0[keyPath: place]) }) { configuration, value in
            guard case .text(let text) = value else { return false }
            configuration[keyPath: place] = text
            return true
        }
    }

    private static func number(_ name: String, _ place: Place<Double>) -> Option {
        Option(name: name, read: { .number($0[keyPath: place]) }) { configuration, value in
            guard let number = value.number else { return false }
            configuration[keyPath: place] = number
            return true
        }
    }

    private static func whole(
        _ name: String, _ place: Place<Int>, in range: ClosedRange<Int>, usually usual: Int? = nil
    ) -> Option {
        Option(name: name, read: { $0[keyPath: place] == usual ? nil : .whole(UInt64(max($0[keyPath: place], 0))) }) {
            configuration, value in
            guard let number = value.whole(in: range) else { return false }
            configuration[keyPath: place] = number
            return true
        }
    }

    private static func flag(_ name: String, _ place: Place<Bool>) -> Option {
        Option(name: name, read: { $0[keyPath: place] ? .flag(true) : nil }) { configuration, value in
            guard case .flag(let flag) = value else { return false }
            configuration[keyPath: place] = flag
            return true
        }
    }

    private static func maybe(_ name: String, _ place: Place<Int?>, in range: ClosedRange<Int>) -> Option {
        Option(name: name, read: { $0[keyPath: place].map { .whole(UInt64(max($0, 0))) } }) { configuration, value in
            guard let number = value.whole(in: range) else { return false }
            configuration[keyPath: place] = number
            return true
        }
    }

    private static func maybe(
        _ name: String, _ place: Place<Double?>, where isFit: @escaping @Sendable (Double) -> Bool
    ) -> Option {
        Option(name: name, read: { $0[keyPath: place].map { .number($0) } }) { configuration, value in
            guard let number = value.number, isFit(number) else { return false }
            configuration[keyPath: place] = number
            return true
        }
    }
}

extension TrainingConfiguration.Value {
    fileprivate var number: Double? {
        switch self {
        case .number(let number): number
        case .whole(let whole): Double(whole)
        default: nil
        }
    }

    fileprivate func whole(in range: ClosedRange<Int>) -> Int? {
        guard case .whole(let whole) = self, let number = Int(exactly: whole) else { return nil }
        return range.contains(number) ? number : nil
    }
}

/// A configuration that cannot be read, and why.
public struct ConfigurationError: Error, Equatable, CustomStringConvertible {
    /// What is wrong with it.
    public enum Reason: Sendable, Equatable {
        /// The system's reason for not reading it, or why it is no JSON.
        case unreadable(String)
        /// It is JSON, but no object of options.
        case noObject
        /// There is no option of that name.
        case unknown(nearest: String?)
        /// The option does not take this value.
        case value(String)
        /// Holding out so many leaves none of the images to learn from.
        case nothingLeft(heldOut: Int, of: Int)
    }

    /// The file's path, where it came from a file.
    public private(set) var file: String?

    /// The option's name; empty where it is none.
    public let option: String

    /// What is wrong with it.
    public let reason: Reason

    init(option: String = "", reason: Reason) {
        self.option = option
        self.reason = reason
    }

    func found(in file: String) -> ConfigurationError {
        var copy = self
        copy.file = file
        return copy
    }

    public var description: String {
        let words =
            switch reason {
            case .unreadable(let cause): "cannot be read: \(cause)"
            case .noObject: "is no JSON object of options, such as {\"model\": \"convnet\", \"learning-rate\": 0.1}"
            case .unknown(let nearest):
                "says \(option), which is no option of course train.\(nearest.map { " Did you mean \($0)?" } ?? "")"
            case .value(let value): "says \(option) is \(value), which that option does not take"
            case .nothingLeft(let count, let all):
                "says \(option) is \(count), and there are \(all) images: none is left to learn from. Hold out fewer."
            }
        return "\(file ?? "The configuration") \(words)"
    }
}
