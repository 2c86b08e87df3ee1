extension Lettering {
    /// A word too long for a line is cut.
    private static func pieces(of word: Substring, size: Double, width: Double, _ weight: Text.Weight) -> [Substring] {
        guard word.count > 8, Lettering.width(of: String(word), size: size, weight: weight) > width else {
            return [word]
        }
        let half = word.index(word.startIndex, offsetBy: word.count / 2)
        return [word[..<half], word[half...]].flatMap { pieces(of: $0, size: size, width: width, weight) }
    }

    /// The lines of a title, as even as they can be: no single word on the last.
    package static func balanced(_ title: String, size: Double, width: Double) -> [String] {
        let lines = wrap(title, size: size, width: width, weight: .bold)
        guard lines.count > 1, !title.contains("\n") else { return lines }
        var best = lines
        for share in stride(from: 0.95, through: 0.5, by: -0.05) {
            let narrower = wrap(title, size: size, width: width * share, weight: .bold)
            if narrower.count > lines.count { break }
            best = narrower
        }
        return best
    }

    /// Breaks a line between words so that it fits.
    package static func wrap(
        _ string: String, size: Double, width: Double, weight: Text.Weight = .regular
    ) -> [String] {
        guard !string.isEmpty else { return [] }
        var lines: [String] = []
        for paragraph in string.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = ""
            for word in paragraph.split(separator: " ").flatMap({ pieces(of: $0, size: size, width: width, weight) }) {
                let longer = line.isEmpty ? String(word) : line + " " + word
                if !line.isEmpty && Lettering.width(of: longer, size: size, weight: weight) > width {
                    lines.append(line)
                    line = String(word)
                } else {
                    line = longer
                }
            }
            lines.append(line)
        }
        return lines
    }
}
