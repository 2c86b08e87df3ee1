import Foundation

/// How a learner's code broke off: what Swift said, and which of the learner's own lines was running.
package struct Crash: Sendable, Equatable {
    package let message: String
    /// The number of the line in the learner's file, where it is known.
    package var line: Int?
    /// What stands there.
    package var code: String?

    init(message: String, line: Int? = nil) {
        (self.message, self.line) = (message, line)
    }

    /// Words that follow “your code crashed”.
    var account: String {
        let place = line.map { " in line \($0)" } ?? ""
        let quoted = code.map { ", `\($0)`" } ?? ""
        return "crashed\(place)\(quoted): \(message)"
    }
}

/// What a Swift program leaves on standard error when it crashes, taken apart.
///
/// The message names a line itself if the learner's own code gave up; if it was the standard library, for an index out of range, say, the
/// stack under it knows who called, as offsets into the program.
struct CrashReport {
    let message: String?
    private let lineInMessage: Int?
    private let offsets: [Int]
    /// What was printed before.
    let before: String

    /// - Parameter file: The name of the learner's file, as the compiler knows it.
    init(_ printed: String, file: String) {
        let lines = printed.split(separator: "\n", omittingEmptySubsequences: false)
        let fatal = lines.lastIndex { $0.contains(Self.beginning) }
        let stack = lines.lastIndex { $0 == "Current stack trace:" }
        before = lines.prefix(min(fatal ?? lines.count, stack ?? lines.count)).joined(separator: "\n")
        offsets = stack.map { lines[$0...].compactMap(Self.offset) } ?? []
        guard let fatal, let start = lines[fatal].firstRange(of: Self.beginning) else {
            (message, lineInMessage) = (nil, nil)
            return
        }
        message = String(lines[fatal][start.lowerBound...])
        let place = lines[fatal][..<start.lowerBound].split(separator: ":")
        lineInMessage = place.first?.hasSuffix("/\(file)") == true ? place.dropFirst().first.flatMap { Int($0) } : nil
    }

    /// How Swift begins to say why it gives up: `fatalError` and the standard library, `assert`, `precondition`.
    private static var beginning: Regex<Substring> { /Fatal error|Assertion failed|Precondition failed/ }

    /// The line of the learner's file that was running; nil if nobody knows.
    func line(in program: URL, file: String) -> Int? {
        lineInMessage ?? Symbolizer(program: program).places(of: offsets).first { $0.file == file && $0.line > 0 }?.line
    }

    /// The offset of a line such as `5    worker    0x00005633e0f81f06 <unavailable> + 3846`, if it lies in the program. Where a call returns
    /// to is one byte after the call.
    private static func offset(_ line: Substring) -> Int? {
        let words = line.split(separator: " ")
        guard words.count > 3, words[1] == "worker", words[words.count - 2] == "+" else { return nil }
        return Int(words[words.count - 1]).map { $0 - 1 }
    }
}

/// Turns offsets into a program into lines of its source, by the toolchain's `llvm-symbolizer`; without one nothing is known.
private struct Symbolizer {
    let program: URL

    func places(of offsets: [Int]) -> [(file: String, line: Int)] {
        guard !offsets.isEmpty else { return [] }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            ["llvm-symbolizer", "--obj=\(program.path)", "--functions=none"]
            + offsets.map { "0x" + String($0, radix: 16) }
        let said = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = said
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return [] }
        let text = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text.split(separator: "\n").compactMap { place in
            let parts = place.split(separator: ":")
            guard parts.count >= 3, let line = Int(parts[parts.count - 2]) else { return nil }
            let path = parts.dropLast(2).joined(separator: ":")
            return (path.split(separator: "/").last.map(String.init) ?? path, line)
        }
    }
}
