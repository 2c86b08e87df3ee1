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
    public func examine(
        _ exercise: Exercise, file: URL? = nil, called name: String? = nil, withHidden: Bool = false
    ) throws -> Attempt {
        func failed(_ state: Attempt.State) -> Attempt {
            Attempt(exercise: exercise, state: state, results: [], mistake: nil)
        }
        let program: URL
        switch try compiler.compile(file ?? exercise.file, called: name ?? exercise.path, for: exercise) {
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
        let observations = try observe(program, cases.map(\.0))
        return judge(exercise, cases, observations, expectations)
    }

    /// Runs a program once for each case, each time in a process of its own.
    public func observe(_ program: URL, _ cases: [Case]) throws -> [Observation] {
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
            observations.append(Observation(try worker.run(program, input: scratch), limits: worker.limits))
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
                    name: given.name, isHidden: isHidden, observation: observation, divergence: divergence,
                    passed: divergence == nil && observation.ending == .reached, steps: steps))
        }
        let passed = results.count(where: \.passed)
        let state: Attempt.State =
            if passed == results.count { .solved } else if passed > 0 {
                .partial
            } else if results.allSatisfy(
                \.observation.isBlank)
            { .notBegun } else { .wrong }
        return Attempt(
            exercise: exercise, state: state, results: results,
            mistake: mistake(in: results, of: expectations.mistakes, judge))
    }

    /// The known mistake that agrees with the answer in the most failed cases, the first among them.
    private func mistake(
        in results: [Attempt.Result], of mistakes: [Expectations.Mistake], _ judge: Judge
    ) -> Expectations.Mistake? {
        let failed = results.indices.filter { index in
            let result = results[index]
            return !result.passed && result.observation.ending != .notRun && !result.observation.isBlank
        }
        guard let first = failed.first else { return nil }
        func agrees(_ mistake: Expectations.Mistake, _ index: Int) -> Bool {
            let known = mistake.reports[index].compactMap(Record.init(line:))
            let got = results[index].observation.lines.compactMap(Record.init(line:))
            return judge.divergence(of: got, from: known) == nil
        }
        var best: (mistake: Expectations.Mistake, count: Int)?
        for mistake in mistakes where agrees(mistake, first) {
            let count = failed.count { agrees(mistake, $0) }
            if count > best?.count ?? 0 { best = (mistake, count) }
        }
        return best?.mistake
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
