import Foundation

/// A file that could not be written: the system's reason, and what helps.
package struct FileFailure: Error, Equatable, CustomStringConvertible {
    package let file: String

    /// The system's number for it, such as `ENOSPC`.
    package let code: Int32

    /// What the last call into the system complained of.
    package init(_ file: URL) { self.init(file, code: errno) }

    package init(_ file: URL, code: Int32) {
        self.file = file.relativePath
        self.code = code
    }

    /// The system's own words: `No space left on device`.
    package var reason: String { String(cString: strerror(code)) }

    package var remedy: String {
        switch code {
        case ENOSPC, EDQUOT, EFBIG: "Make room there, or name another place."
        case EACCES, EPERM: "See to it that you may write there, or name another place."
        case EROFS: "Name a place that can be written."
        case ENOENT: "Make its folder first, or name another place."
        case ENOTDIR: "A part of its path is no folder; name another place."
        case EISDIR: "That is a folder; name a file."
        case EEXIST: "Something else of that name is in the way; move it, or name another place."
        case EBADF, EPIPE: "Nobody reads it; open it, or name a file."
        default: "Name another place."
        }
    }

    package var description: String { "\(file) cannot be written: \(reason). \(remedy)" }
}
