import ArgumentParser
import Downhill
import Foundation

/// Where a command's results go. Everything is made before anything is written, and each file appears whole or not at all.
struct Output {
    private var files: [(path: String, contents: Data)] = []

    mutating func add(_ text: String, to path: String) { files.append((path, Data(text.utf8))) }

    mutating func add(_ picture: some Picture, to path: String) throws {
        guard path != "-" else { throw ValidationError("A picture needs a file's name, such as path.png.") }
        files.append((path, Data(try picture.png())))
    }

    /// Writes the files; `-` is standard output.
    func write() throws {
        for (path, contents) in files {
            if path == "-" {
                try FileHandle.standardOutput.write(contentsOf: contents)
            } else {
                do {
                    try DurableFile.write(contents, to: URL(filePath: path))
                } catch {
                    throw CannotWrite(path: path, reason: "\(error)")
                }
            }
        }
    }

    /// A line on standard output, at once.
    static func say(_ text: String) throws { try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8)) }

    /// A remark for the person at the terminal, out of the way of a CSV on standard output.
    static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}

struct CannotWrite: Error, CustomStringConvertible {
    let path: String
    let reason: String

    var description: String { "\(path) cannot be written: \(reason). Make room there, or name another place." }
}
