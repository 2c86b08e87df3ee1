/// What a picture consists of, in logical pixels, before any pixel is set: layout can be tested on it.
package struct Drawing: Equatable, Sendable {
    package enum Command: Equatable, Sendable {
        case fill(Outline, Color, opacity: Double)
        case stroke(Outline, Stroke, Color, opacity: Double)
        case text(Text)
        case image(PixelGrid, in: Rectangle)
        /// Limits what follows; nil lifts the limit.
        case clip(Rectangle?)
    }

    package var width: Double
    package var height: Double
    package private(set) var commands: [Command] = []

    package init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    package mutating func fill(_ path: Outline, _ color: Color, opacity: Double = 1) {
        if !path.isEmpty && opacity > 0 { commands.append(.fill(path, color, opacity: opacity)) }
    }

    package mutating func stroke(_ path: Outline, _ stroke: Stroke, _ color: Color, opacity: Double = 1) {
        if !path.isEmpty && opacity > 0 { commands.append(.stroke(path, stroke, color, opacity: opacity)) }
    }

    package mutating func line(_ a: Vector, _ b: Vector, _ width: Double, _ color: Color, dash: [Double] = []) {
        stroke(Outline([a, b]), Stroke(width, cap: .butt, dash: dash), color)
    }

    package mutating func write(_ text: Text) {
        if !text.string.isEmpty && text.origin.isFinite { commands.append(.text(text)) }
    }

    package mutating func image(_ grid: PixelGrid, in rectangle: Rectangle) {
        commands.append(.image(grid, in: rectangle))
    }

    package mutating func clip(to rectangle: Rectangle?) {
        commands.append(.clip(rectangle))
    }

    /// Leaves out what of a stroke lies within boxes.
    package mutating func interrupt(_ index: Int, by boxes: [Rectangle]) {
        guard case .stroke(let path, let stroke, let color, let opacity) = commands[index] else { return }
        let rest = boxes.reduce(path) { $0.outside($1) }
        commands[index] = .stroke(rest, stroke, color, opacity: opacity)
    }

    package mutating func append(_ other: Drawing, at offset: Vector) {
        func moved(_ box: Rectangle) -> Rectangle {
            Rectangle(x: box.minX + offset.x, y: box.minY + offset.y, width: box.width, height: box.height)
        }
        for command in other.commands {
            switch command {
            case .fill(let path, let color, let opacity):
                commands.append(.fill(path.map { $0 + offset }, color, opacity: opacity))
            case .stroke(let path, let stroke, let color, let opacity):
                commands.append(.stroke(path.map { $0 + offset }, stroke, color, opacity: opacity))
            case .text(var text):
                text.origin += offset
                commands.append(.text(text))
            case .image(let grid, let box):
                commands.append(.image(grid, in: moved(box)))
            case .clip(let box):
                commands.append(.clip(box.map(moved)))
            }
        }
    }

    /// Whether a smooth run of colours is shown, in which a merged shade would be seen as a band.
    package var hasGradient: Bool {
        commands.contains { if case .image(let grid, _) = $0 { Set(grid.colors).count > 48 } else { false } }
    }

    package var texts: [Text] {
        commands.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }
}

/// A small picture whose cells are shown as they are, without smoothing.
package struct PixelGrid: Equatable, Sendable {
    package var columns: Int
    package var rows: Int
    /// Rows from the top; nil leaves what lies beneath.
    package var colors: [Color?]
}

extension Drawing {
    /// Sets the pixels, `density` a logical pixel.
    package func render(density: Double = 2) -> Bitmap {
        var renderer = Renderer(width: width, height: height, density: density)
        renderer.perform(commands[...])
        return renderer.bitmap
    }
}

/// Carries out commands one after the other. A value: a copy remembers how far it came, which frames of an animation
/// use to draw what they have in common only once.
package struct Renderer: Sendable {
    package private(set) var bitmap: Bitmap
    private var rasterizer: Rasterizer
    private let everything: PixelBox
    private let density: Double

    package init(width: Double, height: Double, density: Double = 2) {
        bitmap = Bitmap(width: Int((width * density).rounded()), height: Int((height * density).rounded()))
        rasterizer = Rasterizer(width: bitmap.width, height: bitmap.height)
        everything = rasterizer.clip
        self.density = density
    }

    package mutating func perform(_ commands: ArraySlice<Drawing.Command>) {
        for command in commands {
            switch command {
            case .fill(let outline, let color, let opacity):
                for piece in outline.pieces { rasterizer.add(piece.points.map { $0 * density }) }
                bitmap.paint(&rasterizer, color, opacity: opacity)
            case .stroke(let outline, var stroke, let color, let opacity):
                stroke.width *= density
                stroke.dash = stroke.dash.map { $0 * density }
                rasterizer.add(outline.map { $0 * density }, stroke: stroke)
                bitmap.paint(&rasterizer, color, opacity: opacity)
            case .text(let text):
                if let halo = text.halo { text.add(to: &rasterizer, halo, density, isHalo: true, &bitmap) }
                text.add(to: &rasterizer, text.color, density, isHalo: false, &bitmap)
            case .image(let grid, let box):
                bitmap.paint(grid, in: box, density: density, clip: rasterizer.clip)
            case .clip(let box):
                rasterizer.clip =
                    box.map { PixelBox(covering: $0, density: density).intersection(everything) } ?? everything
            }
        }
    }
}

extension PixelBox {
    init(covering box: Rectangle, density: Double) {
        func pixel(_ value: Double) -> Int { Int(min(max(value * density, -1e6), 1e6).rounded()) }
        let (left, top) = (pixel(box.minX), pixel(box.minY))
        self.init(x: left..<max(left, pixel(box.maxX)), y: top..<max(top, pixel(box.maxY)))
    }
}

extension Bitmap {
    mutating func paint(_ grid: PixelGrid, in box: Rectangle, density: Double, clip: PixelBox) {
        let target = PixelBox(covering: box, density: density).intersection(clip)
        guard grid.columns > 0, grid.rows > 0, box.width > 0, box.height > 0 else { return }
        let columns = target.x.map { column in
            let share = ((Double(column) + 0.5) / density - box.minX) / box.width
            return min(max(Int(share * Double(grid.columns)), 0), grid.columns - 1)
        }
        for y in target.y {
            let share = ((Double(y) + 0.5) / density - box.minY) / box.height
            let row = min(max(Int(share * Double(grid.rows)), 0), grid.rows - 1) * grid.columns
            for (x, column) in zip(target.x, columns) {
                if let color = grid.colors[row + column] { self[x, y] = color }
            }
        }
    }
}
