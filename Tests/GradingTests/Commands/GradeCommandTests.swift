import Foundation
import Grading
import Testing

@Suite struct GradeCommandTests {
    private final class Folder {
        let url = FileManager.default.temporaryDirectory.appending(path: "grade-\(UUID().uuidString)")
        func add(_ path: String, _ text: String) throws {
            let file = url.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        deinit { try? FileManager.default.removeItem(at: url) }
    }

    private struct File: Decodable {
        struct Test: Decodable {
            let number: String
            let score: Double
            let output: String
        }
        let tests: [Test]
    }

    /// Grades a class's folder, `Class`, and gives back the status and what was written about ada.
    ///
    /// - Parameter products: Where the checker's objects are looked for.
    private func grade(_ folder: Folder, lesson: Int, products: URL = Course.products) throws -> (Int32, [File.Test]) {
        let results = folder.url.appending(path: "Results")
        let status = ExercisesProgram(program: products.appending(path: "exercises")).run([
            "grade", "--class", folder.url.appending(path: "Class").path, "--output", results.path, "--lesson",
            "\(lesson)",
        ])
        let written = try Data(contentsOf: results.appending(path: "ada.json"))
        return (status, try JSONDecoder().decode(File.self, from: written).tests)
    }

    @Test func `a grader that fails says so in its status and in the results`() throws {
        let folder = Folder()
        try folder.add("Class/ada/1-Velocity.swift", Course.momentum(Course.rightStep))
        try folder.add("Class/bob/readme.txt", "nothing to grade, so nothing fails")
        let (status, tests) = try grade(folder, lesson: 3, products: folder.url)
        #expect(status == 1)
        let velocity = try #require(tests.first { $0.number == "3.1" })
        #expect(velocity.output.hasPrefix("The grader failed, not your answer; please tell your instructor: "))
        #expect(velocity.output.contains("holds no objects"))
        #expect(try grade(folder, lesson: 3).0 == 0)
    }

    @Test(.enabled(if: Course.hasSolutions, "the student edition has no solutions"))
    func `files of one name, each in a folder, keep their points`() throws {
        let folder = Folder()
        for (place, lesson) in [("a", 5), ("b", 4)] {
            let solution = try String(contentsOf: Course.exercise(lesson, 4).solution, encoding: .utf8)
            try folder.add("Class/ada/\(place)/4-Pencil.swift", solution)
        }
        for (place, lesson) in [("a", 5), ("b", 4)] {
            let (status, tests) = try grade(folder, lesson: lesson)
            let pencil = try #require(tests.first { $0.number == "\(lesson).4" })
            #expect(status == 0)
            #expect(try pencil.score == Course.exercise(lesson, 4).sheet.points)
            #expect(
                pencil.output.contains("Graded: \(place)/4-Pencil.swift, which declares what the exercise asks for."))
        }
    }
}
