import Foundation
import Tensors

/// Reads the little JSON that a safetensors header is made of: objects, strings, arrays of whole numbers.
///
/// Foundation's reader keeps neither the order of an object's members nor the second of two that share a name, and both matter here.
struct JSONScanner {
    private let bytes: Data
    private var place: Int

    init(_ bytes: Data) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    /// Reads an object, calling `member` behind each name to read its value.
    mutating func object(
        _ member: (inout JSONScanner, String) throws(SafetensorsError.Reason) -> Void
    ) throws(SafetensorsError.Reason) {
        try expect("{")
        if take("}") { return }
        repeat {
            let name = try string()
            try expect(":")
            try member(&self, name)
        } while take(",")
        try expect("}")
    }

    mutating func integers() throws(SafetensorsError.Reason) -> [Int] {
        try expect("[")
        var numbers: [Int] = []
        if take("]") { return numbers }
        repeat {
            skipSpace()
            var digits = ""
            while let byte = peek, (0x30...0x39).contains(byte), digits.count < 20 {
                digits.unicodeScalars.append(Unicode.Scalar(byte))
                place += 1
            }
            guard let number = Int(digits), digits.count == 1 || digits.first != "0" else {
                throw problem("no whole number of 0 or more")
            }
            numbers.append(number)
        } while take(",")
        try expect("]")
        return numbers
    }

    /// Whether a string comes next.
    var isAtString: Bool {
        var ahead = self
        return ahead.take("\"")
    }

    mutating func string() throws(SafetensorsError.Reason) -> String {
        try expect("\"")
        var text: [UInt8] = []
        while let byte = peek, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw problem("a control character in a string") }
            place += 1
            if byte == UInt8(ascii: "\\") {
                text.append(contentsOf: String(try escape()).utf8)
            } else {
                text.append(byte)
            }
        }
        guard let string = String(validating: text, as: UTF8.self) else { throw problem("a string that is not UTF-8") }
        try expect("\"")
        return string
    }

    private mutating func escape() throws(SafetensorsError.Reason) -> Character {
        let plain: [Character: Character] = [
            "\"": "\"", "\\": "\\", "/": "/", "b": "\u{8}", "f": "\u{C}", "n": "\n", "r": "\r", "t": "\t",
        ]
        guard let letter = peek.map({ Character(Unicode.Scalar($0)) }) else { throw problem("no end of a string") }
        place += 1
        if let meant = plain[letter] { return meant }
        guard letter == "u" else { throw problem("an unknown escape") }
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return Character(scalar) }
        // A pair of surrogates stands for one character beyond the first 65,536.
        guard (0xD800...0xDBFF).contains(first), bytes[place...].starts(with: "\\u".utf8) else {
            throw problem("half a character")
        }
        place += 2
        let second = try hexadecimal()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw problem("half a character") }
        return Character(scalar)
    }

    private mutating func hexadecimal() throws(SafetensorsError.Reason) -> UInt32 {
        let digits = String(decoding: bytes[place..<min(place + 4, bytes.endIndex)], as: UTF8.self)
        guard digits.count == 4, digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16) else {
            throw problem("no four hexadecimal digits")
        }
        place += 4
        return value
    }

    /// Nothing but space may follow.
    mutating func end() throws(SafetensorsError.Reason) {
        skipSpace()
        guard peek == nil else { throw problem("something after the end of the header") }
    }

    private var peek: UInt8? { place < bytes.endIndex ? bytes[place] : nil }

    private mutating func skipSpace() {
        while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard peek == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(SafetensorsError.Reason) {
        guard take(character) else { throw problem("no \(character)") }
    }

    /// Counted from the beginning of the file, of which the header starts at byte 8.
    private func problem(_ what: String) -> SafetensorsError.Reason { .header(at: place - bytes.startIndex + 8, what) }

    /// A text as JSON writes it.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
