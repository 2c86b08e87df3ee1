/// Links between pages of the repository.
enum Links {
    /// Markdown with its relative links as they must be in another folder.
    ///
    /// - Parameters:
    ///   - folder: where it was written, from the package, such as `Lessons/03-Momentum`.
    ///   - other: where it is to stand.
    static func moved(_ markdown: String, from folder: String, to other: String) -> String {
        markdown.replacing(/\]\(([^)\s]+)\)/) { "](\(moved(link: String($0.output.1), from: folder, to: other)))" }
    }

    /// One link or path.
    static func moved(link: String, from folder: String, to other: String) -> String {
        if link.contains("://") { return link }
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let anchor = parts.count > 1 ? "#" + parts[1] : ""
        return path(to: resolved(String(parts[0]), in: folder), from: other) + anchor
    }

    /// A path of the package, from one that is relative to a folder.
    private static func resolved(_ path: String, in folder: String) -> [Substring] {
        var place = folder.split(separator: "/")
        for part in path.split(separator: "/") {
            if part == ".." { _ = place.popLast() } else if part != "." { place.append(part) }
        }
        return place
    }

    /// The way from a folder to a path, both from the package.
    static func path(to path: String, from folder: String) -> String {
        self.path(to: path.split(separator: "/"), from: folder)
    }

    private static func path(to place: [Substring], from folder: String) -> String {
        let start = folder.split(separator: "/")
        let shared = zip(place, start).prefix { $0 == $1 }.count
        return (Array(repeating: "..", count: start.count - shared) + place.dropFirst(shared).map(String.init))
            .joined(separator: "/")
    }

    /// The anchor that a forge makes of a heading: `Measure it` is `measure-it`.
    static func anchor(of heading: String) -> String {
        heading.lowercased().filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) }.replacing(" ", with: "-")
    }
}
