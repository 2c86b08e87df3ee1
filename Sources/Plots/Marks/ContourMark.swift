/// Height over the plane: filled steps, lines, or both.
public struct ContourMark: Mark {
    /// At which heights lines are drawn.
    public enum Levels: Sendable, Equatable {
        /// About a dozen round values.
        case automatic
        case count(Int)
        /// Even ratios over four powers of ten below the top: for bowls whose floor would else be one flat colour.
        case logarithmic(Int)
        case at([Double])
    }

    public var style = MarkStyle()
    private var x: ClosedRange<Double>
    private var y: ClosedRange<Double>
    private var grid: Contour
    private var levels: Levels
    private var isFilled: Bool
    private var colorMap: ColorMap
    private var keyLabel: String?
    private var problem: String?

    /// A function of the plane, sampled on a grid.
    public init(
        x: ClosedRange<Double>, y: ClosedRange<Double>, levels: Levels = .automatic, filled: Bool = true,
        samples: Int = 160, _ function: (Double, Double) -> Double
    ) {
        let count = max(samples, 2)
        func place(_ index: Int, _ range: ClosedRange<Double>) -> Double {
            let share = Double(index) / Double(count - 1)
            return range.lowerBound * (1 - share) + range.upperBound * share
        }
        var values: [Double] = []
        values.reserveCapacity(count * count)
        for row in 0..<count {
            let height = place(row, y)
            for column in 0..<count { values.append(function(place(column, x), height)) }
        }
        self.init(Contour(columns: count, rows: count, values: values), x, y, levels, isFilled: filled)
    }

    /// Measured values, `values[row][column]`, the first row at the lower end of y.
    public init(
        values: [[Double]], x: ClosedRange<Double>, y: ClosedRange<Double>, levels: Levels = .automatic,
        filled: Bool = true
    ) {
        let columns = values.first?.count ?? 0
        self.init(
            Contour(columns: columns, rows: values.count, values: values.flatMap { $0 }), x, y, levels, isFilled: filled
        )
        if columns < 2 || values.count < 2 { problem = "needs at least 2 × 2 values, has \(values.count) × \(columns)" }
        if values.contains(where: { $0.count != columns }) {
            problem = "every row needs \(columns) values, as the first has"
        }
    }

    private init(
        _ grid: Contour, _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, _ levels: Levels, isFilled: Bool
    ) {
        self.grid = grid
        self.x = x
        self.y = y
        self.levels = levels
        self.isFilled = isFilled
        colorMap = .mist
    }

    public func map(_ map: ColorMap) -> Self {
        var copy = self
        copy.colorMap = map
        return copy
    }

    /// Shows the scale of colours beside the frame.
    public func colorBar(_ label: String) -> Self {
        var copy = self
        copy.keyLabel = label
        return copy
    }

    public var colorKey: ColorKey? {
        guard let keyLabel, let first = heights.first, let last = heights.last, first < last else { return nil }
        return ColorKey(map: colorMap, label: keyLabel, steps: heights, lower: first, upper: last)
    }

    public func measure(_ extent: inout Extent) throws {
        if let problem { throw PlotError.badGrid(mark: "ContourMark", reason: problem) }
        extent.x.fixed = x
        extent.y.fixed = y
    }

    package var heights: [Double] {
        let finite = grid.values.lazy.filter(\.isFinite)
        guard let low = finite.min(), let high = finite.max(), low < high else { return [] }
        switch levels {
        case .at(let values):
            return values.filter(\.isFinite).sorted()
        case .automatic:
            return Ticks.linear(low, high, 11).filter { $0 > low && $0 < high }
        case .count(let count):
            let count = min(max(count, 1), 200)
            return (1...count).map { low + (high - low) * (Double($0) / Double(count + 1)) }
        case .logarithmic(let count):
            let count = min(max(count, 2), 200)
            let shift = low > 0 ? 0 : low
            let top = decimalLogarithm(high - shift)
            let bottom = max(low > 0 ? decimalLogarithm(low) : -.infinity, top - 4)
            return (1...count).map { index in
                let exponent = bottom + (top - bottom) * (Double(index) - 0.5) / Double(count)
                return shift + power(of: exponent)
            }
        }
    }

    public func draw(in frame: inout Frame) {
        let levels = grid.levels(at: heights)
        let (firstX, lastX) = (x.lowerBound, x.upperBound)
        let (firstY, lastY) = (y.lowerBound, y.upperBound)
        let across = Double(max(grid.columns - 1, 1))
        let up = Double(max(grid.rows - 1, 1))
        // On linear axes a grid unit is a fixed length; on log axes each vertex is projected by itself.
        let context = frame
        func place(_ p: Vector) -> Vector {
            context.project(firstX + (lastX - firstX) * p.x / across, firstY + (lastY - firstY) * p.y / up)
        }
        if isFilled {
            if !grid.values.contains(where: \.isNaN) {
                frame.drawing.fill(Outline(frame.area), colorMap.color(at: 0), opacity: style.opacity ?? 1)
            }
            for (index, level) in levels.enumerated() {
                frame.drawing.fill(
                    level.region.map(place),
                    colorMap.color(at: Double(index + 1) / Double(levels.count)), opacity: style.opacity ?? 1)
            }
        }
        let color = style.color ?? (isFilled ? .white : .grey)
        for level in levels {
            frame.drawing.stroke(
                level.lines.map(place),
                Stroke(style.lineWidth ?? (isFilled ? 0.8 : 1.1), dash: style.dash ?? []),
                color, opacity: isFilled ? 0.7 : 0.75)
        }
    }
}

/// The scale of colours beside a frame.
public struct ColorKey: Equatable, Sendable {
    package var map: ColorMap
    package var label: String
    /// Heights where the colour changes; empty for a continuous scale.
    package var steps: [Double]
    package var lower: Double
    package var upper: Double
}
