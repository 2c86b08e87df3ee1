/// Pieces of GitHub Markdown that survive what they enclose.
package enum Markdown {
    /// A fenced block whose fence is longer than any run of backticks inside.
    package static func fenced(_ text: String, language: String = "") -> String {
        var longest = 0
        var run = 0
        for character in text {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return "\(fence)\(language)\n\(text)\n\(fence)"
    }

    /// A fold; the blank lines let Markdown inside render.
    package static func folded(_ content: String, summary: String) -> String {
        "<details>\n<summary>\(escapedHTML(summary))</summary>\n\n\(content)\n\n</details>"
    }

    package static func quoted(_ content: String) -> String {
        content.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? ">" : "> \($0)" }
            .joined(separator: "\n")
    }

    /// A table; cells are Markdown, in which bars and line breaks are made safe.
    package static func table(_ header: [String], alignedRight: [Bool], rows: [[String]]) -> String {
        func row(_ cells: [String]) -> String { "| " + cells.map(cell).joined(separator: " | ") + " |" }
        let rule = "| " + alignedRight.map { $0 ? "--:" : "---" }.joined(separator: " | ") + " |"
        return ([row(header), rule] + rows.map(row)).joined(separator: "\n")
    }

    private static func cell(_ text: String) -> String {
        var escaped = ""
        var previous: Character = " "
        for character in text {
            if character.isNewline {
                escaped += "<br>"
            } else {
                escaped += character == "|" && previous != "\\" ? "\\|" : String(character)
            }
            previous = character
        }
        return escaped
    }

    /// Plain text as Markdown that shows exactly it.
    package static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "<": result += "&lt;"
            case "&": result += "&amp;"
            case "\\", "*", "_", "`", "$", "~", "[", "]", "|": result += "\\\(character)"
            default: result.append(character)
            }
        }
        return result
    }

    package static func escapedHTML(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
    }
}
