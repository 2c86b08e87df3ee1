import Foundation

/// A page on which each answer is one declaration, `let rate: Double? = …`: what is wrong with one leaves the others as they are.
struct NumberPage {
    private let lines: [Substring]

    /// Nil for an exercise of another kind.
    init?(_ exercise: Exercise, _ source: String) {
        guard exercise.sheet.asksForNumbers || exercise.sheet.kind == .tune else { return nil }
        lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The page without the answers that a compiler complains about; nil if they are not to be found.
    func without(_ complaints: String) -> String? {
        // Of what breaks off at the end of a line the compiler complains at the beginning of the next.
        let places = CompilerMessage.all(in: complaints).map { $0.column == 1 ? $0.line - 2 : $0.line - 1 }
        var copy = lines.map(String.init)
        for place in places {
            // The declaration may have begun in a line before.
            guard lines.indices.contains(place), let start = lines[...place].lastIndex(where: Self.declares) else {
                return nil
            }
            let end = lines[(start + 1)...].firstIndex { Self.declares($0) || $0.hasPrefix("//") } ?? lines.count
            guard let sign = lines[start].firstIndex(of: "=") else { return nil }
            for line in (start + 1)..<end { copy[line] = "" }
            copy[start] = lines[start][...sign] + " nil"
        }
        return places.isEmpty ? nil : copy.joined(separator: "\n")
    }

    private static func declares(_ line: Substring) -> Bool {
        line.prefixMatch(of: /let \w+: (Double|Int)\? =/) != nil
    }
}
