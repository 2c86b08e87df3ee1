import Foundation

/// One checkable statement of the source documents, in our words.
public struct Statement: Codable, Sendable, Equatable {
    /// Document letter and number, such as `B-059`.
    public let id: String
    /// The lesson it belongs to.
    public let lesson: Int
    /// Its lines in the document.
    public let lines: String
    public let section: String
    public let statement: String
    /// The numbers it states, or nothing.
    public let stated: String
    /// At what scale it can be checked.
    public let kind: String

    package init(
        id: String, lesson: Int, lines: String, section: String, statement: String, stated: String, kind: String
    ) {
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
    public static let path = "Lessons/statements.json"

    public let statements: [Statement]
    private let index: [String: Int]

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
            throw Problem(file: Self.path, "cannot be read: \(error.localizedDescription)", remedy: "restore the file")
        }
    }

    public subscript(id: String) -> Statement? {
        index[id].map { statements[$0] }
    }

    /// The statements that belong to a lesson, in the order of the documents.
    public func statements(ofLesson lesson: Int) -> [Statement] {
        statements.filter { $0.lesson == lesson }
    }

    /// Whether an id has the ledger's form: a document's letter, a hyphen, three digits.
    static func isLedgerID(_ id: String) -> Bool {
        id.wholeMatch(of: /[A-Z]-[0-9]{3}/) != nil
    }
}
