import Checking
import Foundation

/// What became of one exercise, in lines for the learner.
///
/// Where a number was to be derived, the right one is not told: only whether the answer is too large or too small. Where one was to be
/// predicted, what was measured is shown as soon as every question has a guess.
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
        case .partial, .wrong: return exercise.sheet.asksForNumbers ? answers : failure + likelyMistake
        }
    }

    /// Each answer that is not right, with its own likely mistake.
    private var answers: [String] {
        let isGuess = exercise.sheet.kind == .predict
        let measured = isGuess && attempt.results.allSatisfy(\.hasNumber) ? self.measurements : nil
        let lines = attempt.results.indices.flatMap { index in
            answer(attempt.results[index], measured: measured?[index])
        }
        guard isGuess else { return lines }
        let after =
            measured == nil
            ? "What was measured is shown as soon as every question has a guess."
            : "Find out why before you write what was measured into the file."
        return lines + [after]
    }

    private func answer(_ result: Attempt.Result, measured: Record?) -> [String] {
        if result.passed {
            return measured.map { ["\(result.name): \(result.got($0.name)); measured: \(Judge.show($0.value))"] } ?? []
        }
        if let trouble = result.observation.trouble { return ["\(result.name): your file \(trouble)"] }
        guard let divergence = result.divergence else { return [result.name] }
        let size = divergence.isTooLarge.map { $0 ? " is too large" : " is too small" } ?? ""
        let verdict = divergence.isNegated ? " has the wrong sign" : size
        let truth = measured.map { "; measured: \(Judge.show($0.value))" } ?? ""
        let reason = result.mistake.map { Self.account(of: $0).map { "    " + $0 } } ?? []
        return ["\(result.name): \(divergence.name): \(divergence.got)\(verdict)\(truth)"] + reason
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
        lines += Self.listed(result.given).map { "    " + $0 }
        if let trouble = result.observation.trouble {
            let last = result.observation.records.last.map { "The last thing seen: \($0.name)." }
            lines += (crash(result) ?? ["your code \(trouble)"]) + [last].compactMap(\.self)
        } else if let divergence = result.divergence {
            lines += ["\(divergence.name):", "    expected  \(divergence.expected)", "    got       \(divergence.got)"]
        }
        return lines + (isDetailed ? Self.printed(result.observation.printed) : [])
    }

    /// A crash with the learner's line under it, where it is known.
    private func crash(_ result: Attempt.Result) -> [String]? {
        guard case .crashed(let crash) = result.observation.ending, let line = crash.line, let code = crash.code else {
            return nil
        }
        return ["your code crashed in line \(line):", "    " + Self.printable(code[...])]
            + Self.printable(crash.message[...]).wrapped(to: 90)
    }

    private var likelyMistake: [String] {
        if let mistake = attempt.mistake {
            if mistake.isGiven == true { return ["The bug that the file came with is still in it."] }
            return Self.account(of: mistake)
                + (attempt.failedOtherwise > 0 ? ["That fits this case; others fail in another way."] : [])
        }
        guard attempt.firstFailure?.divergence?.isNegated == true else { return [] }
        return ["Likely mistake: a sign. This is what was expected, times −1."]
    }

    private static func account(of mistake: Expectations.Mistake) -> [String] {
        ["Likely mistake: \(mistake.name)."] + mistake.explanation.wrapped(to: 90)
    }

    /// What a guess is held against, once it was made; how a race ended.
    private var measured: [String] {
        if let steps = attempt.results.last?.steps { return ["It takes \(steps) steps."] }
        guard exercise.sheet.kind == .predict, let measurements else { return [] }
        return zip(attempt.results, measurements).flatMap { answer($0, measured: $1) }
    }

    /// What was measured, a record a case.
    private var measurements: [Record]? {
        let records = try? exercise.expectations().expected.joined().compactMap(Record.init(line:))
        return records?.count == attempt.results.count ? records : nil
    }

    private var solution: [String] {
        guard let text = try? String(contentsOf: exercise.solution, encoding: .utf8) else { return [] }
        let path = "Tests/Exercises/\(exercise.folder)/\(exercise.name)/Solution.swift"
        guard isDetailed else { return ["One solution: \(path)"] }
        let code = text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
        return ["One solution, \(path):", ""] + code
    }

    /// A case's inputs in as few lines as they fit into, none of them torn apart.
    private static func listed(_ given: [String]) -> [String] {
        given.enumerated().reduce(into: [String]()) { lines, item in
            let text = item.element + (item.offset < given.count - 1 ? "," : "")
            if let last = lines.last, last.count + 1 + text.count <= 86 {
                lines[lines.count - 1] += " " + text
            } else {
                lines.append(text)
            }
        }
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

extension Attempt.Result {
    /// Whether a number came, and nothing else.
    fileprivate var hasNumber: Bool {
        guard observation.ending == .reached, case .numbers? = observation.records.first?.value else { return false }
        return true
    }

    fileprivate func got(_ name: String) -> String {
        "\(name): " + (observation.records.first.map { Judge.show($0.value) } ?? "")
    }
}
