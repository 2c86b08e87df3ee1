/// The format of MNIST's files: big-endian words for the kind and the extents, then a byte an element.
///
/// Images: `0x00000803`, count, rows, columns, then the pixels row by row. Labels: `0x00000801`, count, then the
/// labels.
enum IDX {
    struct Images: Equatable {
        var count: Int
        var rows: Int
        var columns: Int
        var pixels: [UInt8]
    }

    /// Refuses whatever is not exactly as long as the header says.
    static func images(in bytes: [UInt8], file: String) throws(DataError) -> Images {
        let extents = try extents(in: bytes, magic: 0x0000_0803, axes: 3, file: file)
        guard extents[1] > 0, extents[2] > 0 else {
            throw DataError(file: file, offset: 8, .malformed("images of \(extents[1])×\(extents[2]) hold no pixel"))
        }
        return Images(count: extents[0], rows: extents[1], columns: extents[2], pixels: Array(bytes[16...]))
    }

    /// Labels below `classes`.
    static func labels(in bytes: [UInt8], classes: Int, file: String) throws(DataError) -> [Int] {
        _ = try extents(in: bytes, magic: 0x0000_0801, axes: 1, file: file)
        let labels = bytes[8...].map(Int.init)
        if let wrong = labels.firstIndex(where: { $0 >= classes }) {
            throw DataError(file: file, offset: 8 + wrong, .labelOutOfRange(labels[wrong], classes: classes))
        }
        return labels
    }

    /// The header's extents, whose product is the number of bytes that follow it.
    private static func extents(
        in bytes: [UInt8], magic: UInt32, axes: Int, file: String
    ) throws(DataError) -> [Int] {
        let header = 4 * (1 + axes)
        guard bytes.count >= header else {
            throw DataError(file: file, offset: bytes.count, .truncated(needed: header), holding: bytes)
        }
        let words = stride(from: 0, to: header, by: 4).map { start in
            bytes[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        guard words[0] == magic else {
            throw DataError(file: file, .wrongMagic(found: words[0], expected: magic), holding: bytes)
        }
        var elements = 1
        for (axis, word) in words.dropFirst().enumerated() {
            let (product, overflow) = elements.multipliedReportingOverflow(by: Int(word))
            guard !overflow, product <= Int.max - header else {
                throw DataError(
                    file: file, offset: 4 * (1 + axis), .malformed("the header announces more than any file holds"))
            }
            elements = product
        }
        let size = header + elements
        guard bytes.count >= size else { throw DataError(file: file, offset: bytes.count, .truncated(needed: size)) }
        guard bytes.count == size else { throw DataError(file: file, offset: size, .oversized(expected: size)) }
        return words.dropFirst().map { Int($0) }
    }
}
