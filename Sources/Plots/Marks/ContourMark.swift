/// Height over the plane: filled steps, lines, or both.
public struct ContourMark: ColorMapped {
    /// At which heights lines are drawn.
    public enum Levels: Sendable, Equatable {
        /// About so many round values, evenly spaced.
        case count(Int)
        /// Even ratios over four powers of ten below the top: for bowls whose floor would else be one flat colour.
        case logarithmic(Int)
        /// At these values.
        case at([Double])
    }

    public var style = MarkStyle()
    private var x: ClosedRange<Double>
    private var y: ClosedRange<Double>
    private var grid: Contour
    private var levels: Levels
    package let heights: [Double]
    private var isFilled: Bool
    public var valueColors: ValueColors
    private var problem: String?
    private var minima: [SIMD2<Double>] = []
    private var labelsLevels = true

    /// A function of the plane, sampled on a grid. Its lowest places are marked where they lie inside.
    public init(
        x: ClosedRange<Double>, y: ClosedRange<Double>, levels: Levels = .count(11), filled: Bool = true,
        samples: Int = 320, _ function: (Double, Double) -> Double
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
        let spacing = SIMD2(x.upperBound - x.lowerBound, y.upperBound - y.lowerBound) / Double(count - 1)
        minima = lowestCells.map { place in
            ContourMark.descend(from: place, spacing) { function($0.x, $0.y) }
        }
    }

    /// Measured values, `values[row][column]`, the first row at the lower end of y.
    public init(
        values: [[Double]], x: ClosedRange<Double>, y: ClosedRange<Double>, levels: Levels = .count(11),
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

    /// Where to mark a minimum, if not where the values are lowest; none for no mark.
    public func minima(_ places: [SIMD2<Double>]) -> Self { changing { $0.minima = places } }

    /// Leaves the heights away that stand on two or three of the lines.
    public func unlabelledLevels() -> Self { changing { $0.labelsLevels = false } }

    /// The inner cells lower than all eight around them and as low as the lowest of all, up to a thousandth of the relief.
    private var lowestCells: [SIMD2<Double>] {
        let values = grid.values
        guard let low = values.min(), let high = values.lazy.filter(\.isFinite).max(), low < high, grid.rows > 2 else {
            return []
        }
        let ceiling = low + (high - low) * 1e-3
        let around = [-1, 0, 1].flatMap { dy in [-1, 0, 1].map { dx in dy * grid.columns + dx } }.filter { $0 != 0 }
        var places: [SIMD2<Double>] = []
        for row in 1..<grid.rows - 1 {
            for column in 1..<grid.columns - 1 {
                let index = row * grid.columns + column
                let value = values[index]
                guard value <= ceiling else { continue }
                // Of equal neighbours the last counts.
                let isLowest = around.allSatisfy { step in
                    step < 0 ? value <= values[index + step] : value < values[index + step]
                }
                guard isLowest else { continue }
                let share = SIMD2(Double(column) / Double(grid.columns - 1), Double(row) / Double(grid.rows - 1))
                places.append([
                    x.lowerBound + (x.upperBound - x.lowerBound) * share.x,
                    y.lowerBound + (y.upperBound - y.lowerBound) * share.y,
                ])
            }
        }
        return places.count <= 4 ? places : []
    }

    /// Refines a place by trying the four sides in ever smaller steps (Hooke and Jeeves 1961).
    private static func descend(
        from start: SIMD2<Double>, _ spacing: SIMD2<Double>, _ function: (SIMD2<Double>) -> Double
    ) -> SIMD2<Double> {
        var (place, step) = (start, spacing)
        var height = function(place)
        for _ in 0..<200 where step.x > spacing.x * 1e-4 {
            let tries = [SIMD2(step.x, 0), SIMD2(-step.x, 0), SIMD2(0, step.y), SIMD2(0, -step.y)].map { place + $0 }
            if let better = tries.min(by: { function($0) < function($1) }), function(better) < height {
                (place, height) = (better, function(better))
            } else {
                step /= 2
            }
        }
        return place
    }

    private init(
        _ grid: Contour, _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, _ levels: Levels, isFilled: Bool
    ) {
        self.grid = grid
        self.x = x
        self.y = y
        self.levels = levels
        heights = ContourMark.heights(levels, of: grid.values)
        self.isFilled = isFilled
        valueColors = ValueColors(.mist)
    }

    public var colorKey: ColorKey? {
        guard let first = heights.first, let last = heights.last, first < last else { return nil }
        return valueColors.key(from: first, to: last, steps: heights)
    }

    public func measure(_ extent: inout Extent) throws {
        if let problem { throw PlotError.badGrid(mark: "ContourMark", reason: problem) }
        extent.x.fixed = x
        extent.y.fixed = y
    }

    private static func heights(_ levels: Levels, of values: [Double]) -> [Double] {
        var (low, high) = (Double.infinity, -Double.infinity)
        for value in values where value.isFinite {
            low = min(low, value)
            high = max(high, value)
        }
        guard low < high else { return [] }
        switch levels {
        case .at(let values):
            return values.filter(\.isFinite).sorted()
        case .count(let count):
            return Ticks.linear(low, high, min(max(count, 1), 200)).filter { $0 > low && $0 < high }
        case .logarithmic(let count):
            let count = min(max(count, 2), 200)
            let shift = low > 0 ? 0 : low
            // From one end of Double's range to the other no ratio can be told.
            guard (high - shift).isFinite else { return [] }
            let top = decimalLogarithm(high - shift)
            let bottom = max(low > 0 ? decimalLogarithm(low) : -.infinity, top - 4)
            return ContourMark.roundRatios(from: bottom, to: top, count).map { shift + $0 }
        }
    }

    /// 1, 2, 5, 10 … or a coarser or finer run of round values between two powers of ten, about so many.
    private static func roundRatios(from bottom: Double, to top: Double, _ count: Int) -> [Double] {
        let runs: [[Double]] = [
            [1], [1, 3], [1, 2, 5], [1, 1.5, 2, 3, 5, 7], [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9],
        ]
        let candidates = runs.map { run in
            (Int(bottom.rounded(.down))...Int(top.rounded(.up))).flatMap { exponent in
                run.map { $0 * Ticks.power(exponent) }
            }.filter { decimalLogarithm($0) > bottom && decimalLogarithm($0) < top - 1e-9 }
        }.filter { !$0.isEmpty }
        if let best = candidates.min(by: { abs($0.count - count) < abs($1.count - count) }), 2 * best.count >= count {
            return best
        }
        return (1...count).map { power(of: bottom + (top - bottom) * (Double($0) - 0.5) / Double(count)) }
    }

    public var isLandscape: Bool { true }
    public var isOpaque: Bool { isFilled }

    /// Three heights at most, powers of ten if there are enough.
    private var labelledLevels: [Int] {
        let heights = heights
        guard labelsLevels, heights.count > 2 else { return [] }
        let powers = heights.indices.filter { index in
            guard heights[index] > 0 else { return false }
            return abs(decimalLogarithm(heights[index]) - decimalLogarithm(heights[index]).rounded()) < 1e-9
        }
        let isEven = if case .count = levels { true } else { false }
        let choice = powers.count >= 2 && !isEven ? powers : Array(heights.indices)
        if choice.count <= 3 { return choice }
        // Not the outermost: there is seldom room for words at a frame's corners or round its floor.
        return [0.3, 0.6, 0.9].map { choice[Int(Double(choice.count - 1) * $0)] }
    }

    public func drawGround(in frame: inout Frame) {
        let levels = grid.levels(at: heights)
        let (firstX, lastX) = (x.lowerBound, x.upperBound)
        let (firstY, lastY) = (y.lowerBound, y.upperBound)
        let across = Double(max(grid.columns - 1, 1))
        let up = Double(max(grid.rows - 1, 1))
        // On linear axes a grid unit is a fixed length; on log axes each vertex is projected by itself.
        let context = frame
        let colorMap = valueColors.map
        func place(_ p: Vector) -> Vector {
            context.project(firstX + (lastX - firstX) * p.x / across, firstY + (lastY - firstY) * p.y / up)
        }
        if isFilled {
            frame.ground = ground(in: frame)
            if !grid.values.contains(where: { $0.isNaN }) {
                frame.drawing.fill(Outline(frame.area), colorMap.color(at: 0), opacity: style.opacity ?? 1)
            }
            for (index, level) in levels.enumerated() {
                frame.drawing.fill(
                    level.region.map(place),
                    colorMap.color(at: Double(index + 1) / Double(levels.count)), opacity: style.opacity ?? 1)
            }
        }
        let color = style.color ?? (isFilled ? colorMap.line : .grey)
        for level in levels where !level.lines.isEmpty {
            frame.levelLines.append(frame.drawing.commands.count)
            frame.drawing.stroke(
                level.lines.map(place),
                Stroke(style.width(isFilled ? .levelOnGround : .levelOnPaper), dash: style.dash ?? []),
                color, opacity: isFilled ? 0.4 : 0.75)
        }
        for index in labelledLevels.reversed() {
            let ground = isFilled ? colorMap.color(at: (Double(index) + 0.5) / Double(levels.count)) : .white
            let ink = style.color?.asText ?? (ground.luminance > 0.3 ? Color.slate : .white)
            frame.requests.append(
                LabelRequest(
                    NumberLabel.short(heights[index], digits: 3), ink,
                    .onLine(levels[index].lines.map(place), ground: ground), group: nil))
        }
    }

    /// The step of the colours at any place of the frame.
    private func ground(in frame: Frame) -> @Sendable (Vector) -> Color {
        let (grid, heights, colorMap, area) = (grid, heights, valueColors.map, frame.area)
        let (xAxis, yAxis, x, y) = (frame.x, frame.y, x, y)
        return { place in
            let across = xAxis.value(at: (place.x - area.minX) / area.width)
            let up = yAxis.value(at: (area.maxY - place.y) / area.height)
            func index(_ value: Double, _ range: ClosedRange<Double>, _ count: Int) -> Int {
                let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
                return min(max(Int((share * Double(count - 1)).rounded()), 0), count - 1)
            }
            guard across.isFinite, up.isFinite, grid.columns > 1, grid.rows > 1 else { return colorMap.color(at: 0.5) }
            let value = grid.values[index(up, y, grid.rows) * grid.columns + index(across, x, grid.columns)]
            return colorMap.color(at: Double(heights.count { $0 <= value }) / Double(max(heights.count, 1)))
        }
    }

    /// A cross wide enough that a path's end on it leaves its arms to be seen.
    public func drawTop(in frame: inout Frame) {
        for minimum in minima {
            let place = frame.project(minimum.x, minimum.y)
            guard place.isFinite, frame.area.contains(place) else { continue }
            drawCross(at: place, reach: 12.5, width: 4.6, .white, in: &frame.drawing)
            drawCross(at: place, reach: 11.5, width: 2.6, .ink, in: &frame.drawing)
            frame.minima.append(place)
            frame.obstacles.add(place, radius: 7)
        }
    }
}

extension ContourMark {
    private func drawCross(
        at place: Vector, reach: Double, width: Double, _ color: Color, in drawing: inout Drawing
    ) {
        var arms = Outline([place - Vector(reach, 0), place + Vector(reach, 0)])
        arms.append(Outline([place - Vector(0, reach), place + Vector(0, reach)]))
        drawing.stroke(arms, Stroke(width, cap: .butt), color)
    }
}
