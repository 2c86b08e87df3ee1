import Testing

@testable import Grading

@Suite struct ArgumentsTests {
    @Test func `takes words, options and flags apart`() throws {
        let arguments = try Arguments(
            ["3", "--only", "2", "--watch", "--hint=1"], options: ["only", "hint"], flags: ["watch"])
        #expect(arguments.words == ["3"])
        #expect(arguments["only"] == "2")
        #expect(try arguments.number("hint", in: 1...3) == 1)
        #expect(arguments.has("watch"))
    }

    @Test(arguments: [["--onyl", "2"], ["--only"], ["--watch=1"]])
    func `refuses what it does not know`(arguments: [String]) {
        #expect(throws: UsageError.self) { try Arguments(arguments, options: ["only"], flags: ["watch"]) }
    }

    @Test func `refuses a number out of its range`() throws {
        let arguments = try Arguments(["--hint", "4"], options: ["hint"])
        #expect { try arguments.number("hint", in: 1...3) } throws: {
            "\($0)".contains("--hint is 4; it is a whole number from 1 to 3")
        }
    }
}
