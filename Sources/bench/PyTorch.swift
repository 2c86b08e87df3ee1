import Foundation
import Numbers

/// The other side: a Python process that is told over a pipe what to time, and answers over another.
final class PyTorch {
    /// `PyTorch 2.13.0, Python 3.11.7, …`
    let versions: String

    private let process = Process()
    private let questions = Pipe(), answers = Pipe()
    private var unread = Data()

    enum Failure: Error, CustomStringConvertible {
        case missing(python: String)
        case noStart(python: String, reason: String)
        case silence(after: String)

        var description: String {
            switch self {
            case .missing(let python):
                "\(python) has no PyTorch. Name one that has: --python PATH or DOWNHILL_PYTHON=PATH."
            case .noStart(let python, let reason):
                "\(python) does not start (\(reason)). Name a Python that has PyTorch: --python PATH."
            case .silence(let question):
                "PyTorch's side ended without an answer to “\(question)”; its message stands above."
            }
        }
    }

    /// Starts pytorch.py, which lies beside this file.
    ///
    /// - Parameter isa: The instruction set that it is held to, where one is named.
    init(python: String, isa: InstructionSet? = nil) throws(Failure) {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "pytorch.py").path
        // By way of env, which looks for a bare name such as python3 on the path.
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [python, script]
        if let isa { process.environment = ProcessInfo.processInfo.environment.merging(isa.ofPyTorch) { $1 } }
        process.standardInput = questions
        process.standardOutput = answers
        signal(SIGPIPE, SIG_IGN)
        do { try process.run() } catch { throw .noStart(python: python, reason: error.systemReason) }
        // Python's handle on the write end is its own; ours must go for its end to be seen.
        try? answers.fileHandleForWriting.close()
        guard let first = Self.line(from: answers, &unread) else {
            throw .noStart(python: python, reason: "no answer")
        }
        guard first != "missing" else { throw .missing(python: python) }
        versions = first
    }

    deinit {
        try? questions.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// The mean seconds of a call, called for at least `duration`; nil for what this Python cannot do.
    func seconds(of name: String, threads: Int, for duration: Double) throws(Failure) -> Double? {
        let question = "time \(name) \(threads) \(duration)"
        try? questions.fileHandleForWriting.write(contentsOf: Data("\(question)\n".utf8))
        guard let answer = Self.line(from: answers, &unread) else { throw .silence(after: question) }
        return Double(answer)
    }

    /// The next line; nil when there will be none.
    private static func line(from pipe: Pipe, _ unread: inout Data) -> String? {
        while true {
            if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                defer { unread = Data(unread[(end + 1)...]) }
                return String(decoding: unread[..<end], as: UTF8.self)
            }
            let more = pipe.fileHandleForReading.availableData
            if more.isEmpty { return nil }
            unread.append(more)
        }
    }
}
