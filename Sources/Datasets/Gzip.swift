import CZlib

/// Unpacking gzip (RFC 1952) with zlib, which libpng brings along.
package enum Gzip {
    package static func isGzip(_ bytes: some Sequence<UInt8>) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// The contents of the members of a gzip file, one after the other; zlib verifies each one's checksum.
    ///
    /// A file of several members is as valid as one of one (RFC 1952, §2.2): `cat a.gz b.gz` and `bgzip` make such.
    ///
    /// What is allocated follows what has really been unpacked, never what a header announces, and ends at `limit`.
    package static func unpacked(_ packed: [UInt8], file: String, atMost limit: Int) throws(DataError) -> [UInt8] {
        var stream = z_stream()
        let gzipOnly = 16 + MAX_WBITS
        guard inflateInit2_(&stream, gzipOnly, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw DataError(file: file, .damagedArchive("zlib did not start"))
        }
        defer { inflateEnd(&stream) }

        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        var consumed = 0
        var status = Z_OK
        while status == Z_OK {
            var produced = 0
            packed.withUnsafeBufferPointer { source in
                chunk.withUnsafeMutableBufferPointer { target in
                    // zlib's counts are 32 bits wide, so a long source is handed over in parts.
                    let available = min(source.count - consumed, 1 << 30)
                    stream.next_in = source.baseAddress.map { UnsafeMutablePointer(mutating: $0 + consumed) }
                    stream.avail_in = UInt32(available)
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(target.count)
                    status = inflate(&stream, Z_NO_FLUSH)
                    consumed += available - Int(stream.avail_in)
                    produced = target.count - Int(stream.avail_out)
                }
            }
            guard content.count + produced <= limit else {
                throw DataError(
                    file: file, offset: limit, .oversized(expected: limit), holding: content + chunk[..<produced])
            }
            content.append(contentsOf: chunk[..<produced])
            if status == Z_STREAM_END, isGzip(packed[consumed...]) { status = inflateReset(&stream) }
        }
        guard status == Z_STREAM_END else {
            let why =
                status == Z_BUF_ERROR ? "it ends too early" : stream.msg.map { String(cString: $0) } ?? "code \(status)"
            throw DataError(file: file, offset: consumed, .damagedArchive(why))
        }
        guard consumed == packed.count else {
            throw DataError(file: file, offset: consumed, .damagedArchive("something follows its end"))
        }
        return content
    }
}
