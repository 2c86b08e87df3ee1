/// The area between a line and a base.
public struct AreaMark: Mark {
    public var style: MarkStyle
    private var line: LineMark
    private var base: Double

    /// The area from `base` to a line.
    public init<X: Sequence, Y: Sequence>(x: X, y: Y, base: Double = 0, by series: String? = nil)
    where X.Element: BinaryFloatingPoint, Y.Element: BinaryFloatingPoint {
        style = MarkStyle(series: series)
        line = LineMark(x: x, y: y)
        self.base = base
    }

    /// A function, sampled evenly.
    public init(
        over range: ClosedRange<Double>, samples: Int = 240, base: Double = 0, by series: String? = nil,
        _ function: (Double) -> Double
    ) {
        style = MarkStyle(series: series)
        line = LineMark(over: range, samples: samples, function)
        self.base = base
    }

    public func measure(_ extent: inout Extent) throws {
        try line.measure(&extent)
        extent.y.include(base)
    }

    public func draw(in frame: inout Frame) {
        let color = frame.color(of: style)
        let floor = frame.y.share(of: base).isNaN ? frame.area.maxY : frame.project(y: base)
        for run in frame.runs(line.x, line.y) {
            guard let first = run.first, let last = run.last else { continue }
            let outline = run + [Vector(last.x, floor), Vector(first.x, floor)]
            frame.fillInside(Outline(outline, closed: true), color, opacity: style.opacity ?? 0.3)
            let path = frame.visible(run)
            frame.drawing.stroke(path, Stroke(style.lineWidth ?? 2, dash: style.dash ?? []), color)
            frame.obstacles.add(path)
        }
    }

    public func label(in frame: inout Frame) {
        guard let text = style.labelText else { return }
        frame.requestLineLabel(text, along: zip(line.x, line.y).map { frame.project($0, $1) }, frame.color(of: style))
    }
}

extension Frame {
    /// Stretches without gaps, in canvas places; with `floor`, what a log axis cannot show lies on its lower end.
    package func runs(_ x: [Double], _ y: [Double], floor: Bool = false) -> [[Vector]] {
        var runs: [[Vector]] = [[]]
        for (x, value) in zip(x, y) {
            let value = floor && !value.isNaN && self.y.share(of: value).isNaN ? self.y.lower : value
            let point = project(x, value)
            if point.isFinite {
                // An outline may leave the frame, but not so far that its slopes lose precision.
                let box = area.insetBy(-2000)
                runs[runs.count - 1].append(
                    Vector(min(max(point.x, box.minX), box.maxX), min(max(point.y, box.minY), box.maxY)))
            } else if runs.last?.isEmpty == false {
                runs.append([])
            }
        }
        return runs.filter { $0.count > 1 }
    }
}
