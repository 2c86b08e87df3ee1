import Foundation

/// Files that a kill, a power cut or a full disk leaves whole: as they were, or as they are to be.
package enum DurableFile {
    /// Writes under another name in the same folder, waits until the disk has it, and then renames: what was there before stays until that
    /// last instant.
    ///
    /// - Throws: A `Failure` with the system's reason; the other file is removed then.
    package static func write(_ data: Data, to file: URL) throws(Failure) {
        let part = file.path + ".part"
        let descriptor = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { throw .lastCall }
        do {
            let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            try handle.write(contentsOf: data)
            try handle.synchronize()
            try handle.close()
        } catch {
            unlink(part)
            throw Failure(reason: error.localizedDescription)
        }
        guard rename(part, file.path) == 0 else {
            let failure = Failure.lastCall
            unlink(part)
            throw failure
        }
        // The new name is on the disk once the folder is; where a folder cannot be synchronised, the rename still is atomic.
        let folder = open(file.deletingLastPathComponent().path, O_RDONLY)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    package struct Failure: Error, CustomStringConvertible {
        let reason: String

        /// What the last call into the system complained of.
        static var lastCall: Failure { Failure(reason: String(cString: strerror(errno))) }

        package var description: String { reason }
    }
}
