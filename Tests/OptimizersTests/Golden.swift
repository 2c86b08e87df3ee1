import Foundation
import Tensors

/// The reference values beside the scripts in `Golden/` that made them.
enum Golden {
    struct Rules: Decodable {
        let steps: [Int]
        let cases: [Trajectory]
    }

    struct Trajectory: Decodable, CustomStringConvertible {
        let rule: String
        let learningRate: Double
        let settings: [String: Double]
        let problem: String
        /// All the weights, flattened, after each of the steps.
        let double: [[Double]]
        /// The same in 32 bits, as long as the two go together.
        let single: [[Double]]

        var description: String { "\(rule) \(settings.sorted { $0.key < $1.key }) on \(problem)" }
    }

    struct Schedules: Decodable {
        let cases: [Schedule]
        let losses: [Double]
        let plateaus: [Plateau]
        let cycles: [Cycle]
    }

    struct Schedule: Decodable, CustomStringConvertible {
        let schedule: String
        let learningRate: Double
        let settings: [String: String]
        let rates: [Double]
        let momenta: [Double]?

        var description: String { "\(schedule) \(settings.sorted { $0.key < $1.key })" }
    }

    struct Plateau: Decodable, CustomStringConvertible {
        let settings: [String: Double]
        let rates: [Double]

        var description: String { "\(settings.sorted { $0.key < $1.key })" }
    }

    /// Where a hundred steps under a schedule that moves the momentum end, on the ravine from (4, 2).
    struct Cycle: Decodable, CustomStringConvertible {
        let rule: String
        let schedule: String
        let learningRate: Double
        let settings: [String: String]
        let end: [Double]

        var description: String { "\(rule) under \(schedule)" }
    }

    static let rules: Rules = load("rules.json")
    static let schedules: Schedules = load("schedules.json")

    private static func load<Content: Decodable>(_ name: String, beside file: String = #filePath) -> Content {
        let url = URL(filePath: file).deletingLastPathComponent().appending(path: "Golden/\(name)")
        do {
            return try JSONDecoder().decode(Content.self, from: Data(contentsOf: url))
        } catch {
            fatalError("\(url.path): \(error)")
        }
    }
}

/// What the scalars of this build resolve.
let isDouble = Scalar.self == Double.self

/// Whether a is b, give or take a part of the larger of 1 and b.
func isClose(_ a: some BinaryFloatingPoint, _ b: some BinaryFloatingPoint, within tolerance: Double) -> Bool {
    abs(Double(a) - Double(b)) <= tolerance * max(1, abs(Double(b)))
}
