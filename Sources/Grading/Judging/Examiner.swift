import Checking
import Foundation

/// Compiles, runs and judges answers.
public struct Examiner: Sendable {
    public let compiler: Compiler
    public let worker: Worker

    public init(compiler: Compiler, worker: Worker = Worker()) {
        self.compiler = compiler
        self.worker = worker
    }

    /// Examines an answer to an exercise: the learner's own file, if no other is given.
    ///
    /// - Parameter afterEachCase: Is told what stands after each case but the last; the cases to come count as failed.
    public func examine(
        _ exercise: Exercise, file: URL? = nil, called name: String? = nil, withHidden: Bool = false,
        afterEachCase: (Attempt) throws -> Void = { _ in }
    ) throws -> Attempt {
        let file = file ?? exercise.file
        func failed(_ state: Attempt.State) -> Attempt {
            Attempt(exercise: exercise, state: state, results: [], mistake: nil)
        }
        let program: URL
        switch try compiler.compile(file, called: name ?? exercise.path, for: exercise) {
        case .missing: return failed(.missing)
        case .broken(let said): return failed(.broken(said))
        case .unfit(let said): return failed(.unfit(said))
        case .program(let made): program = made
        }
        var cases = exercise.sheet.cases.map { ($0, false) }
        var expectations = try exercise.expectations()
        if withHidden, let hidden = try exercise.hidden() {
            cases += hidden.cases.map { ($0, true) }
            expectations.append(hidden.expectations)
        }
        guard expectations.expected.count == cases.count else {
            throw CourseError(
                "\(exercise.expectationsFile.path) is out of date", remedy: "run course exercises --record")
        }
        let source = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let observations = try observe(program, cases.map(\.0), of: exercise) { soFar in
            guard soFar.count < cases.count else { return }
            let missing = Array(repeating: Observation(notRunAfter: .notRun), count: cases.count - soFar.count)
            try afterEachCase(judge(exercise, cases, soFar + missing, expectations))
        }
        return judge(exercise, cases, observations.map { $0.quoting(source) }, expectations)
    }

    /// Runs a program once for each case, each time in a process of its own.
    public func observe(
        _ program: URL, _ cases: [Case], of exercise: Exercise, afterEach: ([Observation]) throws -> Void = { _ in }
    ) throws -> [Observation] {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "downhill-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        var observations: [Observation] = []
        for given in cases {
            if let last = observations.last?.ending, last.endsExamination {
                observations.append(Observation(notRunAfter: last == .notWritten ? .notWritten : .notRun))
                continue
            }
            let lines = given.inputs.map { $0.line + "\n" }.joined()
            try Data(lines.utf8).write(to: scratch)
            observations.append(
                Observation(
                    try worker.run(program, input: scratch), limits: worker.limits, program: program,
                    file: "\(exercise.name).swift"))
            try afterEach(observations)
        }
        return observations
    }

    private func judge(
        _ exercise: Exercise, _ cases: [(given: Case, isHidden: Bool)], _ observations: [Observation],
        _ expectations: Expectations
    ) -> Attempt {
        let judge = Judge(tolerance: exercise.sheet.tolerance)
        var results: [Attempt.Result] = []
        for ((given, isHidden), (observation, lines)) in zip(cases, zip(observations, expectations.expected)) {
            let expected = lines.compactMap(Record.init(line:))
            var divergence = judge.divergence(of: observation.records, from: expected)
            var steps: Int?
            if let race = exercise.sheet.race, let limit = given.atMost, observation.ending == .reached {
                steps = race.steps(observation.records)
                divergence = race.divergence(steps, atMost: limit, observation.records)
            }
            results.append(
                Attempt.Result(
                    name: given.name, isHidden: isHidden, given: given.given, observation: observation,
                    divergence: divergence,
                    passed: divergence == nil && observation.ending == .reached, steps: steps))
        }
        let passed = results.count(where: \.passed)
        let state: Attempt.State =
            if passed == results.count { .solved } else if passed > 0 {
                .partial
            } else if results.allSatisfy(
                \.observation.isBlank)
            { .notBegun } else { .wrong }
        let recognition = Recognition(mistakes: expectations.mistakes, judge: judge)
        let found = recognition.mistake(in: results)
        if exercise.sheet.asksForNumbers {
            for index in results.indices {
                results[index].mistake = recognition.mistake(
                    in: results[index], at: index,
                    expected: expectations.expected[index].compactMap(Record.init(line:)), favourite: found?.mistake)
            }
        }
        return Attempt(
            exercise: exercise, state: state, results: results, mistake: found?.mistake,
            failedOtherwise: found?.failedOtherwise ?? 0)
    }
}

extension Observation.Ending {
    /// Whether the other cases need not be run.
    fileprivate var endsExamination: Bool {
        switch self {
        case .tooLong, .tooMuch, .notWritten, .notRun: true
        default: false
        }
    }
}

extension Observation {
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

    /// Whether the learner has not answered at all.
    var isBlank: Bool {
        ending == .notWritten
            || ending == .reached && !records.isEmpty
                && records.allSatisfy { $0.value == .words(Recorder.unanswered) }
    }
}

extension Race {
    fileprivate func divergence(_ steps: Int?, atMost limit: Int, _ records: [Record]) -> Judge.Divergence? {
        if let blank = records.first(where: { $0.value == .words(Recorder.unanswered) }) {
            return Judge.Divergence(name: blank.name, expected: "a number", got: Recorder.unanswered)
        }
        if let steps, steps <= limit { return nil }
        return Judge.Divergence(
            name: name, expected: "at most \(limit)", got: steps.map { "\($0)" } ?? "it never arrives")
    }
}

extension Expectations {
    /// Adds those of further cases; both know the same mistakes.
    fileprivate mutating func append(_ other: Expectations) {
        expected += other.expected
        for (index, more) in zip(mistakes.indices, other.mistakes) { mistakes[index].reports += more.reports }
    }
}
