import Checking
import Foundation

/// A number that an answer can be held against and that nobody can read: salted digests of all ways to write it that count as right.
///
/// Numbers are told apart in four significant digits. That keeps a number from being read, not from being guessed by a program that tries
/// ten thousand of them; so would the checker itself.
struct ConcealedNumber: Equatable {
    let salt: String
    private let digests: Set<String>

    /// - Parameter tolerance: How far from the number an answer may be, in proportion to it; three significant digits always suffice.
    init(_ number: Double, tolerance: Double, salt: String) {
        self.salt = salt
        guard number != 0, number.isFinite else {
            digests = [Self.digest(of: number, salt: salt)]
            return
        }
        let magnitude = pow(10, log10(abs(number)).rounded(.down))
        // Below a power of ten the fourth digit is a tenth of what it is above.
        let near =
            Self.neighbours(of: abs(number), tolerance, unit: magnitude / 1_000).filter { $0 >= magnitude }
            + Self.neighbours(of: abs(number), tolerance, unit: magnitude / 10_000).filter { $0 < magnitude }
        let sign: Double = number < 0 ? -1 : 1
        digests = Set((near.map { sign * $0 } + [number]).map { Self.digest(of: $0, salt: salt) })
    }

    /// The multiples of a unit that are as near to a number as an answer must be.
    private static func neighbours(of number: Double, _ tolerance: Double, unit: Double) -> [Double] {
        let reach = max(tolerance * number, 5 * unit)
        let near = Int(((number - reach) / unit).rounded(.up))...Int(((number + reach) / unit).rounded(.down))
        return near.map { Double($0) * unit }
    }

    /// Reads what `description` writes.
    init?(_ text: Substring) {
        guard text.hasPrefix("#") else { return nil }
        let words = text.dropFirst().split(separator: " ").map(String.init)
        guard words.count > 1 else { return nil }
        (salt, digests) = (words[0], Set(words[1...]))
    }

    func matches(_ number: Double) -> Bool { digests.contains(Self.digest(of: number, salt: salt)) }

    private static func digest(of number: Double, salt: String) -> String {
        let written = String(format: "%.3e", number == 0 ? 0 : number)
        var digest = SHA256.digest("\(salt) \(written)".utf8)
        for _ in 0..<200 { digest = SHA256.digest(digest) }
        return digest.prefix(6).map { String(format: "%02x", $0) }.joined()
    }
}

extension ConcealedNumber: CustomStringConvertible {
    var description: String { "#" + ([salt] + digests.sorted()).joined(separator: " ") }
}

/// Hides words from a glance at a file, where the program must be able to say them: what was measured, once all guesses are made.
enum Veil {
    static func cover(_ text: String, salt: String) -> String {
        Data(mixed(Array(text.utf8), salt)).base64EncodedString()
    }

    static func lift(_ text: String, salt: String) -> String {
        String(decoding: mixed(Array(Data(base64Encoded: text) ?? Data()), salt), as: UTF8.self)
    }

    private static func mixed(_ bytes: [UInt8], _ salt: String) -> [UInt8] {
        var stream: [UInt8] = []
        while stream.count < bytes.count { stream += SHA256.digest("\(salt) \(stream.count)".utf8) }
        return zip(bytes, stream).map { $0 ^ $1 }
    }
}
