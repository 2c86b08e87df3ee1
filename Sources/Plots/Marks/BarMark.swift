/// Bars from zero, by category or over the bins of a histogram.
public struct BarMark: Mark {
    private enum Kind: Sendable {
        /// Upright bars over names, or level bars beside names.
        case categories([String], isLevel: Bool)
        case bins([Double])
    }

    private static let valueSize = 14.0
    public var style: MarkStyle
    private var kind: Kind
    private var lengths: [Double]

    /// Upright bars, one a category. Several marks with different `by:` stand side by side.
    public init<Y: Sequence>(x: [String], y: Y, by series: String? = nil) where Y.Element: BinaryFloatingPoint {
        style = MarkStyle(series: series)
        kind = .categories(x, isLevel: false)
        lengths = y.map { Double($0) }
    }

    /// Level bars, one a category, the first on top.
    public init<X: Sequence>(x: X, y: [String], by series: String? = nil) where X.Element: BinaryFloatingPoint {
        style = MarkStyle(series: series)
        kind = .categories(y, isLevel: true)
        lengths = x.map { Double($0) }
    }

    /// Bars at numbers, as wide as the nearest two are apart.
    public init<X: Sequence, Y: Sequence>(x: X, y: Y, by series: String? = nil)
    where X.Element: BinaryFloatingPoint, Y.Element: BinaryFloatingPoint {
        let centers = x.map { Double($0) }
        let sorted = centers.sorted()
        let gap = zip(sorted, sorted.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }.min() ?? 1
        style = MarkStyle(series: series)
        // Bars at one number share its room.
        let rivals = centers.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        var drawn: [Double: Int] = [:]
        kind = .bins(
            centers.flatMap { center in
                let width = gap * 0.9 / Double(rivals[center] ?? 1)
                let left = center - gap * 0.45 + width * Double(drawn[center] ?? 0)
                drawn[center, default: 0] += 1
                return [left, left + width]
            })
        lengths = y.map { Double($0) }
    }

    /// A histogram: one more edge than counts.
    public init<Count: Sequence>(bins edges: [Double], counts: Count, by series: String? = nil)
    where Count.Element: BinaryFloatingPoint {
        style = MarkStyle(series: series)
        kind = .bins(zip(edges, edges.dropFirst()).flatMap { [$0, $1] })
        lengths = counts.map { Double($0) }
    }

    public func measure(_ extent: inout Extent) throws {
        switch kind {
        case .categories(let names, let isLevel):
            guard names.count == lengths.count else {
                throw PlotError.lengths(
                    mark: "BarMark", x: isLevel ? lengths.count : names.count, y: isLevel ? names.count : lengths.count)
            }
            if isLevel {
                extent.y.include(categories: names.reversed())
            } else {
                extent.x.include(categories: names)
            }
            for value in lengths + [0] {
                // A level bar's value is written beyond its end.
                if isLevel {
                    extent.x.include(style.label == .hidden ? value : value * 1.1)
                } else {
                    extent.y.include(value)
                }
            }
            if isLevel { extent.x.needsAir = true } else { extent.y.needsAir = true }
            let group = style.series ?? ""
            if !extent.bars.contains(group) { extent.bars.append(group) }
        case .bins(let edges):
            guard edges.count == 2 * lengths.count else {
                throw PlotError.lengths(mark: "BarMark", x: edges.count / 2, y: lengths.count)
            }
            for edge in edges { extent.x.include(edge) }
            for value in lengths + [0] { extent.y.include(value) }
        }
    }

    public func draw(in frame: inout Frame) {
        let color = frame.color(of: style, else: .blue)
        switch kind {
        case .categories(let names, let isLevel):
            let group = Double(frame.bars.firstIndex(of: style.series ?? "") ?? 0)
            let width = 0.72 / Double(max(frame.bars.count, 1))
            // Level bars count from the top.
            let places = isLevel ? frame.y.places(of: names.reversed()).reversed() : frame.x.places(of: names)
            for (place, value) in zip(places, lengths) where !value.isNaN {
                let offset = (isLevel ? -1 : 1) * (-0.36 + (group + 0.5) * width)
                let middle = place + offset
                guard middle.isFinite else { continue }
                let half = width / 2 * (frame.bars.count > 1 ? 0.92 : 1)
                draw(across: middle - half...middle + half, value, isLevel: isLevel, color, &frame)
            }
        case .bins(let edges):
            for (index, value) in lengths.enumerated() where !value.isNaN {
                let (low, high) = (edges[2 * index], edges[2 * index + 1])
                guard low <= high else { continue }
                draw(across: low...high, value, isLevel: false, color, &frame)
            }
        }
    }

    /// All of a mark's values are written with the same number of decimals.
    private func valueText(_ value: Double) -> String {
        let shown = lengths.filter(\.isFinite)
        let decimals = shown.map { value in
            let text = NumberLabel.short(value)
            return text.contains("×") ? nil : text.split(separator: ".").dropFirst().first?.count ?? 0
        }
        guard !decimals.contains(nil), let most = decimals.compactMap({ $0 }).max() else {
            return NumberLabel.short(value)
        }
        return NumberLabel.fixed(value, decimals: most)
    }

    private func draw(
        across: ClosedRange<Double>, _ value: Double, isLevel: Bool, _ color: Color, _ frame: inout Frame
    ) {
        let base = (isLevel ? frame.x : frame.y).share(of: 0).isNaN ? (isLevel ? frame.x : frame.y).lower : 0
        let a = isLevel ? frame.project(base, across.lowerBound) : frame.project(across.lowerBound, base)
        let b = isLevel ? frame.project(value, across.upperBound) : frame.project(across.upperBound, value)
        guard a.isFinite, b.isFinite else { return }
        var box = Rectangle(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
        if case .bins = kind, box.width > 3 { (box.minX, box.maxX) = (box.minX + 0.5, box.maxX - 0.5) }
        frame.fillInside(Outline(box), color, opacity: style.opacity ?? 1)
        frame.obstacles.add(inside: box)
        guard case .categories = kind, style.label != .hidden, lengths.count <= 16, value.isFinite else { return }
        let text = valueText(value)
        let room = isLevel ? box.height : box.width
        guard room > 9, isLevel || Lettering.width(of: text, size: BarMark.valueSize) < room + 10 else { return }
        let place =
            isLevel
            ? Vector(value < 0 ? box.minX - 5 : box.maxX + 5, box.center.y + 4.3)
            : Vector(box.center.x, value < 0 ? box.maxY + 14 : box.minY - 5)
        frame.drawing.write(
            Text(
                text, at: place, size: BarMark.valueSize, color: Ink.text,
                anchor: isLevel ? (value < 0 ? .trailing : .leading) : .middle, halo: .white))
    }
}
