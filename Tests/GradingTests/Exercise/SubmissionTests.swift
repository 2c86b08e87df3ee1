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
        let file = try Submission(folder.url).file(for: Course.exercise(3, 1))
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
