import Checking
import Foundation

/// What a learner sees of a lesson's exercises.
public struct Page: Sendable {
    public let attempts: [Attempt]
    /// Which exercise was asked for, if one was: then there is room for more.
    public let only: Int?
    public let hint: Int?

    public init(_ attempts: [Attempt], only: Int? = nil, hint: Int? = nil) {
        (self.attempts, self.only, self.hint) = (attempts, only, hint)
    }

    public var text: String {
        var lines: [String] = [""]
        let shown = attempts.filter { only == nil || $0.exercise.number == only }
        let hinted = hint == nil ? nil : shown.first { !$0.isSolved } ?? shown.first
        for attempt in shown {
            lines += heading(attempt)
            lines += body(attempt).map { $0.isEmpty ? "" : "      " + $0 }
            if let hint, attempt.exercise.number == hinted?.exercise.number { lines += hints(attempt.exercise, upTo: hint) }
            lines.append("")
        }
        lines.append(summary(shown))
        return lines.joined(separator: "\n")
    }

    /// What became of one exercise, without its heading.
    static func account(of attempt: Attempt) -> String {
        let lines = attempt.isSolved ? ["Every case passed."] : Page([attempt]).body(attempt)
        return lines.joined(separator: "\n")
    }

    private func heading(_ attempt: Attempt) -> [String] {
        let exercise = attempt.exercise
        let points = "\(Self.show(attempt.score())) of \(Self.show(exercise.sheet.points)) points"
        let title = "  \(attempt.state.mark) \(exercise.title) (\(exercise.sheet.kind.rawValue))"
        return [title.padded(to: 70 - points.count) + " " + points]
    }

    private func body(_ attempt: Attempt) -> [String] {
        let path = attempt.exercise.path
        switch attempt.state {
        case .solved: return measured(attempt) + solved(attempt)
        case .notBegun: return ["Yours to write: \(path)"]
        case .missing: return ["\(path) is missing; bring it back with git checkout, or from the handout."]
        case .broken(let said): return ["It does not compile:"] + Self.cut(said)
        case .unfit(let said):
            return ["It compiles, but the checker cannot call it; keep the names and types of the stub:"] + Self.cut(said)
        case .partial, .wrong: return failure(attempt)
        }
    }

    private func failure(_ attempt: Attempt) -> [String] {
        guard let result = attempt.firstFailure else { return [] }
        let failed = attempt.results.filter { !$0.passed }
        var lines = ["In the case “\(result.name)”\(failed.count > 1 ? ", the first of \(failed.count) that fail" : ""):"]
        if let trouble = result.observation.trouble {
            let last = result.observation.records.last.map { " after “\($0.name)”" } ?? ""
            lines.append("your code \(trouble)\(result.observation.ending == .reached ? "" : last)")
        } else if let divergence = result.divergence {
            lines += ["\(divergence.name):", "    expected  \(divergence.expected)", "    got       \(divergence.got)"]
        }
        if let mistake = attempt.mistake {
            lines.append("Likely mistake: \(mistake.name).")
            lines += mistake.explanation.wrapped(to: 90)
        }
        if only != nil { lines += printed(result.observation.printed) }
        if hint == nil {
            lines.append("A hint: make exercise\(attempt.exercise.lesson) EXERCISE=\(attempt.exercise.number) HINT=1")
        }
        return lines
    }

    private func printed(_ text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0.prefix(160)) }
        guard text.contains(where: { !$0.isWhitespace }) else { return [] }
        return ["It printed:"] + lines.prefix(20).map { "    " + $0 } + (lines.count > 20 ? ["    …"] : [])
    }

    /// What a guess is held against, once it was made.
    private func measured(_ attempt: Attempt) -> [String] {
        guard attempt.exercise.sheet.kind == .predict, let expectations = try? attempt.exercise.expectations() else {
            return attempt.results.last?.steps.map { ["It takes \($0) steps."] } ?? []
        }
        return ["Measured:"] + expectations.expected.joined().compactMap(Record.init(line:)).map { record in
            "    \(record.name): \(Judge.show(record.value))"
        }
    }

    private func solved(_ attempt: Attempt) -> [String] {
        let solution = attempt.exercise.solution
        guard let text = try? String(contentsOf: solution, encoding: .utf8) else { return [] }
        let path = "Tests/Exercises/\(attempt.exercise.folder)/\(attempt.exercise.name)/Solution.swift"
        guard only != nil else { return ["One solution: \(path)"] }
        return ["One solution, \(path):", ""] + text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
    }

    private func hints(_ exercise: Exercise, upTo hint: Int) -> [String] {
        let hints = exercise.sheet.hints.prefix(hint)
        return hints.enumerated().flatMap { index, text in
            ["      Hint \(index + 1) of \(exercise.sheet.hints.count):"] + text.wrapped(to: 90).map { "      " + $0 }
        }
    }

    private func summary(_ attempts: [Attempt]) -> String {
        let solved = attempts.count(where: \.isSolved)
        let points = attempts.reduce(0) { $0 + $1.score() }
        let all = attempts.reduce(0) { $0 + $1.exercise.sheet.points }
        return "  \(solved) of \(attempts.count) solved, \(Self.show(points)) of \(Self.show(all)) points."
    }

    /// The beginning of what a compiler said.
    static func cut(_ said: String) -> [String] {
        let lines = said.split(separator: "\n").map { String($0.prefix(160)) }
        let begin = lines.firstIndex { $0.contains("error:") } ?? 0
        return Array(lines[begin...].prefix(12)) + (lines.count - begin > 12 ? ["…"] : [])
    }

    static func show(_ points: Double) -> String {
        points == points.rounded() ? String(format: "%.0f", points) : String(format: "%.1f", points)
    }
}

extension Attempt.State {
    public var mark: String {
        switch self {
        case .solved: "✓"
        case .partial: "◐"
        case .notBegun: "·"
        case .wrong, .missing, .broken, .unfit: "✗"
        }
    }
}

extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

    func wrapped(to width: Int) -> [String] {
        split(whereSeparator: \.isWhitespace).reduce(into: [String]()) { lines, word in
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
    }
}
