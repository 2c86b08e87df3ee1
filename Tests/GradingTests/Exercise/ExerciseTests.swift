import Foundation
import Grading
import Testing

@Suite struct ExerciseTests {
    /// Every fifth exercise; all of them under `make verify`.
    static let sampled: [Exercise] = {
        let all = (try? Course.catalogue().exercises) ?? []
        if ProcessInfo.processInfo.environment["DOWNHILL_VERIFY"] == "1" { return all }
        return all.enumerated().filter { $0.offset % 5 == 0 }.map(\.element)
    }()

    @Test(.enabled(if: Course.hasSolutions, "the student edition has no solutions"), arguments: sampled)
    func `the stub scores nothing, the solution everything, and every known mistake is named`(exercise: Exercise) throws
    {
        let problems = try Proof(Course.examiner()).report(on: exercise).problems
        #expect(problems.isEmpty, "\(exercise.path): \(problems.joined(separator: "\n"))")
    }

    @Test func `the samples cover something`() {
        #expect(!Self.sampled.isEmpty)
    }
}

extension Exercise: CustomTestStringConvertible {
    public var testDescription: String { path }
}
