/// Something that becomes a PNG: a plot, a grid of plots, an animation.
public protocol Picture: Sendable {
    /// What stands above it; empty for nothing.
    var title: String { get }
    /// What the picture shows, for readers who cannot see it.
    var altText: String { get }
    /// The width to show it at, in CSS pixels: half of the file's, so that it is sharp on a dense display too.
    var logicalWidth: Double { get }
    /// What of the data the axes cannot show, in words for the author; empty if all is there.
    var problems: [String] { get }
    /// The encoded file: the same pixels whatever the effort.
    ///
    /// - Throws: `PlotError` if the data cannot be drawn, `PNG.Failure` if libpng fails.
    func png(_ effort: PNG.Effort) throws -> [UInt8]
}

extension Picture {
    public var problems: [String] { [] }

    /// The encoded file, quickly made.
    public func png() throws -> [UInt8] { try png(.quick) }
}

/// A picture at rest: can be laid out without setting a pixel.
package protocol StillPicture: Picture {
    func drawing() throws -> Drawing
}

extension StillPicture {
    public func png(_ effort: PNG.Effort) throws -> [UInt8] {
        let drawing = try drawing()
        let source = PNG.Source(drawing.render(), title: title, alt: altText, isSmooth: drawing.hasGradient)
        return try PNG.encode(source, effort)
    }
}

extension PNG.Source {
    /// Pixels a metre at 96 logical pixels an inch and two pixels each.
    package static let doubleDensity = 7559

    /// Palette indices if the picture has no more than 256 colours, else three bytes a pixel: either way exactly what was drawn.
    ///
    /// - Parameter isSmooth: whether colours run into each other over areas, as in a heat map.
    package init(_ bitmap: Bitmap, title: String, alt: String, isSmooth: Bool = false) {
        if let colors = IndexedColors.exact([bitmap.pixels], limit: 256) {
            self.init(
                width: bitmap.width, height: bitmap.height, pixels: colors.indices(of: bitmap.pixels),
                palette: colors.palette.map { Color($0) })
        } else {
            self.init(trueColor: bitmap.pixels, width: bitmap.width, height: bitmap.height)
            self.isSmooth = isSmooth
        }
        describe(title: title, alt: alt)
    }

    package mutating func describe(title: String, alt: String) {
        if !title.isEmpty { text.append(("Title", title)) }
        if !alt.isEmpty { text.append(("Description", alt)) }
        pixelsPerMeter = PNG.Source.doubleDensity
    }
}
