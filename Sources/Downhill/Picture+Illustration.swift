// Plots knows no notebook and Notebooks no plot; here the one becomes something that the other can show.

extension Illustration where Self: Picture {
    public func encoded() throws -> [UInt8] { try png() }

    public static func isSamePicture(_ a: [UInt8], _ b: [UInt8]) -> Bool { (try? PNG.samePixels(a, b)) ?? false }

    /// Half of the pixels that a picture is drawn with, so that it is sharp on a dense display too.
    public var displayWidth: Int? { 720 }
}

extension Plot: Illustration {}
extension Facets: Illustration {}
extension Animation: Illustration {}
