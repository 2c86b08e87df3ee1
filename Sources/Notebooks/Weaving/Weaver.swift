/// Weaves a lesson: its prose, its code and what it recorded, in reading order, into a Markdown report.
///
/// A pure function of its inputs; what is wrong is collected, never thrown, so that one run shows every mistake.
package struct Weaver {
    package struct Report: Sendable {
        package var markdown: String
        /// The page of statements; none where nothing is claimed.
        package var statements: String?
        package var claims: ClaimsFile
        package var figures: [Figure]
        /// The pages that the lesson writes beside its report.
        package var pages: [WovenPage] = []
        package var problems: [Problem]
        /// The files of the library that it shows declarations from.
        package var excerptPaths: [String]
    }

    /// All that a report is woven from.
    package struct Input {
        package var lesson: Lesson
        package var files: LessonFiles
        package var recording: Recording
        package var ledger: Ledger
        package var neighbours = Neighbours()
        package var seed: UInt64 = 1
        package var anatomy = Anatomy.free
        /// What the other lessons' reports claim.
        package var others = Judgements()
        /// The words that this lesson uses first, each to be linked to the page of words.
        package var words: [Glossary.Term] = []
        /// Whether the lesson stopped half way, so that what is missing is missing for that reason.
        package var isPartial = false
        /// The files that declarations are cut from, read only when one is asked for.
        package var library: () -> [SourceFile] = { [] }
        /// The lesson's exercises, looked for only when their list is asked for.
        package var exercises: () -> [ExerciseList.Entry] = { [] }

        package init(lesson: Lesson, files: LessonFiles, recording: Recording, ledger: Ledger) {
            self.lesson = lesson
            self.files = files
            self.recording = recording
            self.ledger = ledger
        }
    }

    let input: Input
    var problems: [Problem]
    var excerptPaths: [String] = []
    /// The recorded number that the twin in PyTorch prints, once it is placed.
    var twin: String?
    /// The heading of the section being woven.
    var section = ""
    let claims: [Claim]
    /// The words that no prose has used yet.
    var unusedWords: [Glossary.Term]
    /// The library and the lesson's own studies, read when the first declaration is asked for.
    lazy var library = input.library() + input.files.studies.map { SourceFile(path: $0.path, text: $0.text) }
    private let scopes: Scopes
    private let hidden: HiddenLines

    var lesson: Lesson { input.lesson }
    var recording: Recording { input.recording }
    var source: SwiftSource { input.files.notebook }

    private init(_ input: Input) {
        self.input = input
        let source = input.files.notebook
        problems = input.recording.problems
        unusedWords = input.words
        claims = input.recording.claims.map { claim in
            var judged = claim.judged(in: input.ledger)
            judged.file = claim.file.isEmpty ? input.lesson.source : Lesson.path(claim.file)
            return judged
        }
        scopes = Scopes(source)
        let studies = input.files.studies.compactMap {
            $0.path.split(separator: "/").last?.prefix { $0 != "." && $0 != "+" }
        }
        hidden = HiddenLines(source, scopes: scopes, studies: Set(studies.map(String.init)))
    }

    /// The report of a lesson, or as much of it as can be woven, with every problem found.
    package static func weave(_ input: Input) -> Report {
        var weaver = Weaver(input)
        return weaver.weave()
    }

    mutating func report(
        _ line: Int?, _ message: String, _ remedy: String, severity: Problem.Severity = .error, in file: String? = nil
    ) {
        let problem = Problem(severity, file: file ?? lesson.source, line: line, message, remedy: remedy)
        if !problems.contains(problem) { problems.append(problem) }
    }

    private mutating func weave() -> Report {
        let chunker = Chunker(source, scopes: scopes, file: lesson.source)
        let placement = Placement(
            recording.events, chunks: chunker.chunks, source: source, scopes: scopes, file: lesson.source)
        problems += chunker.problems + placement.problems
        check()
        if chunker.chunks.first?.kind != .prose {
            report(1, "the lesson does not begin with prose", "begin with `//: \(title)`")
        }
        let blocks = blocks(chunker.chunks, placement.eventsOfChunk)
        let entries = claims.map { claim in
            ClaimsFile.Entry(claim) { resolve($0, at: Place(file: claim.file, line: claim.line)) }
        }
        checkWords()
        let statements = claims.isEmpty ? nil : statementsPage()
        checkAnatomy(blocks, chunker.chunks)
        let header = "<!-- Woven from \(lesson.source) by `\(lesson.command)`: edit that file, not this one. -->"
        let markdown = ([header] + blocks + ["---", navigation]).joined(separator: "\n\n") + "\n"
        checkControlCharacters(markdown + (statements ?? ""))
        let pages = recording.pages.map { page in
            WovenPage(path: page.path, markdown: "\(header)\n\n\(woven(page, beside: markdown))\n")
        }
        let numbers = Dictionary(recording.numbers.map { ($0.name, $0.text) }) { first, _ in first }
        let file = ClaimsFile(lesson: lesson.folder, seed: input.seed, claims: entries, numbers: numbers, twin: twin)
        return Report(
            markdown: markdown, statements: statements.map { header + "\n\n" + $0 + "\n" }, claims: file,
            figures: recording.figures, pages: pages, problems: problems.sorted { ($0.line ?? 0) < ($1.line ?? 0) },
            excerptPaths: excerptPaths)
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
        var sectionStart = 1
        for (index, chunk) in chunks.enumerated() {
            switch chunk.kind {
            case .prose where !isTitled:
                isTitled = true
                current += opening(chunk)
                if chunk.text.contains(where: { $0.hasPrefix("## ") }) { sectionStart = chunk.firstLine }
            case .prose:
                if isFolded { checkAlerts(chunk) }
                for part in chunk.sections {
                    if part.isHeading {
                        current += verdicts(ofLines: sectionStart..<part.firstLine)
                        sectionStart = part.firstLine
                        section = part.text[0].lowercased()
                    }
                    current.append(prose(part.text, firstLine: part.firstLine))
                }
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
        current += verdicts(ofLines: sectionStart..<Int.max)
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
        if !claims.isEmpty {
            lines.append(
                "**What the documents say, measured:** \(summary) ([all of them](\(lesson.statementsName)))")
        }
        lines.append(navigation)
        return Markdown.quoted(lines.joined(separator: "\n\n"))
    }

    /// The code of a chunk, unless it only talks to the notebook.
    private func code(_ chunk: Chunk) -> String? {
        let lines = hidden.visible(chunk)
        return lines.isEmpty ? nil : Markdown.fenced(lines.joined(separator: "\n"), language: "swift")
    }

    private mutating func outputs(_ indices: [Int]) -> [String] {
        var blocks: [String] = []
        var lines: [String] = []
        var sources: [String] = []
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
                blocks.append(resolve(block: table.markdown, line: event.site.line))
            case .figure(let figure):
                flush()
                blocks += self.figure(figure, line: event.site.line)
            case .study(_, let type):
                if !sources.contains(type) { sources.append(type) }
            case .number, .claim, .page: break
            }
        }
        flush()
        if !sources.isEmpty {
            blocks.append(links(toStudies: sources, line: indices.first.map { recording.events[$0].site.line }))
        }
        return blocks
    }

    private mutating func figure(_ figure: Figure, line: Int) -> [String] {
        let link = lesson.link(to: lesson.figurePath(figure.name))
        let place = Place(file: figure.file ?? lesson.source, line: figure.line ?? line)
        let alt = Markdown.escapedHTML(resolve(figure.alt, at: place))
        let width = figure.width.map { " width=\"\($0)\"" } ?? ""
        let caption = resolve(figure.caption, at: place)
        return [
            "<img src=\"\(link)\" alt=\"\(alt)\"\(width)>",
            "**\(figureNumber(figure.name, at: place)).** \(caption)",
        ]
    }
}
