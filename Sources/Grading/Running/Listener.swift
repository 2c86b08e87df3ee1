import Foundation

/// Reads from two pipes whatever comes, keeps as much as is wanted, and forgets the rest.
struct Listener {
    struct Ear {
        let handle: FileHandle
        let limit: Int
        private(set) var heard: [UInt8] = []
        /// The end of what there was no room for: a program's last words.
        private var last: [UInt8] = []
        private(set) var isFull = false
        fileprivate var isOver = false

        init(_ handle: FileHandle, limit: Int) {
            self.handle = handle
            self.limit = limit
        }

        private static let lastBytes = 4_096

        var text: String { String(decoding: heard, as: UTF8.self) }

        /// With a gap in the middle, if it was too much.
        var ends: String { last.isEmpty ? text : text + "\n…\n" + String(decoding: last, as: UTF8.self) }

        fileprivate mutating func read() {
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = Foundation.read(handle.fileDescriptor, &buffer, buffer.count)
            isOver = count <= 0
            guard count > 0 else { return }
            let room = limit - heard.count
            if count > room { isFull = true }
            heard += buffer.prefix(min(count, room))
            last = (last + buffer[..<count].dropFirst(room)).suffix(Self.lastBytes)
        }
    }

    private(set) var reports: Ear
    private(set) var prints: Ear

    init(_ reports: FileHandle, limit: Int, _ prints: FileHandle, limit printLimit: Int) {
        self.reports = Ear(reports, limit: limit)
        self.prints = Ear(prints, limit: printLimit)
    }

    /// Whether both pipes were closed at the other end.
    var isOver: Bool { reports.isOver && prints.isOver }

    /// Waits for something to come, and reads what is there, or the beginning of a flood.
    mutating func listen(milliseconds: Int32) {
        var wait = milliseconds
        for _ in 0..<64 where !isOver {
            var ears = [
                pollfd(fd: reports.isOver ? -1 : reports.handle.fileDescriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: prints.isOver ? -1 : prints.handle.fileDescriptor, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&ears, 2, wait) > 0 else { return }
            if ears[0].revents != 0 { reports.read() }
            if ears[1].revents != 0 { prints.read() }
            if reports.isFull { return }
            wait = 0
        }
    }
}
