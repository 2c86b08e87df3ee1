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
            a, b, style.width(.rule), frame.color(of: style, else: .grey), dash: style.dash ?? [5, 4])
        frame.obstacles.add(Outline([a, b]))
    }

    public func label(in frame: inout Frame) {
        guard let text = style.labelText, let (a, b) = ends(in: frame) else { return }
        let color = frame.color(of: style, else: Ink.faint)
        frame.requests.append(LabelRequest(text, color, x == nil ? .alongLevel(a, b) : .alongUpright(a, b), group: nil))
    }
}
