import Numbers

/// A data file that cannot be used: which, where in it, why, and what to do.
public struct DataError: Error, Equatable, CustomStringConvertible {
    /// The file's path.
    public let file: String

    /// The first byte that is at fault, counted from 0; in a compressed file, of what it unpacks to, but for
    /// `.damagedArchive`.
    public let offset: Int

    /// What is wrong with it.
    public let reason: Reason

    /// A file that cannot be used because of what stands at an offset.
    public init(file: String, offset: Int = 0, _ reason: Reason) {
        self.file = file
        self.offset = offset
        self.reason = reason
    }

    /// What can be wrong with a data file.
    public enum Reason: Equatable, Sendable {
        /// There is no such file, neither plain nor with `.gz` at its end.
        case missing
        /// The file is there, but reading it failed.
        case unreadable(String)
        /// The first word says that this is another kind of file.
        case wrongMagic(found: UInt32, expected: UInt32)
        /// The file ends before what its format or its header promises; `needed` is the whole size in bytes.
        case truncated(needed: Int)
        /// The file goes on beyond what its format or its header promises; `expected` is the whole size in bytes.
        case oversized(expected: Int)
        /// The header's numbers, or a byte, mean nothing in this format.
        case malformed(String)
        /// A label that is none of the classes.
        case labelOutOfRange(Int, classes: Int)
        /// There are not as many labels as images.
        case countMismatch(images: Int, labels: Int)
        /// The compressed file does not unpack.
        case damagedArchive(String)
        /// The file holds text where bytes of its format should be: what kind, and how it begins.
        case text(String)
    }

    /// The same for what was read: if that is text, a web page for instance, then to say so helps more than the reason.
    init(file: String, offset: Int = 0, _ reason: Reason, holding bytes: some Collection<UInt8>) {
        let text = StrayText.description(of: bytes)
        self.init(file: file, offset: text == nil ? offset : 0, text.map { .text($0) } ?? reason)
    }

    public var description: String { "\(place): \(problem). \(remedy)" }

    /// A file that cannot be read at all has no byte at fault.
    private var place: String {
        switch reason {
        case .missing, .unreadable, .text: file
        default: "\(file), byte \(offset)"
        }
    }

    private var problem: String {
        switch reason {
        case .missing: "there is no such file, nor one with .gz at its end"
        case .unreadable(let why): "the file cannot be read (\(why))"
        case .wrongMagic(let found, let expected):
            "the file begins with 0x\(hexadecimal(found)), and one of its kind begins with 0x\(hexadecimal(expected))"
        case .truncated(let needed): "the data end here, and \(needed) bytes are needed"
        case .oversized(let expected): "the data go on, and \(expected) bytes were expected"
        case .malformed(let what): what
        case .labelOutOfRange(let label, let classes): "label \(label) is none of 0…\(classes - 1)"
        case .countMismatch(let images, let labels): "\(labels) labels do not fit \(images) images"
        case .damagedArchive(let why): "the compressed data are damaged (\(why))"
        case .text(let kind): "the file is \(kind); a download that went wrong may leave such"
        }
    }

    private var remedy: String {
        switch reason {
        case .missing: "Run `make data` to fetch it."
        case .unreadable: "Look at the file's permissions, or remove it and run `make data`."
        default: "Remove the file and run `make data`."
        }
    }

    private func hexadecimal(_ word: UInt32) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
