/// A line through points in their order.
public struct LineMark: Mark {
    /// How neighbouring points are joined.
    public enum Interpolation: Sendable {
        /// Straight from point to point.
        case linear
        /// Level up to the next point, then upright: a value that holds until it is changed, such as a scheduled rate.
        case step
    }

    public var style: MarkStyle
    private var interpolation = Interpolation.linear
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

    /// How neighbouring points are joined.
    public func interpolation(_ interpolation: Interpolation) -> LineMark {
        var copy = self
        copy.interpolation = interpolation
        return copy
    }

    /// What was worked out, not measured: a broad pale line beneath every measurement.
    public func theory() -> LineMark {
        var copy = self
        copy.style.isTheory = true
        return copy
    }

    private var isTheory: Bool { style.isTheory || style.series.flatMap(Method.named) == .theory }

    public func measure(_ extent: inout Extent) throws {
        guard x.count == y.count else { throw PlotError.lengths(mark: "LineMark", x: x.count, y: y.count) }
        for (x, y) in zip(x, y) where !x.isNaN && !y.isNaN {
            extent.x.include(x)
            extent.y.include(y)
        }
    }

    /// Where the line runs on the canvas, its steps and gaps included.
    private func places(in frame: Frame) -> [Vector] {
        let points = frame.thinned(zip(x, y).map { frame.project($0, $1) })
        guard interpolation == .step, let first = points.first else { return points }
        return [first] + zip(points, points.dropFirst()).flatMap { [Vector($1.x, $0.y), $1] }
    }

    /// Whether it is drawn in grey: a reference, which other lines are read against.
    private var isContext: Bool { style.color.map { [.grey, .lightGrey].contains($0) } ?? false }

    private func color(in frame: Frame) -> Color {
        isTheory && style.series == nil && style.color == nil ? .grey : frame.color(of: style)
    }

    public func drawTheory(in frame: inout Frame) {
        // Dashes, too, are mostly theory or a reference beside the data's solid lines.
        if isTheory || style.dash != nil { stroke(in: &frame) }
    }

    public func draw(in frame: inout Frame) {
        if !isTheory && style.dash == nil { stroke(in: &frame) }
    }

    private func stroke(in frame: inout Frame) {
        var color = color(in: frame)
        let points = places(in: frame)
        let path = frame.visible(points)
        if isTheory { color = color.pale }
        let width = style.lineWidth ?? (isTheory ? 7 : isContext ? 1.7 : style.dash == nil ? 2.6 : 2)
        let dash = isTheory ? style.dash ?? [] : frame.dash(of: style)
        frame.draw(path, Stroke(width, dash: dash), color, opacity: style.opacity ?? 1)
        frame.drawIsolated(points, size: width * 1.8, color, opacity: style.opacity ?? 1)
        frame.obstacles.add(path)
    }

    public var hasLine: Bool { true }

    public func label(in frame: inout Frame) {
        guard let text = style.labelText else { return }
        frame.requestLineLabel(text, along: places(in: frame), color(in: frame))
    }

    public func problems(_ x: Axis, _ y: Axis) -> [String] {
        if isTheory || style.dash != nil || style.isCropped { return [] }
        return Missing(self.x, self.y, x, y, what: "values of the line", style, ofLine: true).words
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
