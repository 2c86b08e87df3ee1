/// Words at a place of the data, on a leader line if they stand away from it.
public struct TextMark: Mark {
    /// Which side of the place the words stand on.
    public enum Placement: Sendable, CaseIterable {
        case above, below, leading, trailing, aboveLeading, aboveTrailing, belowLeading, belowTrailing, center

        /// Towards the words; y grows downwards.
        package var direction: Vector {
            switch self {
            case .above: Vector(0, -1)
            case .below: Vector(0, 1)
            case .leading: Vector(-1, 0)
            case .trailing: Vector(1, 0)
            case .aboveLeading: Vector(-0.8, -0.8)
            case .aboveTrailing: Vector(0.8, -0.8)
            case .belowLeading: Vector(-0.8, 0.8)
            case .belowTrailing: Vector(0.8, 0.8)
            case .center: .zero
            }
        }
    }

    public var style: MarkStyle
    private var text: String
    private var point: SIMD2<Double>
    private var placement: Placement
    private var distance: Double

    /// - Parameter distance: from the place to the words, in logical pixels; beyond 14 a leader line joins them.
    public init(_ text: String, at point: SIMD2<Double>, _ placement: Placement = .aboveTrailing, distance: Double = 8)
    {
        style = MarkStyle()
        self.text = text
        self.point = point
        self.placement = placement
        self.distance = distance
    }

    /// In bold.
    public func bold() -> TextMark { changing { $0.style.isBold = true } }

    public func measure(_ extent: inout Extent) throws {
        extent.x.include(point.x)
        extent.y.include(point.y)
    }

    public func draw(in frame: inout Frame) {}

    public func label(in frame: inout Frame) {
        let place = frame.project(point.x, point.y)
        guard place.isFinite, frame.area.insetBy(-1).contains(place) else { return }
        let color = frame.color(of: style, else: Ink.text)
        frame.requests.append(
            LabelRequest(
                text, color, .placed(place, placement.direction, distance), group: nil,
                weight: style.isBold ? .bold : .regular))
    }
}
