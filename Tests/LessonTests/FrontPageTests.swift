import Foundation
import TestSupport
import Testing

/// What the front page says of the lessons.
@Suite struct FrontPageTests {
    private let page: String

    init() throws { page = try Self.text("README.md") }

    private struct Statement: Decodable {
        let id: String
        let lesson: Int
    }

    private static func ledger() throws -> [Statement] {
        try JSONDecoder().decode([Statement].self, from: Data(text("Lessons/statements.json").utf8))
    }

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: Repository.root.appending(path: path), encoding: .utf8)
    }

    @Test func `lists every lesson with the time that its report takes`() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: Repository.root.appending(path: "Lessons").path
        )
        .filter { $0.first?.isNumber == true }.sorted()
        let row = /\| (\d+) \| \[[^\]]+\]\(Lessons\/([^\/]+)\/README\.md\).*\| (\d+) min \|/
        let rows = page.matches(of: row).map { (folder: String($0.output.2), minutes: Int($0.output.3)) }
        #expect(rows.map(\.folder) == folders)
        for (folder, minutes) in rows { #expect(minutes == (try readingMinutes(folder)), "\(folder)") }
        // Where to start, the first of them again.
        let start = page.firstMatch(of: /\[lesson 1\]\(Lessons\/([^\/]+)\/README\.md\): (\d+) min to read/)
        #expect(start?.output.1 == "01-GradientIntuition" && start.map { Int($0.output.2) } == rows.first?.minutes)
    }

    /// Two hundred words a minute and a minute for each figure, to the next five.
    private func readingMinutes(_ folder: String) throws -> Int {
        let report = try Self.text("Lessons/\(folder)/README.md")
        let minutes = Double(report.split(whereSeparator: \.isWhitespace).count) / 200
        return Int((minutes + Double(report.ranges(of: "<img").count)) / 5 + 0.5) * 5
    }

    @Test func `lists the lessons whose reports are held to what they write today`() throws {
        let folders = page.matches(of: /Lessons\/(\d\d-[^\/]+)\/README\.md/).map { String($0.output.1) }
        #expect(Set(folders) == Set(LessonProgram.all.map(\.folder)))
    }

    @Test func `says how many statements the documents make`() throws {
        let ledger = try Self.ledger()
        // A statement of two parts stands there twice, with a letter each.
        let ids = Set(ledger.map { $0.id.replacing(/[a-z]+$/, with: "") })
        #expect(page.contains("They make \(ids.count) statements"))
    }

    @Test func `says of every document which lessons take it up`() throws {
        let ledger = try Self.ledger()
        for document in ["A", "B", "C", "D", "E"] {
            let row = page.split(separator: "\n").first { $0.hasPrefix("| \(document) | **") }
            let cell = try #require(row?.split(separator: "|").last { $0.contains { $0.isNumber } })
            let named = cell.split(separator: ",").flatMap { part -> [Int] in
                let numbers = part.split { !$0.isNumber }.compactMap { Int($0) }
                return part.contains("to") && numbers.count == 2 ? Array(numbers[0]...numbers[1]) : numbers
            }
            let lessons = Set(ledger.filter { $0.id.hasPrefix(document) }.map(\.lesson)).sorted()
            #expect(named == lessons, "document \(document)")
        }
    }

    @Test func `tells teachers the same reading times`() throws {
        // A student's edition has no page for instructors.
        guard let teaching = try? Self.text("Lessons/TEACHING.md") else { return }
        let rows = teaching.matches(of: /\n\| (\d+) \| (\d+) min \|/).map { ($0.output.1, $0.output.2) }
        let folders = page.matches(of: /\n\| (\d+) \| \[[^\]]+\]\(Lessons\/([^\/]+)\/README\.md\)/)
        #expect(rows.map(\.0) == folders.map(\.output.1))
        for (row, folder) in zip(rows, folders) {
            #expect(Int(row.1) == (try readingMinutes(String(folder.output.2))), "\(folder.output.2)")
        }
    }
}
