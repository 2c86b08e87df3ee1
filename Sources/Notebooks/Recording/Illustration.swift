/// A picture that a report can show.
public protocol Illustration: Sendable {
    /// The bytes of its PNG file; an animation is an APNG.
    func encoded() throws -> [UInt8]

    /// The same picture in a file as small as it can be made: what a report keeps, once its pixels have changed.
    func packed() throws -> [UInt8]

    /// Whether two files show the same pixels, every frame included, however they are compressed.
    static func isSamePicture(_ a: [UInt8], _ b: [UInt8]) -> Bool

    /// The width in CSS pixels at which a report shows it, or `nil` for the file's own width.
    var displayWidth: Int? { get }
}

extension Illustration {
    public func packed() throws -> [UInt8] { try encoded() }

    public var displayWidth: Int? { nil }
}

/// An illustration as recorded: its file's bytes and the words around it.
package struct Figure: Sendable {
    package var name: String
    package var bytes: [UInt8]
    package var width: Int?
    package var alt: String
    package var caption: String
    package var isSamePicture: @Sendable ([UInt8], [UInt8]) -> Bool
    /// Made only when the file is to be written, since it takes longer than `bytes` did.
    package var packed: @Sendable () throws -> [UInt8]
    /// Where its words are written, if not in the lesson's notebook.
    package var file: String?
    package var line: Int?

    package init(
        name: String, bytes: [UInt8], width: Int? = nil, alt: String, caption: String,
        isSamePicture: @escaping @Sendable ([UInt8], [UInt8]) -> Bool,
        packed: (@Sendable () throws -> [UInt8])? = nil, file: String? = nil, line: Int? = nil
    ) {
        self.file = file
        self.line = line
        self.name = name
        self.bytes = bytes
        self.width = width
        self.alt = alt
        self.caption = caption
        self.isSamePicture = isSamePicture
        self.packed = packed ?? { bytes }
    }
}
