import Downhill
import Foundation

/// The trainings that the report is woven from, whatever of them has been made so far.
struct Trainings: Sendable {
    struct Training: Sendable {
        let name: String
        let configuration: TrainingConfiguration
        let history: KeptHistory

        /// Only a whole training decides anything.
        var isWhole: Bool { history.count >= configuration.epochs }
    }

    let all: [Training]

    init(_ all: [Training]) { self.all = all }

    /// Reads what a lesson keeps: a folder a training, with what was asked for and how it went.
    init(in folder: URL) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        all = try names.filter { !$0.hasPrefix(".") }.map { name in
            let place = TrainingFolder(folder.appending(path: name))
            return Training(name: name, configuration: try place.configuration, history: try place.keptHistory)
        }
    }

    subscript(name: String) -> Training? { all.first { $0.name == name } }

    func history(_ name: String) -> KeptHistory { self[name]?.history ?? KeptHistory() }

    /// Those of some trainings that are not whole.
    func missing(_ names: [String]) -> [String] { names.filter { !(self[$0]?.isWhole ?? false) } }

    func areWhole(_ names: [String]) -> Bool { missing(names).isEmpty }

    /// Of the last epochs of a training up to one, the mean; not a number where it has not come so far.
    func mean(
        _ name: String, _ column: KeyPath<KeptHistory, [Double]>, over width: Int = 5, upTo end: Int? = nil
    ) -> Double {
        let values = history(name)[keyPath: column]
        let end = end ?? self[name]?.configuration.epochs ?? 0
        guard end >= width, values.count >= end else { return .nan }
        return values[(end - width)..<end].reduce(0, +) / Double(width)
    }

    /// The share of test images answered rightly at a training's end: the mean of its last five epochs.
    func accuracy(_ name: String, upTo end: Int? = nil) -> Double { 1 - mean(name, \.testError, upTo: end) }
}

extension Trainings {
    /// A claim that some trainings decide: pending while one of them is not whole. `instead` stands where the verdict asks for it.
    func claim(
        _ id: String, by names: [String], force: Force = .here, instead: String, _ decisive: [Condition],
        beyond: [Condition] = []
    ) -> Claim {
        let missing = missing(names)
        guard missing.isEmpty else {
            return Claim(
                id, pending: "It waits for trainings that are not made yet: \(missing.joined(separator: ", ")).")
        }
        var claim = Claim(id, instead: instead) {
            decisive
        } beyond: {
            beyond
        }
        claim.force = force
        if claim.verdict == .upheld { claim.instead = nil }
        return claim
    }

    /// A number of whole trainings in a sentence; words where one is not.
    func text(_ value: Double, by names: [String], as format: NumberFormat = .percent(1)) -> String {
        text([value], by: names, as: format)
    }

    /// The same of several numbers.
    func text(_ values: [Double], by names: [String], as format: NumberFormat) -> String {
        areWhole(names) ? values.map { format.text($0) }.listed : "not trained yet"
    }
}

extension [String] {
    /// “one, two and three”.
    var listed: String {
        guard count > 1, let last else { return joined() }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}
