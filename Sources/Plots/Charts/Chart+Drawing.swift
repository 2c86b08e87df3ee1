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
        if showsAxes { axes.draw(in: &drawing, area) }
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
            + [Lettering.width(of: plot.ySettings.label, size: Axes.titleSize)]
        let left = setting.isPanel ? max(padding, min(area.minX, width - padding - (lines.max() ?? 0))) : padding
        for line in titleLines {
            drawing.write(
                Text(line, at: Vector(left, y + titleSize * 0.86), size: titleSize, weight: .bold, color: Ink.title))
            y += titleSize * 1.3
        }
        if sharesLine {
            drawing.write(
                Text(
                    plot.subtitle, at: Vector(width - padding, area.minY - Axes.titleLift), size: Chart.subtitleSize,
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
        if showsAxes { axes.writeTitleOfY(in: &drawing, area, left: left) }
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
