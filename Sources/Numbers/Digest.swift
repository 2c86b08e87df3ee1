/// A number of 64 bits that a change to the data changes (FNV-1a, by words).
///
/// Each word goes in by an exclusive or and a product with an odd number, both of which can be undone: data that differ in one word alone
/// never agree. It is no protection against malice.
package struct Digest: Sendable, Equatable, CustomStringConvertible {
    private var value: UInt64 = 0xCBF2_9CE4_8422_2325

    package init() {}

    package mutating func add(_ word: UInt64) { value = (value ^ word) &* 0x0000_0100_0000_01B3 }

    /// Through a buffer, if they lie in one: of a sequence that this module has not seen, every byte would be several calls.
    package mutating func add(_ bytes: some Sequence<UInt8>) {
        let wasOneBuffer: Void? = bytes.withContiguousStorageIfAvailable { buffer in
            for byte in buffer { add(UInt64(byte)) }
        }
        guard wasOneBuffer == nil else { return }
        for byte in bytes { add(UInt64(byte)) }
    }

    /// All that is not a number counts as one: its sign and payload differ from processor to processor.
    package mutating func add(_ number: Float) { add(UInt64((number.isNaN ? .nan : number).bitPattern)) }
    package mutating func add(_ number: Double) { add((number.isNaN ? .nan : number).bitPattern) }

    /// Sixteen hexadecimal digits.
    package var description: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
