import Notebooks
import Testing

@Suite struct MarkdownTests {
    @Test func `a fence is longer than any run of backticks inside`() {
        #expect(Markdown.fenced("a") == "```\na\n```")
        #expect(Markdown.fenced("a ```` b", language: "swift") == "`````swift\na ```` b\n`````")
    }

    @Test func `bars and line breaks in cells are made safe, once`() {
        let table = Markdown.table(["$|x|$", "a"], alignedRight: [true, false], rows: [["1\n2", "\\|"]])
        #expect(table == "| $\\|x\\|$ | a |\n| --: | --- |\n| 1<br>2 | \\| |")
    }

    @Test func `blank lines let Markdown inside a fold render`() {
        #expect(
            Markdown.folded("**a**", summary: "b < c")
                == "<details>\n<summary>b &lt; c</summary>\n\n**a**\n\n</details>")
    }

    @Test func `a quotation quotes its empty lines too`() {
        #expect(Markdown.quoted("a\n\nb") == "> a\n>\n> b")
    }

    @Test func `escaped text shows as it is`() {
        #expect(Markdown.escaped("w_1 * <b> $x$") == "w\\_1 \\* &lt;b> \\$x\\$")
    }
}
