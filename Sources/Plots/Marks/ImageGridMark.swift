/// Small images in rows, such as digits; shown without smoothing.
public struct ImageGridMark: Mark {
    public var style = MarkStyle()
    private var images: [PixelGrid]
    private var captions: [String]
    private var columns: Int
    private var problem: String?

    /// Grey images, row by row from the top, 0 (black) to 1 (white).
    public init(images: [[Double]], width: Int, height: Int, captions: [String] = [], columns: Int = 10) {
        self.init(
            images.map { image in
                PixelGrid(columns: width, rows: height, colors: image.map { Optional(ColorMap.grey.color(at: 1 - $0)) })
            }, captions, columns)
    }

    /// Colour images, row by row from the top, red, green and blue from 0 to 1 for each pixel.
    public init(colorImages images: [[Double]], width: Int, height: Int, captions: [String] = [], columns: Int = 10) {
        func code(_ value: Double) -> UInt8 { UInt8((min(max(value, 0), 1) * 255).rounded()) }
        self.init(
            images.map { image in
                let colors = stride(from: 0, to: image.count - image.count % 3, by: 3).map {
                    Optional(Color(red: code(image[$0]), green: code(image[$0 + 1]), blue: code(image[$0 + 2])))
                }
                return PixelGrid(columns: width, rows: height, colors: colors)
            }, captions, columns)
    }

    private init(_ images: [PixelGrid], _ captions: [String], _ columns: Int) {
        self.images = images
        self.captions = captions
        self.columns = max(1, min(columns, images.count))
        if images.isEmpty { problem = "there are no images" }
        for (index, image) in images.enumerated() where image.colors.count != image.columns * image.rows {
            problem = "image \(index) has \(image.colors.count) pixels, not \(image.columns) × \(image.rows)"
        }
    }

    public func measure(_ extent: inout Extent) throws {
        if let problem { throw PlotError.badGrid(mark: "ImageGridMark", reason: problem) }
    }

    public func draw(in frame: inout Frame) {
        let rows = (images.count + columns - 1) / columns
        let captionHeight = captions.isEmpty ? 0 : 22.0
        let cell = Vector(frame.area.width / Double(columns), frame.area.height / Double(rows))
        guard let first = images.first else { return }
        let room = Vector(cell.x - 8, cell.y - 8 - captionHeight)
        let unit = min(room.x / Double(first.columns), room.y / Double(first.rows))
        guard unit > 0 else { return }
        let size = Vector(unit * Double(first.columns), unit * Double(first.rows))
        for (index, image) in images.enumerated() {
            let corner = Vector(
                frame.area.minX + Double(index % columns) * cell.x + (cell.x - size.x) / 2,
                frame.area.minY + Double(index / columns) * cell.y + 4)
            let box = Rectangle(x: corner.x, y: corner.y, width: size.x, height: size.y)
            frame.drawing.image(image, in: box)
            frame.drawing.stroke(Outline(box), Stroke(1, join: .miter), Ink.grid)
            guard captions.indices.contains(index) else { continue }
            frame.drawing.write(
                Text(
                    captions[index], at: Vector(box.center.x, box.maxY + 17), size: min(15, cell.x * 0.4),
                    color: Ink.text,
                    anchor: .middle))
        }
    }
}
