import Testing

@testable import Grading

@Suite struct CompilerMessageTests {
    @Test func `finds errors with their lines, and passes over the rest`() {
        let said =
            "a.swift:3:5: warning: x\na.swift:12:20: error: cannot find 'len' in scope\n 12 | let n = len(a)\n   | `- error: cannot find 'len' in scope\n"
        let messages = CompilerMessage.all(in: said)
        #expect(messages.map(\.line) == [12])
        #expect(messages[0].advice(for: "let n = len(a)") == "A list's length is a.count.")
    }

    @Test(arguments: [
        ("binary operator '*' cannot be applied to operands of type 'Int' and 'Double'", "n * x", "write Double(n)"),
        (
            "the compiler is unable to type-check this expression in reasonable time; try breaking up", "x",
            "write Double(n)"
        ),
        ("'**' is not a prefix unary operator", "x ** 2", "pow(x, 2)"),
        ("expected expression", "let h = n // 2", "begins a comment"),
        ("cannot call value", "let b = a[1:3]", "a[1..<3]"),
        ("cannot assign to value: 'w' is a 'let' constant", "w = 1", "a var can change"),
        ("'A' initializer is inaccessible due to 'private' protection level", "", "leave the word private out"),
    ])
    func `says what to write instead`(text: String, code: String, advice: String) {
        #expect(CompilerMessage(line: 1, text: text).advice(for: code)?.contains(advice) == true)
    }

    @Test func `a dictionary's type is no slice`() {
        #expect(CompilerMessage(line: 1, text: "x").advice(for: "let d: [String: Int] = [:]") == nil)
    }

    @Test func `a line of the checker is not told, and a private property is`() throws {
        let said = "the checker:6:9: error: 'Plateau' initializer is inaccessible due to 'private' protection level"
        let lines = try Feedback(Attempt(exercise: Course.exercise(6, 3), state: .unfit(said), results: [])).lines
        #expect(!lines.joined().contains("line 6"))
        #expect(lines.joined(separator: " ").contains("leave the word private out"))
    }
}
