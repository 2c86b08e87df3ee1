import Foundation

/// Files that a kill, a power cut or a full disk leaves whole: as they were, or as they are to be.
package enum DurableFile {
    /// Writes under another name in the same folder, waits until the disk has it, and then renames: what was there before stays until that
    /// last instant, and the new file has its permissions.
    ///
    /// A link is followed to what it names. What is no ordinary file, such as `/dev/null`, a pipe or `/dev/stdout`, is written into where it is.
    ///
    /// - Throws: The system's reason, also where the file there may not be written; the other file is removed then.
    package static func write(_ data: Data, to file: URL) throws(FileFailure) {
        switch try Destination(of: file) {
        case .descriptor(let descriptor): try write(data, to: descriptor, named: file)
        case .device(let path):
            let descriptor = open(path, O_WRONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw FileFailure(file) }
            defer { close(descriptor) }
            try write(data, to: descriptor, named: file)
        case .file(let path, let permissions):
            try replace(path, with: data, permissions, named: file)
        }
    }

    /// Whether a file could be written just now, before there is anything to write: makes the other file, and removes it.
    ///
    /// - Throws: What `write` would throw.
    package static func check(_ file: URL) throws(FileFailure) {
        switch try Destination(of: file) {
        case .descriptor: break
        case .device(let path): guard access(path, W_OK) == 0 else { throw FileFailure(file) }
        case .file(let path, _): try part(of: path, named: file).remove()
        }
    }

    /// Whether two names stand for one file, or for one stream: what is written to the first would be lost under the second.
    package static func isSamePlace(_ one: URL, _ other: URL) -> Bool {
        guard let one = try? Destination(of: one), let other = try? Destination(of: other) else { return false }
        switch (one, other) {
        case (.descriptor(let one), .descriptor(let other)): return one == other
        case (.file(let one, _), .file(let other, _)): return canonical(one) == canonical(other)
        default: return false
        }
    }

    /// Makes a folder, and those above it that are not there yet. One that is there is left as it is.
    package static func makeFolder(_ folder: URL) throws(FileFailure) {
        if mkdir(folder.path, 0o777) == 0 { return }
        switch errno {
        case ENOENT where folder.pathComponents.count > 1:
            try makeFolder(folder.deletingLastPathComponent())
            guard mkdir(folder.path, 0o777) == 0 || errno == EEXIST else { throw FileFailure(folder) }
        case EEXIST:
            var information = stat()
            guard stat(folder.path, &information) == 0, information.st_mode & S_IFMT == S_IFDIR else {
                throw FileFailure(folder, code: ENOTDIR)
            }
        default: throw FileFailure(folder)
        }
    }

    /// Writes all the bytes, however many calls it takes.
    package static func write(_ data: Data, to descriptor: Int32, named file: URL) throws(FileFailure) {
        let code = data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) -> Int32 in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                rest = rest.dropFirst(count)
            }
            return 0
        }
        if code != 0 { throw FileFailure(file, code: code) }
    }

    private static func replace(
        _ path: String, with data: Data, _ permissions: mode_t?, named file: URL
    ) throws(FileFailure) {
        let part = try part(of: path, named: file)
        do throws(FileFailure) {
            guard ftruncate(part.descriptor, 0) == 0 else { throw FileFailure(file) }
            try write(data, to: part.descriptor, named: file)
            if let permissions { fchmod(part.descriptor, permissions) }
            guard fsync(part.descriptor) == 0, rename(part.file.path, path) == 0 else { throw FileFailure(file) }
        } catch {
            part.remove()
            throw error
        }
        // The new name is on the disk once the folder is; where a folder cannot be synchronised, the rename still is atomic.
        let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    /// The other file. Whoever writes to the same place meanwhile waits for it; what a killed program left of it is written over.
    private static func part(of path: String, named file: URL) throws(FileFailure) -> FileLock {
        do throws(FileFailure) {
            guard let part = try FileLock(URL(filePath: path + ".part"), waiting: true) else {
                throw FileFailure(file, code: EAGAIN)
            }
            return part
        } catch {
            throw FileFailure(file, code: error.code)
        }
    }

    /// One spelling for a file that may not be there yet: its folder's own path, and its name.
    private static func canonical(_ path: String) -> String {
        let folder = (path as NSString).deletingLastPathComponent
        guard let real = realpath(folder.isEmpty ? "." : folder, nil) else { return path }
        defer { free(real) }
        return String(cString: real) + "/" + (path as NSString).lastPathComponent
    }
}

/// What a file's name stands for, once links are followed.
private enum Destination {
    /// An ordinary file, there with its permissions or yet to be made.
    case file(String, permissions: mode_t?)
    /// A pipe, a terminal, `/dev/null`.
    case device(String)
    /// What this process has open already: `/dev/stdout`.
    case descriptor(Int32)

    /// - Throws: Where it is a folder, or an ordinary file without permission to write. That holds for the administrator too, whom the
    ///   system would let: the file says that it is to stay.
    init(of file: URL) throws(FileFailure) {
        var path = file.path
        for _ in 0..<40 {
            if let descriptor = Self.descriptor(named: path) {
                self = .descriptor(descriptor)
                return
            }
            var information = stat()
            guard lstat(path, &information) == 0 else {
                guard errno == ENOENT else { throw FileFailure(file) }
                self = .file(path, permissions: nil)
                return
            }
            switch information.st_mode & S_IFMT {
            case S_IFLNK: path = try Self.target(of: path, named: file)
            case S_IFDIR: throw FileFailure(file, code: EISDIR)
            case S_IFREG:
                guard information.st_mode & 0o222 != 0 else { throw FileFailure(file, code: EACCES) }
                guard access(path, W_OK) == 0 else { throw FileFailure(file) }
                self = .file(path, permissions: information.st_mode & 0o7777)
                return
            default:
                self = .device(path)
                return
            }
        }
        throw FileFailure(file, code: ELOOP)
    }

    private static func target(of link: String, named file: URL) throws(FileFailure) -> String {
        var letters = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(link, &letters, letters.count)
        guard count >= 0 else { throw FileFailure(file) }
        let target = String(decoding: letters.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        if target.hasPrefix("/") { return target }
        return ((link as NSString).deletingLastPathComponent as NSString).appendingPathComponent(target)
    }

    private static func descriptor(named path: String) -> Int32? {
        switch path {
        case "/dev/stdout": return 1
        case "/dev/stderr": return 2
        default:
            let folder = ["/dev/fd/", "/proc/self/fd/"].first { path.hasPrefix($0) }
            return folder.flatMap { Int32(path.dropFirst($0.count)) }
        }
    }
}
