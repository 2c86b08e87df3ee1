import Notebooks
import Testing

@Suite struct WeaverTests {
    private static let title = "//: # 3 · Momentum\n"

    @Test func `a whole report reads in order`() throws {
        let text = """
            //: # 3 · Momentum
            //: **Can a ball win?**
            //#-hidden-code
            import Downhill
            let notebook = Notebook(title: "Momentum")
            //#-end-hidden-code
            //: ## By hand
            //#-predict
            //: How many steps?
            //#-answer
            //: It takes {{steps}}.
            //#-end
            let steps = 26
            notebook.show(steps)
            let race = notebook.run(try Race(steps))
            notebook.show(race)
            //: So it is {{B-059: refuted}}, as {{figure: ravine}} shows.
            notebook.finish()
            """
        var fixture = Fixture(text)
        try fixture.show("26", at: "show(steps)")
        try fixture.figure("ravine", alt: "a \"<path>\"", caption: "It took {{steps}} steps.", at: "show(race)")
        try fixture.record("steps", "26", at: "show(race)")
        try fixture.claim(
            "B-059", conditions: [Condition("κ", 26, isBelow: 9)], instead: "It takes {{steps}}.", at: "show(race)")
        let report = try fixture.woven()
        #expect(report.problems == [])
        #expect(
            report.markdown == """
                <!-- Woven from Lessons/03-Momentum/main.swift by `make lesson3`: edit that file, not this one. -->

                # 3 · Momentum
                **Can a ball win?**

                > **What the documents say, measured:** 0 upheld · 0 qualified · 1 refuted ([all of them](Statements.md))
                >
                > [All lessons](../../README.md)

                <details>
                <summary>Set-up</summary>

                ```swift
                import Downhill
                let notebook = Notebook(title: "Momentum")
                ```

                </details>

                ## By hand

                > **Predict, before you read on.**
                >
                > How many steps?

                <details>
                <summary>Answer</summary>

                It takes 26.

                </details>

                ```swift
                let steps = 26
                notebook.show(steps)
                ```

                ```text
                26
                ```

                <img src="../../Figures/03-Momentum/ravine.png" alt="a &quot;&lt;path&gt;&quot;">

                **Figure 1.** It took 26 steps.

                So it is **[refuted](Statements.md#b-059)**, as Figure 1 shows.

                <sub>Put to the test here: B-059 [refuted](Statements.md#b-059)</sub>

                ---

                [All lessons](../../README.md)

                """)
    }

    @Test func `a wrong verdict in the prose names line, measurement and remedy`() throws {
        var fixture = Fixture(Self.title + "notebook.show(race)\n//: It is {{B-059: refuted}}.\n")
        try fixture.claim("B-059", conditions: [Condition("κ = 100", 26, isBelow: 69)], at: "show(race)")
        #expect(
            try fixture.problems() == [
                "Lessons/03-Momentum/main.swift:3: error: the text calls B-059 refuted, the measurements say upheld "
                    + "(κ = 100: 26 is below 69); rewrite the sentence, or correct the conditions in "
                    + "Lessons/03-Momentum/main.swift:2"
            ])
        fixture.text = fixture.text.replacing("refuted", with: "upheld")
        #expect(try fixture.problems() == [])
        fixture.text = fixture.text.replacing("upheld", with: "uphold")
        #expect(try fixture.problems().first?.contains("“uphold” is no verdict") == true)
        fixture.text = fixture.text.replacing("{{B-059: uphold}}", with: "{{B-059}}")
        #expect(try fixture.problems().first?.contains("names a claim without a verdict") == true)
    }

    @Test(arguments: [
        ("//: It is {{ravine.steps}}.", "main.swift:2: error: nothing is recorded under {{ravine.steps}}"),
        (
            "//: It is {{ravine.steps}}.",
            "; add Recorded(\"steps\", …) to the numbers of the study that is shown as ravine"
        ),
        ("//: It is {{steps}}.", "; write its study's name before it, {{race.steps}}"),
        ("//: It is {{B-059: upheld}}.", "main.swift:2: error: {{B-059: upheld}} names no claim"),
        ("//: It is {{B-059: upheld}}.", "; add Claim(\"B-059\") { … } to the claims of a study"),
        ("//: See {{figure: ravine}}.", "main.swift:2: error: no figure is named ravine"),
        ("//: See {{figure: ravine}}.", "; add .figure(…, named: \"ravine\", …) to the exhibits of a study"),
        (
            "//: {{source: Momentum}}",
            "main.swift:2: error: no declaration of the library or of the lesson's studies is named Momentum"
        ),
        ("//: A loss of 0.271.", "main.swift:2: error: the number 0.271 is typed into prose"),
        ("//: See {{source: Momentum}} here", "main.swift:2: error: {{source: Momentum}} shares its line"),
        ("f(caption: \"A loss of 0.271.\")", "main.swift:2: error: the number 0.271 is typed into caption:"),
        ("f(instead: \"A loss of {{a}}, or 0.271.\")", "main.swift:2: error: the number 0.271 is typed into instead:"),
        ("let a = Condition(\"a\", holds: true)", "main.swift:2: error: a condition's outcome is typed"),
    ])
    func `a mistake in the source is named with its line`(_ line: String, _ problem: String) throws {
        #expect(try Fixture(Self.title + line + "\n").problems().contains { $0.contains(problem) })
    }

    @Test func `every problem of a lesson is found in one run`() throws {
        var fixture = Fixture(Self.title + "//: {{a}} and 0.271\nfunc f() { notebook.show(1) }\n//: {{b}}\n")
        try fixture.show("1", at: "show(1)")
        #expect(try fixture.woven().problems.map(\.line) == [2, 2, 3, 4])
    }

    @Test func `a lesson that stopped half way is not blamed for what it did not reach`() throws {
        var fixture = Fixture(Self.title + "//: {{a}} {{B-059: upheld}} {{figure: b}}\nnotebook.show(race)\n")
        try fixture.record("c", "1", at: "show(race)")
        fixture.recording.problems = [Problem(file: Fixture.path, line: 9, "no file", remedy: "")]
        fixture.isPartial = true
        #expect(try fixture.problems() == ["Lessons/03-Momentum/main.swift:9: error: no file"])
        #expect(try fixture.woven().markdown.contains("{{a}} {{B-059: upheld}} {{figure: b}}"))
    }

    @Test func `names are used once`() throws {
        var fixture = Fixture(Self.title + "for _ in 0..<2 { notebook.show(race) }\n//: {{a}}\n")
        for _ in 0..<2 {
            try fixture.record("a", "1", at: "show(race)")
            try fixture.figure("f", at: "show(race)")
            try fixture.claim(
                "B-059", conditions: [Condition("κ", holds: fixture.text.isEmpty == false)], at: "show(race)")
        }
        let problems = try fixture.problems()
        #expect(problems.count == 3)
        #expect(problems.contains { $0.contains("a is recorded more than once (lines 2, 2)") })
        #expect(problems.contains { $0.contains("two figures are named f") })
        #expect(problems.contains { $0.contains("B-059 is claimed more than once") })
    }

    @Test func `a figure needs words`() throws {
        var fixture = Fixture(Self.title + "notebook.show(f)\nnotebook.show(g)\n")
        try fixture.figure("f", alt: " ", at: "show(f")
        try fixture.figure("a b", at: "show(g")
        #expect(try fixture.woven().problems.map(\.line) == [2, 3])
    }

    @Test func `the title stands first and agrees with the notebook`() throws {
        #expect(
            try Fixture("//: # 3 · Impulse\n").problems().first?.contains("begin with `//: # 3 · Momentum`") == true)
        #expect(try Fixture("let a = 1\n" + Self.title).problems().first?.contains("does not begin with prose") == true)
    }

    @Test func `statements of one experiment share its measurement`() throws {
        var fixture = Fixture(Self.title + "notebook.show(race)\n")
        try fixture.claim("B-059", "B-017", conditions: [Condition("κ", 1, isBelow: 2)], at: "show(race)")
        let report = try fixture.woven()
        #expect(report.markdown.contains("2 upheld"))
        let page = try #require(report.statements)
        #expect(page.contains("B-017 · ✓ upheld") && page.contains("B-059 · ✓ upheld"))
    }

    @Test func `a library declaration is shown with a link`() throws {
        var fixture = Fixture(Self.title + "//: {{source: Momentum}}\n")
        fixture.library = [
            SourceFile(path: "Sources/Optimizers/Momentum.swift", text: "/// Rule.\nstruct Momentum {}\n")
        ]
        let report = try fixture.woven()
        #expect(
            report.markdown.contains(
                "```swift\n/// Rule.\nstruct Momentum {}\n```\n\n<sub>From [Sources/Optimizers/Momentum.swift]"
                    + "(../../Sources/Optimizers/Momentum.swift)</sub>"
            ))
        #expect(report.excerptPaths == ["Sources/Optimizers/Momentum.swift"])
    }

    @Test func `the body of an experiment is shown from the lesson's own studies`() throws {
        var fixture = Fixture(Self.title + "//: {{body: Race.steps}}\n")
        fixture.studies = [
            LessonFiles.File(
                path: "Lessons/03-Momentum/Studies/Race.swift",
                text: "struct Race {\n    func steps() -> Int {\n        1 + 1\n    }\n}\n")
        ]
        #expect(
            try fixture.woven().markdown.contains(
                "```swift\n1 + 1\n```\n\n<sub>From [Studies/Race.swift](Studies/Race.swift)</sub>"))
    }

    @Test func `only statements that talk to the notebook alone are left out`() throws {
        let text =
            Self.title + #"""
                let book = Notebook(title: "Momentum")
                let race = book.run(try Race())
                book.show(race, \.paths)

                for i in 0..<2 { book.show(race, as: "\(i)") }
                let x = 1; book.show(race)
                book.page("Page.md") { _ in
                    "}"
                }
                other.show(race)
                book.show(x)
                book.finish()
                """#
        let markdown = try Fixture(text).woven().markdown
        #expect(
            markdown.contains(
                #"""
                ```swift
                let book = Notebook(title: "Momentum")

                for i in 0..<2 { book.show(race, as: "\(i)") }
                let x = 1; book.show(race)
                other.show(race)
                book.show(x)
                ```
                """#))
    }

    @Test func `alerts pass through, except where GitHub would not render them`() throws {
        #expect(try Fixture(Self.title + "//: > [!NOTE]\n//: > Text\n").woven().markdown.contains("> [!NOTE]\n> Text"))
        let folded = Self.title + "//#-predict\n//: Q\n//#-answer\n//: > [!NOTE]\n//#-end\n"
        #expect(try Fixture(folded).problems().first?.contains("main.swift:5: error: GitHub does not render") == true)
    }

    @Test func `a report from stored history has names of its own`() throws {
        var fixture = Fixture(Self.title + "notebook.show(f)\n")
        fixture.report = "MNIST.md"
        try fixture.figure("loss", at: "show(f")
        let markdown = try fixture.woven().markdown
        #expect(markdown.contains("../../Figures/03-Momentum/MNIST/loss.png"))
        #expect(markdown.contains("[The lesson](README.md)"))
        #expect(markdown.contains("`make lesson3 DATA=mnist`"))
    }
}
