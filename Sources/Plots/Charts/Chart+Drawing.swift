extension Chart {
    /// The finished drawing: names beside the data if they all read there, else in a legend.
    package func drawing() throws -> Drawing {
        let (drawing, names) = try drawn()
        let isSettled = setting.named != nil || setting.margins != nil || plot.legend != .automatic || !legend.isEmpty
        if isSettled || names.values.allSatisfy(\.fits) { return drawing }
        var setting = setting
        setting.needsLegend = true
        return try Chart(plot, setting).drawn().drawing
    }

    /// A drawing, and where the names of series stand inside its frame.
    package func drawn() throws -> (drawing: Drawing, names: [String: NamePlace]) {
        var margins = setting.margins ?? margins()
        var height = height
        if hasEqualUnits { (margins, height) = equalized(margins) }
        let area = Rectangle(
            minX: margins.left, minY: margins.top, maxX: width - margins.right, maxY: height - margins.bottom)
        guard area.width >= 24, area.height >= 24 else {
            throw PlotError.tooSmall(plot: plot.title, width: width, height: height)
        }
        var drawing = Drawing(width: width, height: height)
        if showsAxes {
            drawGrid(&drawing, area)
            drawAxisLines(&drawing, area)
            drawTicks(&drawing, area)
        }
        var frame = makeFrame(drawing, area)
        frame.drawing.clip(to: frame.clipBox)
        for mark in plot.marks { mark.drawGround(in: &frame) }
        for mark in plot.marks { mark.drawTheory(in: &frame) }
        for mark in plot.marks { mark.draw(in: &frame) }
        for mark in plot.marks { mark.drawTop(in: &frame) }
        frame.drawing.clip(to: nil)
        writeHeader(&frame.drawing, area)
        if let key = plot.marks.compactMap(\.colorKey).first, !setting.hidesKey {
            let x = width - padding * 0.6 - key.width
            key.draw(in: &frame.drawing, x: x, area: area)
        }
        var taken: [Rectangle] = []
        for inset in plot.insets { taken.append(try draw(inset, &frame.drawing, area)) }
        let names = frame.place(
            requests(frame), taken: taken, within: Rectangle(x: 0, y: 0, width: width, height: height),
            fixed: setting.fixedNames)
        for index in frame.levelLines { frame.drawing.interrupt(index, by: frame.words) }
        return (frame.drawing, names)
    }

    /// Makes a unit of x as long as one of y: by the picture's height if it is free, else by a narrower frame. A landscape's
    /// height follows even where another was asked for, unless equal units were asked for as well.
    private func equalized(_ margins: Margins) -> (Margins, Double) {
        var (margins, height) = (margins, height)
        let areaWidth = width - margins.left - margins.right
        let ratio = (y.upper - y.lower) / (x.upper - x.lower)
        if (plot.height == nil || plot.wantsEqualUnits == nil) && setting.size == nil {
            height = min(max(areaWidth * ratio, 80), 640) + margins.top + margins.bottom
        }
        let areaHeight = height - margins.top - margins.bottom
        if areaWidth * ratio > areaHeight {
            let spare = areaWidth - areaHeight / ratio
            margins.right += spare
        } else {
            let spare = areaHeight - areaWidth * ratio
            margins.top += spare / 2
            margins.bottom += spare / 2
        }
        return (margins, height)
    }

    private func writeHeader(_ drawing: inout Drawing, _ area: Rectangle) {
        var y = padding
        // A picture's title stands at its edge, a panel's over its frame unless only the edge gives it room.
        let lines =
            titleLines.map { Lettering.width(of: $0, size: titleSize, weight: .bold) }
            + subtitleLines.map { Lettering.width(of: $0, size: Chart.subtitleSize) }
            + [Lettering.width(of: plot.ySettings.label, size: Chart.axisSize)]
        let left = setting.isPanel ? max(padding, min(area.minX, width - padding - (lines.max() ?? 0))) : padding
        for line in titleLines {
            drawing.write(
                Text(line, at: Vector(left, y + titleSize * 0.86), size: titleSize, weight: .bold, color: Ink.title))
            y += titleSize * 1.3
        }
        if sharesLine {
            drawing.write(
                Text(
                    plot.subtitle, at: Vector(width - padding, area.minY - 14), size: Chart.subtitleSize,
                    color: Ink.faint,
                    anchor: .trailing))
        } else if !subtitleLines.isEmpty {
            y += 4
        }
        for line in sharesLine ? [] : subtitleLines {
            drawing.write(
                Text(
                    line, at: Vector(left, y + Chart.subtitleSize * 0.9), size: Chart.subtitleSize, color: Ink.faint)
            )
            y += Chart.subtitleSize * 1.35
        }
        if !legend.isEmpty {
            Legend.draw(legend, in: &drawing, at: Vector(padding, y + 8), width: width - 2 * padding)
        }
        if showsAxes && setting.showsYTicks {
            drawing.write(
                Text(plot.ySettings.label, at: Vector(left, area.minY - 14), size: Chart.axisSize, color: Ink.text))
        }
    }

    private var isTable: Bool {
        if case .categories = x.kind, case .categories = y.kind { return true }
        return false
    }

    /// Along the axis of values alone, and on a log axis at its powers of ten: what more there is to read stands at the marks.
    private func drawGrid(_ drawing: inout Drawing, _ area: Rectangle) {
        guard !isTable, !isCovered else { return }
        if case .categories = y.kind {
            if case .categories = x.kind { return }
            for tick in gridTicks(x, xTicks(width: area.width)) {
                let place = area.minX + x.share(of: tick) * area.width
                drawing.line(Vector(place, area.minY), Vector(place, area.maxY), 1, Ink.grid)
            }
            return
        }
        for tick in gridTicks(y, yTicks(height: area.height)) {
            let place = area.maxY - y.share(of: tick) * area.height
            drawing.line(Vector(area.minX, place), Vector(area.maxX, place), 1, Ink.grid)
        }
    }

    private func gridTicks(_ axis: Axis, _ ticks: Ticks) -> [Double] {
        let values = ticks.major.map(\.value)
        guard axis.kind == .log else { return values }
        let powers = values.filter { $0 > 0 && abs(decimalLogarithm($0) - decimalLogarithm($0).rounded()) < 1e-9 }
        return powers.count > 1 ? powers : values
    }

    /// Whether a landscape lies over the whole frame.
    private var isCovered: Bool { plot.marks.contains { $0.isOpaque } }

    private func drawAxisLines(_ drawing: inout Drawing, _ area: Rectangle) {
        guard !isTable else { return }
        if case .categories = y.kind {
            let zero = min(max(x.share(of: 0), 0), 1)
            let place = area.minX + (zero.isNaN ? 0 : zero) * area.width
            drawing.line(Vector(place, area.minY), Vector(place, area.maxY), 1.2, Ink.axis)
            return
        }
        // The base line is the one line of the frame; where zero lies inside, zero is it.
        let crossesZero = y.kind == .linear && y.lower < 0 && y.upper > 0
        if crossesZero && !isCovered {
            let zero = area.maxY - y.share(of: 0) * area.height
            drawing.line(Vector(area.minX, zero), Vector(area.maxX, zero), 1.2, Ink.zero)
        }
        if case .categories = x.kind, crossesZero { return }
        drawing.line(Vector(area.minX, area.maxY), Vector(area.maxX, area.maxY), 1.2, Ink.axis)
    }

    private func drawTicks(_ drawing: inout Drawing, _ area: Rectangle) {
        if setting.showsXTicks { drawXTicks(&drawing, area) }
        if setting.showsYTicks { drawYTicks(&drawing, area) }
    }

    private func drawXTicks(_ drawing: inout Drawing, _ area: Rectangle) {
        let ticks = xTicks(width: area.width)
        for value in ticks.minor {
            let place = area.minX + x.share(of: value) * area.width
            drawing.line(Vector(place, area.maxY), Vector(place, area.maxY + 3), 1, Ink.axis)
        }
        var isCategory = false
        if case .categories = x.kind { isCategory = true }
        let room = isCategory ? area.width / Double(max(ticks.major.count, 1)) - 8 : .infinity
        for tick in ticks.major {
            let place = area.minX + x.share(of: tick.value) * area.width
            if !isCategory { drawing.line(Vector(place, area.maxY), Vector(place, area.maxY + 5), 1, Ink.axis) }
            for (row, line) in Lettering.wrap(tick.label, size: Chart.tickSize, width: room).enumerated() {
                let baseline = area.maxY + 9 + Chart.tickSize * (0.9 + 1.25 * Double(row))
                drawing.write(
                    Text(line, at: Vector(place, baseline), size: Chart.tickSize, color: Ink.text, anchor: .middle))
            }
        }
        drawing.write(
            Text(
                plot.xSettings.label,
                at: Vector(
                    area.center.x, area.maxY + 8 + Chart.tickSize * 1.25 * Double(categoryLines) + Chart.axisSize + 4),
                size: Chart.axisSize, color: Ink.text, anchor: .middle))
    }

    private func drawYTicks(_ drawing: inout Drawing, _ area: Rectangle) {
        let ticks = yTicks(height: area.height)
        let lines = gridTicks(y, ticks)
        for tick in ticks.major {
            let place = area.maxY - y.share(of: tick.value) * area.height
            // A label without a line shows where it belongs.
            if y.kind == .log, !lines.contains(tick.value), !isCovered {
                drawing.line(Vector(area.minX - 5, place), Vector(area.minX, place), 1, Ink.zero)
            }
            drawing.write(
                Text(
                    tick.label, at: Vector(area.minX - 8, place + Chart.tickSize * 0.35), size: Chart.tickSize,
                    color: Ink.text, anchor: .trailing))
        }
    }

    /// Draws a small plot in a corner and says what it covers.
    private func draw(_ inset: Plot.Inset, _ drawing: inout Drawing, _ area: Rectangle) throws -> Rectangle {
        var box = Rectangle(
            x: area.minX + 12, y: area.minY + 10, width: area.width * inset.width, height: area.height * inset.height)
        let (right, down) = (area.maxX - 12 - box.maxX, area.maxY - 12 - box.maxY)
        if inset.corner == .topTrailing || inset.corner == .bottomTrailing { box = box.moved(right, 0) }
        if inset.corner == .bottomLeading || inset.corner == .bottomTrailing { box = box.moved(0, down) }
        var setting = Setting()
        setting.isPanel = true
        setting.size = (box.width, box.height)
        guard let plot = inset.plot.first else { return box }
        drawing.fill(Outline(box, cornerRadius: 4), .white)
        drawing.stroke(Outline(box, cornerRadius: 4), Stroke(1), Ink.axis)
        drawing.append(try Chart(plot, setting).drawing(), at: Vector(box.minX, box.minY))
        return box
    }
}

extension Rectangle {
    package func moved(_ dx: Double, _ dy: Double) -> Rectangle {
        Rectangle(x: minX + dx, y: minY + dy, width: width, height: height)
    }
}
