import Foundation
import Networks
import Safetensors
import TestSupport
import Testing

@Suite struct SafetensorsFileTests {
    /// A file of this header and so many bytes of data, read; the reason why not, if it is refused.
    private func refusal(_ header: String, data: Int, length: UInt64? = nil) throws -> SafetensorsError.Reason? {
        var bytes = withUnsafeBytes(of: (length ?? UInt64(header.utf8.count)).littleEndian) { Data($0) }
        bytes.append(contentsOf: header.utf8)
        bytes.append(Data(count: data))
        return try refusal(of: bytes)
    }

    private func refusal(of bytes: Data) throws -> SafetensorsError.Reason? {
        var reason: SafetensorsError.Reason?
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "x.safetensors")
            try bytes.write(to: file)
            do throws(SafetensorsError) {
                _ = try SafetensorsFile(contentsOf: file)
            } catch {
                #expect(error.file == file.path)
                #expect(error.description.hasPrefix(file.path + " "))
                reason = error.reason
            }
        }
        return reason
    }

    private func tensor(_ name: String, _ shape: String, _ start: Int, _ end: Int, as type: String = "F32") -> String {
        "\"\(name)\":{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":[\(start),\(end)]}"
    }

    @Test func `right files of all kinds are read`() throws {
        #expect(try refusal("{}", data: 0) == nil)
        #expect(try refusal(" { } \n ", data: 0) == nil)
        #expect(try refusal("{\(tensor("a", "[2,3]", 0, 24))}", data: 24) == nil)
        #expect(try refusal("{\(tensor("b", "[]", 24, 28)),\(tensor("a", "[2,3]", 0, 24))}", data: 28) == nil)
        #expect(try refusal("{\(tensor("a", "[0,3]", 0, 0)),\(tensor("n", "[]", 0, 8, as: "I64"))}", data: 8) == nil)
        #expect(try refusal("{\"__metadata__\":{\"a\":\"\\u00e9\\ud83d\\ude00\\n\"}}", data: 0) == nil)
    }

    @Test func `64-bit numbers are read into this build's scalars`() throws {
        var bytes = Data()
        let header = "{\(tensor("x", "[2]", 0, 16, as: "F64")),\(tensor("n", "[]", 16, 24, as: "I64"))}"
        withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: header.utf8)
        for bits in [(1.5).bitPattern, (-0.25).bitPattern, UInt64(bitPattern: -7)] {
            withUnsafeBytes(of: bits.littleEndian) { bytes.append(contentsOf: $0) }
        }
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "x.safetensors")
            try bytes.write(to: file)
            let read = try SafetensorsFile(contentsOf: file)
            #expect(read.tensors["x"] == [1.5, -0.25])
            #expect(read.tensors["n"] == Tensor(-7))
        }
    }

    @Test func `names and metadata keep every character`() throws {
        let name = "a\"b\\c/\u{1}é😀\n"
        let original = SafetensorsFile([name: [1, 2]], metadata: [name: name, "": ""])
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "x.safetensors")
            try original.write(to: file)
            #expect(try SafetensorsFile(contentsOf: file) == original)
        }
    }

    @Test func `a file that is cut short anywhere is refused`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "x.safetensors")
            try SafetensorsFile(["weight": Tensor.ones([3, 2]), "bias": [1, 2, 3]]).write(to: file)
            let whole = try Data(contentsOf: file)
            for count in 0..<whole.count {
                guard case .truncated(let bytes, let needed)? = try refusal(of: whole.prefix(count)) else {
                    Issue.record("\(count) of \(whole.count) bytes were not called truncated")
                    return
                }
                #expect(bytes == count)
                #expect(needed > UInt64(count))
            }
        }
    }

    @Test func `a header that claims more than there is, or than the format allows, is refused`() throws {
        #expect(try refusal("{}", data: 0, length: 99_999_999) == .truncated(bytes: 10, needed: 100_000_007))
        #expect(try refusal("{}", data: 0, length: 100_000_001) == .headerTooLarge(100_000_001))
        #expect(try refusal("{}", data: 0, length: .max) == .headerTooLarge(.max))
        #expect(try refusal(of: Data()) == .truncated(bytes: 0, needed: 8))
    }

    @Test func `tensors that overlap, leave holes or bytes over are refused`() throws {
        #expect(
            try refusal("{\(tensor("a", "[2]", 0, 8)),\(tensor("b", "[2]", 4, 12))}", data: 12)
                == .overlap(name: "b", start: 4, previousEnd: 8))
        #expect(
            try refusal("{\(tensor("a", "[2]", 0, 8)),\(tensor("b", "[2]", 12, 20))}", data: 20)
                == .gap(from: 8, to: 12))
        #expect(try refusal("{\(tensor("a", "[2]", 4, 12))}", data: 12) == .gap(from: 0, to: 4))
        #expect(try refusal("{\(tensor("a", "[2]", 0, 8))}", data: 9) == .gap(from: 8, to: 9))
        #expect(try refusal("{}", data: 1) == .gap(from: 0, to: 1))
    }

    @Test func `shapes that do not fit their bytes, or no memory, are refused`() throws {
        for shape in ["[3]", "[2,2]", "[]", "[4611686018427387904,2]", "[9223372036854775807,9223372036854775807]"] {
            guard case .extent(name: "a", _)? = try refusal("{\(tensor("a", shape, 0, 8))}", data: 8) else {
                Issue.record("\(shape) was accepted")
                return
            }
        }
        // Empty, and its strides are beyond all integers.
        guard
            case .extent(name: "a", _)? = try refusal(
                "{\(tensor("a", "[0,4611686018427387904,4611686018427387904]", 0, 0))}", data: 0)
        else {
            Issue.record("strides that no integer holds were accepted")
            return
        }
        let huge = "{\(tensor("a", "[2305843009213693951]", 0, 9_223_372_036_854_775_804))}"
        let length = 8 + huge.utf8.count
        #expect(
            try refusal(huge, data: 8)
                == .truncated(bytes: length + 8, needed: UInt64(length) + 9_223_372_036_854_775_804))
    }

    @Test func `other types are refused by name`() throws {
        for type in ["F8_E4M3", "C64", "f32", ""] {
            #expect(try refusal("{\(tensor("a", "[2]", 0, 8, as: type))}", data: 8) == .type(name: "a", type))
        }
    }

    @Test func `one name for two tensors, and members that are missing, doubled or unknown, are refused`() throws {
        let headers = [
            "{\(tensor("a", "[1]", 0, 4)),\(tensor("a", "[1]", 4, 8))}", "{\"a\":{}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0]}}",
            "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"more\":[]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}",
        ]
        for header in headers {
            guard case .extent(name: "a", _)? = try refusal(header, data: 8) else {
                Issue.record("accepted, or refused for another reason: \(header)")
                continue
            }
        }
        guard
            case .extent(name: "__metadata__", _)? = try refusal(
                "{\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}}", data: 0)
        else {
            Issue.record("a doubled key of the metadata was accepted")
            return
        }
    }

    @Test(arguments: [
        "", "[]", "{", "{\"a\"}", "{\"a\":1}", "{\"a\":{\"dtype\":\"F32\"", "{}x", "{,}", "{\"a\":{\"dtype\":4}}",
        "nonsense",
        "{\"a\":{\"shape\":[-1]}}", "{\"a\":{\"shape\":[01]}}", "{\"a\":{\"shape\":[1.5]}}", "{\"a\":{\"shape\":[1,]}}",
        "{\"a\":{\"shape\":[99999999999999999999]}}", "{\"\\x\":{}}", "{\"\\ud83d\":{}}", "{\"\\ud83d\\", "{\"\\u12",
        "{\"\u{1}\":{}}",
    ]) func `a malformed header is refused with the place`(header: String) throws {
        guard case .header(let place, _)? = try refusal(header, data: 0) else {
            Issue.record("accepted, or refused for another reason")
            return
        }
        #expect((8...8 + header.utf8.count).contains(place))
    }

    @Test func `names that differ only in how an accent is composed are two names`() throws {
        let (composed, decomposed) = ("caf\u{e9}", "cafe\u{301}")
        #expect(composed == decomposed)
        let original = SafetensorsFile(
            Parameters([.init(name: composed, tensor: [1]), .init(name: decomposed, tensor: [2])]))
        let read = try SafetensorsFile(original.encoded())
        #expect(read == original)
        #expect(read.tensors[composed] == [1])
        #expect(read.tensors[decomposed] == [2])
        #expect(SafetensorsFile([composed: [1]]) != SafetensorsFile([decomposed: [1]]))
    }

    @Test(arguments: ["1", "null", "true", "[\"a\"]", "{}"])
    func `metadata that are not text are named`(value: String) throws {
        let header = "{\"__metadata__\":{\"format\":\"pt\",\"epoch\": \(value)}}"
        #expect(try refusal(header, data: 0) == .metadata(key: "epoch"))
    }

    @Test func `a web page is called one`() throws {
        #expect(
            try refusal(of: Data("<!DOCTYPE html><html></html>".utf8))
                == .text("a web page (\"<!DOCTYPE html><html></html>\")"))
    }

    @Test func `bytes that are not UTF-8 are refused`() throws {
        var bytes = withUnsafeBytes(of: UInt64(8).littleEndian) { Data($0) }
        bytes.append(contentsOf: [0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x7B, 0x7D])
        guard case .header? = try refusal(of: bytes) else {
            Issue.record("accepted")
            return
        }
    }

    @Test func `a random change of any byte of the header is refused or read, and never ends the program`() throws {
        let original = SafetensorsFile(["weight": Tensor.ones([3, 2]), "bias": [1, 2, 3]], metadata: ["a": "b"])
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "x.safetensors")
            try original.write(to: file)
            let whole = try Data(contentsOf: file)
            var generator = SplitMix64(seed: 11)
            for _ in 0..<2_000 {
                var changed = whole
                changed[generator.index(below: whole.count - 36)] = UInt8(generator.index(below: 256))
                _ = try? SafetensorsFile(changed)
            }
        }
    }

    @Test func `a file that is not there, and a place that cannot be written, are named`() throws {
        let nowhere = URL(filePath: "/nonexistent/x.safetensors")
        #expect(throws: SafetensorsError.self) { try SafetensorsFile(contentsOf: nowhere) }
        #expect(throws: SafetensorsError.self) { try SafetensorsFile(["a": [1]]).write(to: nowhere) }
    }

    @Test func `a file is replaced whole or not at all`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "x.safetensors")
            try SafetensorsFile(["a": [1]]).write(to: file)
            try SafetensorsFile(["a": [2]]).write(to: file)
            #expect(try SafetensorsFile(contentsOf: file).tensors["a"] == [2])
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["x.safetensors"])
        }
    }
}
