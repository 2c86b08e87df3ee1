/// The place at which a figure's claim is decided: ringed, with its words in bold.
public struct HighlightMark: Mark {
    public var style: MarkStyle
    private var point: SIMD2<Double>
    private var placement: TextMark.Placement?
    private var distance: Double

    /// - Parameters:
    ///   - words: What is read off there, such as its value.
    ///   - placement: Where the words stand; where there is room unless given.
    ///   - distance: From the place to the words, in logical pixels; beyond 14 a leader line joins them.
    public init(
        _ words: String = "", at point: SIMD2<Double>, _ placement: TextMark.Placement? = nil, distance: Double = 11
    ) {
        style = MarkStyle()
        style.label = words.isEmpty ? .hidden : .words(words)
        self.point = point
        self.placement = placement
        self.distance = distance
    }

    /// Where a curve is lowest; none if it has no value.
    public static func lowest(
        x: [Double], y: [Double], _ words: String = "", _ placement: TextMark.Placement? = nil, distance: Double = 11
    ) -> [HighlightMark] {
        let finite = zip(x, y).filter { $0.isFinite && $1.isFinite }
        guard let best = finite.min(by: { $0.1 < $1.1 }) else { return [] }
        return [HighlightMark(words, at: [best.0, best.1], placement, distance: distance)]
    }

    /// The ring has the series' colour.
    public func by(_ series: String) -> HighlightMark { changing { $0.style.series = series } }

    public func measure(_ extent: inout Extent) throws {
        extent.x.include(point.x)
        extent.y.include(point.y)
        extent.y.needsAir = true
    }

    public func drawTop(in frame: inout Frame) {
        let place = frame.project(point.x, point.y)
        guard place.isFinite, frame.area.insetBy(-1).contains(place) else { return }
        let ring = Outline(circleAt: place, radius: HighlightMark.radius)
        frame.drawing.stroke(ring, Stroke(5), .white, opacity: 0.9)
        frame.drawing.stroke(ring, Stroke(2.2), frame.color(of: style))
        frame.obstacles.add(place, radius: HighlightMark.radius)
    }

    private static let radius = 8.5

    public func label(in frame: inout Frame) {
        let place = frame.project(point.x, point.y)
        guard let text = style.labelText, place.isFinite, frame.area.insetBy(-1).contains(place) else { return }
        let color = frame.color(of: style, else: Ink.title)
        var request = LabelRequest(
            text, color, placement.map { .placed(place, $0.direction, distance + 3) } ?? .beside([place]), group: nil,
            weight: .bold)
        request.clearance = HighlightMark.radius
        frame.requests.append(request)
    }
}
