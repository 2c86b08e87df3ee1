import Foundation
import Grading
import Testing

@testable import mine

/// The training that a learner's parts take part in.
@Suite struct DigitsRunTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let hasSolutions = FileManager.default.fileExists(atPath: root.appending(path: "Tests/Exercises").path)

    /// A part made of its exercise's solution, with some of its text replaced.
    private func solution(of part: Part, replacing text: String = "", with other: String = "") throws -> URL {
        let exercise = try #require(
            try Catalogue(root: Self.root).exercises.first { ($0.lesson, $0.number) == part.exercise })
        let source = try String(contentsOf: exercise.solution, encoding: .utf8)
        let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let outcome = try Compiler(root: Self.root, products: products).compile(
            text.isEmpty ? source : source.replacing(text, with: other), called: "a solution", for: exercise, as: .part)
        guard case .program(let program) = outcome else {
            throw CourseError("\(exercise.path): \(outcome)", remedy: "correct its part")
        }
        return program
    }

    @Test func `the library's training ends when held-out digits gain no more`() throws {
        let result = try DigitsRun([:], rule: .adam).run()
        #expect((4..<DigitsRun.epochs).contains(result.losses.count))
        #expect(try #require(result.accuracies.last) > 0.94)
        #expect(result.checks.isEmpty)
    }

    @Test(.enabled(if: hasSolutions, "the student edition has no solutions"), arguments: Part.allCases)
    func `a part that is right trains as the library's does`(part: Part) throws {
        let rule = part == .momentum ? Part.momentum : .adam
        let library = try DigitsRun([:], rule: rule).run()
        let learner = try DigitsRun([part: solution(of: part)], rule: rule).run()
        #expect(learner.losses.count == library.losses.count)
        for (own, its) in zip(learner.losses, library.losses) { #expect(abs(own - its) < 0.01 * its) }
        #expect(learner.checks.count == ([.firstLoss, .byHeart, .firstStep].contains(part) ? 1 : 0))
    }

    @Test(.enabled(if: hasSolutions, "the student edition has no solutions"))
    func `a part that is wrong holds it back`() throws {
        let library = try DigitsRun([:], rule: .adam).run()
        let hasty = try solution(of: .patience, replacing: "waited >= patience", with: "waited >= 0")
        #expect(try DigitsRun([.patience: hasty], rule: .adam).run().losses.count == 1)
        let uphill = try solution(of: .loss, replacing: "$0 / sum - $1", with: "$1 - $0 / sum")
        let lost = try DigitsRun([.loss: uphill], rule: .adam).run()
        #expect(try #require(lost.losses.last) > 2 * #require(library.losses.last))
    }

    @Test(.enabled(if: hasSolutions, "the student edition has no solutions"))
    func `a part that breaks off is told by its name`() throws {
        let broken = try solution(
            of: .inParts, replacing: "guard norm > limit", with: "guard norm > limit * [Double]()[0]")
        let failure = #expect(throws: PartFailure.self) { try DigitsRun([.inParts: broken], rule: .adam).run() }
        #expect(failure?.part == .inParts)
    }
}
