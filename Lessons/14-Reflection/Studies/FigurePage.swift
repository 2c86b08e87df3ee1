import Downhill
import Foundation

/// The page with every figure that a report shows.
struct FigurePage {
    static let path = "Figures/README.md"

    /// A figure as a report shows it.
    struct Entry: Equatable {
        /// From the package.
        let path: String
        let alt: String
        /// Its number, and what it teaches.
        let name: String
        let caption: String
    }

    struct Chapter {
        let title: String
        /// The report, from the package.
        let report: String
        let entries: [Entry]
    }

    let chapters: [Chapter]

    /// Reads the reports of the package.
    ///
    /// - Parameter own: this lesson's report, which is being made.
    init(root: URL, own: String) {
        let lessons = root.appending(path: "Lessons")
        let folders = (try? FileManager.default.contentsOfDirectory(atPath: lessons.path)) ?? []
        chapters = folders.filter { $0.first?.isNumber == true }.sorted().flatMap { folder -> [Chapter] in
            let place = lessons.appending(path: folder)
            let names = ((try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? [])
                .filter { $0.hasSuffix(".md") }
            // The lesson's own report before those on data sets.
            return names.sorted { ($0 == "README.md" ? "" : $0) < ($1 == "README.md" ? "" : $1) }.compactMap { name in
                let report = "Lessons/\(folder)/\(name)"
                let isOwn = report == "\(Verdicts.home)/README.md"
                let text = isOwn ? own : try? String(contentsOf: place.appending(path: name), encoding: .utf8)
                return text.flatMap { Chapter($0, report: report) }
            }
                + (folder == "14-Reflection" && !names.contains("README.md")
                    ? [Chapter(own, report: "\(Verdicts.home)/README.md")].compactMap { $0 } : [])
        }
    }

    var markdown: String {
        let count = chapters.reduce(0) { $0 + $1.entries.count }
        let opening = """
            # All figures

            The \(count) figures of the course with their captions, in the order of the lessons. Each was drawn by the run that wrote its report. \
            [All marks of the plots](gallery/README.md) stand in a gallery of their own.
            """
        return ([opening] + chapters.map(\.markdown) + ["---\n\n[All lessons](../README.md)"]).joined(separator: "\n\n")
    }
}

extension FigurePage.Chapter {
    /// The figures of a report; nil where it shows none.
    init?(_ text: String, report: String) {
        let lines = text.split(separator: "\n").map(String.init)
        let folder = report.split(separator: "/").dropLast().joined(separator: "/")
        entries = lines.indices.compactMap { index in
            guard
                let image = lines[index].prefixMatch(of: /<img src="\.\.\/\.\.\/(Figures\/[^"]+)" alt="([^"]*)"/),
                lines.indices.contains(index + 1),
                let caption = lines[index + 1].prefixMatch(of: #/\*\*(Figure [0-9]+)\.\*\* /#)
            else { return nil }
            let words = Links.moved(String(lines[index + 1][caption.range.upperBound...]), from: folder, to: "Figures")
            return FigurePage.Entry(
                path: String(image.output.1), alt: String(image.output.2), name: String(caption.output.1),
                caption: words
            )
        }
        if entries.isEmpty { return nil }
        title = lines.first { $0.hasPrefix("# ") }.map { String($0.dropFirst(2)) } ?? report
        self.report = report
    }

    fileprivate var markdown: String {
        let link = Links.path(to: report, from: "Figures")
        let set =
            report.hasSuffix("README.md") ? "" : " (" + (report.split(separator: "/").last?.dropLast(3) ?? "") + ")"
        let figures = entries.map { entry in
            """
            <a href="\(link)"><img src="\(Links.path(to: entry.path, from: "Figures"))" alt="\(entry.alt)" width="400"></a>

            **\(entry.name).** \(entry.caption)
            """
        }
        return (["## [\(title)\(set)](\(link))"] + figures).joined(separator: "\n\n")
    }
}
