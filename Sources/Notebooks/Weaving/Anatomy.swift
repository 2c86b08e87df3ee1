/// The sections that a report must have.
public enum Anatomy: Sendable {
    /// Those of a lesson: a prediction, by hand, the measurement, the case that breaks it, a network, and what to do tomorrow.
    case lesson
    /// None in particular: for a report on a data set, or a page that looks back.
    case free

    /// How long a report may be before its author is told.
    static let words = 2_600
    static let linesOfSwift = 80
    static let linesOfNotebook = 400

    /// What each section does, and a word that its heading holds.
    static let sections = [
        ("a section with a prediction", "predict"), ("a section by hand", "hand"),
        ("a section that measures", "measure"),
        ("a section that breaks it", "break"), ("a section on a network", "network"),
        ("a section for tomorrow: three sentences and a recipe", "tomorrow"),
    ]
}

extension Weaver {
    mutating func checkAnatomy(_ blocks: [String], _ chunks: [Chunk]) {
        guard !input.isPartial else { return }
        if input.anatomy == .lesson, lesson.isMain {
            let headings = chunks.filter { $0.kind == .prose }.flatMap(\.text).filter { $0.hasPrefix("## ") }
                .joined(separator: "\n").lowercased()
            for (what, word) in Anatomy.sections where !headings.contains(word) {
                report(1, "the lesson has no \(what.dropFirst(2))", "add a heading `//: ## …` that says “\(word)”")
            }
        }
        let words = Self.words(in: blocks)
        if words > Anatomy.words {
            report(nil, "the report has \(words) words", "\(Anatomy.words) at the most: leave out", severity: .warning)
        }
        let code = Self.visibleSwift(in: blocks)
        if code > Anatomy.linesOfSwift {
            report(
                nil, "the report shows \(code) lines of Swift",
                "\(Anatomy.linesOfSwift) at the most: move what measures into studies",
                severity: .warning)
        }
        if source.lineCount > Anatomy.linesOfNotebook {
            report(
                nil, "the notebook has \(source.lineCount) lines",
                "\(Anatomy.linesOfNotebook) at the most: move what measures into studies",
                severity: .warning)
        }
    }

    /// The words of running text and captions: not code, tables, pictures or links.
    static func words(in blocks: [String]) -> Int {
        blocks.reduce(0) { count, block in
            Prose(block).pieces.reduce(count) { count, piece in
                guard [.text, .quotation].contains(piece.kind) else { return count }
                let lines = piece.text.split(separator: "\n").filter { !$0.hasPrefix("|") }
                return count
                    + lines.reduce(0) { $0 + $1.split { !$0.isLetter && !$0.isNumber && $0 != "’" && $0 != "'" }.count }
            }
        }
    }

    /// The lines of Swift outside folds.
    static func visibleSwift(in blocks: [String]) -> Int {
        blocks.filter { $0.hasPrefix("```swift\n") || $0.contains("\n```swift\n") && !$0.hasPrefix("<details>") }
            .reduce(0) { count, block in
                var isSwift = false
                return block.split(separator: "\n", omittingEmptySubsequences: false).reduce(count) { count, line in
                    if line.hasPrefix("```") {
                        isSwift = line == "```swift"
                        return count
                    }
                    return isSwift ? count + 1 : count
                }
            }
    }
}
