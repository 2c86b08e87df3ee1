import Foundation
import Numbers

/// One checkable statement of the source documents, in our words.
public struct Statement: Codable, Sendable, Equatable {
    /// Document letter and number, such as `B-059`.
    public let id: String
    /// The lesson it belongs to.
    public let lesson: Int
    /// Its lines in the document.
    public let lines: String
    /// Where in its document it stands.
    public let section: String
    /// What it says, in our words.
    public let statement: String
    /// The numbers it states, or nothing.
    public let stated: String
    /// At what scale it can be checked.
    public let kind: String
    /// What kind of sentence it is.
    public let force: Force
    /// What size of the effect matters, written down before the run; empty for what defines.
    public let effect: String
    /// What the source ran or meant, as far as it says.
    public let setting: String
    /// The statement that it repeats: measured once, with one verdict everywhere.
    public let sameAs: String?

    package init(
        id: String, lesson: Int, lines: String, section: String, statement: String, stated: String, kind: String,
        force: Force, effect: String = "", setting: String = "", sameAs: String? = nil
    ) {
        self.force = force
        self.effect = effect
        self.setting = setting
        self.sameAs = sameAs
        self.id = id
        self.lesson = lesson
        self.lines = lines
        self.section = section
        self.statement = statement
        self.stated = stated
        self.kind = kind
    }
}

/// All checkable statements of the source documents: `Lessons/statements.json`.
public struct Ledger: Sendable {
    /// Where the ledger stands, from the package's root.
    public static let path = "Lessons/statements.json"

    /// The statements, in the ledger's order.
    public let statements: [Statement]
    private let index: [String: Int]

    /// A ledger of these statements.
    public init(_ statements: [Statement]) {
        self.statements = statements
        index = Dictionary(statements.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Reads the ledger of the package at `root`; throws a `Problem` that names the file.
    public init(root: URL) throws(Problem) {
        do {
            let data = try Data(contentsOf: root.appending(path: Self.path))
            self.init(try JSONDecoder().decode([Statement].self, from: data))
        } catch {
            throw Problem(file: Self.path, "cannot be read: \(error.systemReason)", remedy: "restore the file")
        }
    }

    /// The statement of that id.
    public subscript(id: String) -> Statement? {
        index[id].map { statements[$0] }
    }

    /// The assertions into which a statement of several is split: `B-062a` and `B-062b` of `B-062`.
    package func parts(of id: String) -> [String] {
        statements.map(\.id).filter { $0.dropLast() == id && Self.isLedgerID($0) }
    }

    /// The statements that repeat one.
    func repetitions(of id: String) -> [Statement] {
        statements.filter { $0.sameAs == id }
    }

    /// An id without the letter of its part: how the documents' statements are counted.
    public static func stem(of id: String) -> String { String(id.prefix(5)) }

    /// The statements that belong to a lesson, in the order of the documents.
    public func statements(ofLesson lesson: Int) -> [Statement] {
        statements.filter { $0.lesson == lesson }
    }

    /// The statements of a lesson that no claim puts to the test. A repetition needs none of its own.
    public func unclaimed(ofLesson lesson: Int, claimed: Set<String>) -> [String] {
        statements(ofLesson: lesson).filter { $0.sameAs == nil && !claimed.contains($0.id) }.map(\.id)
    }

    /// Whether an id has the ledger's form: a document's letter, a hyphen, three digits, a letter for a part.
    static func isLedgerID(_ id: String) -> Bool {
        id.wholeMatch(of: /[A-Z]-[0-9]{3}[a-z]?/) != nil
    }
}
