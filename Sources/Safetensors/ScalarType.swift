import Foundation
import Tensors

/// The types of the format's numbers that are read here, by their names there.
///
/// Whatever the type, each number becomes the nearest scalar of this build; of two that are equally near, the one whose last bit is 0.
/// 16- and 32-bit floating point, bytes and 16-bit integers come through exactly. A Float resolves whole numbers up to 2²⁴ and a Double
/// up to 2⁵³, and beyond them integers are rounded. `BOOL` becomes 0 and 1.
enum ScalarType: String, CaseIterable {
    case float16 = "F16", bfloat16 = "BF16", float32 = "F32", float64 = "F64"
    case int8 = "I8", int16 = "I16", int32 = "I32", int64 = "I64"
    case uint8 = "U8", uint16 = "U16", uint32 = "U32", uint64 = "U64"
    case bool = "BOOL"

    /// The type that tensors of this build are written in.
    static let own: ScalarType = MemoryLayout<Scalar>.size == 4 ? .float32 : .float64

    var bytes: Int {
        switch self {
        case .bool, .int8, .uint8: 1
        case .float16, .bfloat16, .int16, .uint16: 2
        case .float32, .int32, .uint32: 4
        case .float64, .int64, .uint64: 8
        }
    }

    /// The tensor whose numbers `data` begins with.
    func tensor(_ data: Data, shape: Shape) -> Tensor {
        func scalars<Bits: FixedWidthInteger>(_ number: (Bits) -> Scalar) -> Tensor {
            data.withUnsafeBytes { bytes in
                Tensor(
                    (0..<shape.count).map {
                        let bits = bytes.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Bits>.size, as: Bits.self)
                        return number(Bits(littleEndian: bits))
                    }, shape: shape)
            }
        }
        return switch self {
        case .float16: scalars { (bits: UInt16) in Scalar(Self.widened(float16: bits)) }
        case .bfloat16: scalars { (bits: UInt16) in Scalar(Float(bitPattern: UInt32(bits) << 16)) }
        case .float32: scalars { (bits: UInt32) in Scalar(Float(bitPattern: bits)) }
        case .float64: scalars { (bits: UInt64) in Scalar(Double(bitPattern: bits)) }
        case .int8: scalars { (number: Int8) in Scalar(number) }
        case .int16: scalars { (number: Int16) in Scalar(number) }
        case .int32: scalars { (number: Int32) in Scalar(number) }
        case .int64: scalars { (number: Int64) in Scalar(number) }
        case .uint8: scalars { (number: UInt8) in Scalar(number) }
        case .uint16: scalars { (number: UInt16) in Scalar(number) }
        case .uint32: scalars { (number: UInt32) in Scalar(number) }
        case .uint64: scalars { (number: UInt64) in Scalar(number) }
        case .bool: scalars { (byte: UInt8) in byte == 0 ? 0 : 1 }
        }
    }

    /// IEEE 754's binary16: a sign, five bits of exponent, ten of fraction. Swift's own `Float16` is not there on every machine.
    private static func widened(float16 bits: UInt16) -> Float {
        let (exponent, fraction) = (Int(bits >> 10 & 0x1F), Float(bits & 0x3FF))
        let magnitude: Float =
            switch exponent {
            case 0: Float(sign: .plus, exponent: -24, significand: fraction)
            case 0x1F: fraction == 0 ? .infinity : .nan
            default: Float(sign: .plus, exponent: exponent - 25, significand: 1_024 + fraction)
            }
        return bits >> 15 == 1 ? -magnitude : magnitude
    }
}
