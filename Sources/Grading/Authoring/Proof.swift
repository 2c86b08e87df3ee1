import Foundation

/// Checks an exercise as the course promises it: the stub scores nothing, the solution everything, and each known mistake fails and is called
/// by its name.
package struct Proof: Sendable {
    private let examiner: Examiner

    package init(_ examiner: Examiner) { self.examiner = examiner }

    /// What a proof finds.
    package struct Report: Sendable {
        /// What is wrong with an exercise; nothing, if all is well.
        package var problems: [String] = []
        /// Every wrong answer with what becomes of it, a line each.
        package var outcomes: [String] = []
    }

    /// - Parameter isFresh: Whether the expectations were recorded a moment ago.
    package func report(on exercise: Exercise, isFresh: Bool = false) throws -> Report {
        var report = Report()
        report.problems = try form(of: exercise) + stub(of: exercise) + solution(of: exercise)
        if !isFresh { report.problems += try freshness(of: exercise) }
        var onlyHidden = 0
        let answers = try exercise.wrongAnswers()
        let (all, visible) = (try Paper(exercise, withHidden: true), try Paper(exercise, withHidden: false))
        for answer in answers {
            switch try examiner.compiler.compile(answer.source, called: answer.name, for: exercise) {
            case .broken(let said), .unfit(let said):
                report.problems.append("“\(answer.name)” does not compile: \(said)")
            case .program(let program):
                let observations = try examiner.observe(program, all.cases, of: exercise)
                let outcome = Outcome(all.judged(observations))
                report.outcomes.append("\(answer.name): \(outcome.text)")
                if outcome.passes { report.problems.append("“\(answer.name)” gets full marks") }
                if outcome.failsHiddenOnly { onlyHidden += 1 }
                if answer.isNamed {
                    report.problems += problems(
                        with: answer, visible.judged(Array(observations.prefix(visible.cases.count))))
                }
            }
        }
        if onlyHidden * 10 > answers.count {
            report.problems.append("\(onlyHidden) of \(answers.count) wrong answers pass every visible case")
        }
        return report
    }

    /// What becomes of a wrong answer.
    private struct Outcome {
        let passes: Bool
        let failsHiddenOnly: Bool
        let text: String

        init(_ attempt: Attempt) {
            let failed = attempt.results.filter { !$0.passed }
            passes = failed.isEmpty
            failsHiddenOnly = !failed.isEmpty && failed.allSatisfy(\.isHidden)
            let name = attempt.mistakes.first.map { ", called “\($0)”" } ?? ""
            let visible = attempt.results.count { !$0.isHidden }
            text =
                passes
                ? "PASSES"
                : failsHiddenOnly
                    ? "fails hidden cases only"
                    : "fails \(failed.count { !$0.isHidden }) of \(visible) visible cases\(name)"
        }
    }

    private func form(of exercise: Exercise) throws -> [String] {
        var problems: [String] = []
        if exercise.sheet.hints.count != 3 { problems.append("it has \(exercise.sheet.hints.count) hints, not three") }
        if exercise.sheet.outcome == nil { problems.append("its sheet names no outcome") }
        let known = try exercise.wrongAnswers().count(where: \.isNamed)
        if known < 3 { problems.append("only \(known) wrong answers are known, and three are wanted") }
        if Catalogue.title(of: exercise.file, number: exercise.number) == nil {
            problems.append("\(exercise.path) does not begin with //: # \(exercise.number) · Its title")
        }
        return problems
    }

    private func freshness(of exercise: Exercise) throws -> [String] {
        let made = try ExpectationsMaker(examiner).make(for: exercise)
        var problems: [String] = []
        func agree(_ file: URL, _ expectations: Expectations) throws {
            if try expectations.json(for: exercise) != (try? Data(contentsOf: file)) {
                problems.append("\(file.lastPathComponent) is out of date; run exercises --record")
            }
        }
        try agree(exercise.expectationsFile, made.visible)
        if let hidden = made.hidden { try agree(exercise.hiddenExpectationsFile, hidden) }
        return problems
    }

    private func stub(of exercise: Exercise) throws -> [String] {
        let attempt = try examiner.examine(exercise, withHidden: true, evenUntouched: true)
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
        let attempt = try examiner.examine(
            exercise, answer: Answer(exercise.solution, called: "the solution"), withHidden: true)
        return (attempt.isSolved ? [] : ["the solution does not pass: \(attempt.account)"]) + (try part(of: exercise))
    }

    /// Where an exercise can be a part of a training, its solution is one.
    private func part(of exercise: Exercise) throws -> [String] {
        guard FileManager.default.fileExists(atPath: exercise.partDriver.path),
            let source = Answer(exercise.solution, called: "the solution").source
        else {
            return []
        }
        switch try examiner.compiler.compile(source, called: "the solution", for: exercise, as: .part) {
        case .program: return []
        case .broken(let said), .unfit(let said): return ["the solution is no part of a training: \(said)"]
        }
    }

    /// A known mistake fails a visible case, and is called by its name.
    private func problems(with answer: WrongAnswer, _ attempt: Attempt) -> [String] {
        if attempt.isSolved { return ["“\(answer.name)” passes the visible cases"] }
        if attempt.mistake?.name != answer.name {
            return ["“\(answer.name)” is called “\(attempt.mistake?.name ?? "nothing")”: \(attempt.account)"]
        }
        if attempt.failedOtherwise > 0 {
            return ["“\(answer.name)” is not known again in \(attempt.failedOtherwise) of the failed cases"]
        }
        guard attempt.exercise.sheet.asksForNumbers else { return [] }
        return attempt.results.filter { !$0.passed && $0.mistake?.name != answer.name }.map {
            "“\(answer.name)” is called “\($0.mistake?.name ?? "nothing")” in \($0.name)"
        }
    }
}

extension Attempt {
    /// What happened, in a line.
    package var account: String {
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
