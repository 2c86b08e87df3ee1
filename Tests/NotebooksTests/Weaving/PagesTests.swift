import Notebooks
import Testing

/// What a lesson writes beside its report, and the words that its prose links.
@Suite struct PagesTests {
    private static let title = "//: # 3 · Momentum\n"

    private func fixture(page path: String, _ markdown: String) throws -> Fixture {
        var fixture = Fixture(
            Self.title
                + "let notebook = Notebook(title: \"M\")\nnotebook.show(race)\nnotebook.page(\"p\") { _ in \"\" }\n//: Fast.\n"
        )
        try fixture.record("steps", "26", at: "show(race)")
        let site = try fixture.site("page(")
        let page = Page(path: path, line: site.line) { report in markdown + (report.contains("Fast.") ? "!" : "?") }
        fixture.recording.events.append(Event(.page(page), at: site))
        return fixture
    }

    @Test func `a page is made from the report and has its placeholders filled`() throws {
        let report = try fixture(page: "Lessons/03-Momentum/Ledger.md", "# Ledger\n\nIn {{steps}} steps").woven()
        #expect(report.problems == [])
        let header =
            "<!-- Woven from Lessons/03-Momentum/main.swift by `make lesson3`: edit that file, not this one. -->"
        #expect(report.pages.map(\.path) == ["Lessons/03-Momentum/Ledger.md"])
        #expect(report.pages.map(\.markdown) == ["\(header)\n\n# Ledger\n\nIn 26 steps!\n"])
        #expect(!report.markdown.contains("notebook.page"))
    }

    @Test func `a verdict that a page or a table states is checked, and links to where it was measured`() throws {
        var fixture = try fixture(page: "Lessons/03-Momentum/Ledger.md", "It is {{B-059: upheld}}.")
        var claims = Fixture(Self.title + "notebook.show(race)\n")
        try claims.claim("B-059", conditions: [Condition("κ", 1, isBelow: 2)], at: "show(race)")
        fixture.others.add(try claims.woven().claims, told: "Lessons/05-Adam/Statements.md", lesson: 5)
        #expect(try fixture.woven().pages[0].markdown.contains("**[upheld](../05-Adam/Statements.md#b-059)**"))
        let table = Table("", columns: ["so"], rows: [["{{B-059: refuted}}"]])
        fixture.recording.events.append(Event(.table(table), at: try fixture.site("show(race)")))
        #expect(try fixture.problems().contains { $0.contains("the text calls B-059 refuted, ../05-Adam/") })
    }

    @Test func `a page of another folder is left as it is`() throws {
        let report = try fixture(page: "Figures/README.md", "{{steps}}").woven()
        #expect(report.pages[0].markdown.hasSuffix("\n\n{{steps}}!\n"))
    }

    private func linked(_ prose: String, _ words: Glossary.Term...) throws -> String {
        var fixture = Fixture(Self.title + prose.split(separator: "\n").map { "//: \($0)\n" }.joined())
        fixture.words = words
        let report = try fixture.woven()
        #expect(report.problems == [])
        return report.markdown
    }

    private let ravine = Glossary.Term("ravine", forms: ["ravines"], lesson: 3, meaning: "a valley")

    @Test func `the first use of a word links to the page of words, and no other`() throws {
        let text = try linked("## A ravine\n`ravine` and intraravine. A *ravine* is a ravine.", ravine)
        #expect(
            text.contains("## A ravine\n`ravine` and intraravine. A *[ravine](../GLOSSARY.md#ravine)* is a ravine."))
    }

    @Test func `a word may begin a sentence, or stand in another of its forms`() throws {
        #expect(try linked("Ravines are narrow.", ravine).contains("[Ravines](../GLOSSARY.md#ravine) are narrow."))
        let number = Glossary.Term("condition number", lesson: 3, meaning: "κ")
        #expect(try linked("The condition number.", number).contains("(../GLOSSARY.md#condition-number)"))
    }

    @Test func `a word inside a link, or in a quotation, is not its first use`() throws {
        let text = try linked("See [the ravine](x.md) and “a ravine”. The ravine.", ravine)
        #expect(text.contains("See [the ravine](x.md) and “a ravine”. The [ravine](../GLOSSARY.md#ravine)."))
    }

    @Test func `a word that the prose never uses is warned of`() throws {
        var fixture = Fixture(Self.title)
        fixture.words = [ravine]
        let problems = try fixture.woven().problems
        #expect(problems.map(\.severity) == [.warning])
        #expect(problems[0].message.contains("never uses “ravine”"))
    }
}
