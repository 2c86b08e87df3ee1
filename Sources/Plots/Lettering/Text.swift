/// A line of lettering placed on a drawing.
package struct Text: Equatable, Sendable {
    package enum Weight: Sendable {
        case light, regular, bold

        /// Width of the pen as a share of the size.
        package var pen: Double {
            switch self {
            case .light: 0.07
            case .regular: 0.09
            case .bold: 0.12
            }
        }

        /// How thick a level stroke is beside an upright: the bolder, the finer.
        package var contrast: Double {
            switch self {
            case .light: 0.94
            case .regular: 0.9
            case .bold: 0.84
            }
        }

        /// Bold letters are wider: a stouter pen in the same room would close them.
        package var stretch: Double { self == .bold ? 1.045 : 1 }
    }

    package enum Anchor: Sendable { case leading, middle, trailing }

    package var string: String
    /// On the baseline, at the anchor.
    package var origin: Vector
    package var size: Double
    package var weight: Weight
    package var color: Color
    package var anchor: Anchor
    /// Colour of an outline that keeps the letters clear of what lies beneath.
    package var halo: Color?

    package init(
        _ string: String, at origin: Vector, size: Double, weight: Weight = .regular, color: Color = Ink.text,
        anchor: Anchor = .leading, halo: Color? = nil
    ) {
        self.string = string
        self.origin = origin
        self.size = size
        self.weight = weight
        self.color = color
        self.anchor = anchor
        self.halo = halo
    }

    package var width: Double { Lettering.width(of: string, size: size, weight: weight) }

    private var start: Vector {
        switch anchor {
        case .leading: origin
        case .middle: origin - Vector(width / 2, 0)
        case .trailing: origin - Vector(width, 0)
        }
    }

    /// The room the line takes, from above the capitals to below the descenders.
    package var bounds: Rectangle {
        Rectangle(
            minX: start.x, minY: origin.y - 0.8 * size, maxX: start.x + width, maxY: origin.y + 0.24 * size)
    }

    /// The strokes of the pen, in logical pixels.
    package var strokes: [Lettering.PenStroke] {
        Lettering.strokes(of: string, at: start, size: size, weight: weight)
    }

    func add(
        to rasterizer: inout Rasterizer, _ color: Color, _ density: Double, isHalo: Bool, _ bitmap: inout Bitmap
    ) {
        // The baseline sits so that the lower edge of the pen falls between two pixels: feet of letters stay crisp.
        let pen = weight.pen * size * density
        let foot = pen * weight.contrast / 2
        let shift = ((origin.y * density + foot).rounded() - foot) / density - origin.y
        let strokes = strokes.map { stroke in
            var stroke = stroke
            stroke.path = stroke.path.map { Vector($0.x, $0.y + shift) * density }
            return stroke
        }
        if isHalo {
            for stroke in strokes {
                rasterizer.add(stroke.path, stroke: Stroke(pen * stroke.scale + Text.haloWidth * 2 * density))
            }
            return bitmap.paint(&rasterizer, color, opacity: 0.85)
        }
        let room = strokes.compactMap(\.path.bounds).reduce(nil) { $0?.union($1) ?? $1 }?.insetBy(-3 * pen)
        guard let room else { return }
        var letters = Coverage(of: PixelBox(covering: room, density: 1).intersection(rasterizer.clip))
        for stroke in strokes {
            let pen = Pen(radius: pen * stroke.scale / 2, contrast: weight.contrast)
            for (index, piece) in stroke.path.pieces.enumerated() {
                pen.add(piece, stroke.ends.indices.contains(index) ? stroke.ends[index] : Glyph.Ends(), to: &rasterizer)
                letters.add(&rasterizer)
            }
        }
        bitmap.paint(letters, color)
    }

    /// How far an outline reaches beyond the letters, in logical pixels.
    private static let haloWidth = 1.5
}
