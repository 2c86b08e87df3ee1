import Foundation
import Numbers

/// What TensorBoard reads: a folder's event files, one for each time that a training was begun or gone on with.
///
///     var log = try EventLog(in: folder)
///     try log.write([.scalar("loss/train", loss)], step: 391)
///
/// A file is records one after the other: the length, its checksum, an event as a protocol buffer, its checksum. See TensorFlow's
/// `event.proto` and `record_writer.cc`.
public struct EventLog: Sendable {
    /// Where it is written.
    public let file: URL

    private let now: @Sendable () -> Double

    /// Begins a new file beside those that there are.
    ///
    /// - Parameters:
    ///   - folder: Where; made if it is not there.
    ///   - step: The last step that counts, where a training goes on. What earlier files have from later steps was lost with the run that
    ///     wrote it; the file begins by saying so, and readers leave it out.
    ///   - now: Seconds since 1970.
    /// - Throws: What the system says where the file cannot be written.
    public init(
        in folder: URL, goingOnAfter step: Int? = nil,
        now: @escaping @Sendable () -> Double = { Date.now.timeIntervalSince1970 }
    ) throws {
        try DurableFile.makeFolder(folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let number =
            names.compactMap { $0.hasPrefix(Self.prefix) ? Int($0.dropFirst(Self.prefix.count)) : nil }.max() ?? 0
        let digits = String(number + 1)
        // Readers take the files in the order of their names.
        file = folder.appending(path: Self.prefix + String(repeating: "0", count: max(0, 10 - digits.count)) + digits)
        self.now = now

        var version = event(step: 0)
        version.add(3, "brain.Event:2")
        var records = Self.record(version)
        if let step {
            var (start, session) = (event(step: step + 1), ProtobufMessage())
            session.add(1, 1)  // START
            start.add(7, session)
            records += Self.record(start)
        }
        try append(records)
    }

    private static let prefix = "events.out.tfevents."

    /// Writes an event for each of these, all of them or none, and waits until the disk has them.
    ///
    /// - Throws: What the system says where they cannot be written; the file is then as it was.
    public func write(_ summaries: [Summary], step: Int) throws {
        try write(summaries.map { (step, $0) })
    }

    /// The same for several steps at once.
    public func write(_ summaries: [(step: Int, summary: Summary)]) throws {
        try append(
            summaries.flatMap { step, summary in
                var (event, one) = (event(step: step), ProtobufMessage())
                one.add(1, summary.message)
                event.add(5, one)
                return Self.record(event)
            })
    }

    private func event(step: Int) -> ProtobufMessage {
        var event = ProtobufMessage()
        event.add(1, now())
        if step != 0 { event.add(2, step) }  // as the format would have a number that is 0
        return event
    }

    private static func record(_ message: ProtobufMessage) -> [UInt8] {
        func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
            withUnsafeBytes(of: number.littleEndian) { Array($0) }
        }
        let length = littleEndian(UInt64(message.bytes.count))
        return length + littleEndian(CRC32C.masked(of: length)) + message.bytes
            + littleEndian(CRC32C.masked(of: message.bytes))
    }

    private func append(_ bytes: [UInt8]) throws(FileFailure) {
        let descriptor = open(file.path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileFailure(file) }
        defer { close(descriptor) }
        let before = lseek(descriptor, 0, SEEK_END)
        do throws(FileFailure) {
            try DurableFile.write(Data(bytes), to: descriptor, named: file)
            guard fsync(descriptor) == 0 else { throw FileFailure(file) }
        } catch {
            ftruncate(descriptor, before)
            throw error
        }
    }
}
