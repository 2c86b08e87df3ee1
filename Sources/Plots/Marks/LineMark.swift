/// A line through points in their order.
public struct LineMark: MarkOfPoints {
    /// How neighbouring points are joined.
    public enum Interpolation: Sendable {
        /// Straight from point to point.
        case linear
        /// Level up to the next point, then upright: a value that holds until it is changed, such as a scheduled rate.
        case step
    }

    public var style: MarkStyle
    private var interpolation = Interpolation.linear
    private var points: MarkPoints

    public init(_ points: MarkPoints, by series: String?) {
        style = MarkStyle(series: series)
        self.points = points
    }

    /// Values at x = 0, 1, 2 …
    public init<Y: Sequence>(_ y: Y, by series: String? = nil) where Y.Element: BinaryFloatingPoint {
        let y = y.map { Double($0) }
        self.init(x: y.indices, y: y, by: series)
    }

    /// A function, sampled evenly; over several powers of ten, evenly in the logarithm as well.
    public init(
        over range: ClosedRange<Double>, samples: Int = 240, by series: String? = nil, _ function: (Double) -> Double
    ) {
        self.init(MarkPoints(over: range, samples: samples, function), by: series)
    }

    /// How neighbouring points are joined.
    public func interpolation(_ interpolation: Interpolation) -> LineMark {
        changing { $0.interpolation = interpolation }
    }

    /// What was worked out, not measured: a broad pale line beneath every measurement.
    public func theory() -> LineMark { changing { $0.style.kind = .theory } }

    /// What other lines are read against, such as a loss beneath the steps taken on it: thin, and grey unless it has a colour.
    public func context() -> LineMark {
        changing {
            $0.style.kind = .context
            $0.style.color = $0.style.color ?? .grey
        }
    }

    public func measure(_ extent: inout Extent) throws { try points.measure(&extent, of: "LineMark") }

    /// Where the line runs on the canvas, its steps and gaps included.
    private func places(in frame: Frame) -> [Vector] {
        let places = frame.thinned(points.places(in: frame))
        guard interpolation == .step, let first = places.first else { return places }
        return [first] + zip(places, places.dropFirst()).flatMap { [Vector($1.x, $0.y), $1] }
    }

    private func color(in frame: Frame) -> Color {
        frame.color(of: style, else: style.lineKind == .theory ? .grey : .ink)
    }

    public func drawTheory(in frame: inout Frame) {
        if style.liesBeneath { stroke(in: &frame) }
    }

    public func draw(in frame: inout Frame) {
        if !style.liesBeneath { stroke(in: &frame) }
    }

    private func stroke(in frame: inout Frame) {
        let kind = style.lineKind
        let isTheory = kind == .theory
        let color = isTheory ? color(in: frame).pale : color(in: frame)
        let dash = isTheory ? style.dash ?? [] : frame.dash(of: style)
        let width = style.width(kind)
        let places = places(in: frame)
        let path = frame.visible(places)
        frame.draw(path, Stroke(width, dash: dash), color, opacity: style.opacity ?? 1)
        // A dot has to be broader than its line to be seen as one.
        frame.drawIsolated(places, size: width * 1.8, color, opacity: style.opacity ?? 1)
        frame.obstacles.add(path, width: width)
        frame.note(path, of: style)
    }

    public var hasLine: Bool { true }

    public func label(in frame: inout Frame) {
        guard let text = style.labelText else { return }
        frame.requestLineLabel(text, along: places(in: frame), color(in: frame), of: style.series)
    }

    public func problems(_ x: Axis, _ y: Axis) -> [String] {
        if style.liesBeneath || style.isCropped { return [] }
        return Missing(points.x, points.y, x, y, what: "values of the line", style, ofLine: true).words
    }
}
