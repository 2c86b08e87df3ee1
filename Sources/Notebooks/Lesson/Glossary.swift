import Foundation
import Numbers

/// The words that the course explains, each with the lesson that uses it first: `Lessons/glossary.json`.
public struct Glossary: Sendable {
    /// A word of the course.
    public struct Term: Codable, Sendable, Equatable {
        /// The word, or the words, as running text has them.
        public let term: String
        /// How it may also be written in running text, such as its plural.
        public let forms: [String]?
        /// The lesson that uses it first, and links it.
        public let lesson: Int
        /// What it means, in one sentence that begins small.
        public let meaning: String

        package init(_ term: String, forms: [String]? = nil, lesson: Int, meaning: String) {
            (self.term, self.forms, self.lesson, self.meaning) = (term, forms, lesson, meaning)
        }

        /// Its place on the page of words: `condition-number`.
        public var anchor: String { term.lowercased().replacing(" ", with: "-") }
    }

    /// Where the words are written down, from the package.
    public static let path = "Lessons/glossary.json"
    /// The page of words, from the package.
    public static let page = "Lessons/GLOSSARY.md"

    /// In the order of the file.
    public let terms: [Term]

    package init(_ terms: [Term]) { self.terms = terms }

    /// Reads the words of the package at `root`; throws a `Problem` that names the file.
    public init(root: URL) throws(Problem) {
        do {
            let data = try Data(contentsOf: root.appending(path: Self.path))
            terms = try JSONDecoder().decode([Term].self, from: data)
        } catch {
            throw Problem(file: Self.path, "cannot be read: \(error.systemReason)", remedy: "restore the file")
        }
    }

    /// The words that a lesson uses first.
    package func terms(ofLesson lesson: Int) -> [Term] { terms.filter { $0.lesson == lesson } }
}

extension Glossary.Term {
    /// Where running text first uses the word: a whole word, outside headings and the text of other links.
    package func firstUse(in text: String) -> Range<String.Index>? {
        var found: Range<String.Index>?
        for form in [term] + (forms ?? []) {
            for range in text.ranges(of: form) + text.ranges(of: form.capitalizedFirst)
            where isUse(range, of: text) && found.map({ range.lowerBound < $0.lowerBound }) ?? true {
                found = range
            }
        }
        return found
    }

    private func isUse(_ range: Range<String.Index>, of text: String) -> Bool {
        func continuesWord(_ character: Character?) -> Bool {
            character.map { $0.isLetter || $0.isNumber || "-_’'".contains($0) } ?? false
        }
        let (before, after) = (text[..<range.lowerBound], text[range.upperBound...])
        if continuesWord(before.last) || continuesWord(after.first) { return false }
        if let open = before.lastIndex(of: "["), !before[open...].contains("]") { return false }
        return !before.reversed().prefix { !$0.isNewline }.reversed().starts(with: "#")
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
