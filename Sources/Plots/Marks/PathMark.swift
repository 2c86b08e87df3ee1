/// The way of an optimizer: a line with its direction, its steps, its start (a ring) and its end (its series' symbol).
public struct PathMark: Mark {
    public var style: MarkStyle
    private var points: [SIMD2<Double>]
    private var lengths: (x: Int, y: Int)
    private var arrows: Bool
    private var dots: Bool
    private var ends: Bool

    /// A way through points; arrows, dots and ends can each be left out.
    public init(
        _ points: some Sequence<SIMD2<Double>>, by series: String? = nil, arrows: Bool = true, dots: Bool = true,
        ends: Bool = true
    ) {
        style = MarkStyle(series: series)
        self.points = Array(points)
        lengths = (self.points.count, self.points.count)
        self.arrows = arrows
        self.dots = dots
        self.ends = ends
    }

    /// A way through points whose coordinates are given apart.
    public init<X: Sequence, Y: Sequence>(
        x: X, y: Y, by series: String? = nil, arrows: Bool = true, dots: Bool = true, ends: Bool = true
    ) where X.Element: BinaryFloatingPoint, Y.Element: BinaryFloatingPoint {
        let (xs, ys) = (x.map { Double($0) }, y.map { Double($0) })
        self.init(zip(xs, ys).map { SIMD2($0, $1) }, by: series, arrows: arrows, dots: dots, ends: ends)
        lengths = (xs.count, ys.count)
    }

    public func measure(_ extent: inout Extent) throws {
        guard lengths.x == lengths.y else { throw PlotError.lengths(mark: "PathMark", x: lengths.x, y: lengths.y) }
        extent.x.needsAir = true
        extent.y.needsAir = true
        for point in points where !point.x.isNaN && !point.y.isNaN {
            extent.x.include(point.x)
            extent.y.include(point.y)
        }
    }

    private func places(in frame: Frame) -> [Vector] {
        points.map { frame.project($0.x, $0.y) }
    }

    public func draw(in frame: inout Frame) {
        let color = frame.color(of: style)
        let opacity = style.opacity ?? 1
        let places = places(in: frame)
        let path = frame.visible(places)
        let width = style.width(.path)
        frame.draw(path, Stroke(width, dash: frame.dash(of: style)), color, opacity: opacity)
        frame.obstacles.add(path)
        frame.note(path, of: style)
        let visible = places.filter { $0.isFinite && frame.area.insetBy(-2).contains($0) }
        if dots {
            var last = Vector(-1e9, -1e9)
            for place in visible where (place - last).norm > PathMark.dotSpacing {
                frame.drawing.fill(Outline(circleAt: place, radius: width * 1.4), color, opacity: opacity)
                last = place
            }
        }
        let (first, last) = (places.first(where: \.isFinite), places.last(where: \.isFinite))
        if arrows {
            drawArrows(along: path, clearOf: ends ? [first, last].compactMap { $0 } : [], width, color, &frame)
        }
    }

    /// Ends lie over a landscape's minimum, and where several paths begin at one place, all their starts are on top.
    public func drawTop(in frame: inout Frame) {
        let places = places(in: frame)
        guard ends, let start = places.first(where: \.isFinite), let end = places.last(where: \.isFinite) else {
            return
        }
        let color = frame.color(of: style)
        let symbol = frame.symbol(of: style)
        if places.count > 1, frame.area.insetBy(-2).contains(end) {
            // A white rim tells two ends at one place apart, and an end from the dots of many short steps or a minimum's cross;
            // elsewhere it would only cut what lies beneath. What ends later at one place is smaller, so that each is seen.
            let isCrowded = places.count { ($0 - end).norm < 12 } > 4
            let isLowest = frame.minima.contains { ($0 - end).norm < 8 }
            let beneath = frame.pathEnds.count { ($0 - end).norm < 5 }
            let size = max(4.5, (isLowest ? 12 : 9.5) - 3 * Double(beneath))
            if isCrowded || isLowest || frame.pathEnds.contains(where: { ($0 - end).norm < 12 }) {
                frame.drawing.draw(symbol, at: end, size: size + (isLowest ? 2.4 : 3.5), .white)
            }
            frame.drawing.draw(symbol, at: end, size: size, color)
            frame.pathEnds.append(end)
            frame.obstacles.add(end, radius: 6)
        }
        guard frame.area.insetBy(-2).contains(start) else { return }
        frame.drawing.draw(.ring, at: start, size: 9, color)
        frame.obstacles.add(start, radius: 6)
    }

    public var hasSymbols: Bool { ends }

    /// Steps at least this far apart get a dot each.
    private static let dotSpacing = 5.0

    /// Heads at even distances along the line, where it is straight for long enough to carry one.
    private func drawArrows(
        along path: Outline, clearOf markers: [Vector], _ width: Double, _ color: Color, _ frame: inout Frame
    ) {
        let size = 4 * width + 2
        let spacing = 90.0
        var travelled = spacing * 0.55
        for piece in path.pieces {
            for index in piece.points.indices.dropFirst() {
                travelled += (piece.points[index] - piece.points[index - 1]).norm
                guard travelled >= spacing, let (tip, direction) = head(in: piece.points, at: index, size) else {
                    continue
                }
                let center = tip - direction * (size / 2)
                if frame.area.contains(tip) && markers.allSatisfy({ ($0 - center).norm > size + 4 }) {
                    frame.drawing.arrowhead(at: tip, direction, size: size, color)
                    travelled = 0
                }
            }
        }
    }

    /// In the middle of a long step, or on a run of steps too short for dots of their own. Between the dots of steps a few
    /// dots long a head would only be a blot.
    private func head(in points: [Vector], at index: Int, _ size: Double) -> (tip: Vector, direction: Vector)? {
        let (a, b) = (points[index - 1], points[index])
        let length = (b - a).norm
        if length >= 3 * size {
            let direction = (b - a) / length
            return ((a + b) / 2 + direction * (size / 2), direction)
        }
        var way = 0.0
        var start = index
        while start > 0 && way < 2 * size {
            let step = (points[start] - points[start - 1]).norm
            if dots && step > PathMark.dotSpacing { return nil }
            way += step
            start -= 1
        }
        let chord = b - points[start]
        guard way >= 2 * size, chord.norm > 0.9 * way else { return nil }
        return (b, chord.normalized)
    }

    public var hasLine: Bool { true }

    public func label(in frame: inout Frame) {
        guard let text = style.labelText else { return }
        let places = places(in: frame)
        guard places.contains(where: { $0.isFinite && frame.area.contains($0) }) else { return }
        // A landscape is no paper: thin letters would be lost on it.
        frame.requests.append(
            LabelRequest(
                text, frame.color(of: style), .along(places), group: style.series,
                weight: frame.ground != nil ? .bold : .regular))
    }

    public func problems(_ x: Axis, _ y: Axis) -> [String] {
        guard let start = points.first, !style.isCropped else { return [] }
        return Missing([start.x], [start.y], x, y, what: "starts of the path", style, ofLine: false).words
    }
}
