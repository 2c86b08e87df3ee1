import Foundation
import TestSupport
import Testing

/// What the front page says of the lessons.
@Suite struct FrontPageTests {
    private let page: String

    init() throws { page = try Self.text("README.md") }

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
        struct Statement: Decodable { let id: String }
        let ledger = try JSONDecoder().decode([Statement].self, from: Data(Self.text("Lessons/statements.json").utf8))
        // A statement of two parts stands there twice, with a letter each.
        let ids = Set(ledger.map { $0.id.replacing(/[a-z]+$/, with: "") })
        #expect(page.contains("They make \(ids.count) statements"))
    }
}
