import Foundation

/// Checks an exercise as the course promises it: the stub scores nothing, the solution everything, and each known mistake fails and is called
/// by its name.
public struct Proof: Sendable {
    private let examiner: Examiner

    public init(_ examiner: Examiner) { self.examiner = examiner }

    /// What is wrong with an exercise; nothing, if all is well.
    public func problems(of exercise: Exercise) throws -> [String] {
        try form(of: exercise) + freshness(of: exercise) + stub(of: exercise) + solution(of: exercise)
            + exercise.wrongAnswers.flatMap { try wrong($0, of: exercise) }
    }

    private func form(of exercise: Exercise) throws -> [String] {
        var problems: [String] = []
        if exercise.sheet.hints.count != 3 { problems.append("it has \(exercise.sheet.hints.count) hints, not three") }
        if exercise.sheet.outcome == nil { problems.append("its sheet names no outcome") }
        if exercise.wrongAnswers.count < 3 {
            problems.append("only \(exercise.wrongAnswers.count) wrong answers are known, and three are wanted")
        }
        if Catalogue.title(of: exercise.file, number: exercise.number) == nil {
            problems.append("\(exercise.path) does not begin with //: # \(exercise.number) · Its title")
        }
        return problems
    }

    private func freshness(of exercise: Exercise) throws -> [String] {
        let made = try ExpectationsMaker(examiner).make(for: exercise)
        var problems: [String] = []
        func agree(_ file: URL, _ expectations: Expectations) throws {
            let isSealed = file == exercise.expectationsFile && exercise.sheet.asksForNumbers
            if try expectations.json(sealed: isSealed) != (try? Data(contentsOf: file)) {
                problems.append("\(file.lastPathComponent) is out of date; run course exercises --record")
            }
        }
        try agree(exercise.expectationsFile, made.visible)
        if let hidden = made.hidden { try agree(exercise.hiddenExpectationsFile, hidden) }
        return problems
    }

    private func stub(of exercise: Exercise) throws -> [String] {
        let attempt = try examiner.examine(exercise, withHidden: true)
        var problems: [String] = []
        if attempt.score() > 0 { problems.append("the stub scores \(attempt.score())") }
        switch attempt.state {
        case .broken(let said), .unfit(let said): problems.append("the stub does not compile:\n\(said)")
        case .missing: problems.append("the stub is missing")
        case .wrong where exercise.sheet.kind != .bug: problems.append("the stub looks like an answer")
        default: break
        }
        return problems
    }

    private func solution(of exercise: Exercise) throws -> [String] {
        let attempt = try examiner.examine(exercise, file: exercise.solution, withHidden: true)
        return attempt.isSolved ? [] : ["the solution does not pass: \(attempt.account)"]
    }

    private func wrong(_ file: URL, of exercise: Exercise) throws -> [String] {
        let name = try ExpectationsMaker.description(of: file).name
        let attempt = try examiner.examine(exercise, file: file)
        if attempt.isSolved { return ["\(file.lastPathComponent) passes"] }
        if attempt.mistake?.name != name {
            return ["\(file.lastPathComponent) is called “\(attempt.mistake?.name ?? "nothing")”: \(attempt.account)"]
        }
        if attempt.failedOtherwise > 0 {
            return ["\(file.lastPathComponent) is not known again in \(attempt.failedOtherwise) of the failed cases"]
        }
        guard exercise.sheet.asksForNumbers else { return [] }
        return attempt.results.filter { !$0.passed && $0.mistake?.name != name }.map {
            "\(file.lastPathComponent) is called “\($0.mistake?.name ?? "nothing")” in \($0.name)"
        }
    }
}

extension Attempt {
    /// What happened, in a line.
    public var account: String {
        switch state {
        case .broken(let said), .unfit(let said): said
        default:
            results.map { result in
                let reason =
                    result.observation.trouble
                    ?? result.divergence.map { "\($0.name): expected \($0.expected), got \($0.got)" }
                return "\(result.name): \(result.passed ? "passed" : reason ?? "failed")"
            }.joined(separator: "; ")
        }
    }
}
