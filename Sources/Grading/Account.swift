import Checking
import Foundation

/// What became of one exercise, in lines for the learner.
///
/// Where a number was to be derived or guessed, the right one is not told: only whether the answer is too large or too small.
struct Account {
    private let attempt: Attempt
    /// Whether there is room for what the code printed, and for the solution.
    private let isDetailed: Bool

    init(_ attempt: Attempt, isDetailed: Bool = false) {
        (self.attempt, self.isDetailed) = (attempt, isDetailed)
    }

    private var exercise: Exercise { attempt.exercise }

    var lines: [String] {
        switch attempt.state {
        case .solved: return measured + solution
        case .notBegun: return ["Yours to write: \(exercise.path)"]
        case .missing: return ["\(exercise.name).swift is missing; its place is Lessons/\(exercise.folder)/Exercises."]
        case .broken(let said): return ["It does not compile:"] + Self.cut(said)
        case .unfit(let said):
            return ["It compiles, but the checker cannot call it; keep the names and types of the stub:"]
                + Self.cut(said)
        case .partial, .wrong: return (exercise.sheet.asksForNumbers ? answers : failure) + likelyMistake
        }
    }

    /// Each answer that is not right.
    private var answers: [String] {
        attempt.results.filter { !$0.passed }.map { result in
            if let trouble = result.observation.trouble { return "\(result.name): your file \(trouble)" }
            guard let divergence = result.divergence else { return result.name }
            let size = divergence.isTooLarge.map { $0 ? " is too large" : " is too small" } ?? ""
            return "\(result.name): \(divergence.name): \(divergence.got)\(size)"
        }
    }

    /// The first step at which the first failing case goes wrong.
    private var failure: [String] {
        guard let result = attempt.results.first(where: { !$0.passed && !$0.isHidden }) else {
            return ["Every visible case passes; a hidden one does not."]
        }
        let failed = attempt.results.filter { !$0.passed && !$0.isHidden }
        var lines = [
            "In the case “\(result.name)”\(failed.count > 1 ? ", the first of \(failed.count) that fail" : ""):"
        ]
        if let trouble = result.observation.trouble {
            let last = result.observation.records.last.map { " (the last thing seen: \($0.name))" } ?? ""
            lines.append("your code \(trouble)\(last)")
        } else if let divergence = result.divergence {
            lines += ["\(divergence.name):", "    expected  \(divergence.expected)", "    got       \(divergence.got)"]
        }
        return lines + (isDetailed ? Self.printed(result.observation.printed) : [])
    }

    private var likelyMistake: [String] {
        guard let mistake = attempt.mistake else { return [] }
        if mistake.isGiven == true { return ["The bug that the file came with is still in it."] }
        return ["Likely mistake: \(mistake.name)."] + mistake.explanation.wrapped(to: 90)
    }

    /// What a guess is held against, once it was made; how a race ended.
    private var measured: [String] {
        if let steps = attempt.results.last?.steps { return ["It takes \(steps) steps."] }
        guard exercise.sheet.kind == .predict, let expectations = try? exercise.expectations() else { return [] }
        let records = expectations.expected.joined().compactMap(Record.init(line:))
        return ["Measured:"] + records.map { "    \($0.name): \(Judge.show($0.value))" }
    }

    private var solution: [String] {
        guard let text = try? String(contentsOf: exercise.solution, encoding: .utf8) else { return [] }
        let path = "Tests/Exercises/\(exercise.folder)/\(exercise.name)/Solution.swift"
        guard isDetailed else { return ["One solution: \(path)"] }
        let code = text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
        return ["One solution, \(path):", ""] + code
    }

    private static func printed(_ text: String) -> [String] {
        guard text.contains(where: { !$0.isWhitespace }) else { return [] }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(printable)
        return ["It printed:"] + lines.prefix(20).map { "    " + $0 } + (lines.count > 20 ? ["    …"] : [])
    }

    /// The beginning of what a compiler said.
    private static func cut(_ said: String) -> [String] {
        let lines = said.split(whereSeparator: \.isNewline).map(printable)
        let begin = lines.firstIndex { $0.contains("error:") } ?? 0
        return Array(lines[begin...].prefix(12)) + (lines.count - begin > 12 ? ["…"] : [])
    }

    /// A line that cannot upset a terminal.
    private static func printable(_ line: Substring) -> String {
        String(
            line.prefix(160).map { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7f } ? $0 : " " })
    }
}
