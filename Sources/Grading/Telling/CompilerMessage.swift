import Foundation

/// An error that the compiler found, in words for somebody who may come from Python.
struct CompilerMessage {
    let line: Int
    var column = 1
    let text: String

    /// Every error in what the compiler said, in its order.
    static func all(in said: String) -> [CompilerMessage] {
        said.split(whereSeparator: \.isNewline).compactMap { line in
            guard let match = line.firstMatch(of: /:([0-9]+):([0-9]+): error: (.+)$/), let number = Int(match.1),
                let column = Int(match.2)
            else {
                return nil
            }
            return CompilerMessage(line: number, column: column, text: String(match.3))
        }
    }

    /// What to write instead, where a habit of another language shows.
    ///
    /// - Parameter code: The line that the message is about.
    func advice(for code: String) -> String? {
        if let word = text.firstMatch(of: /cannot find '(\w+)' in scope/) { return Self.words[String(word.1)] }
        if text.contains("initializer is inaccessible due to 'private'") {
            return
                "A private property with a value to begin with makes the struct’s initializer private, too: leave the word private out."
        }
        if text.contains("unable to type-check this expression in reasonable time") {
            return
                "Whole numbers and Doubles are mixed, most likely: write Double(n) where n is an Int, or split the line in two."
        }
        if text.contains("'Int'"), text.contains("'Double'") {
            return "A whole number does not become a Double by itself: write Double(n), or 2.0 in place of 2."
        }
        if text.contains("'Float'"), text.contains("'Double'") { return "Compute in Double throughout." }
        if code.contains("**") { return "A power is pow(x, 2), or x * x." }
        if code.contains(/\w\s*\[[^\]\[]*:[^\]\[]*\]/), !code.contains(/:\s*\[/) {
            return "A slice is a[1..<3] (without 3), a[2...], a[..<5]; Array(…) makes a list of it again."
        }
        if code.contains(/\w\s*\/\//) {
            return "In Swift // begins a comment. Whole numbers are divided by /, and the rest is dropped."
        }
        if code.contains(/\s(and|or)\s|\bnot\s/) { return "The words are && and ||, and ! for not." }
        if text.contains("'let' constant") || text.contains("immutable") {
            return "What begins with let stays; a var can change. A list's elements are changed by weights[i] = …"
        }
        if text.contains("missing return") { return "A function of more than one line says return." }
        return nil
    }

    /// Python's words, and Swift's.
    private static let words = [
        "len": "A list's length is a.count.", "range": "A range is 0..<n: for i in 0..<n { … }",
        "sum": "A sum is a.reduce(0, +).", "True": "The word is true.", "False": "The word is false.",
        "None": "The word is nil.", "math": "Functions stand by themselves: sqrt(x), exp(x), log(x), Double.pi.",
        "np": "There is no NumPy here: write the loop, for i in a.indices { … }",
        "numpy": "There is no NumPy here: write the loop, for i in a.indices { … }",
        "def": "A function begins with func.",
        "elif": "The words are else if.", "lambda": "A function without a name is { x in x * x }.",
        "enumerate": "Write for (i, x) in a.enumerated() { … }", "float": "The type is Double, Double(n).",
        "int": "The type is Int, Int(x).", "append": "Write a.append(x).", "pi": "π is Double.pi.",
        "inf": "Infinity is Double.infinity.", "nan": "Write Double.nan; to ask, x.isNaN.", "isnan": "Write x.isNaN.",
        "isfinite": "Write x.isFinite.", "self": "Inside a struct its properties stand by themselves.",
    ]
}
