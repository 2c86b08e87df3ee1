import TensorBoard
import Testing

@Suite struct CRC32CTests {
    /// RFC 3720, B.4, and the check value of the catalogues.
    @Test func `agrees with what is published`() {
        #expect(CRC32C.checksum(of: [UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
        #expect(CRC32C.checksum(of: [UInt8](repeating: 0xFF, count: 32)) == 0x62A8_AB43)
        #expect(CRC32C.checksum(of: (0..<32).map { UInt8($0) }) == 0x46DD_794E)
        #expect(CRC32C.checksum(of: "123456789".utf8) == 0xE306_9283)
    }
}
