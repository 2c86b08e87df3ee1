extension PNG {
    /// A PNG file is a row of chunks: length, four letters, content, checksum.
    package struct Chunk: Equatable, Sendable {
        package var type: String
        package var content: [UInt8]

        package init(_ type: String, _ content: [UInt8]) {
            self.type = type
            self.content = content
        }

        package var bytes: [UInt8] {
            let body = Array(type.utf8) + content
            return bigEndian(UInt32(content.count)) + body + bigEndian(checksum(body))
        }
    }

    package static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    package static func bigEndian(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    package static func bigEndian(_ value: UInt16) -> [UInt8] {
        [UInt8(value >> 8), UInt8(value & 0xFF)]
    }

    static func number(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 << 8 | Int($1) }
    }

    private static let checksumTable: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    /// CRC-32 (ISO 3309), as the PNG specification asks.
    package static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { checksumTable[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
    }

    package static func chunks(of bytes: [UInt8]) throws -> [Chunk] {
        guard bytes.starts(with: signature) else {
            throw Failure(description: "PNG: the file does not begin as a PNG does")
        }
        var chunks: [Chunk] = []
        var offset = 8
        while offset < bytes.count {
            guard offset + 12 <= bytes.count else { throw Failure(description: "PNG: cut off at byte \(offset)") }
            let count = number(bytes[offset..<offset + 4])
            guard count <= bytes.count - offset - 12 else {
                throw Failure(
                    description: "PNG: the chunk at byte \(offset) claims \(count) bytes, more than the file has")
            }
            let body = Array(bytes[offset + 4..<offset + 8 + count])
            guard number(bytes[offset + 8 + count..<offset + 12 + count]) == Int(checksum(body)) else {
                throw Failure(description: "PNG: the checksum of the chunk at byte \(offset) does not hold")
            }
            chunks.append(Chunk(String(decoding: body.prefix(4), as: UTF8.self), Array(body.dropFirst(4))))
            offset += 12 + count
        }
        return chunks
    }

    /// Decodes a file, every frame of an animation included.
    ///
    /// - Throws: `PNG.Failure` if the file is damaged.
    public static func decode(_ bytes: [UInt8]) throws -> Image {
        let chunks = try chunks(of: bytes)
        let still = try decodeStill(bytes)
        var image = Image(width: still.width, height: still.height, pixels: still.pixels)
        for chunk in chunks {
            switch chunk.type {
            case "pHYs" where chunk.content.count == 9:
                image.pixelsPerMeter = number(chunk.content[0..<4])
            case "iTXt", "tEXt":
                let fields = chunk.content.split(separator: 0, omittingEmptySubsequences: false)
                guard let key = fields.first else { continue }
                // iTXt: keyword, flag and method (two zero bytes), language, translated keyword, text.
                let value = chunk.type == "tEXt" ? fields.dropFirst().first : fields.last
                image.text[String(decoding: key, as: UTF8.self)] = String(decoding: value ?? [], as: UTF8.self)
            default: break
            }
        }
        if chunks.contains(where: { $0.type == "acTL" }) { image.frames = try decodeFrames(chunks, image) }
        return image
    }
}
