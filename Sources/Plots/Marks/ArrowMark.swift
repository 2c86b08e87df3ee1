/// An arrow from one place to another.
public struct ArrowMark: Mark {
    public var style: MarkStyle
    private var from: SIMD2<Double>
    private var to: SIMD2<Double>

    /// An arrow, and what is written beside it.
    public init(from: SIMD2<Double>, to: SIMD2<Double>, _ label: String = "", by series: String? = nil) {
        style = MarkStyle(series: series)
        style.label = label.isEmpty ? .hidden : .words(label)
        self.from = from
        self.to = to
    }

    public func measure(_ extent: inout Extent) throws {
        for point in [from, to] {
            extent.x.include(point.x)
            extent.y.include(point.y)
        }
    }

    public func draw(in frame: inout Frame) {
        let (a, b) = (frame.project(from.x, from.y), frame.project(to.x, to.y))
        guard a.isFinite, b.isFinite else { return }
        frame.drawing.arrow(
            from: a, to: b, width: style.width(.arrow), frame.color(of: style), dash: style.dash ?? [],
            opacity: style.opacity ?? 1)
        frame.obstacles.add(Outline([a, b]))
    }

    public func label(in frame: inout Frame) {
        let (a, b) = (frame.project(from.x, from.y), frame.project(to.x, to.y))
        guard let text = style.labelText, a.isFinite, b.isFinite else { return }
        frame.requests.append(
            LabelRequest(text, frame.color(of: style), .beside([(a + b) / 2, b, a]), group: nil))
    }
}

extension Drawing {
    package mutating func arrow(
        from a: Vector, to b: Vector, width: Double, _ color: Color, dash: [Double] = [], opacity: Double = 1
    ) {
        let length = (b - a).norm
        guard length > 0.5 else { return }
        let direction = (b - a) / length
        let head = min(4.2 * width + 3, length * 0.8)
        let neck = b - direction * head * 0.8
        if length > head { stroke(Outline([a, neck]), Stroke(width, dash: dash), color, opacity: opacity) }
        arrowhead(at: b, direction, size: head, color, opacity: opacity)
    }

    package mutating func arrowhead(
        at tip: Vector, _ direction: Vector, size: Double, _ color: Color, opacity: Double = 1
    ) {
        let side = direction.turned * size * 0.42
        let back = tip - direction * size
        fill(
            Outline([tip, back + side, tip - direction * size * 0.78, back - side], closed: true), color,
            opacity: opacity)
    }
}
