import Foundation
import Notebooks
import Testing

@Suite("Statements of the documents")
struct StatementTests {
    @Test("every statement of a finished lesson is claimed")
    func allClaimed() throws {
        let ledger = try Ledger(root: Repository.root)
        for folder in Set(LessonProgram.all.map(\.folder)).sorted() {
            let number = try #require(Int(folder.prefix(2)))
            let claimed = Set(try claimsFiles(in: folder).flatMap(\.claims).flatMap(\.ids))
            let unclaimed = ledger.unclaimed(ofLesson: number, claimed: claimed)
            #expect(unclaimed.isEmpty, "lesson \(number) leaves these statements without a verdict")
        }
    }

    /// Every lesson runs again for each seed, which is for `make verify`; reports are woven with the first seed in every run.
    @Test(
        "verdicts do not depend on the root seed",
        .enabled(if: ProcessInfo.processInfo.environment["DOWNHILL_VERIFY"] != nil, "minutes: make verify"),
        arguments: LessonProgram.all, [2, 3, 4, 5])
    func verdictsAgree(program: LessonProgram, seed: Int) throws {
        guard program.flags.isEmpty else { return }  // woven from a stored history: there is no seed to change
        let scratch = try Scratch()
        let outcome = try program.run("--seed", "\(seed)", "--output", scratch.folder.path)
        try #require(outcome.status == 0, "\(outcome.errors)")
        let path = "Lessons/\(program.folder)/claims.json"
        let committed = try verdicts(Repository.root.appending(path: path))
        #expect(try verdicts(scratch.folder.appending(path: path)) == committed)
    }

    private func claimsFiles(in folder: String) throws -> [ClaimsFile] {
        let place = Repository.root.appending(path: "Lessons/\(folder)")
        return try FileManager.default.contentsOfDirectory(atPath: place.path)
            .filter { $0.hasSuffix("claims.json") }.sorted()
            .map { try ClaimsFile(decoding: Data(contentsOf: place.appending(path: $0))) }
    }

    private func verdicts(_ file: URL) throws -> [String] {
        try ClaimsFile(decoding: Data(contentsOf: file)).claims.map {
            "\($0.ids.joined(separator: ", ")): \($0.verdict.rawValue)"
        }
    }
}
