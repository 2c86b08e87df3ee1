import ArgumentParser
import Downhill
import Foundation

/// Where a command's results go. Everything is made before anything is written, and each file appears whole or not at all.
struct Output {
    private var files: [(place: URL, contents: Data)] = []

    private static let standardOutput = URL(filePath: "/dev/stdout")

    /// What a name on the command line stands for; `-` is standard output.
    private static func place(_ path: String) -> URL { path == "-" ? standardOutput : URL(filePath: path) }

    /// Looks, before the work begins, whether each output can be written and has a place of its own.
    ///
    /// - Parameter outputs: The options with what was given for them.
    static func check(_ outputs: KeyValuePairs<String, String?>) throws {
        let given = outputs.compactMap { option, path in path.map { (option: option, path: $0, place: place($0)) } }
        for (index, output) in given.enumerated() {
            try DurableFile.check(output.place)
            for other in given[..<index] where DurableFile.isSamePlace(output.place, other.place) {
                throw ValidationError(
                    """
                    --\(other.option) and --\(output.option) both go to \(output.path), and one would replace the other. \
                    Give each a place of its own.
                    """)
            }
        }
    }

    mutating func add(_ text: String, to path: String) { files.append((Self.place(path), Data(text.utf8))) }

    mutating func add(_ data: Data, to path: String) { files.append((Self.place(path), data)) }

    mutating func add(_ picture: some Picture, to path: String) throws {
        guard path != "-" else { throw ValidationError("A picture needs a file's name, such as path.png.") }
        files.append((Self.place(path), Data(try picture.png())))
    }

    func write() throws {
        for (place, contents) in files { try DurableFile.write(contents, to: place) }
    }

    /// A line on standard output, at once.
    static func say(_ text: String) throws { try DurableFile.write(Data((text + "\n").utf8), to: standardOutput) }

    /// A remark for the person at the terminal, out of the way of a CSV on standard output.
    static func note(_ text: String) { mutter(text + "\n") }

    /// The same without a new line. Where standard error takes nothing, nobody is to be told.
    static func mutter(_ text: String) {
        try? DurableFile.write(Data(text.utf8), to: URL(filePath: "/dev/stderr"))
    }
}
