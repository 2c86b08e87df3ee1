import Foundation
import Notebooks
import Testing

@Suite struct LedgerTests {
    /// The package, found from this file.
    private static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test func `the ledger holds every statement once, in the order of the documents`() throws {
        let ledger = try Ledger(root: Self.root)
        #expect(Set(ledger.statements.map { Ledger.stem(of: $0.id) }).count == 340)
        #expect(Set(ledger.statements.map(\.id)).count == ledger.statements.count)
        #expect(ledger.statements.map(\.id) == ledger.statements.map(\.id).sorted())
        #expect(ledger.statements.allSatisfy { (1...14).contains($0.lesson) && !$0.statement.isEmpty })
        #expect(ledger["B-059"]?.lesson == 3)
        #expect(ledger["B-999"] == nil)
        #expect(Set(ledger.statements(ofLesson: 3).map { Ledger.stem(of: $0.id) }).count == 29)
    }

    @Test func `a repetition names a statement that repeats nothing, of the same force`() throws {
        let ledger = try Ledger(root: Self.root)
        for statement in ledger.statements {
            guard let sameAs = statement.sameAs else { continue }
            let original = try #require(ledger[sameAs], "\(statement.id) repeats \(sameAs), which is not in the ledger")
            #expect(original.sameAs == nil && original.force == statement.force, "\(statement.id)")
        }
        #expect(ledger.statements.contains { $0.sameAs != nil })
    }

    @Test func `the parts of a statement follow one another`() throws {
        let ids = try Ledger(root: Self.root).statements.map(\.id)
        for (id, before) in zip(ids.dropFirst(), ids) where Ledger.stem(of: id) != id && !id.hasSuffix("a") {
            let letter = try #require(id.unicodeScalars.last)
            let expected = try #require(Unicode.Scalar(letter.value - 1))
            #expect(before == Ledger.stem(of: id) + String(expected))
        }
        #expect(Ledger.example.parts(of: "B-062") == ["B-062a", "B-062b"])
        #expect(Ledger.example.unclaimed(ofLesson: 5, claimed: []) == [])
    }

    @Test func `the file has one statement a line`() throws {
        let text = try String(contentsOf: Self.root.appending(path: Ledger.path), encoding: .utf8)
        #expect(try text.split(separator: "\n").count == Ledger(root: Self.root).statements.count + 2)
    }

    @Test func `a missing ledger is named`() {
        #expect {
            try Ledger(root: URL(filePath: "/nowhere"))
        } throws: { error in
            (error as? Problem)?.description.hasPrefix("Lessons/statements.json: error: cannot be read") == true
        }
    }
}
