/// Arrows on a grid of the plane, such as −∇L over the contours of L.
public struct ArrowFieldMark: Mark {
    public var style: MarkStyle
    private var x: ClosedRange<Double>
    private var y: ClosedRange<Double>
    private var arrows: [(at: SIMD2<Double>, along: SIMD2<Double>)]
    private let columns: Int
    private let showsLength: Bool

    /// - Parameters:
    ///   - columns: how many arrows stand in a row; as many rows as make the grid square on equal axes.
    ///   - scaled: whether lengths are in proportion, the longest as long as the grid is wide; else all are that long and only
    ///     directions show.
    public init(
        x: ClosedRange<Double>, y: ClosedRange<Double>, columns: Int = 14, scaled: Bool = false,
        by series: String? = nil,
        _ field: (SIMD2<Double>) -> SIMD2<Double>
    ) {
        style = MarkStyle(series: series)
        self.x = x
        self.y = y
        self.columns = max(columns, 2)
        showsLength = scaled
        let (width, height) = (x.upperBound - x.lowerBound, y.upperBound - y.lowerBound)
        let rows = width > 0 ? min(max(Int((Double(self.columns) * height / width).rounded()), 2), 4 * self.columns) : 2
        arrows = []
        for row in 0..<rows {
            for column in 0..<self.columns {
                let place = SIMD2(
                    x.lowerBound + width * (Double(column) + 0.5) / Double(self.columns),
                    y.lowerBound + height * (Double(row) + 0.5) / Double(rows))
                arrows.append((place, field(place)))
            }
        }
    }

    public func measure(_ extent: inout Extent) throws {
        for value in [x.lowerBound, x.upperBound] { extent.x.include(value) }
        for value in [y.lowerBound, y.upperBound] { extent.y.include(value) }
    }

    public var isLandscape: Bool { true }

    public func draw(in frame: inout Frame) {
        let color = style.color ?? (style.series == nil ? .slate : frame.color(of: style))
        let longest = arrows.map(\.along.norm).filter(\.isFinite).max() ?? 0
        guard longest > 0 else { return }
        let cell = abs(frame.project(x: x.upperBound) - frame.project(x: x.lowerBound)) / Double(columns)
        for (place, along) in arrows where along.isFinite && along.norm > 0 {
            let start = frame.project(place.x, place.y)
            // The way on the canvas: axes may be of different scales.
            let unit = along.normalized * 1e-3 * (x.upperBound - x.lowerBound)
            let way = frame.project(place.x + unit.x, place.y + unit.y) - start
            let length = cell * 0.86 * (showsLength ? along.norm / longest : 1)
            guard start.isFinite, way.norm > 0, length > 1 else { continue }
            let half = way.normalized * (length / 2)
            frame.drawing.arrow(
                from: start - half, to: start + half, width: style.width(.fieldArrow), color,
                opacity: style.opacity ?? 0.85)
            frame.obstacles.add(Outline([start - half, start + half]), weight: 0.5)
        }
    }

    public func label(in frame: inout Frame) {
        guard let text = style.labelText, let last = arrows.last else { return }
        frame.requests.append(
            LabelRequest(
                text, frame.color(of: style), .beside([frame.project(last.at.x, last.at.y)]), group: style.series))
    }
}
