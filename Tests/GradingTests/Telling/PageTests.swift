import Checking
import Foundation
import Grading
import Testing

@Suite struct PageTests {
    private func page(_ number: Int, _ answer: String, only: Int? = nil, hint: Int? = nil) throws -> String {
        let answer = Answer(answer, called: "answer.swift")
        return Page([try Course.examiner().examine(Course.exercise(3, number), answer: answer)], only: only, hint: hint)
            .text
    }

    /// A number as pages have it.
    private func shown(_ record: Record) -> String {
        guard case .numbers(let numbers) = record.value, let number = numbers.first else { return "none" }
        return String(format: "%.6g", number)
    }

    private let pencil =
        "let longestStep: Double? = 0.02\nlet swingsFrom: Double? = nil\nlet largestRate: Double? = 0.3\n"

    @Test func `the points of a page end in one column, however long a title is`() throws {
        for lesson in [3, 14] {
            let attempts = try Course.catalogue().exercises(ofLesson: lesson).map {
                try Course.examiner().examine($0)
            }
            let lines = Page(attempts).text.split(separator: "\n")
            let headings = lines.filter { $0.hasSuffix(" points") && !$0.contains("solved") }
            #expect(headings.count == attempts.count)
            #expect(Set(headings.map(\.count)).count == 1, "lesson \(lesson): \(headings)")
        }
    }

    @Test func `a derived number is called right or not, and is not told`() throws {
        let page = try page(4, pencil)
        #expect(page.contains("a: the longest step: 0.02 is not right"))
        #expect(page.contains("b: γ from which it swings: no answer yet"))
        #expect(page.contains("c: the largest stable rate: 0.3 is not right"))
        #expect(!page.contains("expected"))
    }

    @Test func `a mistake in a derived number stands under its letter`() throws {
        let page = try page(
            4, "let longestStep: Double? = 0.02\nlet swingsFrom: Double? = 0.5\nlet largestRate: Double? = 0.1\n")
        let lines = page.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        for (letter, mistake) in [
            ("a", "one step of gradient descent"), ("b", "√γ for γ"), ("c", "the limit of plain gradient descent"),
        ] {
            let place = try #require(lines.firstIndex { $0.hasPrefix("\(letter): ") })
            #expect(lines[place + 1] == "Perhaps: \(mistake).")
        }
    }

    @Test func `a guess is held against what was measured once every question has one`() throws {
        let both = try page(5, "let timesAsMany: Double? = 100_000\nlet growth: Double? = 10\n")
        let measured = try Course.exercise(3, 5).expectations().expected.joined().compactMap(Record.init(line:))
        try #require(measured.count == 2)
        #expect(both.contains("100000 is too large; measured: \(shown(measured[0]))"))
        #expect(both.contains("10; measured: \(shown(measured[1]))"))
        #expect(both.contains("Perhaps: κ for its root."))
    }

    @Test func `a guess beside a question without one is noted, right or wrong, and earns nothing yet`() throws {
        for (answers, noted) in [
            (("100_000", "nil"), "a: steps of gradient descent over steps of momentum: 100000, noted"),
            (("nil", "10"), "b: growth of momentum's steps: 10, noted"),
            (("nil", "100"), "b: growth of momentum's steps: 100, noted"),
        ] {
            let page = try page(5, "let timesAsMany: Double? = \(answers.0)\nlet growth: Double? = \(answers.1)\n")
            let lines = page.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(lines[0].hasPrefix("◐") && lines[0].hasSuffix("0 of 4 points"))
            #expect(lines.contains(noted))
            #expect(lines.contains { $0.hasSuffix(": no answer yet") })
            #expect(
                page.contains(
                    "The page is judged, and what was measured is shown, as soon as every question has a guess."))
            for word in ["too large", "too small", "Perhaps", "measured:"] { #expect(!page.contains(word), "\(page)") }
        }
    }

    @Test func `a number with the wrong sign is called so`() throws {
        let page = try page(
            4, "let longestStep: Double? = -0.4\nlet swingsFrom: Double? = nil\nlet largestRate: Double? = nil\n")
        #expect(page.contains("a: the longest step: -0.4 has the wrong sign"))
    }

    @Test func `the numbers do not lie open in the files beside the exercises`() throws {
        let derived = try Course.exercise(3, 4).expectations().expected[0][0]
        #expect(derived.hasPrefix("the longest step = #"))
        #expect(Record(line: derived) == nil)
        let text = try String(contentsOf: Course.exercise(3, 5).expectationsFile, encoding: .utf8)
        #expect(!text.contains("growth of momentum's steps"))
        #expect(!text.contains(Data("growth".utf8).base64EncodedString().prefix(8)))
        #expect(try Course.exercise(3, 5).expectations().expected[1][0].hasPrefix("growth of momentum's steps = "))
    }

    @Test func `three digits of a derived number suffice, two do not`() throws {
        let attempt = try Course.examiner().examine(
            Course.exercise(3, 4),
            answer: Answer(
                "let longestStep: Double? = 0.4\nlet swingsFrom: Double? = 0.2501\nlet largestRate: Double? = 0.2\n",
                called: "4-Pencil.swift"))
        #expect(attempt.results.map(\.passed) == [true, true, false])
        #expect(
            Page([attempt]).text.contains("0.2 is not right, or not exact enough: three significant digits are wanted"))
    }

    @Test func `a letter that does not compile leaves the others`() throws {
        let page = try page(
            4, "let longestStep: Double? = 2 *\nlet swingsFrom: Double? = 0.25\nlet largestRate: Double? = sqrt(0.01)\n"
        )
        #expect(page.contains("Not all of it compiles:"))
        #expect(page.contains("a: the longest step: no answer yet"))
        #expect(page.contains("c: the largest stable rate: 0.1 is not right"))
        #expect(page.contains("3 of 9 points"))
    }

    @Test func `code shows the step, what was expected and what came`() throws {
        let bug = try String(contentsOf: Course.exercise(3, 3).file, encoding: .utf8)
        let page = try page(3, bug + "\nfunc talk() {}\n")
        #expect(page.contains("slope after batch 1 of epoch 2:\n          expected  "))
        #expect(page.contains("batchSize = 2, epochs = 3, learningRate = 0.01, momentum = 0.9, x = [1, 2, 3, 4],\n"))
        #expect(page.contains("The bug that the file came with is still in it."))
        #expect(!page.contains("Likely mistake"))
        #expect(page.contains("A hint: make exercise3 EXERCISE=3 HINT=1"))
    }

    @Test(.enabled(if: Course.hasSolutions, "the student edition has no wrong answers"))
    func `the front page shows what the checker says of a mistake`() throws {
        let exercise = try Course.exercise(1, 1)
        let wrong = try #require(exercise.wrongAnswers().first { $0.name == "a difference to one side" })
        let attempt = try Course.examiner().examine(exercise, answer: Answer(wrong.source, called: "1-Slope.swift"))
        let front = try String(contentsOf: Course.root.appending(path: "README.md"), encoding: .utf8)
        let shown = try #require(front.firstMatch(of: /```console\n(In the case [\s\S]*?\n)```/)).output.1
        let lines = shown.split(separator: "\n").map { "      \($0)\n" }
        #expect(lines.count > 5 && Page([attempt]).text.contains(lines.joined()))
    }

    @Test func `hints come up to the one asked for`() throws {
        let page = try page(4, pencil, only: 4, hint: 2)
        #expect(page.contains("Hint 1 of 3:"))
        #expect(page.contains("Hint 2 of 3:"))
        #expect(!page.contains("Hint 3 of 3:"))
    }

    @Test func `a race tells its steps`() throws {
        let page = try page(6, "let learningRate: Double? = 0.01\nlet momentum: Double? = 0\n")
        #expect(page.contains("steps to 1e-6 on the ravine:\n          expected  at most 68\n          got       "))
    }
}
