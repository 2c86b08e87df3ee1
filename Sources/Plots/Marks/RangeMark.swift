/// Upright ranges, such as quartiles or a standard error either way, with the middle as a point if it is given.
public struct RangeMark: Mark {
    public var style: MarkStyle
    private var x: [Double]
    private var names: [String]?
    private var low: [Double]
    private var high: [Double]
    private var middle: [Double]?

    /// One range for each x.
    public init<X: Sequence, Y: Sequence, Z: Sequence>(
        x: X, low: Y, high: Z, middle: [Double]? = nil, by series: String? = nil
    ) where X.Element: BinaryFloatingPoint, Y.Element: BinaryFloatingPoint, Z.Element: BinaryFloatingPoint {
        style = MarkStyle(series: series)
        self.x = x.map { Double($0) }
        self.low = low.map { Double($0) }
        self.high = high.map { Double($0) }
        self.middle = middle
    }

    /// Over categories, such as the error bars of `BarMark`.
    public init<Y: Sequence, Z: Sequence>(
        x names: [String], low: Y, high: Z, middle: [Double]? = nil, by series: String? = nil
    ) where Y.Element: BinaryFloatingPoint, Z.Element: BinaryFloatingPoint {
        self.init(x: [Double](), low: low, high: high, middle: middle, by: series)
        self.names = names
    }

    public func measure(_ extent: inout Extent) throws {
        let count = names?.count ?? x.count
        guard count == low.count, low.count == high.count, middle.map({ $0.count == count }) ?? true else {
            throw PlotError.lengths(mark: "RangeMark", x: count, y: low.count == count ? high.count : low.count)
        }
        if let names { extent.x.include(categories: names) }
        extent.x.needsAir = true
        extent.y.needsAir = true
        for value in x { extent.x.include(value) }
        for value in low + high + (middle ?? []) { extent.y.include(value) }
    }

    private func places(_ axis: Axis) -> [Double] { names.map { axis.places(of: $0) } ?? x }

    public func draw(in frame: inout Frame) {
        let color = frame.color(of: style)
        let width = style.width(.range)
        for (index, place) in places(frame.x).enumerated() where low[index].isFinite && high[index].isFinite {
            // What a log axis cannot show lies on its lower end.
            let foot = frame.y.share(of: low[index]).isNaN ? frame.y.lower : low[index]
            let (a, b) = (frame.project(place, foot), frame.project(place, high[index]))
            guard a.isFinite, b.isFinite else { continue }
            var path = Outline([a, b])
            for end in [a, b] { path.append(Outline([end - Vector(4, 0), end + Vector(4, 0)])) }
            frame.drawing.stroke(path, Stroke(width, cap: .butt), color, opacity: style.opacity ?? 1)
            frame.obstacles.add(path)
        }
        guard let middle else { return }
        for (place, value) in zip(places(frame.x), middle) {
            let point = frame.project(place, value)
            guard frame.area.insetBy(-2).contains(point) else { continue }
            frame.drawing.draw(frame.symbol(of: style), at: point, size: style.symbolSize ?? 8, color)
            frame.obstacles.add(point, radius: 4)
        }
    }

    public var hasSymbols: Bool { middle != nil }

    public func label(in frame: inout Frame) {
        guard let text = style.labelText else { return }
        let tops = zip(places(frame.x), middle ?? high).map { frame.project($0, $1) }.filter { frame.area.contains($0) }
        guard let last = tops.last, let first = tops.first else { return }
        frame.requests.append(LabelRequest(text, frame.color(of: style), .beside([last, first]), group: style.series))
    }

    public func problems(_ x: Axis, _ y: Axis) -> [String] {
        guard let middle, !style.isCropped else { return [] }
        return Missing(places(x), middle, x, y, what: "middles of the ranges", style, ofLine: false).words
    }
}
