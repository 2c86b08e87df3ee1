/// What a lesson's Swift files may not hold: outcomes and numbers that are typed where a run should measure them.
///
/// Each check reads one file by itself, and finds without running it.
enum SourceChecks {
    /// What is wrong with a file of a lesson, its notebook or a study.
    static func problems(in path: String, _ source: SwiftSource) -> [Problem] {
        let code = SwiftCode(source)
        let findings = typedOutcomes(code) + typedComparisons(code) + typedNumbers(code) + controlCharacters(source)
        return findings.map { Problem(file: path, line: $0.line, $0.message, remedy: $0.remedy) }
    }

    /// What is wrong with the notebook alone: it holds what belongs into a study.
    static func problems(inNotebook path: String, _ source: SwiftSource) -> [Problem] {
        let code = SwiftCode(source)
        return code.positions.filter { code[$0] == "nan" && code[$0 - 1] == "." && code[$0 - 2] == "?" }.map {
            Problem(
                file: path, line: code.line($0), "the notebook holds plumbing (?? .nan)",
                remedy: "measure in a study: notebook.run(try Race(…))")
        }
    }

    private typealias Finding = (line: Int, message: String, remedy: String)

    // MARK: - Conditions

    /// A condition that is written `holds: true` measures nothing.
    private static func typedOutcomes(_ code: SwiftCode) -> [Finding] {
        code.positions.filter {
            code[$0] == "holds" && code[$0 + 1] == ":" && ["true", "false"].contains(code[$0 + 2])
                && [")", ","].contains(code[$0 + 3])
        }.map {
            (code.line($0), "a condition's outcome is typed instead of measured", "pass what the experiment found")
        }
    }

    /// Nor does one that compares one typed number with another.
    private static func typedComparisons(_ code: SwiftCode) -> [Finding] {
        let comparisons = ["isBelow", "isAbove", "isAtMost", "isAtLeast", "equals"]
        return code.positions.filter { start in
            guard code[start] == "Condition", code[start + 1] == "(", code.kind(start + 2) == .string,
                let measured = literal(code, from: start + 4), code[measured] == ",",
                comparisons.contains(code[measured + 1]), let end = literal(code, from: measured + 3)
            else { return false }
            return [")", ","].contains(code[end])
        }.map {
            (code.line($0), "a condition compares one typed number with another", "pass what the experiment found")
        }
    }

    /// The position behind a number that is written at a position, with its sign and its decimals.
    private static func literal(_ code: SwiftCode, from start: Int) -> Int? {
        var position = code[start] == "-" ? start + 1 : start
        guard code[position].first?.isNumber == true else { return nil }
        while code[position].first?.isNumber == true || code[position] == "." { position += 1 }
        return position
    }

    // MARK: - Prose in code

    /// The prose that stands in code follows the rule of all prose: what was measured is recorded, not typed.
    private static func typedNumbers(_ code: SwiftCode) -> [Finding] {
        let labels = ["alt", "caption", "instead", "untestable", "pending"]
        return code.positions.filter { code.kind($0) == .string }.flatMap { position -> [Finding] in
            var first = position
            while first >= 2, code[first - 1] == "+", code.kind(first - 2) == .string { first -= 2 }
            let label = code[first - 2]
            guard labels.contains(label), code[first - 1] == ":" else { return [] }
            let (literal, line) = (code[position], code.line(position))
            let text = withoutInterpolations(literal).trimming { $0 == "#" || $0 == "\"" }
            let typed = Prose(text, firstLine: line).typedNumbers(label == "alt" ? .settings : .strict)
            var findings: [Finding] = typed.map { number, line in
                (line, "the number \(number) is typed into \(label):", "record it and write {{its.name}}")
            }
            if !literal.hasPrefix("#"), let escape = literal.firstMatch(of: /(?:^|[^\\])(\\[tnr0][a-z])/) {
                let message = "\(label): has \(escape.output.1), which Swift reads as a control character"
                findings.append((line, message, "write the string as #\"…\"#, or double the backslash"))
            }
            return findings
        }
    }

    /// A literal without what is interpolated, which the run computes.
    private static func withoutInterpolations(_ literal: String) -> String {
        var kept = ""
        var rest = literal[...]
        while let start = rest.firstMatch(of: /\\#?\(/) {
            kept += rest[..<start.range.lowerBound]
            var depth = 1
            rest = rest[start.range.upperBound...]
            while depth > 0, let character = rest.popFirst() {
                depth += character == "(" ? 1 : character == ")" ? -1 : 0
            }
        }
        return kept + rest
    }

    // MARK: - Control characters

    /// A backspace or a tab came from an escape that nobody meant.
    private static func controlCharacters(_ source: SwiftSource) -> [Finding] {
        guard let index = source.bytes.firstIndex(where: isControl) else { return [] }
        let message = "holds the control character \(name(ofControl: source.bytes[index]))"
        return [(source.line(at: index), message, "type it again")]
    }

    static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x0A && byte != 0x09 || byte == 0x7F }

    static func name(ofControl byte: UInt8) -> String {
        "U+00" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
