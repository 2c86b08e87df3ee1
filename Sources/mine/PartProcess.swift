import Foundation

/// Why a part did not do its work.
struct PartFailure: Error {
    let part: Part
    let reason: String
}

/// A learner's part at work: a process that answers numbers with numbers, as `Checking.serve` does.
final class PartProcess {
    private let part: Part
    private let process = Process()
    private let (requests, answers, prints) = (Pipe(), Pipe(), Pipe())

    /// How long an answer may take.
    private static let seconds: Int32 = 20

    init(_ part: Part, _ program: URL) throws {
        self.part = part
        signal(SIGPIPE, SIG_IGN)  // a part that has ended is told by its error
        process.executableURL = URL(filePath: "/bin/sh")
        // Descriptor 3 is for answers; what the learner prints goes with the errors.
        process.arguments = ["-c", "exec 3>&1 1>&2; exec \"$0\"", program.path]
        process.standardInput = requests
        process.standardOutput = answers
        process.standardError = prints
        try process.run()
    }

    deinit {
        try? requests.fileHandleForWriting.close()
        if process.isRunning { process.terminate() }
    }

    /// - Parameter count: How many numbers must come back, where that is known.
    func ask(_ request: [Double], expecting count: Int? = nil) throws -> [Double] {
        var message = withUnsafeBytes(of: Int64(request.count)) { Data($0) }
        message += request.withUnsafeBytes { Data($0) }
        do { try requests.fileHandleForWriting.write(contentsOf: message) } catch { throw failure() }
        let length = try read(MemoryLayout<Int64>.size).withUnsafeBytes { Int($0.loadUnaligned(as: Int64.self)) }
        let bytes = try read(length * MemoryLayout<Double>.stride)
        let answer = bytes.withUnsafeBytes { bytes in
            (0..<length).map { bytes.loadUnaligned(fromByteOffset: 8 * $0, as: Double.self) }
        }
        if let count, count != answer.count {
            throw PartFailure(part: part, reason: "gave \(answer.count) numbers, and \(count) were wanted")
        }
        return answer
    }

    private func read(_ count: Int) throws -> Data {
        var data = Data()
        let handle = answers.fileHandleForReading
        while data.count < count {
            var ready = pollfd(fd: handle.fileDescriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&ready, 1, 1_000 * Self.seconds) > 0 else {
                throw PartFailure(part: part, reason: "did not answer within \(Self.seconds) seconds")
            }
            guard let more = try handle.read(upToCount: count - data.count), !more.isEmpty else { throw failure() }
            data += more
        }
        return data
    }

    /// What the process said before it broke off.
    private func failure() -> PartFailure {
        process.terminate()
        let said = String(decoding: prints.fileHandleForReading.availableData, as: UTF8.self)
        let line = said.split(whereSeparator: \.isNewline).last { $0.contains(/Fatal error|failed/) }?
            .replacing(#/^\S+\.swift:\d+: /#, with: "")
        if said.contains("not written yet") { return PartFailure(part: part, reason: "is not written to its end") }
        return PartFailure(part: part, reason: "broke off\(line.map { ": \($0)" } ?? "")")
    }
}
