import Checking
import Foundation

/// What an exercise's writer says about it: `Checks/1-Velocity.json`.
public struct Sheet: Decodable, Sendable {
    /// What is asked of a learner, in the words of the sheet and of the pages.
    public enum Kind: String, Decodable, Sendable, CaseIterable {
        case implement
        case derive = "derive a number"
        case predict = "predict, then run"
        case bug = "find the bug"
        case tune
    }

    public let kind: Kind
    public let points: Double
    /// What somebody who solves it can do: “writes the momentum update”.
    public let outcome: String?
    /// How far a number may be from the expected one: `tolerance · (1 + |expected|)`.
    public let tolerance: Double?
    /// Whether the learner's file and the driver may import the library.
    public let usesLibrary: Bool?
    /// The lesson's section that helps, and whatever else the three hints say, from a nudge to nearly the answer.
    public let hints: [String]
    public let cases: [Case]
    /// What is counted in place of a comparison, if the exercise is a race.
    public let race: Race?

    /// Whether the answer is a number, so that telling what was expected would be telling the answer.
    var asksForNumbers: Bool { kind == .derive || kind == .predict }

    /// Hidden cases, which lie under Tests and have the same shape: `hidden.json`.
    struct Hidden: Decodable { let cases: [Case] }
}

/// One set of inputs.
public struct Case: Decodable, Sendable {
    public let name: String
    public let inputs: [Record]
    /// In a race: how many steps are few enough.
    public let atMost: Int?

    private enum Key: CodingKey { case name, inputs, atMost }

    private enum Input: Decodable {
        case value(Record.Value)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Double.self) {
                self = .value(.numbers([number]))
            } else if let numbers = try? container.decode([Double].self) {
                self = .value(.numbers(numbers))
            } else {
                self = .value(.words(try container.decode(String.self)))
            }
        }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        name = try container.decode(String.self, forKey: .name)
        atMost = try container.decodeIfPresent(Int.self, forKey: .atMost)
        let inputs = try container.decodeIfPresent([String: Input].self, forKey: .inputs) ?? [:]
        self.inputs = inputs.sorted { $0.key < $1.key }.map { name, input in
            switch input {
            case .value(let value): Record(name, value)
            }
        }
    }
}
