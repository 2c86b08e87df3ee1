import Notebooks
import Testing

@Suite struct PlacementTests {
    private static let title = "//: # 3 · Momentum\n"

    /// The woven text between the title's banner and the navigation.
    private func body(_ fixture: Fixture) throws -> String {
        let report = try fixture.woven()
        #expect(report.problems == [])
        return report.markdown
    }

    @Test func `an output follows the chunk that made it, not its line`() throws {
        var fixture = Fixture(Self.title + "let a = 1\nnotebook.show(a)\nlet b = 2\n//: Then.\nnotebook.show(b)\n")
        try fixture.show("1", at: "show(a)")
        try fixture.show("2", at: "show(b)")
        #expect(
            try body(fixture).contains(
                "let b = 2\n```\n\n```text\n1\n```\n\nThen.\n\n```swift\nnotebook.show(b)\n```\n\n```text\n2"))
    }

    @Test func `calls over several lines, in chains, in loops and side by side all find their chunk`() throws {
        let text =
            Self.title + """
                notebook.show(
                    1
                )
                notebook
                    .show(2)
                let γ = 3; notebook.show(γ); notebook.show(4)
                for i in 5...6 { notebook.show(i) }
                [7].forEach { notebook.show($0) }
                if true {
                    notebook.show(8)
                }
                """
        var fixture = Fixture(text)
        for (output, call) in [
            ("1", "show(\n"), ("2", "show(2)"), ("3", "show(γ)"), ("4", "show(4)"), ("5", "show(i)"), ("6", "show(i)"),
            ("7", "show($0)"), ("8", "show(8)"),
        ] {
            try fixture.show(output, at: call)
        }
        #expect(try body(fixture).contains("```text\n1\n2\n3\n4\n5\n6\n7\n8\n```"))
    }

    @Test func `a helper that forwards its caller's place is placed at the call`() throws {
        let text =
            Self.title + """
                func display(_ x: Int, line: Int = #line, column: Int = #column) {
                    notebook.show(x, line: line, column: column)
                }
                //: Use it.
                display(1)
                """
        var fixture = Fixture(text)
        try fixture.show("1", at: "display(1)")
        #expect(try body(fixture).contains("display(1)\n```\n\n```text\n1\n```"))
    }

    @Test(arguments: [
        ("func helper() {\n    notebook.show(1)\n}\nhelper()\n", "func helper"),
        ("func outer() { func inner() { notebook.show(1) } }", "func outer"),
        ("func f(_ x: () -> Int = { 3 }) -> Int where Int: Sendable { notebook.show(1) }", "func f"),
        ("struct Helper {\n    init() { notebook.show(1) }\n}\n", "struct Helper"),
        ("extension Int {\n    func f() { notebook.show(1) }\n}\n", "extension Int"),
        ("var value: Int { notebook.show(1); return 1 }\n", "var value"),
        ("let helper = { notebook.show(1) }\nhelper()\n", "a stored closure"),
    ])
    func `an output inside a declaration's body is refused with the remedy`(_ text: String, _ owner: String) throws {
        var fixture = Fixture(Self.title + text)
        try fixture.show("1", at: "show(1)")
        let problem = try #require(try fixture.woven().problems.first)
        #expect(problem.file == Fixture.path)
        #expect(problem.line == (try fixture.site("show(1)").line))
        #expect(problem.message.contains("inside \(owner)"))
        #expect(problem.remedy.contains("line: Int = #line"))
    }

    @Test func `a closure that is called at once runs in place`() throws {
        var fixture = Fixture(Self.title + "let a = { notebook.show(1) }()\nlet b = f { notebook.show(2) }\n")
        try fixture.show("1", at: "show(1)")
        try fixture.show("2", at: "show(2)")
        #expect(try body(fixture).contains("```text\n1\n2\n```"))
    }

    @Test func `a page written inside a function needs no place`() throws {
        var fixture = Fixture(Self.title + "func f() { notebook.page(\"p\") { _ in \"\" } }\nf()\n//: Then.\n")
        let site = try fixture.site("page(\"p\"")
        fixture.recording.events.append(Event(.page(Page(path: "p", line: site.line) { _ in "" }), at: site))
        #expect(try body(fixture).contains("f()"))
    }

    @Test func `a source that moved since the build is stale`() throws {
        var fixture = Fixture(Self.title + "notebook.show(1)\n")
        try fixture.show("1", at: "show(1)")
        fixture.text = Self.title + "\nnotebook.show(1)\n"
        #expect(try fixture.problems().first?.contains("main.swift:2: error: no call of show at column 14") == true)
        fixture.text = Self.title + "notebook.page(1)\n"
        #expect(try fixture.problems().count == 1)
        fixture.text = Self.title
        #expect(try fixture.problems().count == 1)
    }

    @Test func `a line number that was tampered with is refused`() throws {
        let fixture = Fixture(Self.title + "#sourceLocation(file: \"x.swift\", line: 1)\n")
        #expect(try fixture.problems().first?.contains("main.swift:2: error: #sourceLocation") == true)
    }

    @Test func `an output from another file is refused`() throws {
        var fixture = Fixture(Self.title + "notebook.show(1)\n")
        fixture.recording.events = [
            Event(.text("1"), at: CallSite(file: "Lessons/03-Momentum/Other.swift", line: 1, column: 14))
        ]
        #expect(
            try fixture.problems().first?.hasPrefix("Lessons/03-Momentum/Other.swift:1: error: show was called") == true
        )
    }
}
