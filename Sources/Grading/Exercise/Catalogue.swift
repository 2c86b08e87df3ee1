import Foundation

/// The exercises of a course: every sheet under `Lessons/NN-Name/Exercises/Checks`.
package struct Catalogue: Sendable {
    package let root: URL
    package let exercises: [Exercise]

    package init(root: URL) throws {
        self.root = root
        var exercises: [Exercise] = []
        for folder in Self.names(in: root.appending(path: "Lessons")) {
            guard let lesson = Self.number(of: folder) else { continue }
            let home = root.appending(path: "Lessons/\(folder)/Exercises")
            for sheet in Self.names(in: home.appending(path: "Checks")) {
                guard sheet.hasSuffix(".json"), !sheet.hasSuffix(".expected.json") else { continue }
                let name = String(sheet.dropLast(".json".count))
                guard let number = Self.number(of: name) else {
                    throw CourseError(
                        "\(home.path)/Checks/\(sheet) has no number", remedy: "name it 1-Something.json")
                }
                let contents: Sheet = try Exercise.read(home.appending(path: "Checks/\(sheet)"))
                guard !contents.cases.isEmpty, contents.points > 0 else {
                    throw CourseError(
                        "\(home.path)/Checks/\(sheet) has no case, or no points",
                        remedy: "write a case, and points above 0")
                }
                exercises.append(
                    Exercise(
                        lesson: lesson, folder: folder, number: number, name: name,
                        title: Self.title(of: home.appending(path: "\(name).swift"), number: number)
                            ?? Self.words(of: name),
                        sheet: contents, root: root))
            }
        }
        self.exercises = exercises.sorted { ($0.lesson, $0.number) < ($1.lesson, $1.number) }
    }

    /// The numbers of the lessons that have exercises.
    package var lessons: [Int] {
        exercises.map(\.lesson).reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }

    package func exercises(ofLesson lesson: Int) -> [Exercise] { exercises.filter { $0.lesson == lesson } }

    private static func names(in folder: URL) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }

    /// The number that a file's or a folder's name begins with.
    private static func number(of name: String) -> Int? {
        name.split(separator: "-", maxSplits: 1).first.flatMap { Int($0) }
    }

    /// The heading of a learner's file, `//: # 1 · The velocity`.
    static func title(of file: URL, number: Int) -> String? {
        let text = try? String(contentsOf: file, encoding: .utf8)
        let heading = text?.split(separator: "\n").first { $0.hasPrefix("//: # \(number) · ") }
        return heading.map { String($0.dropFirst("//: # ".count)) }
    }

    /// `2-LookAhead` as a title, where the learner's file is missing: 2 · LookAhead.
    private static func words(of name: String) -> String { name.replacing("-", with: " · ", maxReplacements: 1) }
}
