import Checking
import Foundation

/// What a learner's code did in one case.
package struct Observation: Sendable {
    package enum Ending: Sendable, Equatable {
        case reached
        case notWritten
        case threw(String)
        case exited(status: Int32)
        case crashed(Crash)
        case tooLong(seconds: Int)
        case tooMuch
        case wroteFile
        case outOfMemory
        case notRun
    }

    package var records: [Record]
    package var ending: Ending
    package var printed: String
    /// Where it came upon what is not written yet.
    package private(set) var unwrittenLine: Int?

    /// - Parameters:
    ///   - program: What ran.
    ///   - file: The name of the learner's file in it.
    init(_ run: Worker.Run, limits: Limits, program: URL, file: String) {
        let report = CrashReport(run.printed, file: file)
        var records = run.reports.split(separator: "\n").compactMap { Record(line: String($0)) }
        let isComplete = records.last == Recorder.end
        if isComplete { records.removeLast() }
        printed = report.before
        if isComplete, let last = records.last, last.name == Recorder.thrown, case .words(let error) = last.value {
            records.removeLast()
            ending = .threw(error)
        } else if isComplete, case .finished(0) = run.end {
            ending = .reached
        } else {
            ending = Self.ending(run, report, limits: limits) { report.line(in: program, file: file) }
            if ending == .notWritten { unwrittenLine = report.line(in: program, file: file) }
        }
        self.records = records
    }

    /// A case that was not run because an earlier one said enough.
    init(notRunAfter ending: Ending) {
        (records, self.ending, printed) = ([], ending, "")
    }

    private static func ending(
        _ run: Worker.Run, _ report: CrashReport, limits: Limits, line: () -> Int?
    ) -> Ending {
        switch run.end {
        case .tooLong: return .tooLong(seconds: limits.seconds)
        case .tooMuch: return .tooMuch
        case .finished(let status): return .exited(status: status)
        case .crashed(SIGXFSZ): return .wroteFile
        case .crashed(let signal):
            if let said = report.message, said.hasSuffix(": not written yet") { return .notWritten }
            if run.printed.contains(/failed to allocate|Could not allocate/) { return .outOfMemory }
            return .crashed(Crash(message: report.message ?? said(signal), line: line()))
        }
    }

    /// What a signal without a message most often means.
    private static func said(_ signal: Int32) -> String {
        switch signal {
        case SIGSEGV, SIGBUS: "signal \(signal); does a function call itself without end?"
        case SIGILL, SIGTRAP: "signal \(signal); is a whole number too large for its type, or an unsigned one below 0?"
        default: "signal \(signal)"
        }
    }

    /// How the case ended, in a clause that follows “your code”; nil when all went well.
    package var trouble: String? {
        switch ending {
        case .reached: nil
        case .notWritten: "is not written yet"
        case .threw(let error): "threw an error: \(error)"
        case .exited(let status): "ended the program (exit status \(status)); a function only returns"
        case .crashed(let crash): crash.account
        case .tooLong(let seconds): "was stopped after \(seconds) seconds; is there a loop that never ends?"
        case .tooMuch: "was stopped: it reports without end"
        case .wroteFile: "tried to write a file, which no exercise needs"
        case .outOfMemory: "asked for more memory than there is"
        case .notRun: "was not run in this case"
        }
    }

    /// The records as lines, with the ending where it is not the usual one: what is kept in an expectations file.
    var lines: [String] {
        var lines = records.map(\.line)
        switch ending {
        case .reached: break
        case .threw(let error): lines.append(Record(Recorder.thrown, .words(error)).line)
        default: lines.append(Record(Self.broken, .words("yes")).line)
        }
        return lines
    }

    static let broken = "ended early"
}
