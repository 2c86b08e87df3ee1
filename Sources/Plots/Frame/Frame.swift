/// The inside of a plot while it is drawn: settled axes, the colours of series, the drawing so far.
public struct Frame: Sendable {
    package var drawing: Drawing
    package let area: Rectangle
    package let x: Axis
    package let y: Axis
    package let looks: SeriesLooks
    package let bars: [String]
    /// Whether names of lines stand inside the frame, not right of it.
    package var namesInside = false
    package var requests: [LabelRequest] = []
    package var obstacles: Obstacles
    /// The lines of series, in the order in which they were drawn.
    package var tracks: [Track] = []
    /// Lines that tie words to a place.
    package var leaders: [(start: Vector, end: Vector)] = []
    /// The colour that a landscape has at a place; nil on paper.
    package var ground: (@Sendable (Vector) -> Color)?
    /// The commands that draw a landscape's lines: they are interrupted where words stand.
    package var levelLines: [Int] = []
    /// Where words stand.
    package var words: [Rectangle] = []
    /// Where landscapes are lowest.
    package var minima: [Vector] = []
    /// Where paths end, in the order they were drawn.
    package var pathEnds: [Vector] = []

    package init(
        _ drawing: Drawing, area: Rectangle, x: Axis, y: Axis, looks: SeriesLooks, bars: [String] = []
    ) {
        self.drawing = drawing
        self.area = area
        self.x = x
        self.y = y
        self.looks = looks
        self.bars = bars
        obstacles = Obstacles(area: area)
    }

    /// Beyond this many pixels nothing can be seen, and float arithmetic stays sound within it.
    private static let horizon = 1e7

    package func project(x value: Double) -> Double {
        let place = area.minX + x.share(of: value) * area.width
        return min(max(place, -Frame.horizon), Frame.horizon)
    }

    package func project(y value: Double) -> Double {
        let place = area.maxY - y.share(of: value) * area.height
        return min(max(place, -Frame.horizon), Frame.horizon)
    }

    /// Where a value stands on the canvas; NaN where the axis cannot show it.
    package func project(_ xValue: Double, _ yValue: Double) -> Vector {
        let (shareX, shareY) = (x.share(of: xValue), y.share(of: yValue))
        if shareX.isNaN || shareY.isNaN { return Vector(.nan, .nan) }
        return Vector(project(x: xValue), project(y: yValue))
    }

    /// The series' own, unless another was asked for; `otherwise` where there is no series.
    package func color(of style: MarkStyle, else otherwise: Color = .ink) -> Color {
        style.color ?? style.series.flatMap { looks[$0] } ?? otherwise
    }

    /// The series' own, unless another was asked for.
    package func symbol(of style: MarkStyle) -> Symbol {
        style.symbol ?? style.series.flatMap { looks.symbol(of: $0) } ?? .circle
    }

    /// The series' own, unless another was asked for.
    package func dash(of style: MarkStyle) -> [Double] {
        style.dash ?? style.series.flatMap { looks.dash(of: $0) } ?? []
    }

    /// Fills what of an outline lies within the frame.
    package mutating func fillInside(_ outline: Outline, _ color: Color, opacity: Double) {
        drawing.clip(to: area)
        drawing.fill(outline, color, opacity: opacity)
        drawing.clip(to: clipBox)
    }

    /// Markers at the border may reach a little beyond it.
    package var clipBox: Rectangle { area.insetBy(-8) }
}
