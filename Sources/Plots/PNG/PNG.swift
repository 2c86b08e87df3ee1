import CPNG

/// Reads and compares PNG files, moving ones (APNG) included.
public enum PNG {
    /// Why a file could not be written or read.
    public struct Failure: Error, CustomStringConvertible, Equatable {
        public var description: String
    }

    /// A decoded file.
    public struct Image: Equatable, Sendable {
        /// How many pixels a row has.
        public var width: Int
        /// How many rows there are.
        public var height: Int
        /// RGBA, eight bits each, rows from the top: what a reader without animation shows.
        public var pixels: [UInt8]
        /// The frames of an animation, each as the viewer sees it; empty for a still.
        public var frames: [Frame] = []
        /// Texts by keyword (`Title`, `Description`, …).
        public var text: [String: String] = [:]
        /// How many pixels a metre of paper has, if the file says so.
        public var pixelsPerMeter: Int?
    }

    /// One picture of an animation.
    public struct Frame: Equatable, Sendable {
        /// RGBA, eight bits each, rows from the top.
        public var pixels: [UInt8]
        /// How long it is shown.
        public var seconds: Double
    }

    /// Whether two files show the same: the still, and every frame with its time. How they are encoded does not matter.
    public static func samePixels(_ a: [UInt8], _ b: [UInt8]) throws -> Bool {
        let (first, second) = (try decode(a), try decode(b))
        return first.width == second.width && first.height == second.height && first.pixels == second.pixels
            && first.frames == second.frames
    }

    /// How much time a file's smallness is worth. The pixels are the same.
    public enum Effort: Sendable {
        /// At once, and larger.
        case quick
        /// For files that are kept: the best of several filters, compressed to zlib's limit.
        case thorough
    }

    /// What a row is stored as before it is compressed: its bytes, or their differences from the pixel before or the row above.
    enum Filter: CaseIterable {
        case none, above, neighbours

        var flags: Int32 {
            switch self {
            case .none: PNG_FILTER_NONE
            case .above: PNG_FILTER_UP
            case .neighbours: PNG_FILTER_SUB | PNG_FILTER_UP
            }
        }
    }

    /// What a file is made from: palette indices if the colours allow, else the colours themselves, stored as three bytes a pixel.
    package struct Source {
        package var width: Int
        package var height: Int
        /// An index of the palette for each pixel.
        package var pixels: [UInt8] = []
        package var palette: [Color] = []
        /// Without a palette, each pixel as 0x00RRGGBB.
        package var colors: [UInt32] = []
        /// Whether neighbouring pixels of three bytes are worth storing as differences. Of flat areas and sharp edges they are not.
        package var isSmooth = false
        /// How many colours at the palette's start are transparent.
        package var transparent = 0
        package var pixelsPerMeter = 0
        package var text: [(key: String, value: String)] = []

        package init(width: Int, height: Int, pixels: [UInt8], palette: [Color] = []) {
            self.width = width
            self.height = height
            self.pixels = pixels
            self.palette = palette
        }

        package init(trueColor colors: [UInt32], width: Int, height: Int) {
            self.width = width
            self.height = height
            self.colors = colors
        }
    }

    package static func encode(_ source: Source, _ effort: Effort = .quick) throws -> [UInt8] {
        switch effort {
        case .quick:
            if source.palette.isEmpty && !source.isSmooth { return try encode(source, level: 1, .none, isFlat: true) }
            // Of three bytes a pixel, zlib's lazy matching (level 4 and up) saves a fifth for twice the time.
            let level: Int32 = source.palette.isEmpty ? 3 : 6
            return try encode(source, level: level, source.isSmooth ? .neighbours : .none)
        case .thorough:
            // Which filter is best shows at a low level already.
            let sizes = try Filter.allCases.map { (filter: $0, size: try encode(source, level: 3, $0).count) }
            let best = sizes.min { $0.size < $1.size }?.filter ?? .none
            return try encode(source, level: 9, best)
        }
    }

    /// - Parameter isFlat: whether colours are compressed as flat areas, not by zlib.
    static func encode(_ source: Source, level: Int32, _ filter: Filter, isFlat: Bool = false) throws -> [UInt8] {
        var buffer = cpng_buffer()
        defer { free(buffer.bytes) }
        let palette = source.palette.flatMap { [$0.red, $0.green, $0.blue] }
        let alphas = [UInt8](repeating: 0, count: source.transparent)
        var strings = source.text.flatMap { [$0.key.utf8CString, $0.value.utf8CString] }
        let status = withStrings(&strings) { pointers in
            let texts = stride(from: 0, to: pointers.count, by: 2).map {
                cpng_text(key: pointers[$0], value: pointers[$0 + 1])
            }
            return cpng_encode(
                &buffer, source.pixels, source.colors, UInt32(source.width), UInt32(source.height), palette,
                Int32(source.palette.count), alphas, Int32(source.transparent), filter.flags,
                UInt32(source.pixelsPerMeter), texts, Int32(texts.count), level, isFlat ? 1 : 0)
        }
        guard status == 0 else { throw Failure(description: "PNG: libpng could not write: \(message(of: &buffer))") }
        return Array(UnsafeBufferPointer(start: buffer.bytes, count: buffer.count))
    }

    private static func message(of buffer: inout cpng_buffer) -> String {
        withUnsafeBytes(of: &buffer.message) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }

    /// Keeps C strings alive for the length of a call.
    private static func withStrings<R>(
        _ strings: inout [ContiguousArray<CChar>], _ body: ([UnsafePointer<CChar>?]) -> R
    ) -> R {
        func next(_ index: Int, _ pointers: [UnsafePointer<CChar>?]) -> R {
            guard index < strings.count else { return body(pointers) }
            return strings[index].withUnsafeBufferPointer { next(index + 1, pointers + [$0.baseAddress]) }
        }
        return next(0, [])
    }

    /// Decodes the still picture of a file.
    static func decodeStill(_ bytes: [UInt8]) throws -> (width: Int, height: Int, pixels: [UInt8]) {
        var image = png_image()
        defer { png_image_free(&image) }
        func failure() -> Failure {
            let text = withUnsafeBytes(of: &image.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            return Failure(description: "PNG: libpng could not read: \(text)")
        }
        guard cpng_begin(&image, bytes, bytes.count) == 0 else { throw failure() }
        let (width, height) = (Int(image.width), Int(image.height))
        guard width * height <= 100_000_000 else {
            throw Failure(description: "PNG: \(width) × \(height) pixels are more than this reader takes")
        }
        var pixels = [UInt8](repeating: 0, count: 4 * width * height)
        guard cpng_finish(&image, &pixels) == 0 else { throw failure() }
        return (width, height, pixels)
    }
}
