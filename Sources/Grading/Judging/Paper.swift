import Checking
import Foundation

/// An exercise's cases with what is expected in them: what observations are judged by.
struct Paper {
    let exercise: Exercise
    let cases: [Case]
    private let expectations: Expectations
    private let firstHidden: Int
    private let judge: Judge

    /// - Parameter withHidden: Whether to add the hidden cases, where this edition has them.
    init(_ exercise: Exercise, withHidden: Bool) throws {
        self.exercise = exercise
        judge = Judge(tolerance: exercise.sheet.tolerance, isShare: exercise.sheet.kind == .predict)
        firstHidden = exercise.sheet.cases.count
        var expectations = try exercise.expectations()
        let hidden = withHidden ? try exercise.hidden() : nil
        if let hidden { expectations.append(hidden.expectations) }
        cases = exercise.sheet.cases + (hidden?.cases ?? [])
        self.expectations = expectations
        let reports = [expectations.expected] + expectations.mistakes.map(\.reports)
        guard reports.allSatisfy({ $0.count == cases.count }) else {
            throw CourseError(
                "\(exercise.expectationsFile.path) is out of date", remedy: "run exercises --record")
        }
    }

    /// Whether a text is the learner's file as it came.
    func isUntouched(_ source: String) -> Bool {
        expectations.untouched == Fingerprint(Data(source.utf8)).description
    }

    /// What becomes of an answer that did this, one observation a case.
    func judged(_ observations: [Observation]) -> Attempt {
        let expected = expectations.expected.map { $0.compactMap(Expectation.init(line:)) }
        var results = observations.indices.map { result(at: $0, observations[$0], expected[$0]) }
        if Attempt.isOpen(exercise, results) { return noted(results) }
        let recognition = Recognition(mistakes: expectations.mistakes, expected: expected, judge: judge)
        let found = recognition.mistake(in: results)
        if exercise.sheet.asksForNumbers {
            for index in results.indices {
                results[index].mistake = recognition.mistake(
                    in: results[index], at: index, favourite: found?.mistake)
            }
        }
        return Attempt(
            exercise: exercise, state: Attempt.State(results), results: results, mistake: found?.mistake,
            isMistakeCertain: found?.isCertain ?? false, failedOtherwise: found?.failedOtherwise ?? 0,
            casesElsewhere: cases.count > firstHidden || exercise.hasHiddenCases ? 0 : expectations.hiddenCases ?? 0)
    }

    /// A page of predictions that is not complete: its guesses are neither right nor wrong yet.
    private func noted(_ results: [Attempt.Result]) -> Attempt {
        let failed = results.map { result in
            var copy = result
            copy.passed = false
            return copy
        }
        let state = results.contains(where: \.hasNumber) ? Attempt.State.begun : Attempt.State(failed)
        return Attempt(exercise: exercise, state: state, results: failed)
    }

    private func result(at index: Int, _ observation: Observation, _ expected: [Expectation]) -> Attempt.Result {
        let records = observation.records
        // What is not written yet is no mistake in what is.
        let wanted = observation.ending == .notWritten ? Array(expected.prefix(records.count)) : expected
        var divergence = judge.divergence(of: records, from: wanted)
        var steps: Int?
        if exercise.sheet.race != nil, let limit = cases[index].atMost, observation.ending == .reached {
            (steps, divergence) = raced(records, atMost: limit)
        }
        return Attempt.Result(
            name: cases[index].name, isHidden: index >= firstHidden, given: cases[index].given,
            observation: observation, divergence: divergence,
            passed: divergence == nil && observation.ending == .reached, steps: steps)
    }

    /// How many steps a race took, and whether they are few enough.
    private func raced(_ records: [Record], atMost limit: Int) -> (steps: Int?, divergence: Judge.Divergence?) {
        guard let counted = records.first, counted.value != .words(Recorder.unanswered) else {
            let divergence = Judge.Divergence(
                name: records.first?.name ?? "steps", expected: "a number", got: Recorder.unanswered)
            return (nil, divergence)
        }
        var steps: Int?
        if case .numbers(let numbers) = counted.value { steps = numbers.first.flatMap(Self.whole) }
        if let steps, steps <= limit { return (steps, nil) }
        let got = steps.map { "\($0)" } ?? "it never arrives"
        return (steps, Judge.Divergence(name: counted.name, expected: "at most \(limit)", got: got))
    }

    /// Nil for what counts no steps, such as infinity.
    private static func whole(_ number: Double) -> Int? { Int(exactly: number.rounded(.down)) }
}

extension Observation {
    /// Whether the learner has not answered at all.
    var isBlank: Bool {
        ending == .notWritten && records.isEmpty
            || ending == .reached && !records.isEmpty
                && records.allSatisfy { $0.value == .words(Recorder.unanswered) }
    }
}

extension Expectations {
    /// Adds those of further cases; both know the same mistakes.
    fileprivate mutating func append(_ other: Expectations) {
        expected += other.expected
        for (index, more) in zip(mistakes.indices, other.mistakes) { mistakes[index].reports += more.reports }
    }
}
