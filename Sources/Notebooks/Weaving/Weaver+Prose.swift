extension Weaver {
    /// Where a sentence is written.
    struct Place {
        let file: String
        let line: Int
    }

    /// A chunk of prose, its placeholders filled, its typed numbers reported.
    mutating func prose(_ lines: [String], firstLine: Int) -> String {
        let prose = Prose(lines.joined(separator: "\n"), firstLine: firstLine)
        let title = lines.first?.hasPrefix("# ") == true ? firstLine : 0
        for (number, line) in prose.typedNumbers(.strict) where line != title && !isOfReferences {
            let remedy = "record it and write {{its.name}}, or set it as `code` or $maths$ if nothing measured it"
            report(line, "the number \(number) is typed into prose", remedy)
        }
        return filled(prose, isLinkingWords: true) { [lesson] in Place(file: lesson.source, line: $0) }
    }

    /// Whether the section lists papers, with their volumes and pages.
    private var isOfReferences: Bool { section.contains("reference") || section.contains("reading") }

    /// Fills the placeholders of a caption or a sentence written in code.
    mutating func resolve(_ text: String, at place: Place) -> String {
        filled(Prose(text.replacing("\n", with: " "))) { _ in place }
    }

    /// Fills the placeholders of a table or a page, and leaves its lines as they are.
    mutating func resolve(block: String, line: Int) -> String {
        filled(Prose(block)) { [lesson] _ in Place(file: lesson.source, line: line) }
    }

    /// A page beside the report. Placeholders are filled where links from the lesson's folder serve.
    mutating func woven(_ page: Page, beside report: String) -> String {
        let markdown = page.markdown(report)
        return page.path.hasPrefix("Lessons/\(lesson.folder)/") ? resolve(block: markdown, line: page.line) : markdown
    }

    /// - Parameter place: where a line of it is written.
    private mutating func filled(
        _ prose: Prose, isLinkingWords: Bool = false, place: (_ line: Int) -> Place
    ) -> String {
        var text = ""
        for piece in prose.pieces {
            if case .placeholder(let isAlone) = piece.kind {
                text += value(of: piece.text, isAlone: isAlone, at: place(piece.line))
            } else if isLinkingWords, piece.kind == .text {
                text += linkingWordsFirstUsed(in: piece.text)
            } else {
                text += piece.text
            }
        }
        return text
    }

    /// Running text, with the words that it is the first to use linked to the page of words.
    private mutating func linkingWordsFirstUsed(in text: String) -> String {
        var uses: [(range: Range<String.Index>, word: Glossary.Term)] = []
        for word in unusedWords {
            guard let range = word.firstUse(in: text), !uses.contains(where: { $0.range.overlaps(range) }) else {
                continue
            }
            uses.append((range, word))
        }
        unusedWords.removeAll { word in uses.contains { $0.word == word } }
        let page = "../" + Glossary.page.dropFirst("Lessons/".count)
        return uses.sorted { $0.range.lowerBound > $1.range.lowerBound }.reduce(into: text) { text, use in
            text.replaceSubrange(use.range, with: "[\(text[use.range])](\(page)#\(use.word.anchor))")
        }
    }

    private mutating func value(of placeholder: String, isAlone: Bool, at place: Place) -> String {
        let parts = placeholder.split(separator: ":", maxSplits: 1).map { $0.trimming(while: \.isWhitespace) }
        let (name, argument) = (parts.first ?? "", parts.count > 1 ? parts[1] : nil)
        let isBlock =
            name == "exercises" && argument == nil
            || ["source", "body", "twin"].contains(name) && argument != nil
        if isBlock, !isAlone {
            report(place, "{{\(placeholder)}} shares its line with text", "give it a line of its own")
        }
        switch (name, argument) {
        case ("exercises", nil): return exercises(at: place)
        case ("source", let declaration?): return excerpt(declaration, at: place)
        case ("body", let declaration?): return excerpt(declaration, at: place, bodyOnly: true)
        case ("twin", let number?): return twin(number, at: place)
        case ("figure", let name?): return figureNumber(name, at: place)
        case (_, let verdict?): return self.verdict(of: name, stated: verdict, at: place)
        case (_, nil): return number(name, at: place)
        }
    }

    private mutating func report(_ place: Place, _ message: String, _ remedy: String) {
        report(place.line, message, remedy, in: place.file)
    }

    /// Reports what is missing, unless all that follows some line is.
    private mutating func reportMissing(_ place: Place, _ message: String, _ remedy: String) {
        if !input.isPartial { report(place, message, remedy) }
    }

    private mutating func number(_ name: String, at place: Place) -> String {
        if let number = recording.numbers.first(where: { $0.name == name }) {
            return number.text
        }
        if let claim = claims.first(where: { $0.ids.contains(name) }) {
            let remedy = "state the verdict that the text discusses: {{\(name): \(claim.verdict.rawValue)}}"
            report(place, "{{\(name)}} names a claim without a verdict", remedy)
        } else {
            let parts = name.split(separator: ".", maxSplits: 1)
            let remedy =
                parts.count == 2
                ? "add Recorded(\"\(parts[1])\", …) to the numbers of the study that is shown as \(parts[0]), or correct it"
                : "write its study's name before it, {{race.\(name)}}, or correct it"
            reportMissing(place, "nothing is recorded under {{\(name)}}", remedy)
        }
        return "{{\(name)}}"
    }

    private mutating func verdict(of id: String, stated: String, at place: Place) -> String {
        if Verdict(rawValue: stated) == nil {
            let verdicts = Verdict.allCases.map(\.rawValue).joined(separator: ", ")
            report(place, "“\(stated)” is no verdict", "use one of \(verdicts)")
            return stated
        }
        if let claim = claims.first(where: { $0.ids.contains(id) }) {
            if stated != claim.verdict.rawValue {
                let findings = claim.conditions.map { "\($0.name): \($0.finding)" }.joined(separator: "; ")
                let message =
                    "the text calls \(id) \(stated), the measurements say \(claim.verdict.rawValue) (\(findings))"
                report(place, message, "rewrite the sentence, or correct the conditions in \(claim.file):\(claim.line)")
            }
            return "**[\(claim.verdict.rawValue)](\(lesson.statementsName)#\(id.lowercased()))**"
        }
        if let elsewhere = verdictElsewhere(of: id) {
            if stated != elsewhere.verdict.rawValue {
                report(
                    place, "the text calls \(id) \(stated), \(elsewhere.link) says \(elsewhere.verdict.rawValue)",
                    "rewrite the sentence")
            }
            return "**[\(elsewhere.verdict.rawValue)](\(elsewhere.link))**"
        }
        let remedy = "add Claim(\"\(id)\") { … } to the claims of a study"
        reportMissing(place, "{{\(id): \(stated)}} names no claim of this lesson", remedy)
        return "{{\(id): \(stated)}}"
    }

    /// Figures are numbered in the order in which the lesson shows them.
    mutating func figureNumber(_ name: String, at place: Place) -> String {
        if let index = recording.figures.firstIndex(where: { $0.name == name }) { return "Figure \(index + 1)" }
        reportMissing(
            place, "no figure is named \(name)",
            "add .figure(…, named: \"\(name)\", …) to the exhibits of a study, or correct it")
        return "{{figure: \(name)}}"
    }

    private mutating func exercises(at place: Place) -> String {
        guard let list = ExerciseList(input.exercises(), lesson: lesson.number) else {
            report(place, "this lesson has no exercises", "write them into Lessons/\(lesson.folder)/Exercises")
            return "{{exercises}}"
        }
        return list.markdown
    }

    private mutating func excerpt(_ declaration: String, at place: Place, bodyOnly: Bool = false) -> String {
        switch Excerpt.find(declaration, in: library, bodyOnly: bodyOnly) {
        case .success(let excerpt):
            excerptPaths.append(excerpt.path)
            let own = "Lessons/\(lesson.folder)/"
            let link =
                excerpt.path.hasPrefix(own)
                ? "[\(excerpt.path.dropFirst(own.count))](\(excerpt.path.dropFirst(own.count)))"
                : "[\(excerpt.path)](\(lesson.link(to: excerpt.path)))"
            return Markdown.fenced(excerpt.code, language: "swift") + "\n\n<sub>From \(link)</sub>"
        case .failure(let failure):
            report(place, failure.message, "correct {{\(bodyOnly ? "body" : "source"): \(declaration)}}")
            return "{{source: \(declaration)}}"
        }
    }

    /// The lesson's twin in PyTorch, and the recorded number that it prints.
    private mutating func twin(_ number: String, at place: Place) -> String {
        guard let code = input.files.twin else {
            report(place, "the lesson has no \(lesson.twinPath)", "write it: it prints {{\(number)}} last")
            return "{{twin: \(number)}}"
        }
        twin = number
        let text = self.number(number, at: place)
        return Markdown.fenced(code.trimming(while: \.isNewline), language: "python")
            + "\n\n<sub>[Twin.py](Twin.py) prints \(text).</sub>"
    }
}

extension StringProtocol {
    func trimming(while predicate: (Character) -> Bool) -> String {
        String(drop(while: predicate).reversed().drop(while: predicate).reversed())
    }
}
