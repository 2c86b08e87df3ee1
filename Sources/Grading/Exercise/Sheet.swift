import Checking
import Foundation

/// What an exercise's writer says about it: `Checks/1-Velocity.json`.
package struct Sheet: Decodable, Sendable {
    /// What is asked of a learner, in the words of the sheet and of the pages.
    package enum Kind: String, Decodable, Sendable, CaseIterable {
        case implement
        case derive = "derive a number"
        case predict = "predict, then run"
        case bug = "find the bug"
        case tune
    }

    package let kind: Kind
    package let points: Double
    /// What somebody who solves it can do: “writes the momentum update”.
    package let outcome: String?
    /// How far a number may be from the expected one: `tolerance · (1 + |expected|)`; of one to derive or to predict,
    /// `tolerance · |expected|`.
    package let tolerance: Double?
    /// The lesson's section that helps, and whatever else the three hints say, from a nudge to nearly the answer.
    package let hints: [String]
    package let cases: [Case]
    /// What a referee counts, if the exercise is a race; it is on the leaderboard under this name.
    package let race: String?

    /// Whether the answer is a number, so that telling what was expected would be telling the answer.
    var asksForNumbers: Bool { kind == .derive || kind == .predict }

    /// Hidden cases, which lie under Tests and have the same shape: `hidden.json`.
    struct Hidden: Decodable { let cases: [Case] }
}

/// One set of inputs.
package struct Case: Decodable, Sendable {
    package let name: String
    package let inputs: [Record]
    /// The inputs as a learner reads them, each as `name = value`, lists of lists with their brackets.
    let given: [String]
    /// In a race: how many steps are few enough.
    package let atMost: Int?

    private enum Key: CodingKey { case name, inputs, atMost }

    /// A number, a list, or a list of lists, which a driver gets one after another.
    private enum Input: Decodable {
        case words(String)
        case number(Double)
        case list([Input])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else if let words = try? container.decode(String.self) {
                self = .words(words)
            } else {
                self = .list(try container.decode([Input].self))
            }
        }

        var numbers: [Double] {
            switch self {
            case .words(let word): [Double(word) ?? .nan]  // “inf” and “nan”, for which JSON has no number
            case .number(let number): [number]
            case .list(let inputs): inputs.flatMap(\.numbers)
            }
        }

        var value: Record.Value {
            if case .words(let words) = self { .words(words) } else { .numbers(numbers) }
        }

        private static let longest = 24

        var shown: String {
            switch self {
            case .words(let words): words
            case .number: Number.text(value)
            case .list(let inputs):
                "[" + inputs.prefix(Self.longest).map(\.shown).joined(separator: ", ")
                    + (inputs.count > Self.longest ? ", … \(inputs.count) in all]" : "]")
            }
        }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        name = try container.decode(String.self, forKey: .name)
        atMost = try container.decodeIfPresent(Int.self, forKey: .atMost)
        let inputs = try container.decodeIfPresent([String: Input].self, forKey: .inputs) ?? [:]
        let sorted = inputs.sorted { $0.key < $1.key }
        self.inputs = sorted.map { Record($0.key, $0.value.value) }
        given = sorted.map { "\($0.key) = \($0.value.shown)" }
    }
}
