/// The two axes of a plot: which ticks have room, what room they take round the frame, and how their grid, lines, ticks and titles
/// are drawn.
package struct Axes {
    /// What one of the two is to show.
    package struct Side {
        let axis: Axis
        let title: String
        /// Where ticks stand, if not where they fall by themselves.
        let wished: [Double]?
        /// Values that rules stand at: ticks should name them where there is a choice.
        let marked: [Double]
        /// Whether ticks and title are written; a panel leaves them to its neighbour where both would be the same.
        let isWritten: Bool

        fileprivate func ticks(count: Int) -> Ticks { Ticks(axis, count: count, at: wished, naming: marked) }
    }

    let x: Side
    let y: Side
    /// Of the whole picture.
    let width: Double
    /// Whether a landscape lies over the whole frame.
    let isCovered: Bool

    // At half the width, on a phone, what is 15 here is read as 7.5.
    package static let tickSize = 15.0
    package static let titleSize = 15.0
    /// From line to line of a category's name.
    private static let rowHeight = tickSize * 1.25
    /// Two labels along x stand so far apart at least.
    private static let labelGap = 10.0
    /// The title of y stands so far above the frame.
    static let titleLift = 14.0
}

// MARK: Which ticks have room

extension Axes {
    func yTicks(height: Double) -> Ticks {
        let count = max(height < 70 ? 2 : 3, min(6, Int(height / 50)))
        // One tick is no scale.
        return (count...count + 6).lazy.map(y.ticks).first { $0.major.count > 1 } ?? y.ticks(count: count)
    }

    /// As many labels as stand apart, two at least.
    func xTicks(width: Double) -> Ticks {
        let wished = max(3, Int(width / 80))
        let ticks = xTicks(width: width, count: wished)
        guard ticks.major.count < 2, x.wished == nil else { return ticks }
        let tries = (wished + 1...wished + 6).lazy.map { xTicks(width: width, count: $0) }
        return tries.first { ticks in ticks.major.count { !$0.label.isEmpty } > 1 } ?? ticks
    }

    private func xTicks(width: Double, count wished: Int) -> Ticks {
        var count = wished
        while true {
            var ticks = x.ticks(count: count)
            if x.axis.isCategorical { return ticks }
            let places = ticks.major.map { x.axis.share(of: $0.value) * width }
            let widths = ticks.major.map { Lettering.width(of: $0.label, size: Axes.tickSize) }
            func isApart(_ a: Int, _ b: Int) -> Bool {
                places[b] - places[a] >= (widths[a] + widths[b]) / 2 + Axes.labelGap
            }
            if zip(places.indices, places.indices.dropFirst()).allSatisfy(isApart) { return ticks }
            if count <= 1 || x.wished != nil {
                ticks.thinLabels(isApart: isApart)
                return ticks
            }
            count -= 1
        }
    }

    /// Those of an axis's ticks that have a line across the frame: on a log axis its powers of ten alone.
    private func gridValues(_ axis: Axis, _ ticks: Ticks) -> [Double] {
        let values = ticks.major.map(\.value)
        guard axis.kind == .log else { return values }
        let powers = values.filter { $0 > 0 && abs(decimalLogarithm($0) - decimalLogarithm($0).rounded()) < 1e-9 }
        return powers.count > 1 ? powers : values
    }
}

// MARK: What room they take round the frame

extension Axes {
    /// For y's title, which stands level above its axis.
    var titleHeightAbove: Double { y.title.isEmpty || !y.isWritten ? 0 : Axes.titleSize + 10 }

    /// Below the frame, and a padding beneath all.
    func heightBelow(_ padding: Double) -> Double {
        guard x.isWritten else { return padding }
        let height = padding + (8 + Axes.rowHeight * Double(categoryLines))
        return x.title.isEmpty ? height : height + (Axes.titleSize + 9)
    }

    /// Of the widest label left of a frame of this height.
    func labelWidth(height: Double) -> Double {
        yTicks(height: height).major.map { Lettering.width(of: $0.label, size: Axes.tickSize) }.max() ?? 0
    }

    /// How far the last label along x reaches beyond a frame of this width.
    func overhang(width: Double) -> Double {
        guard x.isWritten, !x.axis.isCategorical, let last = xTicks(width: width).major.last else { return 0 }
        let half = Lettering.width(of: last.label, size: Axes.tickSize) / 2
        return half - (1 - x.axis.share(of: last.value)) * width
    }

    /// Names of categories may take two lines.
    private var categoryLines: Int {
        guard case .categories(let names) = x.axis.kind else { return 1 }
        let room = (width - 120) / Double(max(names.count, 1)) - 8
        return names.map { Lettering.wrap($0, size: Axes.tickSize, width: room).count }.max() ?? 1
    }
}

// MARK: How they are drawn

extension Axes {
    /// All but the title of y, which is written with the header.
    func draw(in drawing: inout Drawing, _ area: Rectangle) {
        drawGrid(&drawing, area)
        drawLines(&drawing, area)
        if x.isWritten { writeX(&drawing, area) }
        if y.isWritten { writeY(&drawing, area) }
    }

    func writeTitleOfY(in drawing: inout Drawing, _ area: Rectangle, left: Double) {
        guard y.isWritten else { return }
        let place = Vector(left, area.minY - Axes.titleLift)
        drawing.write(Text(y.title, at: place, size: Axes.titleSize, color: Ink.text))
    }

    private func place(x value: Double, _ area: Rectangle) -> Double {
        area.minX + x.axis.share(of: value) * area.width
    }

    private func place(y value: Double, _ area: Rectangle) -> Double {
        area.maxY - y.axis.share(of: value) * area.height
    }

    private func drawUpright(
        _ place: Double, _ drawing: inout Drawing, _ area: Rectangle, _ width: Double, _ ink: Color
    ) {
        drawing.line(Vector(place, area.minY), Vector(place, area.maxY), width, ink)
    }

    private func drawLevel(
        _ place: Double, _ drawing: inout Drawing, _ area: Rectangle, _ width: Double, _ ink: Color
    ) {
        drawing.line(Vector(area.minX, place), Vector(area.maxX, place), width, ink)
    }

    /// Along the axis of values alone, and on a log axis at its powers of ten: what more there is to read stands at the marks.
    private func drawGrid(_ drawing: inout Drawing, _ area: Rectangle) {
        guard !isTable, !isCovered else { return }
        if y.axis.isCategorical {
            for value in gridValues(x.axis, xTicks(width: area.width)) {
                drawUpright(place(x: value, area), &drawing, area, 1, Ink.grid)
            }
        } else {
            for value in gridValues(y.axis, yTicks(height: area.height)) {
                drawLevel(place(y: value, area), &drawing, area, 1, Ink.grid)
            }
        }
    }

    private var isTable: Bool { x.axis.isCategorical && y.axis.isCategorical }

    /// The base line is the one line of the frame; where zero lies inside, zero is it.
    private func drawLines(_ drawing: inout Drawing, _ area: Rectangle) {
        guard !isTable else { return }
        if y.axis.isCategorical {
            let zero = min(max(x.axis.share(of: 0), 0), 1)
            drawUpright(area.minX + (zero.isNaN ? 0 : zero) * area.width, &drawing, area, 1.2, Ink.axis)
            return
        }
        let crossesZero = y.axis.kind == .linear && y.axis.lower < 0 && y.axis.upper > 0
        if crossesZero && !isCovered { drawLevel(place(y: 0, area), &drawing, area, 1.2, Ink.zero) }
        if crossesZero && x.axis.isCategorical { return }
        drawLevel(area.maxY, &drawing, area, 1.2, Ink.axis)
    }

    private func writeX(_ drawing: inout Drawing, _ area: Rectangle) {
        let ticks = xTicks(width: area.width)
        func drawTick(_ place: Double, length: Double) {
            drawing.line(Vector(place, area.maxY), Vector(place, area.maxY + length), 1, Ink.axis)
        }
        for value in ticks.minor { drawTick(place(x: value, area), length: 3) }
        // A category is a stretch of the axis and no place on it: its name has the stretch's room, and no mark.
        let isCategory = x.axis.isCategorical
        let room = isCategory ? area.width / Double(max(ticks.major.count, 1)) - 8 : .infinity
        for tick in ticks.major {
            let place = place(x: tick.value, area)
            if !isCategory { drawTick(place, length: 5) }
            for (row, line) in Lettering.wrap(tick.label, size: Axes.tickSize, width: room).enumerated() {
                let baseline = area.maxY + 9 + Axes.tickSize * (0.9 + 1.25 * Double(row))
                drawing.write(
                    Text(line, at: Vector(place, baseline), size: Axes.tickSize, color: Ink.text, anchor: .middle))
            }
        }
        let baseline = area.maxY + 8 + Axes.rowHeight * Double(categoryLines) + Axes.titleSize + 4
        drawing.write(
            Text(x.title, at: Vector(area.center.x, baseline), size: Axes.titleSize, color: Ink.text, anchor: .middle))
    }

    private func writeY(_ drawing: inout Drawing, _ area: Rectangle) {
        let ticks = yTicks(height: area.height)
        let lines = gridValues(y.axis, ticks)
        for tick in ticks.major {
            let place = place(y: tick.value, area)
            // A label without a line shows where it belongs.
            if y.axis.kind == .log, !lines.contains(tick.value), !isCovered {
                drawing.line(Vector(area.minX - 5, place), Vector(area.minX, place), 1, Ink.zero)
            }
            drawing.write(
                Text(
                    tick.label, at: Vector(area.minX - 8, place + Axes.tickSize * 0.35), size: Axes.tickSize,
                    color: Ink.text, anchor: .trailing))
        }
    }
}
