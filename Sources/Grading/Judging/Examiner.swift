import Checking
import Foundation

/// Compiles, runs and judges answers.
package struct Examiner: Sendable {
    package let compiler: Compiler
    package let worker: Worker

    package init(compiler: Compiler, worker: Worker = Worker()) {
        self.compiler = compiler
        self.worker = worker
    }

    /// Examines an answer to an exercise.
    ///
    /// - Parameters:
    ///   - answer: The learner's own file, if no other is given.
    ///   - withHidden: Whether hidden cases are run where this edition has them.
    ///   - evenUntouched: Whether the learner's file is run as it comes, too.
    ///   - afterEachCase: Is told what stands after each case but the last; the cases to come count as failed.
    package func examine(
        _ exercise: Exercise, answer: Answer? = nil, withHidden: Bool = false, evenUntouched: Bool = false,
        afterEachCase: (Attempt) throws -> Void = { _ in }
    ) throws -> Attempt {
        let answer = answer ?? Answer(exercise.file, called: exercise.path)
        let paper = try Paper(exercise, withHidden: withHidden)
        func unrun(_ state: Attempt.State) -> Attempt {
            Attempt(exercise: exercise, state: state, source: answer.source, results: [])
        }
        guard let source = answer.source else { return unrun(.missing) }
        if !evenUntouched, paper.isUntouched(source) { return unrun(.notBegun) }
        var unread: String?
        let program: URL
        switch try compiler.compile(source, called: answer.name, for: exercise) {
        case .broken(let said):
            guard let readable = NumberPage(exercise, source)?.without(said),
                case .program(let made) = try compiler.compile(readable, called: answer.name, for: exercise)
            else { return unrun(.broken(said)) }
            (unread, program) = (said, made)
        case .unfit(let said): return unrun(.unfit(said))
        case .program(let made): program = made
        }
        func judged(_ observations: [Observation]) -> Attempt {
            var attempt = paper.judged(observations)
            (attempt.unread, attempt.source) = (unread, source)
            return attempt
        }
        let observations = try observe(program, paper.cases, of: exercise) { soFar in
            guard soFar.count < paper.cases.count else { return }
            let missing = Array(repeating: Observation(notRunAfter: .notRun), count: paper.cases.count - soFar.count)
            try afterEachCase(judged(soFar + missing))
        }
        return judged(observations.map { $0.quoting(source) })
    }

    /// Runs a program once for each case, each time in a process of its own.
    package func observe(
        _ program: URL, _ cases: [Case], of exercise: Exercise, afterEach: ([Observation]) throws -> Void = { _ in }
    ) throws -> [Observation] {
        let referee = try compiler.referee(of: exercise)
        var observations: [Observation] = []
        for given in cases {
            if let last = observations.last, last.endsExamination {
                observations.append(Observation(notRunAfter: last.ending == .notWritten ? .notWritten : .notRun))
                continue
            }
            var observation = try observe(program, given.inputs, of: exercise)
            if let referee, observation.ending == .reached, !observation.isBlank {
                observation = try observe(referee, given.inputs + observation.records, of: exercise)
            }
            observations.append(observation)
            try afterEach(observations)
        }
        return observations
    }

    private func observe(_ program: URL, _ inputs: [Record], of exercise: Exercise) throws -> Observation {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "downhill-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        try Data(inputs.map { $0.line + "\n" }.joined().utf8).write(to: scratch)
        return Observation(
            try worker.run(program, input: scratch), limits: worker.limits, program: program,
            file: "\(exercise.name).swift")
    }
}

/// A text that answers an exercise, and what it is called in messages.
package struct Answer: Sendable {
    /// Nil where there is no such file.
    package let source: String?
    package let name: String
    /// What there is to say about how it was found.
    package var note: String?

    package init(_ source: String?, called name: String) { (self.source, self.name) = (source, name) }

    /// Reads a file; bytes that are no text become question marks, over which the compiler stumbles.
    package init(_ file: URL, called name: String) {
        self.init((try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }, called: name)
    }
}

extension Observation {
    /// Whether the other cases need not be run.
    fileprivate var endsExamination: Bool {
        switch ending {
        case .tooLong, .tooMuch, .notRun: true
        case .notWritten: records.isEmpty
        default: false
        }
    }

    /// With the line of the learner's file that a crash happened in.
    fileprivate func quoting(_ source: String) -> Observation {
        guard case .crashed(var crash) = ending, let line = crash.line else { return self }
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.indices.contains(line - 1) else { return self }
        crash.code = lines[line - 1].trimmingCharacters(in: .whitespaces)
        var copy = self
        copy.ending = .crashed(crash)
        return copy
    }
}
