import Foundation

/// A file that one process at a time holds. The system lets go of it when the process ends, however it ends: what a kill leaves behind is the
/// file, and never the lock.
///
/// It is advisory (`flock`): it keeps out those who ask. Where a file system has no locks, everybody is let in.
package struct FileLock: ~Copyable {
    package let file: URL
    let descriptor: Int32

    /// Opens the file, makes it if it is not there, and takes the lock.
    ///
    /// - Parameter waiting: Whether to wait for whoever has it; otherwise the answer is nil.
    /// - Throws: The system's reason where the file cannot be opened for writing, or is no ordinary file.
    init?(_ file: URL, waiting: Bool) throws(FileFailure) {
        while true {
            let descriptor = open(file.path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
            guard descriptor >= 0 else { throw FileFailure(file) }
            while flock(descriptor, waiting ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
                if errno == EINTR { continue }
                guard errno == EWOULDBLOCK else { break }
                close(descriptor)
                return nil
            }
            // Whoever had it may have renamed or removed the file meanwhile: then this is the lock of another file.
            var (held, there) = (stat(), stat())
            if fstat(descriptor, &held) == 0, lstat(file.path, &there) == 0, held.st_ino == there.st_ino,
                held.st_dev == there.st_dev
            {
                guard held.st_mode & S_IFMT == S_IFREG else {
                    close(descriptor)
                    throw FileFailure(file, code: EEXIST)
                }
                self.file = file
                self.descriptor = descriptor
                return
            }
            close(descriptor)
        }
    }

    deinit { close(descriptor) }

    /// Removes the file, and with it the lock.
    package consuming func remove() { unlink(file.path) }
}

extension FileLock {
    /// Takes a lock, at once or not at all, and writes into the file who has it.
    ///
    /// - Throws: `Held`, with what its holder wrote there, or a `FileFailure`.
    package init(_ file: URL, holder: String) throws {
        guard let lock = try FileLock(file, waiting: false) else {
            let words = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            throw Held(
                holder: words.isEmpty ? "another process" : words.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        self = lock
        ftruncate(descriptor, 0)
        let bytes = Array((holder + "\n").utf8)
        _ = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    /// Somebody else has the lock.
    package struct Held: Error, Equatable {
        package let holder: String

        package init(holder: String) { self.holder = holder }
    }
}
