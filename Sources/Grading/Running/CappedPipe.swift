import Foundation

/// One end of a pipe that is read to its end, of which only so much is kept.
struct CappedPipe {
    private let handle: FileHandle
    private let limit: Int
    private var kept: [UInt8] = []
    /// The end of what there was no room for: a program's last words.
    private var last: [UInt8] = []
    private(set) var isFull = false
    /// Whether it was closed at the other end.
    private(set) var isOver = false

    init(_ handle: FileHandle, limit: Int) {
        self.handle = handle
        self.limit = limit
    }

    private static let lastBytes = 4_096

    var text: String { String(decoding: kept, as: UTF8.self) }

    /// With a gap in the middle, if it was too much.
    var ends: String { last.isEmpty ? text : text + "\n…\n" + String(decoding: last, as: UTF8.self) }

    fileprivate var request: pollfd {
        pollfd(fd: isOver ? -1 : handle.fileDescriptor, events: Int16(POLLIN), revents: 0)
    }

    fileprivate mutating func read() {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = Foundation.read(handle.fileDescriptor, &buffer, buffer.count)
        isOver = count <= 0
        guard count > 0 else { return }
        let room = limit - kept.count
        if count > room { isFull = true }
        kept += buffer.prefix(min(count, room))
        last = (last + buffer[..<count].dropFirst(room)).suffix(Self.lastBytes)
    }
}

/// What a worker says on its two pipes: reports for the judge, and prints for the learner.
struct WorkerOutput {
    private(set) var reports: CappedPipe
    private(set) var prints: CappedPipe

    init(reports: CappedPipe, prints: CappedPipe) { (self.reports, self.prints) = (reports, prints) }

    /// Whether both pipes were closed at the other end.
    var isOver: Bool { reports.isOver && prints.isOver }

    /// Waits for something to come, and reads what is there, or the beginning of a flood.
    mutating func read(waiting milliseconds: Int32) {
        var wait = milliseconds
        for _ in 0..<64 where !isOver {
            var requests = [reports.request, prints.request]
            guard poll(&requests, 2, wait) > 0 else { return }
            if requests[0].revents != 0 { reports.read() }
            if requests[1].revents != 0 { prints.read() }
            if reports.isFull { return }
            wait = 0
        }
    }
}
