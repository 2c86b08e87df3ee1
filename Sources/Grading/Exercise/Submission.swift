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

    /// The file handed in for an exercise: the one in the lesson's folder, else one of that name in no lesson's folder.
    package func file(for exercise: Exercise) -> URL? {
        let named = files.filter {
            $0.lastPathComponent == "\(exercise.name).swift" && !folders(of: $0).contains("Checks")
        }
        let inLesson = named.first { folders(of: $0).contains(exercise.folder) }
        return inLesson ?? named.first { !folders(of: $0).contains { $0.wholeMatch(of: /[0-9]{2}-.+/) != nil } }
    }

    /// The folders in which a file lies, from the submission's own on; what that one is called, and where it lies, says nothing.
    private func folders(of file: URL) -> ArraySlice<String> {
        file.resolvingSymlinksInPath().pathComponents.dropFirst(folder.pathComponents.count).dropLast()
    }
}
