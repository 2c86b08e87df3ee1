import Foundation
import Notebooks
import Testing

@Suite struct JudgementsTests {
    private func report(_ ids: String..., at place: URL, folder: String, file: String = "claims.json") throws {
        var fixture = Fixture("//: # 3 · Momentum\nnotebook.show(race)\n")
        for id in ids {
            try fixture.claim(id, conditions: [Condition("κ", 1, isBelow: 2)], at: "show(race)")
        }
        var claims = try fixture.woven().claims
        claims.numbers = ["race.steps": "26"]
        let home = place.appending(path: "Lessons/\(folder)")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        try claims.encoded().write(to: home.appending(path: file))
    }

    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "judgements-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    @Test func `every report's claims are found, with the page that tells of them`() throws {
        try withFolder { root in
            try report("B-059", at: root, folder: "03-Momentum")
            try report("B-017", at: root, folder: "02-Descent", file: "MNIST.claims.json")
            let all = try Judgements(root: root)
            #expect(all.ids == ["B-017", "B-059"])
            #expect(all["B-059"]?.place == "Lessons/03-Momentum/Statements.md#b-059")
            #expect(all["B-017"]?.place == "Lessons/02-Descent/MNIST.Statements.md#b-017")
            #expect(all["B-059"]?.verdict == .upheld)
            #expect(all.number("race.steps", ofLesson: 3) == "26")
            #expect(all.number("race.steps", ofLesson: 4) == nil)
            #expect(try Judgements(root: root, besides: "03-Momentum").ids == ["B-017"])
        }
    }

    @Test func `a statement that two reports claim is contested`() throws {
        try withFolder { root in
            try report("B-059", at: root, folder: "03-Momentum")
            try report("B-059", "B-017", at: root, folder: "05-Adam")
            #expect(try Judgements(root: root).contested == ["B-059"])
        }
    }

    @Test func `a damaged file is named`() throws {
        try withFolder { root in
            try report("B-059", at: root, folder: "03-Momentum")
            try Data("{".utf8).write(to: root.appending(path: "Lessons/03-Momentum/claims.json"))
            let problem = #expect(throws: Problem.self) { try Judgements(root: root) }
            #expect(problem?.file == "Lessons/03-Momentum/claims.json")
        }
    }

    @Test func `claims that are not written yet are judged as the ledger asks`() {
        var all = Judgements()
        let claim = Claim(
            ids: ["B-025"],
            test: .measured(
                decisive: [1, 3, 1, 3, 3].enumerated().map { Condition("\($0)", $1, isBelow: 2) }, beyond: []),
            instead: "In two.", line: 1)
        all.add([claim], of: "14-Reflection", ledger: .example)
        #expect(all["B-025"]?.verdict == .qualified)  // two of five, of what is usual
        #expect(all["B-025"]?.lesson == 14)
    }
}
