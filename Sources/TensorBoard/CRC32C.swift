/// The checksum that event files carry: a cyclic redundancy check with Castagnoli's polynomial (1993), the bits reflected.
package enum CRC32C {
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0x82F6_3B78 : crc >> 1 }
    }

    package static func checksum(of bytes: some Sequence<UInt8>) -> UInt32 {
        ~bytes.reduce(~0) { crc, byte in table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] ^ crc >> 8 }
    }

    /// Turned and moved, as TensorFlow's records have it, so that data that hold checksums themselves have none that is trivial.
    static func masked(of bytes: some Sequence<UInt8>) -> UInt32 {
        let crc = checksum(of: bytes)
        return (crc >> 15 | crc << 17) &+ 0xA282_EAD8
    }
}
