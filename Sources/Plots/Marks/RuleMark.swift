/// A thin reference line across the frame.
public struct RuleMark: Mark {
    public var style: MarkStyle
    private var x: Double?
    private var y: Double?

    /// An upright line, and what is written along it.
    public init(x: Double, _ label: String = "") {
        style = MarkStyle()
        style.label = label.isEmpty ? .hidden : .words(label)
        self.x = x
    }

    /// A level line, and what is written along it.
    public init(y: Double, _ label: String = "") {
        style = MarkStyle()
        style.label = label.isEmpty ? .hidden : .words(label)
        self.y = y
    }

    public func measure(_ extent: inout Extent) throws {
        if let x {
            extent.x.include(x)
            extent.x.marked.append(x)
        }
        if let y {
            extent.y.include(y)
            extent.y.marked.append(y)
        }
    }

    private func ends(in frame: Frame) -> (Vector, Vector)? {
        let area = frame.area
        if let x, (-0.001...1.001).contains(frame.x.share(of: x)) {
            let place = frame.project(x: x)
            return (Vector(place, area.minY), Vector(place, area.maxY))
        }
        if let y, (-0.001...1.001).contains(frame.y.share(of: y)) {
            let place = frame.project(y: y)
            return (Vector(area.minX, place), Vector(area.maxX, place))
        }
        return nil
    }

    public func draw(in frame: inout Frame) {
        guard let (a, b) = ends(in: frame) else { return }
        frame.drawing.line(
            a, b, style.lineWidth ?? 1.3, style.color ?? style.series.flatMap { frame.looks[$0] } ?? .grey,
            dash: style.dash ?? [5, 4])
        frame.obstacles.add(Outline([a, b]))
    }

    public func label(in frame: inout Frame) {
        guard let text = style.labelText, let (a, b) = ends(in: frame) else { return }
        let color = style.color ?? style.series.flatMap { frame.looks[$0] } ?? Ink.faint
        frame.requests.append(LabelRequest(text, color, x == nil ? .alongLevel(a, b) : .alongUpright(a, b), group: nil))
    }
}

/// A shaded part of the frame; a range left out spans all of it.
public struct RectangleMark: Mark {
    public var style: MarkStyle
    private var x: ClosedRange<Double>?
    private var y: ClosedRange<Double>?

    /// A rectangle, and what is written in it.
    public init(x: ClosedRange<Double>? = nil, y: ClosedRange<Double>? = nil, _ label: String = "") {
        style = MarkStyle()
        style.label = label.isEmpty ? .hidden : .words(label)
        self.x = x
        self.y = y
    }

    public func measure(_ extent: inout Extent) throws {
        for value in [x?.lowerBound, x?.upperBound].compactMap({ $0 }) { extent.x.include(value) }
        for value in [y?.lowerBound, y?.upperBound].compactMap({ $0 }) { extent.y.include(value) }
    }

    private func box(in frame: Frame) -> Rectangle {
        let area = frame.area
        func place(_ value: Double?, _ axis: Axis, _ project: (Double) -> Double, _ otherwise: Double) -> Double {
            guard let value, !axis.share(of: value).isNaN else { return otherwise }
            return project(value)
        }
        return Rectangle(
            minX: max(area.minX, place(x?.lowerBound, frame.x, frame.project(x:), area.minX)),
            minY: max(area.minY, place(y?.upperBound, frame.y, frame.project(y:), area.minY)),
            maxX: min(area.maxX, place(x?.upperBound, frame.x, frame.project(x:), area.maxX)),
            maxY: min(area.maxY, place(y?.lowerBound, frame.y, frame.project(y:), area.maxY)))
    }

    public func draw(in frame: inout Frame) {}

    public func drawGround(in frame: inout Frame) {
        let box = box(in: frame)
        guard box.width > 0, box.height > 0 else { return }
        frame.drawing.fill(Outline(box), style.color ?? .grey, opacity: style.opacity ?? 0.12)
    }

    public func label(in frame: inout Frame) {
        let box = box(in: frame)
        guard let text = style.labelText, box.width > 0, box.height > 0 else { return }
        frame.requests.append(LabelRequest(text, style.color ?? Ink.faint, .inside(box), group: nil))
    }
}
