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
