import Foundation

/// Which lesson a program is, and where its report goes. All paths are relative to the package.
package struct Lesson: Sendable, Equatable {
    /// The notebook: `Lessons/03-Momentum/main.swift`.
    package let source: String
    /// The lesson's folder under `Lessons`: `03-Momentum`.
    package let folder: String
    package let number: Int
    package let title: String
    /// The report's file name: `README.md`.
    package let report: String

    /// Reads folder and number from the path that the compiler recorded; `nil` when no folder `Lessons/NN-Name` is on
    /// it.
    package init?(file: String, title: String, report: String) {
        let parts = file.split(separator: "/").map(String.init)
        let home = parts.indices.dropFirst().last { parts[$0 - 1] == "Lessons" && Self.number(of: parts[$0]) != nil }
        guard let home, let number = Self.number(of: parts[home]) else { return nil }
        source = parts[(home - 1)...].joined(separator: "/")
        folder = parts[home]
        self.number = number
        self.title = title
        self.report = report
    }

    /// A file's path from the package: `Lessons/03-Momentum/Studies/Race.swift` of the path that the compiler recorded.
    static func path(_ file: String) -> String {
        guard let range = file.ranges(of: "/Lessons/").last else { return file }
        return String(file[file.index(after: range.lowerBound)...])
    }

    /// The number that a folder's name begins with: 3 of `03-Momentum`.
    package static func number(of folder: String) -> Int? {
        folder.wholeMatch(of: /([0-9]{2})-.+/).flatMap { Int($0.output.1) }
    }

    package var reportPath: String { "Lessons/\(folder)/\(report)" }
    package var claimsPath: String { "Lessons/\(folder)/\(claimsName)" }
    package var figuresFolder: String { "Figures/\(folder)" + (isMain ? "" : "/\(reportName)") }
    package var partialPath: String { "Runs/partial/\(folder)\(isMain ? "" : "-" + reportName).md" }

    /// The notebook's path from the lesson's folder: `main.swift`.
    var sourceName: String { String(source.dropFirst("Lessons/\(folder)/".count)) }

    /// What rebuilds and reruns it.
    package var command: String {
        "make lesson\(number)" + (isMain ? "" : " DATA=\(reportName.lowercased())")
    }

    /// The page of statements beside the report.
    var statementsName: String { (isMain ? "" : reportName + ".") + "Statements.md" }
    package var statementsPath: String { "Lessons/\(folder)/\(statementsName)" }

    package var twinPath: String { "Lessons/\(folder)/Twin.py" }

    var claimsName: String { (isMain ? "" : reportName + ".") + "claims.json" }
    var isMain: Bool { report == "README.md" }
    private var reportName: String { report.hasSuffix(".md") ? String(report.dropLast(3)) : report }

    func figurePath(_ name: String) -> String { "\(figuresFolder)/\(name).png" }

    /// A path of the package as a link from the report.
    func link(to path: String) -> String { "../../\(path)" }
}

extension Lesson {
    /// The first heading of a lesson's source: `3 · Momentum`.
    static func heading(of source: String) -> String? {
        source.split(separator: "\n").first { $0.hasPrefix("//: # ") }.map { String($0.dropFirst(6)) }
    }
}

/// The lessons before and after one, as they stand on disk.
package struct Neighbours: Sendable, Equatable {
    package struct Neighbour: Sendable, Equatable {
        package let folder: String
        package let heading: String

        package init(folder: String, heading: String) {
            self.folder = folder
            self.heading = heading
        }
    }

    package var previous: Neighbour?
    package var next: Neighbour?

    package init(previous: Neighbour? = nil, next: Neighbour? = nil) {
        self.previous = previous
        self.next = next
    }

    /// Looks through `Lessons` for the lessons numbered one less and one more that have a notebook.
    init(of lesson: Lesson, root: URL) {
        let folders = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Lessons").path)) ?? []
        func neighbour(_ number: Int) -> Neighbour? {
            let folder = folders.sorted().first { Lesson.number(of: $0) == number }
            guard let folder else { return nil }
            let source = try? String(contentsOf: root.appending(path: "Lessons/\(folder)/main.swift"), encoding: .utf8)
            return source.flatMap(Lesson.heading).map { Neighbour(folder: folder, heading: $0) }
        }
        previous = neighbour(lesson.number - 1)
        next = neighbour(lesson.number + 1)
    }

    var markdown: String {
        var links: [String] = []
        if let previous { links.append("[← \(previous.heading)](../\(previous.folder)/README.md)") }
        links.append("[All lessons](../../README.md)")
        if let next { links.append("[\(next.heading) →](../\(next.folder)/README.md)") }
        return links.joined(separator: " · ")
    }
}
