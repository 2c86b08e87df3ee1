import Foundation
import Grading
import Testing

@Suite struct SubmissionTests {
    private final class Folder {
        let url: URL
        init(_ name: String = "downhill") {
            url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).appending(path: name)
        }
        func add(_ path: String, _ text: String = "// an answer") throws {
            let file = url.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        deinit { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }
    }

    private func found(_ folder: Folder) throws -> String? {
        let file = try Submission(folder.url).choice(for: Course.exercise(3, 1))?.file
        return file.map { String($0.standardizedFileURL.path.dropFirst(folder.url.standardizedFileURL.path.count + 1)) }
    }

    @Test func `takes a loose file, and rather the one in its lesson's folder`() throws {
        let folder = Folder()
        try folder.add("1-Velocity.swift")
        #expect(try found(folder) == "1-Velocity.swift")
        try folder.add("repo/Lessons/03-Momentum/Exercises/1-Velocity.swift")
        try folder.add("repo/Lessons/03-Momentum/Exercises/Checks/1-Velocity.swift")
        #expect(try found(folder) == "repo/Lessons/03-Momentum/Exercises/1-Velocity.swift")
    }

    @Test func `a student's folder may be called like a lesson's`() throws {
        for name in ["12-smith", "Checks"] {
            let folder = Folder(name)
            try folder.add("1-Velocity.swift")
            #expect(try found(folder) == "1-Velocity.swift")
        }
    }

    @Test func `takes nothing from another lesson`() throws {
        let folder = Folder()
        try folder.add("Lessons/05-Adam/Exercises/1-Velocity.swift")
        #expect(try found(folder) == nil)
    }

    /// An exercise's file with a number in place of each answer.
    private func answered(_ exercise: Exercise, by number: Int) throws -> String {
        try String(contentsOf: exercise.file, encoding: .utf8).replacing("= nil", with: "= \(number)")
    }

    @Test func `of files of one name it takes the one that declares what the exercise asks for, and says so`() throws {
        let (four, five) = (try Course.exercise(4, 4), try Course.exercise(5, 4))
        try #require(four.name == five.name)
        let folder = Folder()
        try folder.add("mine/4-Pencil.swift", answered(four, by: 1))
        #expect(try Submission(folder.url).answer(to: four).note == nil)
        try folder.add("more/4-Pencil.swift", answered(five, by: 2))
        let submission = try Submission(folder.url)
        #expect(try submission.answer(to: four).source == answered(four, by: 1))
        #expect(try submission.answer(to: five).source == answered(five, by: 2))
        #expect(
            submission.answer(to: five).note
                == "2 files are called 4-Pencil.swift. Graded: more/4-Pencil.swift, which declares what the exercise asks for."
        )
        let note = try submission.answer(to: Course.exercise(3, 4)).note
        #expect(
            note?.hasSuffix("mine/4-Pencil.swift, though none of them declares all that the exercise asks for.") == true
        )
    }

    @Test func `of copies it takes one that was touched, and the first of those`() throws {
        let exercise = try Course.exercise(4, 4)
        let folder = Folder()
        try folder.add("a/4-Pencil.swift", String(contentsOf: exercise.file, encoding: .utf8))
        try folder.add("b/4-Pencil.swift", answered(exercise, by: 1))
        try folder.add("c/4-Pencil.swift", answered(exercise, by: 2))
        let answer = try Submission(folder.url).answer(to: exercise)
        #expect(try answer.source == answered(exercise, by: 1))
        #expect(
            answer.note?.hasSuffix("b/4-Pencil.swift, the first of 2 that declare what the exercise asks for.") == true)
    }

    @Test func `follows no link and reads no endless file`() throws {
        let folder = Folder()
        try folder.add("other.swift")
        let link = folder.url.appending(path: "1-Velocity.swift")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: Course.exercise(3, 1).solution)
        #expect(try found(folder) == nil)
        try FileManager.default.removeItem(at: link)
        try folder.add("1-Velocity.swift", String(repeating: "/", count: 1_000_001))
        #expect(try found(folder) == nil)
    }
}
