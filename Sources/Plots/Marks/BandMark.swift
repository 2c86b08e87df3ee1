/// A band between two lines, such as the quartiles over seeds.
public struct BandMark: Mark {
    public var style: MarkStyle
    private var x: [Double]
    private var low: [Double]
    private var high: [Double]
    private var middle: [Double]?

    /// The band from `low` to `high`.
    public init<X: Sequence, Y: Sequence, Z: Sequence>(x: X, low: Y, high: Z, by series: String? = nil)
    where X.Element: BinaryFloatingPoint, Y.Element: BinaryFloatingPoint, Z.Element: BinaryFloatingPoint {
        style = MarkStyle(series: series)
        self.x = x.map { Double($0) }
        self.low = low.map { Double($0) }
        self.high = high.map { Double($0) }
    }

    /// Median line and quartile band over runs, one inner array a run; runs that ended early count as far as they go.
    public init<Value: BinaryFloatingPoint>(runs: [[Value]], x: [Double]? = nil, by series: String? = nil) {
        style = MarkStyle(series: series)
        let length = runs.map(\.count).max() ?? 0
        let columns = (0..<length).map { step in
            runs.compactMap { $0.indices.contains(step) ? Double($0[step]) : nil }.filter { !$0.isNaN }.sorted()
        }
        self.x = x ?? (0..<length).map(Double.init)
        low = columns.map { BandMark.quantile($0, 0.25) }
        high = columns.map { BandMark.quantile($0, 0.75) }
        middle = columns.map { BandMark.quantile($0, 0.5) }
    }

    /// The quantile of sorted values, between neighbours by straight line (type 7 of Hyndman and Fan 1996, NumPy's).
    package static func quantile(_ sorted: [Double], _ share: Double) -> Double {
        guard let last = sorted.last else { return .nan }
        let place = share * Double(sorted.count - 1)
        let index = Int(place)
        guard index + 1 < sorted.count, sorted[index] != sorted[index + 1] else {
            return index < sorted.count ? sorted[index] : last
        }
        return sorted[index] + (sorted[index + 1] - sorted[index]) * (place - Double(index))
    }

    public func measure(_ extent: inout Extent) throws {
        guard x.count == low.count, low.count == high.count else {
            throw PlotError.lengths(mark: "BandMark", x: x.count, y: x.count == low.count ? high.count : low.count)
        }
        for index in x.indices where !x[index].isNaN {
            extent.x.include(x[index])
            extent.y.include(low[index])
            extent.y.include(high[index])
        }
    }

    /// A breath of colour between two thin edges: where bands lie over each other, each can still be followed.
    public func drawGround(in frame: inout Frame) {
        let color = frame.color(of: style)
        let lows = frame.runs(x, zip(low, high).map { $1.isNaN ? .nan : $0 }, floor: true)
        let highs = frame.runs(x, zip(low, high).map { $0.isNaN ? .nan : $1 }, floor: true)
        for (low, high) in zip(lows, highs) {
            let (low, high) = (frame.thinned(low), frame.thinned(high))
            frame.fillInside(Outline(low + high.reversed(), closed: true), color, opacity: style.opacity ?? 0.25)
            for edge in [low, high] {
                frame.drawing.stroke(
                    frame.visible(edge), Stroke(style.width(.band)), color.mixed(with: .white, 0.45))
            }
        }
    }

    public func draw(in frame: inout Frame) {
        guard let middle else { return }
        let color = frame.color(of: style)
        let points = frame.thinned(zip(x, middle).map { frame.project($0, $1) })
        let path = frame.visible(points)
        frame.draw(path, Stroke(style.width(.measured), dash: frame.dash(of: style)), color)
        frame.obstacles.add(path)
        frame.note(path, of: style)
    }

    public var hasLine: Bool { middle != nil }

    public func label(in frame: inout Frame) {
        guard let text = style.labelText else { return }
        frame.requestLineLabel(
            text, along: zip(x, middle ?? high).map { frame.project($0, $1) }, frame.color(of: style),
            of: style.series, isFallback: middle == nil)
    }
}
