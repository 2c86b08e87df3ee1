/// Values as colours of cells: a field over the plane, or a table.
public struct HeatMark: ColorMapped {
    public var style = MarkStyle()
    private var values: [[Double]]
    private var x: ClosedRange<Double>
    private var y: ClosedRange<Double>
    private var names: (rows: [String], columns: [String])?
    private var texts: [[String]]?
    public var valueColors: ValueColors
    private var range: ClosedRange<Double>?
    private var problem: String?

    /// A field, `values[row][column]`, the first row at the lower end of y; NaN is left blank.
    public init(
        values: [[Double]], x: ClosedRange<Double>, y: ClosedRange<Double>, map: ColorMap = .dusk,
        range: ClosedRange<Double>? = nil
    ) {
        self.values = values
        self.x = x
        self.y = y
        self.range = range
        valueColors = ValueColors(map, barLabel: "")
        check()
    }

    /// A table, the first row on top, its values written with so many decimals.
    ///
    /// - Parameter range: The values of the map's first and last colour; the smallest and the largest in the table, if nothing is said.
    public init(
        rows: [String], columns: [String], values: [[Double]], digits: Int, map: ColorMap = .mist,
        range: ClosedRange<Double>? = nil
    ) {
        self.init(
            rows: rows, columns: columns, values: values,
            texts: values.map { row in row.map { NumberLabel.fixed($0, decimals: max(0, min(digits, 9))) } }, map: map,
            range: range)
    }

    /// A table with words in its cells; none for colour alone. A value that is not a number leaves its cell grey.
    ///
    /// - Parameter range: The values of the map's first and last colour; the smallest and the largest in the table, if nothing is said. A wider one leaves
    ///   the paler colours, or the darker, unused.
    public init(
        rows: [String], columns: [String], values: [[Double]], texts: [[String]]? = nil, map: ColorMap = .mist,
        range: ClosedRange<Double>? = nil
    ) {
        self.init(values: values.reversed(), x: 0...1, y: 0...1, map: map, range: range)
        names = (rows, columns)
        self.texts = texts?.reversed()
        valueColors.barLabel = nil
        if values.count != rows.count || values.contains(where: { $0.count != columns.count }) {
            problem =
                "\(rows.count) rows and \(columns.count) columns are named, but the values are "
                + "\(values.count) × \(values.first?.count ?? 0)"
        }
    }

    private mutating func check() {
        let columns = values.first?.count ?? 0
        if columns == 0 { problem = "there are no values" }
        if values.contains(where: { $0.count != columns }) {
            problem = "every row needs \(columns) values, as the first has"
        }
    }

    private var bounds: ClosedRange<Double> {
        let finite = values.joined().filter(\.isFinite)
        guard let low = finite.min(), let high = finite.max() else { return 0...1 }
        if let range { return range }
        return low < high ? low...high : low - 0.5...low + 0.5
    }

    public var colorKey: ColorKey? {
        guard valueColors.barLabel != nil else { return nil }
        let bounds = bounds
        return valueColors.key(from: bounds.lowerBound, to: bounds.upperBound)
    }

    public func measure(_ extent: inout Extent) throws {
        if let problem { throw PlotError.badGrid(mark: "HeatMark", reason: problem) }
        if let names {
            extent.x.include(categories: names.columns)
            extent.y.include(categories: names.rows.reversed())
        } else {
            extent.x.fixed = x
            extent.y.fixed = y
        }
    }

    private func color(of value: Double, _ bounds: ClosedRange<Double>) -> Color? {
        if value.isNaN { return nil }
        let width = bounds.upperBound / 2 - bounds.lowerBound / 2
        return valueColors.map.color(at: (value / 2 - bounds.lowerBound / 2) / max(width, .leastNormalMagnitude))
    }

    public func drawGround(in frame: inout Frame) {
        if names == nil {
            let middle = valueColors.map.color(at: 0.5)
            frame.ground = { _ in middle }
            let (columns, rows) = (values.first?.count ?? 0, values.count)
            let colors = values.reversed().flatMap { [bounds] in $0.map { color(of: $0, bounds) } }
            let corner = frame.project(x.lowerBound, y.upperBound)
            let opposite = frame.project(x.upperBound, y.lowerBound)
            frame.drawing.image(
                PixelGrid(columns: columns, rows: rows, colors: colors),
                in: Rectangle(minX: corner.x, minY: corner.y, maxX: opposite.x, maxY: opposite.y))
        }
    }

    public var isOpaque: Bool { names == nil && !values.joined().contains(where: \.isNaN) }

    public func draw(in frame: inout Frame) {
        guard let names else { return }
        let bounds = bounds
        for (row, y) in frame.y.places(of: names.rows.reversed()).enumerated() {
            for (column, x) in frame.x.places(of: names.columns).enumerated() {
                let place = (x: x, y: y)
                let low = frame.project(place.x - 0.5, place.y - 0.5)
                let high = frame.project(place.x + 0.5, place.y + 0.5)
                let cell = Rectangle(minX: low.x, minY: high.y, maxX: high.x, maxY: low.y).insetBy(1)
                let fill = color(of: values[row][column], bounds) ?? Ink.grid
                frame.drawing.fill(Outline(cell, cornerRadius: 2), fill)
                guard let texts, texts.indices.contains(row), texts[row].indices.contains(column) else { continue }
                let size = min(14.5, cell.height * 0.6)
                frame.drawing.write(
                    Text(
                        texts[row][column], at: Vector(cell.center.x, cell.center.y + size * 0.35), size: size,
                        color: fill.contrast(with: Ink.title) > fill.contrast(with: .white) ? Ink.title : .white,
                        anchor: .middle))
            }
        }
    }
}
