import Foundation

/// A folder of one submission's own: its programs lie there while it is graded, and are gone before the next one's run.
///
/// Whoever knows its name can run what lies in it; nobody but us can read what it holds.
package final class Desk {
    package let folder: URL

    package init() throws {
        // What nobody can guess: all that is to be found of an earlier one is gone.
        folder = FileManager.default.temporaryDirectory.appending(path: "downhill-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o711])
        } catch {
            throw CourseError(
                "\(folder.path) cannot be made: \(error)", remedy: "name a folder that can be written to in TMPDIR")
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}
