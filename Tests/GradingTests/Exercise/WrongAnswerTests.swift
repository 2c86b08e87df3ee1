import Testing

@testable import Grading

@Suite struct WrongAnswerTests {
    private let solution = "func f() {\n    a = 1\n    b = 2\n    a = 1\n}\n"

    private func sources(_ list: String) throws -> [WrongAnswer] {
        try WrongAnswer.all(in: list, of: solution, called: "list")
    }

    @Test func `takes lines away, puts others in their place and finds it by their neighbours`() throws {
        let found = try sources(
            "# one\nIt is so.\nOr so.\n= b = 2\n- a = 1\n+ a = 3\n\n- func f() {\n+ func g() {\n\n~ two\n- b = 2\n")
        #expect(found.map(\.name) == ["one", "two"])
        #expect(found.map(\.isNamed) == [true, false])
        #expect(found[0].explanation == "It is so. Or so.")
        #expect(found[0].source == "func g() {\n    a = 1\n    b = 2\na = 3\n}\n")
        #expect(found[1].source == "func f() {\n    a = 1\n    a = 1\n}\n")
    }

    @Test(arguments: [
        "# x\nWhy.\n- a = 1\n", "# x\nWhy.\n- c = 1\n", "# x\nWhy.\n", "# x\n- b = 2\n+ b = 3\n", "x\n",
        "# x\nWhy.\n+ b = 3\n", "# x\nWhy.\n- }\n\n- }\n", "# x\nWhy.\n- b = 2\n= a = 1\n= }\n\n- }\n",
    ])
    func `refuses an edit that has no place, or several, or another's, or changes or tells nothing`(list: String) {
        #expect(throws: CourseError.self) { try sources(list) }
    }
}
