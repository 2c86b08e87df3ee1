import Foundation

/// The files that a lesson is made of: its notebook, its studies, its twin in PyTorch.
package struct LessonFiles: Sendable {
    /// A Swift file of the lesson's target beside its notebook.
    package struct File: Sendable {
        package let path: String
        let text: String
        package let source: SwiftSource

        package init(path: String, text: String) {
            (self.path, self.text) = (path, text)
            source = SwiftSource(text)
        }
    }

    package var notebook: SwiftSource
    package var studies: [File] = []
    /// `Twin.py`: the rule of the lesson in PyTorch.
    package var twin: String?

    package init(notebook: SwiftSource, studies: [File] = [], twin: String? = nil) {
        self.notebook = notebook
        self.studies = studies
        self.twin = twin
    }

    /// The nearest folder, upwards from the current one, with a Package.swift beside Lessons.
    static func root() throws(Problem) -> URL {
        let manager = FileManager.default
        var folder = URL(filePath: manager.currentDirectoryPath, directoryHint: .isDirectory)
        while true {
            let holdsBoth = ["Package.swift", "Lessons"].allSatisfy {
                manager.fileExists(atPath: folder.appending(path: $0).path)
            }
            if holdsBoth { return folder }
            let parent = folder.deletingLastPathComponent()
            guard parent.path != folder.path else { break }
            folder = parent
        }
        let message = "no folder above has Package.swift and Lessons"
        throw Problem(file: manager.currentDirectoryPath, message, remedy: "run the lesson inside the repository")
    }

    /// The lesson's files, if the running program was built from them.
    static func files(of lesson: Lesson, root: URL) throws(Problem) -> LessonFiles {
        let notebook = SwiftSource(try text(of: lesson.source, lesson: lesson, root: root))
        let finishes = notebook.tokens.indices.contains {
            notebook.matches($0, "finish") && notebook.matches($0 + 1, "(")
        }
        guard finishes else {
            throw Problem(file: lesson.source, "the lesson never finishes", remedy: "end it with notebook.finish()")
        }
        var files = LessonFiles(notebook: notebook)
        let folder = lesson.source.dropLast("main.swift".count) + "Studies"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
        for name in names.sorted() where name.hasSuffix(".swift") {
            let path = "\(folder)/\(name)"
            files.studies.append(File(path: path, text: try text(of: path, lesson: lesson, root: root)))
        }
        files.twin = try? String(contentsOf: root.appending(path: lesson.twinPath), encoding: .utf8)
        return files
    }

    private static func text(of path: String, lesson: Lesson, root: URL) throws(Problem) -> String {
        let url = root.appending(path: path)
        guard let text = try? String(contentsOf: url, encoding: .utf8) else {
            throw Problem(file: path, "cannot be read in \(root.path)", remedy: "run in the lesson's repository")
        }
        try requireBuilt(after: url, path: path, command: lesson.command)
        return text
    }

    /// Refuses a file that changed after the running program was built.
    static func requireBuilt(after file: URL, path: String, command: String) throws(Problem) {
        guard let program = Bundle.main.executableURL?.resolvingSymlinksInPath(), let edited = modified(file) else {
            return
        }
        let parts = path.split(separator: "/").map(String.init)
        let target = parts.first == "Sources" && parts.count > 2 ? parts[1] : program.lastPathComponent
        if isBuilt(program, target: target, after: edited) { return }
        throw Problem(file: path, "is newer than the running program", remedy: "run \(command)")
    }

    /// Whether a program, or the target of it that a file belongs to, was built after a time.
    ///
    /// An edit that leaves the machine code as it was, such as one of prose, compiles the target but does not link the
    /// program again: then only the compiler's list of dependencies beside the program is newer.
    package static func isBuilt(_ program: URL, target: String, after time: Date) -> Bool {
        let folder = program.deletingLastPathComponent().appending(path: "\(target).build")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        let products = [program] + files.filter { $0.pathExtension == "d" }
        return products.contains { file in modified(file).map { $0 >= time } ?? false }
    }

    private static func modified(_ url: URL) -> Date? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)
        return attributes?[.modificationDate] as? Date
    }

    /// Every Swift file of the library, in the order of their paths.
    static func library(root: URL) -> [SourceFile] {
        let sources = root.appending(path: "Sources")
        let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
            let text = try? String(contentsOf: sources.appending(path: path), encoding: .utf8)
            return text.map { SourceFile(path: "Sources/" + path, text: $0) }
        }
    }

    /// The lesson's exercises in their order: every sheet in `Exercises/Checks` with the heading of the file beside it.
    static func exercises(of lesson: Lesson, root: URL) -> [ExerciseList.Entry] {
        struct Sheet: Decodable { let kind: String }
        let folder = root.appending(path: "Lessons/\(lesson.folder)/Exercises")
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let entries = files.compactMap { file -> (number: Int, entry: ExerciseList.Entry)? in
            guard let match = file.wholeMatch(of: /([0-9]+)-(.+)\.swift/), let number = Int(match.output.1) else {
                return nil
            }
            let sheet = folder.appending(path: "Checks/\(number)-\(match.output.2).json")
            let source = try? String(contentsOf: folder.appending(path: file), encoding: .utf8)
            guard let data = try? Data(contentsOf: sheet), let heading = source.flatMap(Lesson.heading) else {
                return nil
            }
            guard let kind = try? JSONDecoder().decode(Sheet.self, from: data).kind else { return nil }
            return (number, ExerciseList.Entry(heading: heading, kind: kind, file: "Exercises/\(file)"))
        }
        return entries.sorted { $0.number < $1.number }.map(\.entry)
    }
}
