import Foundation

/// A folder of files that somebody handed in: a copy of the repository, or just the files.
package struct Submission: Sendable {
    private let folder: URL
    private let files: [URL]

    /// No answer is longer, and no link is followed: it could lead to a solution.
    private static let longest = 1_000_000

    package init(_ folder: URL) throws {
        self.folder = folder.resolvingSymlinksInPath()
        let keys: Set<URLResourceKey> = [.isRegularFileKey, .isSymbolicLinkKey, .fileSizeKey]
        guard
            let found = FileManager.default.enumerator(
                at: folder, includingPropertiesForKeys: Array(keys), options: .skipsHiddenFiles)
        else {
            throw CourseError("\(folder.path) cannot be read", remedy: "name the folder with --submission")
        }
        files = found.compactMap { $0 as? URL }.filter { file in
            guard file.pathExtension == "swift", let values = try? file.resourceValues(forKeys: keys) else {
                return false
            }
            return values.isRegularFile == true && values.isSymbolicLink != true && values.fileSize ?? 0 <= Self.longest
        }.sorted { $0.path < $1.path }
    }

    /// The answer handed in for an exercise; it has a note where several files could have been meant.
    package func answer(to exercise: Exercise) -> Answer {
        let name = "\(exercise.name).swift"
        guard let choice = choice(for: exercise) else { return Answer(nil, called: name) }
        var answer = Answer(choice.file, called: name)
        answer.note = choice.note
        return answer
    }

    /// The file handed in for an exercise: the one in the lesson's folder, else one of that name in no lesson's folder.
    ///
    /// Lessons have files of one name, such as `4-Pencil.swift`. So of several the one is taken that declares most of what the exercise's file
    /// does, rather than one that is still as it came; if that does not decide, the first.
    package func choice(for exercise: Exercise) -> (file: URL, note: String?)? {
        let candidates = candidates(for: exercise)
        guard candidates.count > 1 else { return candidates.first.map { ($0, nil) } }
        let wanted = Answer(exercise.file, called: exercise.path).declaredNames
        let untouched = try? exercise.expectations().untouched
        let ranked = candidates.map { file in
            let answer = Answer(file, called: exercise.name)
            let isTouched = Fingerprint(Data((answer.source ?? "").utf8)).description != untouched
            return (file, declared: wanted.intersection(answer.declaredNames).count, touched: isTouched ? 1 : 0)
        }
        guard let rank = ranked.map({ ($0.declared, $0.touched) }).max(by: <) else { return nil }
        let best = ranked.filter { ($0.declared, $0.touched) == rank }.map(\.0)
        let reason =
            rank.0 < wanted.count
            ? "though none of them declares all that the exercise asks for"
            : best.count > 1
                ? "the first of \(best.count) that declare what the exercise asks for"
                : "which declares what the exercise asks for"
        let several = "\(candidates.count) files are called \(exercise.name).swift."
        return (best[0], "\(several) Graded: \(path(of: best[0])), \(reason).")
    }

    private func candidates(for exercise: Exercise) -> [URL] {
        let named = files.filter {
            $0.lastPathComponent == "\(exercise.name).swift" && !folders(of: $0).contains("Checks")
        }
        let inLesson = named.filter { folders(of: $0).contains(exercise.folder) }
        guard inLesson.isEmpty else { return inLesson }
        return named.filter { !folders(of: $0).contains { $0.wholeMatch(of: /[0-9]{2}-.+/) != nil } }
    }

    /// Where a file lies in the submission.
    private func path(of file: URL) -> String { (folders(of: file) + [file.lastPathComponent]).joined(separator: "/") }

    /// The folders in which a file lies, from the submission's own on; what that one is called, and where it lies, says nothing.
    private func folders(of file: URL) -> ArraySlice<String> {
        file.resolvingSymlinksInPath().pathComponents.dropFirst(folder.pathComponents.count).dropLast()
    }
}

extension Answer {
    private static let declaring: Set<Substring> = ["let", "var", "func", "struct", "class", "enum", "typealias"]

    /// What it declares at its left edge.
    fileprivate var declaredNames: Set<Substring> {
        let lines = (source ?? "").split(whereSeparator: \.isNewline).filter { $0.first?.isLetter == true }
        return Set(
            lines.compactMap { line in
                let words = line.prefix(200).split { !$0.isLetter && !$0.isNumber && $0 != "_" }
                return words.firstIndex(where: Self.declaring.contains).flatMap { words.dropFirst($0 + 1).first }
            })
    }
}
