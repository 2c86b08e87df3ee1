import Notebooks
import Testing

@Suite struct ChunkTests {
    private func chunker(_ text: String) -> Chunker {
        let source = SwiftSource(text)
        return Chunker(source, scopes: Scopes(source), file: "main.swift")
    }

    @Test func `prose and code alternate, blank edges trimmed`() {
        let chunks = chunker("//: # Title\n//:\n//: Text\n\nlet a = 1\n\nlet b = 2\n\n//: End\n").chunks
        #expect(chunks.map(\.kind) == [.prose, .code, .prose])
        #expect(chunks.map(\.text) == [["# Title", "", "Text"], ["let a = 1", "", "let b = 2"], ["End"]])
        #expect(chunks.map(\.firstLine) == [1, 5, 9])
        #expect(chunks.map(\.lastLine) == [3, 7, 9])
    }

    @Test func `prose keeps its indentation`() {
        #expect(chunker("//: - a\n//:   - b\n//:c\n").chunks.first?.text == ["- a", "  - b", "c"])
    }

    @Test func `an empty line of prose parts two chunks of code`() {
        let chunks = chunker("let a = 1\n//:\nlet b = 2\n").chunks
        #expect(chunks.map(\.kind) == [.code, .code])
    }

    @Test(arguments: [
        "let a = \"\"\"\n//: not prose\n\"\"\"", "let a = #\"\"\"\n//: not prose\n\"\"\"#", "/*\n//: not prose\n*/",
        "/* /*\n*/\n//: not prose\n*/", "let a = \"//: not prose\"", "let a = \"\"\"\n\\(b)\n//#-end\n\"\"\"",
    ])
    func `markup inside a string or comment is code`(_ text: String) {
        let chunker = chunker(text)
        #expect(chunker.chunks.map(\.kind) == [.code])
        #expect(chunker.problems == [])
    }

    @Test func `hidden code carries its summary`() {
        let chunks = chunker(
            "//#-hidden-code\nlet a = 1\n//#-end-hidden-code\n//#-hidden-code The sweep\nlet b = 1\n//#-end-hidden-code"
        )
        .chunks
        #expect(chunks.map(\.kind) == [.hiddenCode(summary: "Set-up"), .hiddenCode(summary: "The sweep")])
    }

    @Test func `a prediction is a question, an answer and an end`() {
        let chunks = chunker("//#-predict\n//: Q?\n//#-answer\n//: A.\n//#-end\n").chunks
        #expect(chunks.map(\.kind) == [.question, .prose, .answer, .prose, .end])
    }

    @Test(arguments: [
        ("for i in 0..<3 {\n//: prose\n}", 2, "not inside brackets"), ("f(\n//: prose\n)", 2, "not inside brackets"),
        ("let a = 1 //: prose", 1, "after code"), ("/*: prose */", 1, "is not woven"),
        ("//#-hidden-code\n//: prose\n//#-end-hidden-code", 2, "hidden code of line 1"),
        ("//#-hidden-code\nlet a = 1", 1, "never ends"), ("//#-end-hidden-code", 1, "no hidden code begins"),
        ("//#-predict\n//: Q", 1, "never ends"), ("//#-answer\n//#-end", 1, "no question"), ("//#-end", 1, "no answer"),
        ("//#-predict\n//#-predict\n//#-answer\n//#-end", 2, "inside that of line 1"),
        ("//#-predicted", 1, "is not a directive"),
    ])
    func `misplaced markup is a problem with a line`(_ text: String, _ line: Int, _ message: String) throws {
        let problem = try #require(chunker(text).problems.first)
        #expect(problem.line == line)
        #expect(problem.message.contains(message))
    }
}
