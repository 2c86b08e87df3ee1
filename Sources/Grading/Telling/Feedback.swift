import Checking
import Foundation

/// What became of one exercise, in lines for the learner.
///
/// Where a number was to be derived, the right one is not told: only whether the answer is right, and which mistake makes it. Where one was to be
/// predicted, nothing is told before every question has a guess, and then what was measured.
struct Feedback {
    /// How the account begins of an answer that cannot be judged; a class's statistics know it by that.
    static let (broken, brokenInPart) = ("It does not compile:", "Not all of it compiles:")
    static let unfit = "It compiles, but the checker cannot call it; keep the names and types of the stub:"
    /// How it ends where a prediction is missing.
    static let open = "The page is judged, and what was measured is shown, as soon as every question has a guess."

    private let attempt: Attempt
    /// Whether there is room for what the code printed, and for the solution.
    private let isDetailed: Bool

    init(_ attempt: Attempt, isDetailed: Bool = false) {
        (self.attempt, self.isDetailed) = (attempt, isDetailed)
    }

    private var exercise: Exercise { attempt.exercise }

    var lines: [String] {
        switch attempt.state {
        case .solved: return onlyVisible + measured + solution
        case .notBegun: return ["Yours to write: \(exercise.path)"]
        case .missing: return ["\(exercise.name).swift is missing; its place is Lessons/\(exercise.folder)/Exercises."]
        case .broken(let said): return [Self.broken] + Self.told(said, code: code)
        case .unfit(let said):
            return [Self.unfit] + Self.told(said, code: [])
        case .begun where !attempt.isOpen: return begun
        case .begun, .partial, .wrong:
            return exercise.sheet.asksForNumbers ? unread + answers : unread + failure + likelyMistake
        }
    }

    /// The lines of the answer.
    private var code: [String] {
        (attempt.source ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// What a tick does not promise.
    private var onlyVisible: [String] {
        guard attempt.casesElsewhere > 0 else { return [] }
        return ["All \(attempt.results.count) visible cases pass; it is graded on \(attempt.casesElsewhere) more."]
    }

    private var begun: [String] {
        let result = attempt.results.first { !$0.passed }
        let last = result?.observation.records.last.map { "“\($0.name)” comes out right" } ?? "it begins well"
        let line = result?.observation.unwrittenLine.map { " (line \($0))" } ?? ""
        return ["So far, so good: \(last); what comes after it is not written yet\(line)."]
    }

    private var unread: [String] {
        attempt.unread.map { [Self.brokenInPart] + Self.told($0, code: code) } ?? []
    }

    /// Each answer that is not right, with its own likely mistake.
    private var answers: [String] {
        if attempt.isOpen { return attempt.results.map(noted) + [Self.open] }
        let measured = exercise.sheet.kind == .predict ? measurements : nil
        let lines = attempt.results.indices.flatMap { index in
            answer(attempt.results[index], measured: measured?[index])
        }
        return lines + (measured == nil ? [] : ["Find out why before you write what was measured into the file."])
    }

    /// A guess beside a question that has none yet.
    private func noted(_ result: Attempt.Result) -> String {
        if let trouble = result.observation.trouble { return "\(result.name): your file \(trouble)" }
        guard let record = result.observation.records.first else { return result.name }
        return "\(result.name): \(result.got(record.name))\(result.hasNumber ? ", noted" : "")"
    }

    private func answer(_ result: Attempt.Result, measured: Record?) -> [String] {
        if result.passed {
            return measured.map { ["\(result.name): \(result.got($0.name)); measured: \(Number.text($0.value))"] } ?? []
        }
        if let trouble = result.observation.trouble { return ["\(result.name): your file \(trouble)"] }
        guard let divergence = result.divergence else { return [result.name] }
        let truth = measured.map { "; measured: \(Number.text($0.value))" } ?? ""
        let reason = result.mistake.map { Self.told($0, isCertain: false).map { "    " + $0 } } ?? []
        return ["\(result.name): \(divergence.name): \(divergence.got)\(verdict(on: result, divergence))\(truth)"]
            + reason
    }

    private func verdict(on result: Attempt.Result, _ divergence: Judge.Divergence) -> String {
        if divergence.got == Recorder.unanswered { return "" }
        if divergence.isNegated { return " has the wrong sign" }
        if let isTooLarge = divergence.isTooLarge { return isTooLarge ? " is too large" : " is too small" }
        return result.isRough
            ? " is not right, or not exact enough: three significant digits are wanted" : " is not right"
    }

    /// The first step at which the first failing case goes wrong.
    private var failure: [String] {
        guard let result = attempt.results.first(where: { !$0.passed && !$0.isHidden }) else {
            let names = attempt.failedHidden.map { "“\($0)”" }.joined(separator: ", ")
            return [
                "All \(attempt.results.count { !$0.isHidden }) visible cases pass. Of the hidden ones, which are graded too, these fail: \(names)."
            ]
            .flatMap { $0.wrapped(to: 90) }
        }
        let failed = attempt.results.filter { !$0.passed && !$0.isHidden }
        var lines = [
            "In the case “\(result.name)”\(failed.count > 1 ? ", the first of \(failed.count) that fail" : ""):"
        ]
        lines += Self.listed(result.given).map { "    " + $0 }
        // What is wrong before a stub is reached is told, not that there is a stub.
        let isUnwritten = result.observation.ending == .notWritten
        if let trouble = result.observation.trouble, !isUnwritten || result.divergence == nil {
            let last = result.observation.records.last.map { "The last thing seen: \($0.name)." }
            lines += (crash(result) ?? ["your code \(trouble)"]) + [last].compactMap(\.self)
        } else if let divergence = result.divergence {
            lines += ["\(divergence.name):", "    expected  \(divergence.expected)", "    got       \(divergence.got)"]
            if divergence.isRounded {
                lines += [
                    "The first digits agree: something is rounded. Compute in Double, with Double.pi and without Float."
                ]
            }
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
        let failed = attempt.results.filter { !$0.passed }
        // A single case that nobody has seen is too little to name a mistake on.
        if failed.count == 1, failed[0].isHidden { return [] }
        if let mistake = attempt.mistake {
            if mistake.isGiven == true, attempt.isMistakeCertain {
                return ["The bug that the file came with is still in it."]
            }
            return Self.told(mistake, isCertain: attempt.isMistakeCertain)
                + (attempt.failedOtherwise > 0 ? ["That fits this case; others fail in another way."] : [])
        }
        guard attempt.firstFailure?.divergence?.isNegated == true else { return [] }
        return ["Perhaps: a sign. This is what was expected, times −1."]
    }

    /// - Parameter isCertain: Whether more than one number speaks for it.
    private static func told(_ mistake: Expectations.Mistake, isCertain: Bool) -> [String] {
        ["\(isCertain ? "Likely mistake" : "Perhaps"): \(mistake.name)."] + mistake.explanation.wrapped(to: 90)
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

    /// The first errors that a compiler found, each with its line and, where a habit of another language shows, what to write instead.
    private static func told(_ said: String, code: [String]) -> [String] {
        let messages = CompilerMessage.all(in: said)
        guard !messages.isEmpty else {
            return said.split(whereSeparator: \.isNewline).prefix(12).flatMap { printable($0).wrapped(to: 90) }
        }
        let shown = messages.prefix(4).flatMap { message -> [String] in
            let line = code.indices.contains(message.line - 1) ? code[message.line - 1] : ""
            let quoted = line.isEmpty ? [] : ["    " + printable(Substring(line.trimmingCharacters(in: .whitespaces)))]
            // Without the learner's code the line is one of the checker's, which tells nobody anything.
            let place = code.isEmpty ? "" : "line \(message.line): "
            return ["\(place)\(printable(Substring(message.text)))"].flatMap { $0.wrapped(to: 90) }
                + quoted
                + (message.advice(for: line)?.wrapped(to: 90) ?? [])
        }
        return shown + (messages.count > 4 ? ["… and \(messages.count - 4) more."] : [])
    }

    /// A line that cannot upset a terminal.
    private static func printable(_ line: Substring) -> String {
        String(
            line.prefix(400).map { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7f } ? $0 : " " })
    }
}

extension Attempt.Result {
    /// Whether what came is a fraction written with fewer than three digits.
    fileprivate var isRough: Bool {
        guard case .numbers(let numbers)? = observation.records.first?.value, let number = numbers.first else {
            return false
        }
        return number != number.rounded() && Double(String(format: "%.1e", number)) == number
    }

    fileprivate func got(_ name: String) -> String {
        "\(name): " + (observation.records.first.map { Number.text($0.value) } ?? "")
    }
}
