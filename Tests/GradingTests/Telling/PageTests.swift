import Checking
import Foundation
import Grading
import Testing

@Suite struct PageTests {
    private func page(_ number: Int, _ answer: String, only: Int? = nil, hint: Int? = nil) throws -> String {
        let file = try ScratchFile(answer)
        let attempt = try Course.examiner().examine(Course.exercise(3, number), file: file.url, called: "answer.swift")
        return Page([attempt], only: only, hint: hint).text
    }

    /// A number as pages have it.
    private func shown(_ record: Record) -> String {
        guard case .numbers(let numbers) = record.value, let number = numbers.first else { return "none" }
        return String(format: "%.6g", number)
    }

    private let pencil =
        "let longestStep: Double? = 0.02\nlet swingsFrom: Double? = nil\nlet largestRate: Double? = 0.3\n"

    @Test func `a derived number is called too large or too small, and not told`() throws {
        let page = try page(4, pencil)
        #expect(page.contains("a: the longest step: 0.02 is too small"))
        #expect(page.contains("b: γ from which it swings: no answer yet"))
        #expect(page.contains("c: the largest stable rate: 0.3 is too large"))
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
            #expect(lines[place + 1] == "Likely mistake: \(mistake).")
        }
    }

    @Test func `a guess is held against what was measured once every question has one`() throws {
        let half = try page(5, "let timesAsMany: Double? = 100_000\nlet growth: Double? = nil\n")
        #expect(half.contains("What was measured is shown as soon as every question has a guess."))
        #expect(!half.contains("measured:"))
        let both = try page(5, "let timesAsMany: Double? = 100_000\nlet growth: Double? = 10\n")
        let measured = try Course.exercise(3, 5).expectations().expected.joined().compactMap(Record.init(line:))
        try #require(measured.count == 2)
        #expect(both.contains("100000 is too large; measured: \(shown(measured[0]))"))
        #expect(both.contains("10; measured: \(shown(measured[1]))"))
        #expect(both.contains("Likely mistake: κ for its root."))
    }

    @Test func `a number with the wrong sign is called so`() throws {
        let page = try page(
            4, "let longestStep: Double? = -0.4\nlet swingsFrom: Double? = nil\nlet largestRate: Double? = nil\n")
        #expect(page.contains("a: the longest step: -0.4 has the wrong sign"))
    }

    @Test func `the numbers do not lie open in the file beside the exercise`() throws {
        let text = try String(contentsOf: Course.exercise(3, 4).expectationsFile, encoding: .utf8)
        #expect(!text.contains("the longest step"))
        #expect(try Course.exercise(3, 4).expectations().expected[0][0].hasPrefix("the longest step = "))
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
