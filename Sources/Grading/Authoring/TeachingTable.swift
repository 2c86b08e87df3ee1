import Foundation

/// The table of all exercises in `Lessons/TEACHING.md`, for instructors: `exercises --record` writes it between two comments.
package struct TeachingTable: Sendable {
    package static let path = "Lessons/TEACHING.md"
    private static let begin = "<!-- exercises: written by `exercises --record` -->"
    private static let end = "<!-- end of exercises -->"

    private let catalogue: Catalogue

    package init(_ catalogue: Catalogue) { self.catalogue = catalogue }

    /// The page with the table as the exercises stand today.
    package func page(_ text: String) throws -> String {
        guard let begin = text.range(of: Self.begin), let end = text.range(of: Self.end),
            begin.upperBound <= end.lowerBound
        else {
            throw CourseError("\(Self.path) has no place for the table", remedy: "write \(Self.begin) and \(Self.end)")
        }
        return text[..<begin.upperBound] + "\n" + (try markdown) + "\n" + text[end.lowerBound...]
    }

    /// Renews the page, where this edition has it.
    package func record() throws {
        let file = catalogue.root.appending(path: Self.path)
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return }
        try Data(page(text).utf8).write(to: file, options: .atomic)
    }

    private var markdown: String {
        get throws {
            let rows = try catalogue.exercises.map { exercise in
                let mistakes = try exercise.expectations().mistakes.map(\.name).joined(separator: "; ")
                let link = "\(exercise.folder)/Exercises/\(exercise.name).swift"
                return """
                    | \(exercise.lesson).\(exercise.number) | [\(exercise.name)](\(link)) | \(exercise.sheet.kind.rawValue) | \
                    \(Page.show(exercise.sheet.points)) | \(exercise.sheet.outcome ?? "") | \(mistakes) |
                    """
            }
            let header = "| | exercise | kind | points | who solves it | mistakes that the checker names |"
            return ([header, "| --- | --- | --- | --: | --- | --- |"] + rows).joined(separator: "\n")
        }
    }
}
