import Foundation
import Notebooks
import Testing

@Suite struct LedgerTests {
    /// The package, found from this file.
    private static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test func `the ledger holds every statement once, in the order of the documents`() throws {
        let ledger = try Ledger(root: Self.root)
        #expect(ledger.statements.count == 340)
        #expect(Set(ledger.statements.map(\.id)).count == 340)
        #expect(ledger.statements.map(\.id) == ledger.statements.map(\.id).sorted())
        #expect(ledger.statements.allSatisfy { (1...14).contains($0.lesson) && !$0.statement.isEmpty })
        #expect(ledger["B-059"]?.lesson == 3)
        #expect(ledger["B-999"] == nil)
        #expect(ledger.statements(ofLesson: 3).count == 29)
    }

    @Test func `the file has one statement a line`() throws {
        let text = try String(contentsOf: Self.root.appending(path: Ledger.path), encoding: .utf8)
        #expect(text.split(separator: "\n").count == 342)
    }

    @Test func `a missing ledger is named`() {
        #expect {
            try Ledger(root: URL(filePath: "/nowhere"))
        } throws: { error in
            (error as? Problem)?.description.hasPrefix("Lessons/statements.json: error: cannot be read") == true
        }
    }
}
