import Foundation

/// What a process may use.
package struct Limits: Sendable {
    /// Seconds of processor time; four times as many may pass on the clock.
    package var seconds = 5
    /// Of address space, so that a grader's smallest container, of 768 MB, has room beside it.
    package var megabytes = 512
    /// How much of what a process prints is kept, beside its last words; the rest is read and forgotten.
    package var printedBytes = 16_384
    /// How much it may report before it is stopped.
    package var reportedBytes = 1_048_576

    package init() {}
}

/// A process that runs a learner's code apart from the one that judges it.
///
/// A shell sets the limits, keeps descriptor 3 for the reports, sends whatever is printed to standard error, and becomes the program. No
/// file can be written: the size of files is limited to nothing. Whatever the program started dies with it.
package struct Worker: Sendable {
    package enum End: Sendable, Equatable {
        case finished(status: Int32)
        case crashed(signal: Int32)
        case tooLong
        case tooMuch
    }

    package struct Run: Sendable {
        package let reports: String
        package let printed: String
        package let end: End
    }

    package var limits = Limits()
    /// The user that the program runs as, where another than ours is wanted.
    package var user: String?

    package init(limits: Limits = Limits(), user: String? = nil) {
        self.limits = limits
        self.user = user
    }

    private var script: String {
        """
        ulimit -c 0; ulimit -f 0; ulimit -S -t \(limits.seconds); ulimit -H -t \(limits.seconds + 1)
        [ "$(uname)" = Linux ] && ulimit -v \(limits.megabytes * 1_024)
        exec 3>&1 1>&2
        exec "$0"
        """
    }

    /// Becomes a user for good, and then the command that follows.
    private static let asUser = """
        exec setpriv --reuid="$0" --regid="$(id -g "$0")" --clear-groups --no-new-privs "$@"
        """

    /// Runs a program on some input to its end, or to the end of its limits.
    package func run(_ program: URL, input: URL) throws -> Run {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = user.map { ["-c", Self.asUser, $0, "/bin/sh"] } ?? []
        process.arguments? += ["-c", script, program.path]
        process.currentDirectoryURL = URL(filePath: "/")
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let mark = UUID().uuidString
        process.environment = [
            "PATH": path, "SWIFT_BACKTRACE": "enable=no", "DOWNHILL_THREADS": "1", OrphanProcesses.variable: mark,
        ]
        let (reports, prints) = (Pipe(), Pipe())
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = reports
        process.standardError = prints
        try process.run()
        defer {
            kill(-process.processIdentifier, SIGKILL)
            OrphanProcesses.end(mark: mark)
        }
        var output = WorkerOutput(
            reports: CappedPipe(reports.fileHandleForReading, limit: limits.reportedBytes),
            prints: CappedPipe(prints.fileHandleForReading, limit: limits.printedBytes))
        var time = TimeLimit(seconds: Double(4 * limits.seconds))
        var isStopped = false
        while !output.isOver, process.isRunning, !isStopped {
            output.read(waiting: 20)
            isStopped = time.isOver() || output.reports.isFull
        }
        if isStopped { kill(-process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        output.read(waiting: 0)
        // The system asks at the first limit of CPU time and kills at the second, which a busy machine may reach before it has asked.
        let isKilled =
            process.terminationReason == .uncaughtSignal && [SIGXCPU, SIGKILL].contains(process.terminationStatus)
        let end: End =
            if output.reports.isFull {
                .tooMuch
            } else if isStopped || isKilled {
                .tooLong
            } else if process.terminationReason == .uncaughtSignal {
                .crashed(signal: process.terminationStatus)
            } else {
                .finished(status: process.terminationStatus)
            }
        return Run(reports: output.reports.text, printed: output.prints.ends, end: end)
    }
}
