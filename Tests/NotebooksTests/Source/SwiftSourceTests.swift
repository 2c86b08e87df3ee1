import Notebooks
import Testing

@Suite struct SwiftSourceTests {
    private func tokens(_ text: String) -> [String] {
        let source = SwiftSource(text)
        return source.tokens.map { source.text($0) }
    }

    @Test(arguments: [
        #""plain //: not prose""#, #""escaped \" quote""#, #""\(names.map { "“\($0)” //:" }.joined())""#,
        ##"#"raw " and \(not)"#"##, ##"#"raw \#(1 + f(")"))"#"##, ###"##"one "# inside"##"###, ##"#"""#"##, "\"\"",
        "\"\"\"\n//: not prose\n\"\"\"", "\"\"\"\n\\(f(\"\"\"\n//: deep\n\"\"\"))\n\"\"\"",
        "#\"\"\"\n//: raw \"\"\" still\n\"\"\"#", "#/[a-z]+ \"//:/#",
    ])
    func `a string is one token, whatever it holds`(_ literal: String) {
        #expect(tokens("let x = \(literal) // end") == ["let", "x", "=", literal, "// end"])
    }

    @Test func `block comments nest`() {
        #expect(tokens("a /* one /* two\n//: no */ still */ b") == ["a", "/* one /* two\n//: no */ still */", "b"])
    }

    @Test func `a slash divides after an operand and begins a regular expression elsewhere`() {
        #expect(tokens("a / b / c") == ["a", "/", "b", "/", "c"])
        #expect(tokens("(a)/b/c") == ["(", "a", ")", "/", "b", "/", "c"])
        #expect(tokens(#"wholeMatch(of: /["{]+/)"#) == ["wholeMatch", "(", "of", ":", #"/["{]+/"#, ")"])
    }

    @Test func `an unfinished string ends with its line`() {
        #expect(tokens("let x = \"abc\nlet y") == ["let", "x", "=", "\"abc", "let", "y"])
    }

    @Test func `columns count bytes as the compiler does`() throws {
        let source = SwiftSource("let a = 1\nlet γγ = 3; f(γγ)\n")
        let offset = try #require(source.offset(line: 2, column: 16))
        #expect(source.text(offset..<offset + 1) == "(")
        #expect(source.line(at: offset) == 2)
        #expect(source.line(2) == "let γγ = 3; f(γγ)")
        #expect(source.offset(line: 9, column: 1) == nil)
    }

    @Test func `lines may end as on Windows`() {
        let source = SwiftSource("//: prose\r\nlet a = 1\r\n")
        #expect(source.line(1) == "//: prose")
        #expect(source.tokens.first.map { source.text($0) } == "//: prose")
    }
}
