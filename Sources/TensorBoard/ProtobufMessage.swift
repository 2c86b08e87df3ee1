/// A message in the wire format of protocol buffers: fields by number, each with how long it is. What a field means only the reader knows.
///
/// See <https://protobuf.dev/programming-guides/encoding/>. Four of the kinds of field are all that event files need.
struct ProtobufMessage {
    private(set) var bytes: [UInt8] = []

    private enum WireType: UInt64 {
        case varint = 0
        case fixed64 = 1
        case lengthDelimited = 2
        case fixed32 = 5
    }

    mutating func add(_ field: UInt64, _ number: Int) {
        begin(field, .varint)
        addVarint(UInt64(bitPattern: Int64(number)))
    }

    mutating func add(_ field: UInt64, _ number: Double) {
        begin(field, .fixed64)
        addLittleEndian(number.bitPattern)
    }

    mutating func add(_ field: UInt64, _ number: Float) {
        begin(field, .fixed32)
        addLittleEndian(number.bitPattern)
    }

    mutating func add(_ field: UInt64, _ contents: some Collection<UInt8>) {
        begin(field, .lengthDelimited)
        addVarint(UInt64(contents.count))
        bytes.append(contentsOf: contents)
    }

    mutating func add(_ field: UInt64, _ text: String) { add(field, Array(text.utf8)) }

    mutating func add(_ field: UInt64, _ message: ProtobufMessage) { add(field, message.bytes) }

    /// Numbers one after the other in a single field, as `repeated double … [packed = true]` has them.
    mutating func add(_ field: UInt64, packed numbers: [Double]) {
        var packed = ProtobufMessage()
        for number in numbers { packed.addLittleEndian(number.bitPattern) }
        add(field, packed)
    }

    private mutating func begin(_ field: UInt64, _ type: WireType) { addVarint(field << 3 | type.rawValue) }

    /// Seven bits a byte, the lowest first; the eighth says that more follow.
    private mutating func addVarint(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private mutating func addLittleEndian(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
