import Foundation
import Numbers

/// Files that replace others all together or not at all.
///
/// Everything is first written beside its destination under a temporary name, so that a full disk or a folder without
/// write permission is noticed while the old files still stand; then each is renamed, which needs no space.
package struct FileReplacement {
    package var files: [(path: String, bytes: Data)] = []

    package init() {}

    package mutating func add(_ path: String, _ bytes: Data) {
        files.append((path, bytes))
    }

    /// Writes the files under a folder; throws a `Problem` that names the file in the way.
    package func write(under root: URL) throws(Problem) {
        let manager = FileManager.default
        var staged: [(temporary: URL, destination: URL, path: String)] = []
        var current = ""
        do {
            for file in files {
                current = file.path
                let destination = root.appending(path: file.path)
                let folder = destination.deletingLastPathComponent()
                try manager.createDirectory(at: folder, withIntermediateDirectories: true)
                var isFolder: ObjCBool = false
                if manager.fileExists(atPath: destination.path, isDirectory: &isFolder), isFolder.boolValue {
                    throw POSIXError(.EISDIR)
                }
                let name = ".\(destination.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).tmp"
                let temporary = folder.appending(path: name)
                staged.append((temporary, destination, file.path))
                try file.bytes.write(to: temporary)
            }
            for file in staged {
                current = file.path
                guard rename(file.temporary.path, file.destination.path) == 0 else {
                    throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
                }
            }
        } catch {
            for file in staged { try? manager.removeItem(at: file.temporary) }
            let remedy = "make room or give permission in \(root.path), then run again"
            throw Problem(file: current, "cannot be written: \(error.systemReason)", remedy: remedy)
        }
    }
}
