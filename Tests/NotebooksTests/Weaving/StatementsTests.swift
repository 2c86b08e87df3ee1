import Notebooks
import Testing

/// The report that teaches and the page of statements beside it.
@Suite struct StatementsTests {
    private static let text = """
        //: # 3 · Momentum
        //: **Can a ball win?**
        let notebook = Notebook(title: "Momentum")
        //: ## By hand
        //: It takes {{race.steps}} steps.
        let race = notebook.run(try Race())
        notebook.show(race)
        //: ## Measure it
        //: So it is {{B-059: refuted}}, and said again: {{B-161: refuted}}.
        let verdicts = notebook.run(try Verdicts(race))
        notebook.show(verdicts)
        notebook.finish()
        """

    private func fixture(_ text: String = StatementsTests.text) throws -> Fixture {
        var fixture = Fixture(text)
        fixture.studies = [.init(path: "Lessons/03-Momentum/Studies/Race.swift", text: "struct Race: Study {}")]
        let site = try fixture.site("show(race)")
        fixture.recording.events += [
            Event(.study(name: "race", type: "Race"), at: site),
            Event(.table(Table("Steps", columns: ["γ"], rows: [[0.9]])), at: site),
            Event(.number(name: "race.steps", text: "26"), at: site),
        ]
        return fixture
    }

    private func judged(
        _ decisive: [Condition], beyond: [Condition] = [], instead: String? = "It takes {{race.steps}} steps."
    ) throws -> Weaver.Report {
        var fixture = try fixture()
        let site = try fixture.site("show(verdicts)")
        let claim = Claim(
            ids: ["B-059"], test: .measured(decisive: decisive, beyond: beyond), instead: instead, line: site.line)
        fixture.recording.events.append(Event(.claim(claim), at: site))
        return try fixture.woven()
    }

    @Test func `the report teaches, and ends each section with its verdicts`() throws {
        let report = try judged([Condition("steps", 26, isBelow: 9)])
        #expect(report.problems.filter { $0.severity == .error } == [])
        #expect(
            report.markdown == """
                <!-- Woven from Lessons/03-Momentum/main.swift by `make lesson3`: edit that file, not this one. -->

                # 3 · Momentum
                **Can a ball win?**

                > **What the documents say, measured:** 0 upheld · 0 qualified · 1 refuted ([all of them](Statements.md))
                >
                > [All lessons](../../README.md)

                ```swift
                let notebook = Notebook(title: "Momentum")
                ```

                ## By hand
                It takes 26 steps.

                **Steps**

                | γ |
                | --: |
                | 0.9 |

                <sub>Measured by [Studies/Race.swift](Studies/Race.swift)</sub>

                ## Measure it
                So it is **[refuted](Statements.md#b-059)**, and said again: **[refuted](Statements.md#b-059)**.

                <sub>Put to the test here: B-059 [refuted](Statements.md#b-059)</sub>

                ---

                [All lessons](../../README.md)

                """)
    }

    @Test func `the page of statements says what each says, what decides, where it flips, what is so instead`() throws {
        let report = try judged(
            [Condition("the document's ravine: steps", 5, isBelow: 9)],
            beyond: [Condition("κ = 1,000", 26, isBelow: 9), Condition("κ = 20", 7, isBelow: 9)])
        let page = try #require(report.statements)
        #expect(page.contains("## <a id=\"b-059\"></a>B-059 · ◐ qualified"))
        #expect(
            page.contains(
                "**Result: smooth \\* instead \\| of a zigzag**<br><sub>document B, line 309 · force: *always* · its setting: γ = 0.9 · what matters: crossings at all</sub>"
            ))
        #expect(page.contains("Said again in B-161 (document B, 700): one verdict for all."))
        #expect(page.contains("- ✓\u{A0}the document's ravine: steps: 5 is below 9"))
        #expect(page.contains("It flips beyond:\n\n- ✗\u{A0}κ = 1,000: 26 is not below 9"))
        #expect(page.contains("1 more beyond holds."))
        #expect(page.contains("**Instead:** It takes 26 steps."))
        #expect(report.claims.claims[0].conditions.map(\.role) == ["decisive", "beyond", "beyond"])
        #expect(report.claims.numbers == ["race.steps": "26"])
    }

    @Test(arguments: [8, 9]) func `a long row of verdicts is folded`(count: Int) throws {
        var fixture = try fixture()
        let claim = Claim(
            ids: (1...count).map { "Paper-200\($0)" },
            test: .measured(decisive: [Condition("steps", 5, isBelow: 9)], beyond: []),
            instead: nil, line: try fixture.site("show(verdicts)").line)
        fixture.recording.events.append(Event(.claim(claim), at: try fixture.site("show(verdicts)")))
        let report = try fixture.woven().markdown
        #expect(report.contains("Paper-2008 [upheld](Statements.md#paper-2008)"))
        #expect(report.contains("<summary>Put to the test here: 9 statements</summary>") == (count == 9))
    }

    @Test func `a beyond condition that holds does not rescue what is refuted`() throws {
        let report = try judged([Condition("steps", 26, isBelow: 9)], beyond: [Condition("κ = 20", 7, isBelow: 9)])
        #expect(report.claims.claims[0].verdict == .refuted)
    }

    @Test func `what is refuted does not flip beyond: it fails there, too`() throws {
        let report = try judged([Condition("steps", 26, isBelow: 9)], beyond: [Condition("κ = 20", 99, isBelow: 9)])
        #expect(try #require(report.statements).contains("It fails beyond, too:\n\n- ✗\u{A0}κ = 20: 99 is not below 9"))
    }

    @Test func `a repetition with another verdict is refused, in this lesson and across lessons`() throws {
        func problems(_ fixture: Fixture) throws -> [String] {
            try fixture.woven().problems.map(\.description).filter { $0.contains("says what") }
        }
        var fixture = try fixture(
            Self.text.replacing("notebook.finish()", with: "notebook.show(again)\nnotebook.finish()"))
        let holds = Condition("steps", 5, isBelow: 9), fails = Condition("steps", 26, isBelow: 9)
        try fixture.claim("B-161", conditions: [holds], at: "show(again)")
        #expect(try problems(fixture) == [])
        fixture.others.add(try judged([fails]).claims, told: "Lessons/02-Descent/Statements.md", lesson: 2)
        #expect(
            try problems(fixture).first?.contains("B-161 says what B-059 says and comes out upheld, B-059 refuted")
                == true)
        fixture.others = Judgements()
        try fixture.claim("B-059", conditions: [fails], instead: "No.", at: "show(verdicts)")
        #expect(try problems(fixture).count == 1)
        #expect(try problems(fixture)[0].hasPrefix("Lessons/03-Momentum/main.swift:12: error: "))
    }

    @Test func `a study without a file of its name is an error`() throws {
        var fixture = try fixture()
        fixture.studies = []
        #expect(try fixture.problems().contains { $0.contains("the study Race has no file Studies/Race.swift") })
    }

    @Test func `what is typed is found in every file of the lesson, with its line`() throws {
        var fixture = try fixture()
        let text = #"""
            extension Race {
                var figure: Exhibit { .figure(plot, named: "race", alt: "Two curves at γ = 0.9", caption: "It takes 26 steps.") }
                var claims: [Claim] { [Claim("B-059", instead: "a \nabla" + " of 7 steps") {
                    Condition("a", holds: true)
                    Condition("b", 26, isBelow: 9)
                    Condition("c", steps, isBelow: 9)
                }] }
            }
            """#
        fixture.studies.append(.init(path: "Lessons/03-Momentum/Studies/Race+Claims.swift", text: text))
        let found = try fixture.problems().filter { $0.hasPrefix("Lessons/03-Momentum/Studies/Race+Claims.swift:") }
            .map { $0.split(separator: ":", maxSplits: 1)[1] }
        #expect(found.contains { $0.hasPrefix("2: error: the number 26 is typed into caption") })
        #expect(found.contains { $0.hasPrefix("3: error: the number 7 is typed into instead") })
        #expect(found.contains { $0.hasPrefix("3: error: instead: has \\n") })
        #expect(found.contains { $0.hasPrefix("4: error: a condition's outcome is typed") })
        #expect(found.contains { $0.hasPrefix("5: error: a condition compares one typed number with another") })
        #expect(found.count == 5)
    }

    @Test func `a control character is found where it stands`() throws {
        var fixture = try fixture()
        fixture.studies.append(.init(path: "Lessons/03-Momentum/Studies/Other.swift", text: "let a = 1\n// \u{8}eta"))
        #expect(
            try fixture.problems().contains(
                "Lessons/03-Momentum/Studies/Other.swift:2: error: holds the control character U+0008; type it again"))
        fixture.studies.removeLast()
        try fixture.record("other", "\u{8}eta", at: "show(race)")
        fixture.text = fixture.text.replacing("//: So it is", with: "//: {{other}} So it is")
        #expect(try fixture.problems().contains { $0.contains("the report holds the control character U+0008") })
    }

    @Test func `plumbing stays out of the notebook`() throws {
        let text = Self.text.replacing(
            "let race = notebook.run(try Race())",
            with: "let race = 3\nlet x = y ?? .nan\n_ = race")
        let problems = try fixture(text).problems()
        #expect(problems.contains { $0.contains(":7: error: the notebook holds plumbing (?? .nan)") })
    }

    @Test func `the twin is shown with the number it prints`() throws {
        var fixture = try fixture(
            Self.text.replacing("//: ## Measure it", with: "//: {{twin: race.steps}}\n//: ## Measure it"))
        #expect(try fixture.problems().contains { $0.contains("the lesson has no Lessons/03-Momentum/Twin.py") })
        fixture.twin = "print(26)\n"
        let report = try fixture.woven()
        #expect(report.markdown.contains("```python\nprint(26)\n```\n\n<sub>[Twin.py](Twin.py) prints 26.</sub>"))
        #expect(report.claims.twin == "race.steps")
    }

    @Test func `a lesson has the sections of a lesson`() throws {
        var fixture = try fixture()
        fixture.anatomy = .lesson
        let missing = try fixture.problems().filter { $0.contains("the lesson has no") }
        #expect(missing.count == 4)
        let headings = ["Predict", "Break it", "On a network", "Tomorrow"].map { "//: ## \($0)\n" }.joined()
        fixture.text = fixture.text.replacing("notebook.finish()", with: "\n\(headings)notebook.finish()")
        #expect(try fixture.problems().filter { $0.contains("the lesson has no") } == [])
    }

    @Test func `a report that is too long is warned of`() throws {
        let words = Array(repeating: "word", count: 2_601).joined(separator: " ")
        let code = (0..<81).map { "let a\($0) = \($0)" }.joined(separator: "\n")
        let text = Self.text.replacing("notebook.finish()", with: "\n//: \(words)\n\(code)\nnotebook.finish()")
        let warnings = try fixture(text).woven().problems.filter { $0.severity == .warning }.map(\.message)
        #expect(warnings.contains { $0.hasPrefix("the report has 26") })
        #expect(warnings.contains { $0.hasPrefix("the report shows 82 lines of Swift") })
        #expect(try fixture().woven().problems.filter { $0.severity == .warning } == [])
    }
}
