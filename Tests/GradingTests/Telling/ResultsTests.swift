import Foundation
import Grading
import Testing

@Suite struct ResultsTests {
    private func results() throws -> (Results, [Exercise]) {
        let exercises = try Course.catalogue().exercises(ofLesson: 3)
        return (try Results(exercises, hiddenVisibility: .afterDueDate), exercises)
    }

    private func attempt(_ number: Int, _ answer: String) throws -> Attempt {
        try Course.examiner().examine(
            Course.exercise(3, number), answer: Answer(answer, called: "answer.swift"), withHidden: true)
    }

    @Test func `begins with every exercise at zero`() throws {
        let (results, exercises) = try results()
        #expect(results.score == 0)
        #expect(results.tests.filter { $0.visibility == "visible" }.count == exercises.count)
        #expect(results.tests.allSatisfy { $0.score == 0 && $0.status == "failed" })
        #expect(results.tests.reduce(0) { $0 + $1.maxScore } == exercises.reduce(0) { $0 + $1.sheet.points })
    }

    @Test func `has Gradescope's fields and no others`() throws {
        var (results, exercises) = try results()
        results.enter(
            try attempt(6, "let learningRate: Double? = 0.1155\nlet momentum: Double? = 0.27"), graded: 1,
            of: exercises.count)
        let file = FileManager.default.temporaryDirectory.appending(path: "results-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try results.write(to: file)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        #expect(
            object.keys.sorted() == ["leaderboard", "output", "score", "stdout_visibility", "tests", "visibility"])
        let tests = try #require(object["tests"] as? [[String: Any]])
        let allowed: Set = [
            "score", "max_score", "status", "name", "name_format", "number", "output", "output_format", "tags",
            "visibility",
            "extra_data",
        ]
        #expect(tests.allSatisfy { allowed.isSuperset(of: $0.keys) })
        let leaders = try #require(object["leaderboard"] as? [[String: Any]])
        try #require(leaders.count == 1)
        #expect(leaders[0]["name"] as? String == "steps to 1e-6 on the ravine")
        #expect((leaders[0]["value"] as? Int).map { (20...40).contains($0) } == true)
        #expect(leaders[0]["order"] as? String == "asc")
    }

    @Test func `a wrong answer leaves the others their grades`() throws {
        var (results, exercises) = try results()
        results.enter(
            try attempt(
                4, "let longestStep: Double? = 0.4\nlet swingsFrom: Double? = nil\nlet largestRate: Double? = 0"),
            graded: 1, of: exercises.count)
        results.enter(try attempt(1, "struct Momentum {"), graded: 2, of: exercises.count)
        #expect(results.score == 3)
        #expect(results.output == "Graded so far: 2 of \(exercises.count) exercises.")
        let broken = try #require(results.tests.first { $0.number == "3.1" })
        #expect(broken.status == "failed")
        #expect(broken.output.hasPrefix("It does not compile:"))
        #expect(results.tests.first { $0.number == "3.2" }?.output.hasPrefix("Not graded") == true)
    }

    @Test func `points are entered after each case, and a case to come counts as failed`() throws {
        var (results, exercises) = try results()
        let answer = Answer(
            "let longestStep: Double? = 0.4\nlet swingsFrom: Double? = 0.25\nlet largestRate: Double? = 0.19",
            called: "4-Pencil.swift")
        var scores: [Double] = []
        let attempt = try Course.examiner().examine(Course.exercise(3, 4), answer: answer, withHidden: true) {
            results.enter(unfinished: $0, graded: 0, of: exercises.count)
            scores.append(results.score)
            #expect(results.tests.first { $0.number == "3.4" }?.output.hasPrefix("Not graded to its end") == true)
        }
        results.enter(attempt, graded: 1, of: exercises.count)
        #expect(scores == [3, 6])
        #expect(results.score == 9)
    }

    @Test func `which of several files was graded stands below the account`() throws {
        var (results, exercises) = try results()
        let broken = try attempt(1, "struct Momentum {")
        results.enter(broken, graded: 1, of: exercises.count, note: "2 files are called so.")
        let (visible, hidden) = (results.tests[0], results.tests[1])
        try #require(visible.number == "3.1" && hidden.number == "3.1.hidden")
        #expect(
            visible.output.hasPrefix("It does not compile:") && visible.output.hasSuffix("\n2 files are called so."))
        #expect(!hidden.output.contains("2 files"))
    }

    @Test func `a race stands on the leaderboard once`() throws {
        var (results, exercises) = try results()
        let answer = Answer("let learningRate: Double? = 0.1155\nlet momentum: Double? = 0.27", called: "6-Race.swift")
        let attempt = try Course.examiner().examine(Course.exercise(3, 6), answer: answer, withHidden: true) {
            results.enter(unfinished: $0, graded: 0, of: exercises.count)
        }
        results.enter(attempt, graded: 1, of: exercises.count)
        #expect(results.leaderboard.count == 1)
    }

    @Test func `results that cannot be written are an error`() throws {
        let (results, _) = try results()
        #expect(throws: CourseError.self) { try results.write(to: URL(filePath: "/nowhere/results.json")) }
    }
}
