import Foundation
import Numbers
import Tensors

/// Named tensors in a file of the safetensors format, which PyTorch, JAX and others read and write without executing anything.
///
/// The file is the length of a header (8 bytes, little-endian), the header in JSON — for each tensor its type, shape and where its
/// bytes lie — and the bytes. See <https://github.com/huggingface/safetensors>.
public struct SafetensorsFile: Sendable, Equatable {
    /// The tensors, in the file's order.
    public var tensors: Parameters

    /// Text that goes with the tensors, such as a training configuration.
    public var metadata: [String: String]

    /// Tensors with their names, and texts about them.
    public init(_ tensors: Parameters, metadata: [String: String] = [:]) {
        self.tensors = tensors
        self.metadata = metadata
    }
}

extension SafetensorsFile {
    /// Reads a file.
    ///
    /// Reads floating point of 16 (both kinds), 32 and 64 bits, integers of 8 to 64 bits with and without sign, and truth values; each
    /// number becomes the nearest scalar of this build. The whole header is checked against the size of the file before anything is
    /// allocated for it: what it claims costs nothing.
    ///
    /// - Throws: `SafetensorsError`, which names the file and what is wrong with it.
    public init(contentsOf file: URL) throws(SafetensorsError) {
        let data: Data
        do {
            data = try Data(contentsOf: file, options: .mappedIfSafe)
        } catch {
            throw SafetensorsError(file: file.path, reason: .unreadable(error.systemReason))
        }
        do {
            try self.init(data)
        } catch {
            throw SafetensorsError(file: file.path, reason: error)
        }
    }

    /// Reads what a file holds.
    package init(_ data: Data) throws(SafetensorsError.Reason) {
        let header = try SafetensorsHeader(of: data)
        metadata = header.metadata
        let bytes = data.dropFirst(header.length)
        tensors = Parameters(
            header.entries.map { entry in
                Parameters.Entry(
                    name: entry.name, tensor: entry.type.tensor(bytes.dropFirst(entry.start), shape: entry.shape))
            })
    }

    /// Writes a file: under a temporary name first, which then replaces the file in one step, so that at no instant is there half of it.
    ///
    /// - Throws: `SafetensorsError` if the file cannot be written.
    public func write(to file: URL) throws(SafetensorsError) {
        do throws(FileFailure) {
            try DurableFile.write(encoded(), to: file)
        } catch {
            throw SafetensorsError(file: file.path, reason: .unwritable("\(error.reason). \(error.remedy)"))
        }
    }

    package func encoded() -> Data {
        var header = SafetensorsHeader.encode(tensors.map { ($0.name, $0.tensor.shape) }, metadata)
        while header.utf8.count % 8 != 0 { header += " " }  // the tensors' bytes begin at a multiple of eight
        var data = Data()
        data.reserveCapacity(
            8 + header.utf8.count + tensors.reduce(0) { $0 + $1.tensor.shape.count } * MemoryLayout<Scalar>.size)
        withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { data.append(contentsOf: $0) }
        data.append(contentsOf: header.utf8)
        for entry in tensors {
            // The format is little-endian, like every machine that Swift runs on.
            entry.tensor.withUnsafeScalars { data.append($0) }
        }
        return data
    }
}

/// A safetensors file that cannot be read or written, and why.
public struct SafetensorsError: Error, Equatable, CustomStringConvertible {
    /// What is wrong with it.
    public enum Reason: Error, Equatable, Sendable {
        /// The system's reason for not reading it, or not writing it.
        case unreadable(String), unwritable(String)

        /// The file ends before what the first 8 bytes or the header say.
        case truncated(bytes: Int, needed: UInt64)
        /// The header says that it is longer than any header may be.
        case headerTooLarge(UInt64)
        /// The header is no JSON of the format's kind: from which byte on, and why.
        case header(at: Int, String)
        /// A value among the metadata that is not text.
        case metadata(key: String)
        /// Not a file of the format, but text: what kind, and how it begins.
        case text(String)
        /// A tensor's numbers are of a type that is not read here.
        case type(name: String, String)
        /// A tensor's shape does not fit its bytes.
        case extent(name: String, String)
        /// A tensor begins before the one in front of it ends.
        case overlap(name: String, start: Int, previousEnd: Int)
        /// Bytes between tensors, or behind them, that belong to none.
        case gap(from: Int, to: Int)
    }

    /// The file's path.
    public let file: String

    /// What is wrong with it.
    public let reason: Reason

    public var description: String {
        let explanation =
            switch reason {
            case .unreadable(let cause): "cannot be read: \(cause)"
            case .unwritable(let cause): "cannot be written: \(cause)"
            case .truncated(let bytes, let needed):
                "is cut short: it has \(bytes) bytes and needs \(needed). Copy it again."
            case .headerTooLarge(let length):
                "claims a header of \(length) bytes, more than the format's \(SafetensorsHeader.largest). Is it a safetensors file?"
            case .header(let place, let problem): "has a malformed header: \(problem) at byte \(place)."
            case .metadata(let key):
                "has \(key) among its metadata, whose value is not text; the format allows nothing else there. Write it as a string."
            case .text(let kind): "is \(kind), not a safetensors file. Fetch it again."
            case .type(let name, let type):
                "holds \(name) as \(type); this reads \(ScalarType.allCases.map(\.rawValue).joined(separator: ", ")). Convert it first."
            case .extent(let name, let problem): "describes \(name) wrongly: \(problem)."
            case .overlap(let name, let start, let end):
                "lets \(name) begin at byte \(start), inside the tensor that ends at \(end)."
            case .gap(let start, let end): "has bytes \(start)..<\(end) that belong to no tensor."
            }
        return "\(file) \(explanation)"
    }
}
