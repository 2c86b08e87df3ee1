import Foundation

// Plots knows no notebook and Notebooks no plot; here the one becomes something that the other can show.

extension Illustration where Self: Picture {
    /// The file; what of the data it cannot show is told on the terminal.
    public func encoded() throws -> [UInt8] {
        for problem in problems { FileHandle.standardError.write(Data("figure \(problem)\n".utf8)) }
        return try png(.quick)
    }

    public func packed() throws -> [UInt8] { try png(.thorough) }

    public static func isSamePicture(_ a: [UInt8], _ b: [UInt8]) -> Bool { (try? PNG.samePixels(a, b)) ?? false }

    public var displayWidth: Int? { Int(logicalWidth.rounded()) }
}

extension Plot: Illustration {}
extension Facets: Illustration {}
extension Animation: Illustration {}
