import Foundation
import Networks
import Safetensors
import Testing

/// Numbers of every type, as bytes of the file, and what they are.
@Suite struct ScalarTypeTests {
    private func read(_ type: String, _ bytes: [UInt8], count: Int) throws -> [Scalar] {
        let header = "{\"x\":{\"dtype\":\"\(type)\",\"shape\":[\(count)],\"data_offsets\":[0,\(bytes.count)]}}"
        var data = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
        data.append(contentsOf: header.utf8)
        data.append(contentsOf: bytes)
        return try #require(SafetensorsFile(data).tensors["x"]).scalars
    }

    private func bytes(_ words: [some FixedWidthInteger]) -> [UInt8] {
        words.flatMap { word in withUnsafeBytes(of: word.littleEndian) { Array($0) } }
    }

    @Test func `16-bit floating point of both kinds`() throws {
        // 1, −2, 65504 (the largest), 2⁻¹⁴ (the smallest normal), 2⁻²⁴ (the smallest), 1023·2⁻²⁴, −0, ∞, ⅓ rounded.
        let halves: [UInt16] = [0x3C00, 0xC000, 0x7BFF, 0x0400, 0x0001, 0x03FF, 0x8000, 0x7C00, 0x3555]
        let expected: [Scalar] = [
            1, -2, 65504, 0x1p-14, 0x1p-24, 1_023 * 0x1p-24, -0.0, .infinity, 0.333251953125,
        ]
        let read = try read("F16", bytes(halves), count: halves.count)
        #expect(read == expected)
        #expect(read[6].sign == .minus)
        #expect(try self.read("F16", bytes([UInt16(0x7C01), 0xFE00]), count: 2).allSatisfy(\.isNaN))
        let brains: [UInt16] = [0x3F80, 0xC000, 0x7F7F, 0x0080, 0x3EAB, 0xFF80]
        #expect(
            try self.read("BF16", bytes(brains), count: 6)
                == [1, -2, 0x1.FEp127, 0x1p-126, 0.333984375, -.infinity])
        #expect(try self.read("BF16", bytes([UInt16(0x7FC0)]), count: 1)[0].isNaN)
    }

    @Test func `integers of every width, with and without sign`() throws {
        #expect(try read("I8", [0x80, 0xFF, 0x7F], count: 3) == [-128, -1, 127])
        #expect(try read("U8", [0x80, 0xFF, 0x00], count: 3) == [128, 255, 0])
        #expect(try read("I16", bytes([Int16.min, -1, .max]), count: 3) == [-32768, -1, 32767])
        #expect(try read("U16", bytes([UInt16.max, 1]), count: 2) == [65535, 1])
        #expect(try read("I32", bytes([Int32.min, -7]), count: 2) == [-2_147_483_648, -7])
        #expect(try read("U32", bytes([UInt32(1) << 31, 7]), count: 2) == [2_147_483_648, 7])
        #expect(try read("I64", bytes([Int64.min, -7]), count: 2) == [-9_223_372_036_854_775_808, -7])
        #expect(try read("U64", bytes([UInt64(1) << 63, 7]), count: 2) == [9_223_372_036_854_775_808, 7])
    }

    @Test func `a number that this build cannot hold becomes the nearest, of two the even one`() throws {
        let isDouble = Scalar.ulpOfOne < 1e-10
        let wide: [Scalar] = [16_777_217, 16_777_219].map { (number: Double) in Scalar(number) }
        #expect(
            try read("I32", bytes([Int32(16_777_217), 16_777_219]), count: 2)
                == (isDouble ? wide : [16_777_216, 16_777_220]))
        #expect(try read("F64", bytes([(1 + 0x1p-25).bitPattern]), count: 1) == [isDouble ? 1 + 0x1p-25 : 1])
        #expect(try read("F32", bytes([Float(0.1).bitPattern]), count: 1) == [Scalar(Float(0.1))])
    }

    @Test func `truth values are 0 and 1`() throws {
        #expect(try read("BOOL", [0, 1, 1, 0], count: 4) == [0, 1, 1, 0])
    }
}
