import Downhill
import Foundation

/// The page of words: what each means, and where the course first uses it.
struct WordPage: Study {
    struct Entry {
        let term: Glossary.Term
        /// The lesson's folder, and the heading above the word's first use.
        let folder: String
        let heading: String?
    }

    let entries: [Entry]

    /// Reads the glossary of the package, and finds in the reports where its words are linked from.
    init(root: URL) throws {
        let lessons = root.appending(path: "Lessons")
        let folders = try FileManager.default.contentsOfDirectory(atPath: lessons.path).sorted()
        entries = try Glossary(root: root).terms.sorted { $0.term.lowercased() < $1.term.lowercased() }.map { term in
            let folder = folders.first { Int($0.prefix(2)) == term.lesson } ?? ""
            let report = try? String(contentsOf: lessons.appending(path: "\(folder)/README.md"), encoding: .utf8)
            return Entry(term: term, folder: folder, heading: Self.heading(above: term.anchor, in: report ?? ""))
        }
    }

    /// The heading above the link to a word.
    static func heading(above anchor: String, in report: String) -> String? {
        var heading: String?
        for line in report.split(separator: "\n") {
            if line.hasPrefix("## ") || line.hasPrefix("### ") {
                heading = String(line.drop { $0 == "#" }.dropFirst())
            }
            if line.contains("](../GLOSSARY.md#\(anchor))") { return heading }
        }
        return nil
    }

    var markdown: String {
        let words = entries.map { entry in
            let place = entry.heading.map { "#" + Links.anchor(of: $0) } ?? ""
            let section = entry.heading.map { ", \($0)" } ?? ""
            return """
                - <a id="\(entry.term.anchor)"></a>**\(entry.term.term)**: \(entry.term.meaning) \
                <sub>[lesson \(entry.term.lesson)\(section)](\(entry.folder)/README.md\(place))</sub>
                """
        }
        return """
            # Words

            What the course's words mean, each with the place that uses it first; from there a link leads back here. Greek letters: γ is momentum's \
            memory, β that of averages of squares, η the learning rate, κ the condition number, λ a curvature or, beside weights, their decay.

            \(words.joined(separator: "\n"))

            ---

            [All lessons](../README.md)
            """
    }
}
