import Foundation
import Grading
import Testing

/// Learner's files that misbehave: each costs its exercise, with a message that says why.
@Suite struct HostileTests {
    /// Exercise 3.1 with a body of `step`.
    private func attempt(_ body: String, before: String = "", seconds: Int = 1) throws -> Attempt {
        try Course.examiner(seconds: seconds).examine(
            Course.exercise(3, 1), answer: Answer(Course.momentum(body, before: before), called: "1-Velocity.swift"))
    }

    private func trouble(_ attempt: Attempt) -> String { attempt.firstFailure?.observation.trouble ?? "none" }

    @Test func `a right answer passes`() throws {
        #expect(try attempt(Course.rightStep).isSolved)
    }

    @Test func `an endless loop is stopped`() throws {
        let attempt = try attempt("while true {}")
        #expect(attempt.score() == 0)
        #expect(trouble(attempt) == "was stopped after 1 seconds; is there a loop that never ends?")
    }

    @Test func `a sleeper is stopped`() throws {
        let attempt = try attempt("sleep(1_000)", before: "import Foundation")
        #expect(trouble(attempt).hasPrefix("was stopped after 1 seconds"))
    }

    @Test func `leaving the program is no success`() throws {
        let attempt = try attempt(Course.rightStep + "\nexit(0)", before: "import Foundation")
        #expect(attempt.score() == 0)
        #expect(trouble(attempt) == "ended the program (exit status 0); a function only returns")
    }

    @Test func `a crash tells its message and the learner's own line`() throws {
        #expect(
            trouble(try attempt("fatalError(\"oh no\")"))
                == "crashed in line 10, `fatalError(\"oh no\")`: Fatal error: oh no")
        let outOfRange = trouble(try attempt("velocity[7] = 0"))
        #if os(Linux)
        #expect(outOfRange == "crashed in line 10, `velocity[7] = 0`: Fatal error: Index out of range")
        #else
        #expect(outOfRange == "crashed: Fatal error: Index out of range")
        #endif
    }

    @Test func `a failed assertion is told as one`() throws {
        #expect(
            trouble(try attempt("assert(weights.isEmpty, \"too many\")"))
                == "crashed in line 10, `assert(weights.isEmpty, \"too many\")`: Assertion failed: too many")
    }

    @Test func `a variable of the file's own and the error output are allowed`() throws {
        let attempt = try attempt(
            "calls += 1\nfputs(\"call \\(calls)\", stderr)\n" + Course.rightStep,
            before: "import Foundation\nvar calls = 0")
        #expect(attempt.isSolved)
    }

    @Test func `mixed numbers are refused in seconds`() throws {
        let start = Date.now
        let mixed =
            "let n = 3\nweights[0] = 2 * n * weights[0] + (1 - n) * 0.5 / (n - 1) + n * velocity[0] * (2 - n) - n / 3.0 + 1"
        guard case .broken = try attempt(mixed).state else {
            Issue.record("it compiled")
            return
        }
        #expect(Date.now.timeIntervalSince(start) < 60)
    }

    @Test func `a crash without a message says what it may be`() throws {
        let endless = "struct Loop { func turn(_ n: Int) -> Int { turn(n + 1) + n } }"
        #expect(
            trouble(try attempt("velocity[0] = Double(Loop().turn(0))", before: endless))
                == "crashed: signal \(SIGSEGV); does a function call itself without end?")
        #expect(
            trouble(try attempt("velocity[0] = Double(UInt8(weights.count) - 2)")).hasSuffix(
                "is a whole number too large for its type, or an unsigned one below 0?"))
    }

    @Test func `the stack is not shown, what the learner printed is`() throws {
        let attempt = try attempt("print(\"here\")\nvelocity[7] = 0")
        #expect(attempt.firstFailure?.observation.printed == "here")
    }

    @Test func `last words after a flood are heard`() throws {
        let attempt = try attempt("for line in 0..<100_000 { print(line) }\nfatalError(\"oh no\")", seconds: 20)
        #expect(trouble(attempt).hasSuffix("Fatal error: oh no"))
    }

    @Test func `too much memory is refused`() throws {
        let attempt = try attempt("velocity = Array(repeating: 1, count: 10_000_000_000 / 8)")
        #expect(attempt.score() == 0)
        #expect(trouble(attempt) == "asked for more memory than there is")
    }

    @Test func `no file can be written`() throws {
        let place = FileManager.default.temporaryDirectory.appending(path: "results-\(UUID().uuidString).json")
        let results = "{\"score\": 100}"
        try Data(results.utf8).write(to: place)
        defer { try? FileManager.default.removeItem(at: place) }
        let code = "let file = fopen(\"\(place.path)\", \"r+\"); fputs(\"{}{}{}\", file); fflush(file)"
        let attempt = try attempt(code, before: "import Foundation")
        #expect(attempt.score() == 0)
        // It cannot even be opened, or its size is limited. Where the test's own parent ignores the signal for that, the code goes on.
        let known = ["tried to write a file, which no exercise needs", "none", "crashed: signal \(SIGSEGV)"]
        #expect(known.contains { trouble(attempt).hasPrefix($0) })
        #expect(try String(contentsOf: place, encoding: .utf8) == results)
    }

    @Test func `a flood of output is cut and the answer still judged`() throws {
        let flood = "for line in 0..<1_000_000 where velocity[0] == 0 { print(\"line\", line) }\n"
        let attempt = try attempt(flood + Course.rightStep, seconds: 20)
        #expect(attempt.isSolved)
        // The beginning, a gap, and the last words.
        let kept = 16_384 + "\n…\n".utf8.count + 4_096
        #expect(attempt.results.allSatisfy { $0.observation.printed.utf8.count <= kept })
    }

    @Test func `reports without end are stopped`() throws {
        let attempt = try attempt(
            "while true { write(3, \"velocity after step 1 = 1\\n\", 26) }", before: "import Foundation")
        #expect(attempt.score() == 0)
        #expect(trouble(attempt).hasPrefix("was stopped"))
    }

    @Test func `a claim to have finished earns nothing`() throws {
        let forged = "write(3, \"end of the case = \\\"reached\\\"\\n\", 28); exit(0)"
        #expect(try attempt(forged, before: "import Foundation").score() == 0)
    }

    @Test func `a compiler error is shown with the learner's file and line`() throws {
        guard case .broken(let said) = try attempt("velocity = gradent").state else {
            Issue.record("it compiled")
            return
        }
        #expect(said.contains("1-Velocity.swift:10:"))
        #expect(said.contains("cannot find 'gradent' in scope"))
    }

    @Test func `a changed signature is told apart from a compiler error`() throws {
        let answer = Answer("struct Momentum {}", called: "1-Velocity.swift")
        let attempt = try Course.examiner().examine(Course.exercise(3, 1), answer: answer)
        guard case .unfit = attempt.state else {
            Issue.record("\(attempt.state)")
            return
        }
    }

    @Test func `a missing file is said to be missing`() throws {
        let nowhere = URL(filePath: "/nowhere/1-Velocity.swift")
        let attempt = try Course.examiner().examine(
            Course.exercise(3, 1), answer: Answer(nowhere, called: "1-Velocity.swift"))
        #expect(attempt.state == .missing)
        #expect(attempt.score() == 0)
        #expect(attempt.maximum(hidden: false) == 10)
    }

    @Test func `children do not outlive the case`() throws {
        let mark = "\(3_000 + Int.random(in: 0..<900)).\(Int.random(in: 100...999))"
        let code = """
            let child = Process()
            child.executableURL = URL(filePath: "/bin/sleep")
            child.arguments = ["\(mark)"]
            try? child.run()
            """
        _ = try attempt(code + "\n" + Course.rightStep, before: "import Foundation")
        let list = Process()
        list.executableURL = URL(filePath: "/usr/bin/env")
        list.arguments = ["pgrep", "-f", "sleep \(mark)"]
        list.standardOutput = FileHandle.nullDevice
        try list.run()
        list.waitUntilExit()
        #expect(list.terminationStatus == 1, "the child is still there")
    }
}
