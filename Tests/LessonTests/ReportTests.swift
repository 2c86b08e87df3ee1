import Foundation
import Plots
import Testing

@Suite("Reports")
struct ReportTests {
    @Test("what is committed is what the lesson writes today", arguments: LessonProgram.all)
    func reportIsFresh(program: LessonProgram) throws {
        let scratch = try Scratch()
        let outcome = try program.run("--output", scratch.folder.path)
        try #require(outcome.status == 0, "\(outcome.errors)")
        let last = outcome.output.split(separator: "\n").last ?? ""
        #expect(last.hasSuffix("Lessons/\(program.folder)/\(program.files[0])"), "the last line is the report's path")

        let place = "Figures/\(program.folder)\(program.subfolder)"
        let drawn = figures(in: scratch.folder.appending(path: place))
        #expect(
            drawn == figures(in: Repository.root.appending(path: place)),
            "a figure that no lesson draws is to be removed")
        let found = differences(
            of: program.pages.map { "Lessons/\(program.folder)/\($0)" } + program.besides,
            figures: drawn.map { "\(place)/\($0)" },
            committed: Repository.root, fresh: scratch.folder)
        #expect(found.isEmpty, "run make \(program.name.prefix { $0 != "-" }), look at what changed, and commit it")
    }

    @Test("an edited number in a report and a changed pixel in a figure are seen")
    func comparisonCatches() throws {
        let scratch = try Scratch()
        let report = "Lessons/03-Momentum/README.md"
        let figure = "Figures/03-Momentum/race.png"
        for file in [report, figure] {
            let copy = scratch.folder.appending(path: file)
            try FileManager.default.createDirectory(
                at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: Repository.root.appending(path: file), to: copy)
        }
        func found() -> [String] {
            differences(of: [report], figures: [figure], committed: Repository.root, fresh: scratch.folder)
        }
        try #require(found().isEmpty)

        let text = try String(contentsOf: scratch.folder.appending(path: report), encoding: .utf8)
        let edited = text.replacing("1", with: "2", maxReplacements: 1)
        try #require(edited != text)
        try Data(edited.utf8).write(to: scratch.folder.appending(path: report))
        #expect(found() == ["\(report) differs"])

        let other = try Plot { LineMark([1, 2]) }.png()
        try Data(other).write(to: scratch.folder.appending(path: figure))
        #expect(found().contains("\(figure) shows other pixels"))
    }
}
