import Foundation
import Notebooks
import Testing

/// The pages that hold the course together, read as a reader has them: what they list is complete, and their links lead somewhere.
@Suite("The course as one book")
struct CourseBookTests {
    private static func text(_ path: String) throws -> String {
        try String(contentsOf: Repository.root.appending(path: path), encoding: .utf8)
    }

    private static var folders: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: Repository.root.appending(path: "Lessons").path)
                .filter { $0.first?.isNumber == true }.sorted()
        }
    }

    // MARK: The ledger

    @Test func `the ledger's page gives every statement the verdict of its claim, and just one`() throws {
        struct Entry: Decodable {
            let id: String
            let sameAs: String?
        }
        struct File: Decodable {
            struct Claim: Decodable {
                let ids: [String]
                let verdict: String
            }
            let claims: [Claim]
        }
        // Read anew, by none of the code that wrote the page.
        var verdicts: [String: [String]] = [:]
        for folder in try Self.folders {
            let place = Repository.root.appending(path: "Lessons/\(folder)")
            for name in try FileManager.default.contentsOfDirectory(atPath: place.path)
            where name.hasSuffix("claims.json") {
                let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: place.appending(path: name)))
                for claim in file.claims { for id in claim.ids { verdicts[id, default: []].append(claim.verdict) } }
            }
        }
        // A report on a data set may measure again what the lesson measured; it must come to the same.
        let twofold = verdicts.filter { Set($0.value).count > 1 }.keys.sorted()
        #expect(twofold.isEmpty, "two reports, two verdicts")

        let page = try Self.text("Lessons/14-Reflection/Ledger.md")
        let first = try #require(page.range(of: "## By document")).upperBound
        let last = try #require(page.range(of: "## By verdict")).lowerBound
        let rows = page[first..<last].matches(
            of:
                /\n\| (?:\[([A-E]-[0-9]{3}[a-z]?)\]\([^)]+\)|([A-E]-[0-9]{3}[a-z]?)) \|.*\| .\u{A0}([a-z]+) \| [0-9]+ \|/
        )
        let shown = rows.map { (id: String($0.output.1 ?? $0.output.2 ?? ""), verdict: String($0.output.3)) }
        let entries = try JSONDecoder().decode([Entry].self, from: Data(Self.text("Lessons/statements.json").utf8))
        #expect(shown.map(\.id) == entries.map(\.id))
        for (row, entry) in zip(shown, entries) {
            #expect(row.verdict == verdicts[entry.sameAs ?? entry.id]?.first ?? "pending", "\(entry.id)")
        }
    }

    // MARK: Figures

    @Test func `every figure of a report is on the page of figures, with the report's own words`() throws {
        let page = try Self.text("Figures/README.md")
        let shown = page.matches(of: /<img src="([^"]+\.png)"/).map { "Figures/" + $0.output.1 }
        let root = Repository.root.appending(path: "Figures")
        let files = try #require(FileManager.default.enumerator(atPath: root.path)).compactMap { $0 as? String }
            .filter { $0.hasSuffix(".png") && $0.first?.isNumber == true }.map { "Figures/\($0)" }
        #expect(Set(shown) == Set(files), "run make lesson14")
        #expect(Set(shown).count == shown.count)
        for folder in try Self.folders {
            let report = try Self.text("Lessons/\(folder)/README.md")
            let figures = report.matches(
                of: #/<img src="[^"]+" alt="([^"]*)"[^>]*>\n\n\*\*Figure [0-9]+\.\*\* ([^\n\[]*)/#)
            for figure in figures {
                #expect(
                    page.contains(figure.output.1) && page.contains(figure.output.2), "\(folder): run make lesson14")
            }
        }
    }

    // MARK: Words

    @Test func `sixty words at the most, each linked once, from the lesson that uses it first`() throws {
        let terms = try Glossary(root: Repository.root).terms
        #expect(terms.count <= 60)
        #expect(Set(terms.map(\.anchor)).count == terms.count)
        let page = try Self.text(Glossary.page)
        let reports = try Self.folders.map {
            (number: Int($0.prefix(2)) ?? 0, text: try Self.text("Lessons/\($0)/README.md"))
        }
        for term in terms {
            #expect(page.contains("<a id=\"\(term.anchor)\"></a>"), "\(term.term): run make lesson14")
            for report in reports {
                let links = report.text.ranges(of: "](../GLOSSARY.md#\(term.anchor))").count
                #expect(links == (report.number == term.lesson ? 1 : 0), "\(term.term), in lesson \(report.number)")
                if report.number < term.lesson, let use = firstUse(of: term, in: report.text) {
                    Issue.record("lesson \(report.number) uses “\(term.term)” before lesson \(term.lesson): \(use)")
                }
            }
        }
    }

    /// The line of a report's running text that uses a word, if one does.
    private func firstUse(of term: Glossary.Term, in report: String) -> String? {
        let text = report.components(separatedBy: "## References")[0]
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { line in
                !["|", "#", "**", "<"].contains { line.hasPrefix($0) }
                    || line.contains(". ") && line.hasPrefix("**") && !line.hasPrefix("**Figure")
            }
        for piece in Prose(lines.joined(separator: "\n")).pieces where piece.kind == .text {
            if let range = term.firstUse(in: piece.text) { return String(piece.text[range.lowerBound...].prefix(40)) }
        }
        return nil
    }

    // MARK: Links

    @Test(arguments: [
        "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Lessons/TEACHING.md", "Lessons/GLOSSARY.md",
        "Figures/README.md",
        "Lessons/14-Reflection/README.md", "Lessons/14-Reflection/Ledger.md", "Lessons/14-Reflection/OnePage.md",
    ])
    func `links lead somewhere`(_ page: String) throws {
        guard FileManager.default.fileExists(atPath: Repository.root.appending(path: page).path) else {
            // A student's edition has no page for instructors.
            try #require(page == "Lessons/TEACHING.md")
            return
        }
        let folder = page.split(separator: "/").dropLast().joined(separator: "/")
        var anchors: [String: Set<String>] = [:]
        let text = try Self.text(page).replacing(/```[\s\S]*?```/, with: "").replacing(/`[^`\n]*`/, with: "")
        let links = text.matches(of: /\]\(([^)\s]+)\)|src="([^"]+)"|href="([^"]+)"/)
        for match in links {
            let link = String(match.output.1 ?? match.output.2 ?? match.output.3 ?? "")
            if link.contains("://") { continue }
            let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let target = parts[0].isEmpty ? page : folder.isEmpty ? parts[0] : "\(folder)/\(parts[0])"
            let place = Repository.root.appending(path: target).standardizedFileURL
            guard FileManager.default.fileExists(atPath: place.path) else {
                Issue.record("\(page): \(link) leads nowhere")
                continue
            }
            guard parts.count > 1, target.hasSuffix(".md") else { continue }
            let known = try anchors[place.path] ?? Self.anchors(of: String(contentsOf: place, encoding: .utf8))
            anchors[place.path] = known
            if !known.contains(parts[1]) { Issue.record("\(page): \(link) has no such heading") }
        }
    }

    /// The anchors of a page: those written into it, and those of its headings.
    private static func anchors(of page: String) -> Set<String> {
        let written = page.matches(of: /id="([^"]+)"/).map { String($0.output.1) }
        let headings = page.split(separator: "\n").filter { $0.hasPrefix("#") }.map { line in
            line.drop { $0 == "#" }.dropFirst().replacing(/<[^>]*>/, with: "").replacing(/\]\([^)]*\)/, with: "")
                .lowercased().filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) }.replacing(" ", with: "-")
        }
        return Set(written + headings)
    }
}
