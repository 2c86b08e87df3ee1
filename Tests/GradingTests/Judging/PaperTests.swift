import Checking
import Foundation
import Testing

@testable import Grading

@Suite struct PaperTests {
    /// An exercise of one case in a folder of its own: its sheet, and what is expected.
    private func withExercise(
        _ sheet: String, expecting expectations: String, _ body: (Exercise) throws -> Void
    ) throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "downhill-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        let exercise = Exercise(
            lesson: 1, folder: "01-A", number: 1, name: "1-A", title: "1 · A",
            sheet: try JSONDecoder().decode(Sheet.self, from: Data(sheet.utf8)), root: root)
        let file = exercise.expectationsFile
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(expectations.utf8).write(to: file)
        try body(exercise)
    }

    private let sheet = #"""
        {"kind": "implement", "points": 1, "hints": [], "race": "steps", "cases": [{"name": "a", "atMost": 3}]}
        """#

    @Test(arguments: ["[]", #"[["x = 1"], ["x = 1"]]"#])
    func `a known mistake without a report for every case is out of date`(reports: String) throws {
        let mistake = #"{"name": "m", "explanation": "e", "reports": \#(reports)}"#
        try withExercise(sheet, expecting: #"{"expected": [["x = 2"]], "mistakes": [\#(mistake)]}"#) { exercise in
            let error = #expect(throws: CourseError.self) { try Paper(exercise, withHidden: false) }
            #expect(error?.description.contains("1-A.expected.json is out of date") == true)
        }
    }

    @Test(arguments: [("2", true), ("4", false), ("inf", false), ("nan", false), ("-1e300", false)])
    func `a race is won by a number of steps, whatever else is reported`(steps: String, isWon: Bool) throws {
        try withExercise(sheet, expecting: #"{"expected": [["steps = 3"]], "mistakes": []}"#) { exercise in
            let run = Worker.Run(
                reports: "steps = \(steps)\n\(Recorder.end.line)\n", printed: "", end: .finished(status: 0))
            let paper = try Paper(exercise, withHidden: false)
            let observation = Observation(run, limits: Limits(), program: exercise.root, file: "1-A.swift")
            #expect(paper.judged([observation]).results.map(\.passed) == [isWon])
        }
    }
}
