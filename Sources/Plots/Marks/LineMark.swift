/// A line through points in their order.
public struct LineMark: Mark {
    public var style: MarkStyle
    package var x: [Double]
    package var y: [Double]

    /// Values at x = 0, 1, 2 …
    public init<Y: Sequence>(_ y: Y, by series: String? = nil) where Y.Element: BinaryFloatingPoint {
        style = MarkStyle(series: series)
        self.y = y.map { Double($0) }
        x = self.y.indices.map { Double($0) }
    }

    public init<X: Sequence, Y: Sequence>(x: X, y: Y, by series: String? = nil)
    where X.Element: BinaryFloatingPoint, Y.Element: BinaryFloatingPoint {
        style = MarkStyle(series: series)
        self.x = x.map { Double($0) }
        self.y = y.map { Double($0) }
    }

    /// Whole numbers (steps, epochs) along x.
    public init<X: Sequence, Y: Sequence>(x: X, y: Y, by series: String? = nil)
    where X.Element: BinaryInteger, Y.Element: BinaryFloatingPoint {
        self.init(x: x.map { Double($0) }, y: y, by: series)
    }

    public init(_ points: some Sequence<SIMD2<Double>>, by series: String? = nil) {
        let points = Array(points)
        self.init(x: points.map(\.x), y: points.map(\.y), by: series)
    }

    /// A function, sampled evenly; over several powers of ten, evenly in the logarithm as well.
    public init(
        over range: ClosedRange<Double>, samples: Int = 240, by series: String? = nil, _ function: (Double) -> Double
    ) {
        let count = max(samples, 2)
        var x = (0..<count).map { index in
            let share = Double(index) / Double(count - 1)
            return range.lowerBound * (1 - share) + range.upperBound * share
        }
        if range.lowerBound > 0 && range.upperBound / range.lowerBound > 20 {
            let axis = Axis(kind: .log, lower: range.lowerBound, upper: range.upperBound)
            x += (1..<count - 1).map { axis.value(at: Double($0) / Double(count - 1)) }
            x.sort()
        }
        self.init(x: x, y: x.map(function), by: series)
    }

    public func measure(_ extent: inout Extent) throws {
        guard x.count == y.count else { throw PlotError.lengths(mark: "LineMark", x: x.count, y: y.count) }
        for (x, y) in zip(x, y) where !x.isNaN && !y.isNaN {
            extent.x.include(x)
            extent.y.include(y)
        }
    }

    public func draw(in frame: inout Frame) {
        let color = frame.color(of: style)
        let points = frame.thinned(zip(x, y).map { frame.project($0, $1) })
        let path = frame.visible(points)
        // Dashes are mostly theory or a reference beside the data's solid lines.
        let width = style.lineWidth ?? (style.dash == nil ? 2.4 : 1.8)
        frame.drawing.stroke(path, Stroke(width, dash: style.dash ?? []), color, opacity: style.opacity ?? 1)
        frame.drawIsolated(points, size: width * 1.8, color, opacity: style.opacity ?? 1)
        frame.drawSymbols(style, along: points, color)
        frame.obstacles.add(path)
    }

    public var hasSymbols: Bool { style.dash == nil }

    public func label(in frame: inout Frame) {
        guard let text = style.labelText else { return }
        let points = zip(x, y).map { frame.project($0, $1) }
        frame.requestLineLabel(text, along: points, frame.color(of: style))
    }
}

extension Frame {
    /// Where far more points than pixels follow each other from left to right, keeps each half pixel's first, lowest,
    /// highest and last: the picture is the same.
    package func thinned(_ points: [Vector]) -> [Vector] {
        guard Double(points.count) > 8 * area.width,
            zip(points, points.dropFirst()).allSatisfy({ !($1.x < $0.x) })
        else { return points }
        var result: [Vector] = []
        var (first, low, high, last) = (Vector.zero, Vector.zero, Vector.zero, Vector.zero)
        var column = Double.nan
        func inOrder(_ a: Vector, _ b: Vector) -> [Vector] { a.x <= b.x ? [a, b] : [b, a] }
        func flush() { if !column.isNaN { result += [first] + inOrder(low, high) + [last] } }
        for point in points {
            guard point.isFinite else {
                flush()
                column = .nan
                result.append(point)
                continue
            }
            let place = (point.x * 2).rounded(.down)
            if place != column {
                flush()
                column = place
                (first, low, high, last) = (point, point, point, point)
            }
            if point.y < low.y { low = point }
            if point.y > high.y { high = point }
            last = point
        }
        flush()
        return result
    }

    /// The series' symbol at each point, or at some points a good way from each other where they stand close; only if the name
    /// stands in a legend, and not on a path that turns back.
    package mutating func drawSymbols(_ style: MarkStyle, along points: [Vector], _ color: Color) {
        guard let series = style.series, symbolized.contains(series), style.dash == nil else { return }
        let visible = points.filter { $0.isFinite && area.insetBy(-0.5).contains($0) }
        guard zip(visible, visible.dropFirst()).allSatisfy({ $0.x <= $1.x }) else { return }
        let (few, spacing) = (14, 110.0)
        // Each series begins elsewhere, so that symbols of lines that run together do not lie on each other.
        let order = Double(colors.all.firstIndex { $0.name == series } ?? 0)
        let golden = 0.618 * (order + 1)
        var wanted = spacing * (golden - golden.rounded(.down))
        var last = visible.first ?? .zero
        for point in visible where visible.count <= few || (point - last).norm >= wanted {
            (last, wanted) = (point, spacing)
            drawing.draw(symbol(of: style), at: point, size: 11, .white)
            drawing.draw(symbol(of: style), at: point, size: 8, color)
            obstacles.add(point, radius: 5)
        }
    }

    /// Dots for values that have no neighbour to be joined to.
    package mutating func drawIsolated(_ points: [Vector], size: Double, _ color: Color, opacity: Double) {
        for index in points.indices where points[index].isFinite {
            let before = index > 0 && points[index - 1].isFinite
            let after = index + 1 < points.count && points[index + 1].isFinite
            if !before && !after && area.insetBy(-2).contains(points[index]) {
                drawing.fill(Outline(circleAt: points[index], radius: size / 2), color, opacity: opacity)
            }
        }
    }
}
