/// Points, not joined.
public struct PointMark: MarkOfPoints {
    public var style: MarkStyle
    private var points: MarkPoints
    /// The points' categories along x, in place of numbers.
    private var names: [String]?

    public init(_ points: MarkPoints, by series: String?) {
        style = MarkStyle(series: series)
        self.points = points
    }

    /// A single point.
    public init(at point: SIMD2<Double>, by series: String? = nil) {
        self.init(x: [point.x], y: [point.y], by: series)
    }

    /// Categories along x: one point for each pair.
    public init<Y: Sequence>(x: [String], y: Y, by series: String? = nil) where Y.Element: BinaryFloatingPoint {
        self.init(x: [Double](), y: y, by: series)
        names = x
    }

    public func measure(_ extent: inout Extent) throws {
        extent.x.needsAir = true
        extent.y.needsAir = true
        guard let names else { return try points.measure(&extent, of: "PointMark") }
        guard names.count == points.y.count else {
            throw PlotError.lengths(mark: "PointMark", x: names.count, y: points.y.count)
        }
        // Several points of one name share its place.
        extent.x.include(categories: names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
        for value in points.y { extent.y.include(value) }
    }

    /// The points, categories at their places.
    private func points(on x: Axis) -> MarkPoints {
        names.map { MarkPoints(x: $0.map { x.place(of: $0) }, y: points.y) } ?? points
    }

    private func places(in frame: Frame) -> [Vector] { points(on: frame.x).places(in: frame) }

    public func draw(in frame: inout Frame) {
        let color = frame.color(of: style)
        let count = points.y.count
        let isCloud = count > 400
        let size = style.symbolSize ?? (isCloud ? 4 : 8)
        // A thin white rim parts a point from its line and from the points of others.
        let hasRim = count <= 60 && style.opacity == nil
        for point in places(in: frame) where frame.area.insetBy(-2).contains(point) {
            if hasRim { frame.drawing.drawRim(of: frame.symbol(of: style), at: point, size: size) }
            frame.drawing.draw(
                frame.symbol(of: style), at: point, size: size, color, opacity: style.opacity ?? (isCloud ? 0.9 : 1))
            frame.obstacles.add(point, radius: size / 2)
        }
    }

    public var hasSymbols: Bool { true }

    public func problems(_ x: Axis, _ y: Axis) -> [String] {
        if style.isCropped { return [] }
        let points = points(on: x)
        return Missing(points.x, points.y, x, y, what: "points", style, ofLine: false).words
    }

    public func label(in frame: inout Frame) {
        guard let text = style.labelText else { return }
        let visible = places(in: frame).filter { frame.area.contains($0) }
        guard let last = visible.max(by: { $0.x < $1.x }), let first = visible.min(by: { $0.x < $1.x }) else { return }
        let top = visible.min { $0.y < $1.y } ?? last
        let bottom = visible.max { $0.y < $1.y } ?? last
        frame.requests.append(
            LabelRequest(text, frame.color(of: style), .beside([last, first, top, bottom]), group: style.series))
    }
}

extension Axis {
    /// Where a category stands; NaN if the axis does not have it.
    package func place(of name: String) -> Double { places(of: [name])[0] }

    /// Where categories stand: the second of one name at the name's second place.
    package func places(of wanted: [String]) -> [Double] {
        guard case .categories(let names) = kind else { return wanted.map { _ in .nan } }
        var places = names.indices.reduce(into: [String: [Int]]()) { $0[names[$1], default: []].append($1) }
        return wanted.map { name in
            guard let first = places[name]?.first else { return .nan }
            places[name]?.removeFirst()
            return Double(first)
        }
    }
}

extension Drawing {
    /// White, a little larger than the symbol itself.
    package mutating func drawRim(of symbol: Symbol, at point: Vector, size: Double, width: Double = 1.3) {
        switch symbol {
        case .circle, .ring: fill(Outline(circleAt: point, radius: size / 2 + width), .white)
        case .square: draw(.square, at: point, size: size + 2.2 * width, .white)
        case .diamond: draw(.diamond, at: point, size: size + 2.4 * width, .white)
        case .triangle: draw(.triangle, at: Vector(point.x, point.y - 0.12 * width), size: size + 3 * width, .white)
        case .cross, .plus: break
        }
    }

    package mutating func draw(_ symbol: Symbol, at point: Vector, size: Double, _ color: Color, opacity: Double = 1) {
        let r = size / 2
        switch symbol {
        case .circle:
            fill(Outline(circleAt: point, radius: r), color, opacity: opacity)
        case .ring:
            fill(Outline(circleAt: point, radius: r), .white, opacity: opacity)
            stroke(Outline(circleAt: point, radius: r), Stroke(max(1.4, size * 0.22)), color, opacity: opacity)
        case .square:
            let side = r * 0.9
            fill(
                Outline(Rectangle(x: point.x - side, y: point.y - side, width: 2 * side, height: 2 * side)), color,
                opacity: opacity)
        case .diamond:
            let corners = [Vector(0, -1.2), Vector(1.2, 0), Vector(0, 1.2), Vector(-1.2, 0)]
            fill(Outline(corners.map { point + $0 * r }, closed: true), color, opacity: opacity)
        case .triangle:
            let corners = [Vector(0, -1.2), Vector(1.08, 0.72), Vector(-1.08, 0.72)]
            fill(Outline(corners.map { point + $0 * r }, closed: true), color, opacity: opacity)
        case .cross, .plus:
            let arm = symbol == .plus ? Vector(1.1, 0) : Vector(0.8, 0.8)
            var path = Outline([point - arm * r, point + arm * r])
            path.append(Outline([point - arm.turned * r, point + arm.turned * r]))
            stroke(path, Stroke(max(1.6, size * 0.26)), color, opacity: opacity)
        }
    }
}
