import Foundation

/// FNV-1a over several pieces of data, to tell one set of sources from another.
struct Fingerprint: CustomStringConvertible {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    init(_ pieces: Data...) { self.init(pieces) }

    init(_ pieces: [Data]) {
        for piece in pieces {
            for byte in piece { mix(byte) }
            for shift in stride(from: 0, to: 64, by: 8) { mix(UInt8(truncatingIfNeeded: piece.count >> shift)) }
        }
    }

    private mutating func mix(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }

    var description: String { String(state, radix: 16) }
}
