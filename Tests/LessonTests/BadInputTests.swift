import Foundation
import Testing

@Suite("Bad input to a lesson")
struct BadInputTests {
    private let lesson = LessonProgram.all[3]

    @Test("an unknown flag is named, and the status says that the command line is wrong")
    func unknownFlag() throws {
        let outcome = try lesson.run("--sede", "7")
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("--sede"))
    }

    @Test("a folder that cannot be written is named, and nothing is left half-written")
    func unwritableFigures() throws {
        let scratch = try Scratch()
        try Data().write(to: scratch.folder.appending(path: "Figures"))
        let outcome = try lesson.run("--output", scratch.folder.path)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("Figures"))
        #expect(
            !FileManager.default.fileExists(
                atPath: scratch.folder.appending(path: "Lessons/03-Momentum/README.md").path))
    }

    @Test("a lesson that does not exist is named by make, with those that do")
    func unknownLesson() throws {
        let outcome = try LessonProgram.run(URL(filePath: "/usr/bin/env"), ["make", "lesson99"])
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains("99") && outcome.errors.contains("03-Momentum"))
    }
}
