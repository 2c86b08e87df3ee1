extension Prose {
    /// What a number typed into running text may be.
    package enum NumberRule: Sendable {
        /// A recorded value, a literal in `code`, part of a formula in $maths$, a year, or the number of a lesson, figure or line: nothing else.
        case strict
        /// As `strict`, and the settings of a formula in words, such as γ = 0.9: for alternative text, where no maths is set.
        case settings
    }

    /// Numbers in running text that a rule forbids: measurements typed by hand.
    ///
    /// Numbers that continue a word or a name (`B-017`, `ResNet-20`) and those that begin an item of a list are let be.
    package func typedNumbers(_ rule: NumberRule) -> [(number: String, line: Int)] {
        var found: [(String, Int)] = []
        for piece in pieces where piece.kind == .text {
            for match in piece.text.matches(of: /[0-9][0-9,]*(?:\.[0-9]+)*/) {
                var number = String(match.output)
                while number.hasSuffix(",") { number.removeLast() }
                let before = piece.text[..<match.range.lowerBound]
                let after = piece.text[match.range.upperBound...]
                if Self.isAllowed(number, after: before, before: after, rule) { continue }
                found.append((number, piece.line + before.count(where: \.isNewline)))
            }
        }
        return found
    }

    private static func isAllowed(
        _ number: String, after before: Substring, before after: Substring, _ rule: NumberRule
    ) -> Bool {
        if let last = before.last {
            if last.isLetter || last == "_" || last == "." || last == "/" { return true }
            if last == "-", before.dropLast().last?.isLetter == true { return true }
        }
        if before.contains(references) { return true }
        if number.count == 4, let year = Int(number), (1600...2099).contains(year) { return true }
        let line = before.reversed().prefix { !$0.isNewline }
        if after.hasPrefix(". "), line.allSatisfy({ " >".contains($0) }) { return true }
        return rule == .settings && before.contains(/[A-Za-z\u{0370}-\u{03FF}₀-₉²]\s?[=≈]\s?−?$/)
    }

    /// What names a place by its number: a section, a figure, the lines of a document.
    private static var references: Regex<Substring> {
        /(?:§|\b(?:[Ll]essons?|[Ss]tages?|[Ff]igures?|[Ss]ections?|[Cc]hapters?|[Vv]ersions?|[Ee]quations?|[Ee]xercises?|[Ss]wift|[Pp]ages?|pp\.|[Ll]ines?|[Cc]oncepts?|[Tt]asks?|[Ee]xperiments?|[Ss]eeds?|[Ss]teps? number|Q|CIFAR|MNIST))[\s-]*(?:[0-9]+(?:\s*(?:,|and|to|or|–|-)\s*))*$/
    }
}
