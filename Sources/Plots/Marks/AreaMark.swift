/// The area between a line and a base.
public struct AreaMark: Mark {
    public var style: MarkStyle
    private var points: MarkPoints
    private var base: Double

    /// The area from `base` to a line.
    public init<X: Sequence, Y: Sequence>(x: X, y: Y, base: Double = 0, by series: String? = nil)
    where X.Element: BinaryFloatingPoint, Y.Element: BinaryFloatingPoint {
        style = MarkStyle(series: series)
        points = MarkPoints(x: x, y: y)
        self.base = base
    }

    /// A function, sampled evenly.
    public init(
        over range: ClosedRange<Double>, samples: Int = 240, base: Double = 0, by series: String? = nil,
        _ function: (Double) -> Double
    ) {
        style = MarkStyle(series: series)
        points = MarkPoints(over: range, samples: samples, function)
        self.base = base
    }

    public func measure(_ extent: inout Extent) throws {
        try points.measure(&extent, of: "AreaMark")
        extent.y.include(base)
    }

    public func draw(in frame: inout Frame) {
        let color = frame.color(of: style)
        let floor = frame.y.share(of: base).isNaN ? frame.area.maxY : frame.project(y: base)
        for run in frame.runs(points.x, points.y) {
            guard let first = run.first, let last = run.last else { continue }
            let outline = run + [Vector(last.x, floor), Vector(first.x, floor)]
            frame.fillInside(Outline(outline, closed: true), color, opacity: style.opacity ?? 0.3)
            let path = frame.visible(run)
            frame.drawing.stroke(path, Stroke(style.width(.area), dash: style.dash ?? []), color)
            frame.obstacles.add(path)
            frame.note(path, of: style)
        }
    }

    public func label(in frame: inout Frame) {
        guard let text = style.labelText else { return }
        frame.requestLineLabel(
            text, along: points.places(in: frame), frame.color(of: style), of: style.series)
    }
}
