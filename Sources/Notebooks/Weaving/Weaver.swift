/// Weaves a lesson: its prose, its code and what it recorded, in reading order, into a Markdown report.
///
/// A pure function of its inputs; what is wrong is collected, never thrown, so that one run shows every mistake.
package struct Weaver {
    package struct Report: Sendable {
        package var markdown: String
        package var claims: ClaimsFile
        package var figures: [Figure]
        package var problems: [Problem]
        /// The files of the library that it shows declarations from.
        package var excerptPaths: [String]
    }

    /// All that a report is woven from.
    package struct Input {
        package var lesson: Lesson
        package var source: SwiftSource
        package var recording: Recording
        package var ledger: Ledger
        package var neighbours = Neighbours()
        package var seed: UInt64 = 1
        /// Whether the lesson stopped half way, so that what is missing is missing for that reason.
        package var isPartial = false
        /// The files that declarations are cut from, read only when one is asked for.
        package var library: () -> [LibraryFile] = { [] }
        /// The lesson's exercises, looked for only when their list is asked for.
        package var exercises: () -> [ExerciseList.Entry] = { [] }

        package init(lesson: Lesson, source: SwiftSource, recording: Recording, ledger: Ledger) {
            self.lesson = lesson
            self.source = source
            self.recording = recording
            self.ledger = ledger
        }
    }

    let input: Input
    var problems: [Problem]
    var usedNumbers: Set<String> = []
    var excerptPaths: [String] = []
    private var isTablePlaced = false
    /// The library, read when the first declaration is asked for.
    lazy var library = input.library()
    private let scopes: Scopes
    private let plumbing: Plumbing

    var lesson: Lesson { input.lesson }
    var recording: Recording { input.recording }

    private init(_ input: Input) {
        self.input = input
        problems = input.recording.problems
        scopes = Scopes(input.source)
        plumbing = Plumbing(input.source, scopes: scopes)
    }

    /// The report of a lesson, or as much of it as can be woven, with every problem found.
    package static func weave(_ input: Input) -> Report {
        var weaver = Weaver(input)
        return weaver.weave()
    }

    mutating func report(
        _ line: Int?, _ message: String, _ remedy: String, severity: Problem.Severity = .error
    ) {
        let problem = Problem(severity, file: lesson.source, line: line, message, remedy: remedy)
        if !problems.contains(problem) { problems.append(problem) }
    }

    private mutating func weave() -> Report {
        let chunker = Chunker(input.source, scopes: scopes, file: lesson.source)
        let placement = Placement(
            recording.events, chunks: chunker.chunks, source: input.source, scopes: scopes, file: lesson.source)
        problems += chunker.problems + placement.problems
        check()
        if chunker.chunks.first?.kind != .prose {
            report(1, "the lesson does not begin with prose", "begin with `//: \(title)`")
        }
        var blocks = blocks(chunker.chunks, placement.eventsOfChunk)
        if !recording.claims.isEmpty, !isTablePlaced {
            blocks += [ClaimsTable.heading, claimsTable(line: nil)]
        }
        let entries = recording.claims.map { claim in
            ClaimsFile.Entry(claim) { resolve($0, line: claim.line) }
        }
        if !input.isPartial { checkUse() }
        let header = "<!-- Woven from \(lesson.source) by `\(lesson.command)`: edit that file, not this one. -->"
        let markdown = ([header] + blocks + ["---", navigation]).joined(separator: "\n\n") + "\n"
        return Report(
            markdown: markdown, claims: ClaimsFile(lesson: lesson.folder, seed: input.seed, claims: entries),
            figures: recording.figures, problems: problems.sorted { ($0.line ?? 0) < ($1.line ?? 0) },
            excerptPaths: excerptPaths)
    }

    /// The claims table, with what it resolves on the way.
    mutating func claimsTable(line: Int?) -> String {
        if isTablePlaced { report(line, "the claims table is placed twice", "keep one {{claims}}") }
        isTablePlaced = true
        var weaver = self
        let table = ClaimsTable(lesson: lesson, claims: recording.claims, ledger: input.ledger) { text, line in
            weaver.resolve(text, line: line)
        }
        let markdown = table.markdown
        self = weaver
        return markdown
    }
}

// MARK: - Blocks

extension Weaver {
    private var title: String { "# \(lesson.number) · \(lesson.title)" }

    private var navigation: String {
        lesson.isMain ? input.neighbours.markdown : "[The lesson](README.md) · [All lessons](../../README.md)"
    }

    private mutating func blocks(_ chunks: [Chunk], _ events: [[Int]]) -> [String] {
        var finished: [String] = []
        var current: [String] = []
        var isTitled = false
        var isFolded = false
        for (index, chunk) in chunks.enumerated() {
            switch chunk.kind {
            case .prose where !isTitled:
                isTitled = true
                current += opening(chunk)
            case .prose:
                if isFolded { checkAlerts(chunk) }
                current.append(prose(chunk.text, firstLine: chunk.firstLine))
            case .code:
                if let code = code(chunk) { current.append(code) }
            case .hiddenCode(let summary):
                if let code = code(chunk) { current.append(Markdown.folded(code, summary: summary)) }
            case .question:
                finished += current
                current = []
            case .answer:
                let question = ["**Predict, before you read on.**"] + current
                finished.append(Markdown.quoted(question.joined(separator: "\n\n")))
                current = []
                isFolded = true
            case .end:
                finished.append(Markdown.folded(current.joined(separator: "\n\n"), summary: "Answer"))
                current = []
                isFolded = false
            }
            current += outputs(events[index])
        }
        return finished + current
    }

    /// The title, what the author says before the first section, and the generated banner.
    private mutating func opening(_ chunk: Chunk) -> [String] {
        if chunk.text.first != title {
            let remedy = "begin with `//: \(title)`, or change the notebook's title"
            report(chunk.firstLine, "the report does not begin with its title", remedy)
        }
        let section = chunk.text.firstIndex { $0.hasPrefix("## ") } ?? chunk.text.count
        var blocks = [prose(Array(chunk.text[..<section]), firstLine: chunk.firstLine), banner]
        if section < chunk.text.count {
            blocks.append(prose(Array(chunk.text[section...]), firstLine: chunk.firstLine + section))
        }
        return blocks
    }

    private var banner: String {
        var lines: [String] = []
        if !recording.claims.isEmpty {
            let summary = ClaimsTable.summary(recording.claims)
            lines.append("**What the documents say, measured:** \(summary) ([all of them](#\(ClaimsTable.anchor)))")
        }
        lines.append(navigation)
        return Markdown.quoted(lines.joined(separator: "\n\n"))
    }

    /// The code of a chunk, unless it only talks to the notebook.
    private func code(_ chunk: Chunk) -> String? {
        let lines = plumbing.visible(chunk)
        return lines.isEmpty ? nil : Markdown.fenced(lines.joined(separator: "\n"), language: "swift")
    }

    private mutating func outputs(_ indices: [Int]) -> [String] {
        var blocks: [String] = []
        var lines: [String] = []
        func flush() {
            if !lines.isEmpty { blocks.append(Markdown.fenced(lines.joined(separator: "\n"), language: "text")) }
            lines = []
        }
        for index in indices {
            let event = recording.events[index]
            switch event.content {
            case .text(let text):
                lines.append(text)
            case .table(let table):
                flush()
                blocks.append(table.markdown)
            case .figure(let figure):
                flush()
                blocks += self.figure(figure, line: event.site.line)
            case .number, .claim: break
            }
        }
        flush()
        return blocks
    }

    private mutating func figure(_ figure: Figure, line: Int) -> [String] {
        let link = lesson.link(to: lesson.figurePath(figure.name))
        let alt = Markdown.escapedHTML(resolve(figure.alt, line: line))
        let width = figure.width.map { " width=\"\($0)\"" } ?? ""
        let caption = resolve(figure.caption, line: line)
        return [
            "<img src=\"\(link)\" alt=\"\(alt)\"\(width)>",
            "**\(figureNumber(figure.name, line: line)).** \(caption)",
        ]
    }
}
