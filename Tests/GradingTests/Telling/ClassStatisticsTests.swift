import Foundation
import Testing

@testable import Grading

@Suite struct ClassStatisticsTests {
    private func folder(_ files: [String: String]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "downhill-\(UUID().uuidString)")
        for (path, text) in files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return folder
    }

    private func results(_ score: Int, output: String = "x", mistakes: String? = nil) -> String {
        let extra = mistakes.map { ", \"extra_data\": {\"mistakes\": \"\($0)\"}" } ?? ""
        return """
            {"tests": [{"name": "1 · The velocity", "number": "3.1", "score": \(score), "max_score": 6, "output": "\(output)"\(extra)},
                       {"name": "hidden", "number": "3.1.hidden", "score": \(score == 6 ? 4 : 0), "max_score": 4, "output": "x"}]}
            """
    }

    @Test func `counts who solved it and which mistakes were made, and leaves out names where asked`() throws {
        let folder = try folder([
            "Ana.json": results(6), "Bo/results.json": results(2, mistakes: "a step late; a sign"),
            "Cy.json": results(0, mistakes: "a step late"), "Di.json": results(0, output: "Yours to write: here"),
            "Ed.json": results(1),
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let statistics = try ClassStatistics(folder: folder)
        let named = statistics.text(withNames: true)
        #expect(named.contains("3.1 · The velocity: 1 of 5 solved, 4 begun, 2.6 of 10 points on average"))
        #expect(named.contains("  2  a step late: Bo, Cy\n"))
        #expect(named.contains("  1  a sign: Bo\n"))
        #expect(named.hasSuffix("  1  no known mistake: Ed"))
        let nameless = statistics.text(withNames: false)
        #expect(nameless.contains("  2  a step late\n"))
        for name in ["Ana", "Bo", "Cy", "Ed"] { #expect(!nameless.contains(name)) }
    }

    @Test func `what does not compile has a row of its own, and does not count as no known mistake`() throws {
        let folder = try folder([
            "Ana.json": results(0, output: "It does not compile:\\nline 3: …"),
            "Bo.json": results(0, output: "It does not compile:\\nline 7: …"),
            "Cy.json": results(2, output: "Not all of it compiles:\\nline 3: …", mistakes: "a sign"),
            "Di.json": results(
                0, output: "It compiles, but the checker cannot call it; keep the names and types of the stub:\\n…"),
            "Ed.json": results(1),
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let rows = try ClassStatistics(folder: folder).text(withNames: true).split(separator: "\n").suffix(5)
        #expect(
            Array(rows) == [
                "    1  a sign: Cy", "    2  does not compile: Ana, Bo",
                "    1  compiles, but not with the stub's names and types: Di", "    1  does not compile in part: Cy",
                "    1  no known mistake: Ed",
            ])
    }

    @Test func `what the grader could not grade has a row of its own, and counts for nothing else`() throws {
        let folder = try folder(["Ana.json": results(6)])
        defer { try? FileManager.default.removeItem(at: folder) }
        let exercises = try Course.catalogue().exercises(ofLesson: 3)
        var failed = try Results(exercises, hiddenVisibility: .hidden)
        try failed.write(to: folder.appending(path: "Bo.json"))
        failed.enter(CourseError("no compiler", remedy: "install one"), of: exercises[0])
        try failed.write(to: folder.appending(path: "Cy.json"))
        let text = try ClassStatistics(folder: folder).text(withNames: true)
        #expect(text.contains("3.1 · The velocity: 1 of 1 solved, 1 begun, 10.0 of 10 points on average\n"))
        #expect(text.contains("\n    2  could not be graded: Bo, Cy\n"))
        #expect(!text.contains("no known mistake"))
    }

    @Test func `a question without a guess is no unknown mistake`() throws {
        let folder = try folder(["Ana.json": results(0, output: "a: steps: 3, noted\\n\(Feedback.open)")])
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(
            try ClassStatistics(folder: folder).text(withNames: true).hasSuffix("  1  a question without a guess: Ana"))
    }

    @Test func `a file that holds no results is an error that names it`() throws {
        let folder = try folder(["Ana.json": "{}"])
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect { try ClassStatistics(folder: folder) } throws: { "\($0)".contains("Ana.json holds no results") }
    }
}
