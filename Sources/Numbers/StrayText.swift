/// Text where a file of numbers should be.
///
/// A download that failed often leaves a page that says so, under the name of what was asked for; a clone without Git LFS leaves
/// pointers. Whoever reads such a file is helped more by its first words than by a wrong magic number.
package enum StrayText {
    /// What the bytes are, if they read as text, and how they begin: `a web page ("<!DOCTYPE html>")`; nil for anything else.
    ///
    /// Text is valid UTF-8 without control characters but for white space, as far as the first 512 bytes tell.
    package static func description(of bytes: some Collection<UInt8>) -> String? {
        var beginning = Array(bytes.prefix(512))
        if bytes.count > beginning.count {
            // The cut may have gone through a character.
            for _ in 0..<3 where (beginning.last ?? 0) >= 0x80 { beginning.removeLast() }
        }
        if beginning.starts(with: [0xEF, 0xBB, 0xBF]) { beginning.removeFirst(3) }
        guard beginning.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }),
            let text = String(validating: beginning, as: UTF8.self),
            let line = text.split(whereSeparator: \.isNewline).first(where: { !$0.allSatisfy(\.isWhitespace) })
        else { return nil }
        let words = line.drop(while: \.isWhitespace)
        return "\(kind(of: text)) (\"\(words.prefix(40))\(words.count > 40 ? "…" : "")\")"
    }

    private static func kind(of text: String) -> String {
        let text = text.lowercased()
        if text.contains("<html") || text.contains("<!doctype html") { return "a web page" }
        return text.hasPrefix("version https://git-lfs") ? "a Git LFS pointer, not the file itself" : "text"
    }
}
