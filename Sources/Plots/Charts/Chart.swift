/// A plot with its ranges and colours settled, ready to be laid out.
package struct Chart {
    /// Room around the frame, in logical pixels.
    package struct Margins: Equatable, Sendable {
        package var top: Double
        package var left: Double
        package var bottom: Double
        package var right: Double

        package func union(_ other: Margins) -> Margins {
            Margins(
                top: max(top, other.top), left: max(left, other.left), bottom: max(bottom, other.bottom),
                right: max(right, other.right))
        }
    }

    /// How a plot differs when it is a panel among others.
    package struct Setting {
        package var extent: Extent?
        package var looks: SeriesLooks?
        package var margins: Margins?
        package var isPanel = false
        package var showsXTicks = true
        package var showsYTicks = true
        package var size: (width: Double, height: Double)?
        /// The series that this panel names, inside its frame; nil if the plot stands alone and names all of its own.
        package var named: Set<String>?
        /// Where names stand already decided, as in the other frames of an animation.
        package var fixedNames: [String: Vector] = [:]
        /// Names found no room beside the data.
        package var needsLegend = false
        package var hidesKey = false

        package init() {}
    }

    package let plot: Plot
    package let setting: Setting
    package let x: Axis
    package let y: Axis
    package let axes: Axes
    package let looks: SeriesLooks
    /// Whether a unit of x is as long as one of y.
    package let hasEqualUnits: Bool
    package let bars: [String]
    package let width: Double
    package let height: Double
    package let padding: Double

    package init(_ plot: Plot, _ setting: Setting = Setting()) throws {
        self.plot = plot
        self.setting = setting
        var extent = Extent()
        if let shared = setting.extent {
            extent = shared
        } else {
            extent = try plot.extent()
        }
        bars = extent.bars
        looks = setting.looks ?? plot.seriesLooks()
        if plot.axes == .hidden && extent.x.lower > extent.x.upper && extent.x.fixed == nil { extent.x.fixed = 0...1 }
        if plot.axes == .hidden && extent.y.lower > extent.y.upper && extent.y.fixed == nil { extent.y.fixed = 0...1 }
        x = try Axis(plot.xSettings.scale, extent.x, name: "x", plot: plot.title, air: 0)
        var y: Axis = try Axis(plot.ySettings.scale, extent.y, name: "y", plot: plot.title, air: 0.05)
        padding = setting.isPanel ? 6 : 20
        let isPlane = x.kind == .linear && y.kind == .linear
        // A map much longer than wide would be a thread.
        let isDrawable = (0.12...3).contains((y.upper - y.lower) / (x.upper - x.lower))
        hasEqualUnits =
            isPlane
            && (plot.wantsEqualUnits
                ?? (isDrawable && plot.axes == .shown && plot.marks.contains(where: \.isLandscape)))
        let size = setting.size ?? (plot.width, plot.height ?? 440)
        width = size.width
        guard (60...4000).contains(width), (60...4000).contains(size.height) else {
            throw PlotError.tooSmall(plot: plot.title, width: width, height: size.height)
        }
        height = size.height
        // Panels that share a scale must come to the same end, whatever room their titles leave them.
        let isFree = plot.ySettings.scale.range == nil && extent.y.fixed == nil && plot.ySettings.ticks == nil
        if isFree && !hasEqualUnits && plot.axes == .shown {
            y.reachTicks(count: setting.isPanel ? 4 : min(6, max(2, Int((height - 120) / 50))))
        }
        self.y = y
        axes = Axes(
            x: Axes.Side(
                axis: x, title: plot.xSettings.label, wished: plot.xSettings.ticks, marked: extent.x.marked,
                isWritten: setting.showsXTicks),
            y: Axes.Side(
                axis: y, title: plot.ySettings.label, wished: plot.ySettings.ticks, marked: extent.y.marked,
                isWritten: setting.showsYTicks),
            width: width, isCovered: plot.marks.contains(where: \.isOpaque))
    }

    // At half the width, on a phone, what is 15 here is read as 7.5.
    package var titleSize: Double { setting.isPanel ? 15.5 : Chart.headSize }
    package static let headSize = 19.0
    package static let subtitleSize = 15.0

    private var textWidth: Double { width - 2 * padding }

    package var titleLines: [String] {
        Lettering.balanced(plot.title, size: titleSize, width: textWidth)
    }

    package var subtitleLines: [String] {
        Lettering.wrap(plot.subtitle, size: Chart.subtitleSize, width: textWidth)
    }

    /// Names for the legend, if there is one.
    package var legend: [Legend.Item] {
        let named = Set(plot.marks.filter { $0.style.label != .hidden }.compactMap(\.style.series))
        let present = Legend.items(plot.marks.filter { named.contains($0.style.series ?? "") }, in: looks)
        let isShown =
            switch plot.legend {
            case .hidden: false
            case .top: true
            case .automatic: setting.needsLegend || bars.count > 1 || !fitsBeside(present.map(\.name))
            }
        return isShown && setting.named == nil ? present : []
    }

    /// Whether names have room at the ends of lines.
    private func fitsBeside(_ names: [String]) -> Bool {
        let widest = names.map { Lettering.width(of: $0, size: LabelRequest.size) }.max() ?? 0
        return widest < 0.32 * width && Double(names.count) * (LabelRequest.height + 1) < 0.6 * height
    }

    package var problems: [String] {
        let name = plot.title.isEmpty ? "" : "“\(plot.title)”: "
        return plot.marks.flatMap { $0.problems(x, y) }.map { name + $0 }
            + plot.insets.flatMap { $0.plot.flatMap(\.problems) }
    }

    package var showsAxes: Bool { plot.axes == .shown }

    /// Whether the y axis's name and the subtitle stand on one line.
    package var sharesLine: Bool {
        guard showsAxes, setting.showsYTicks, !plot.ySettings.label.isEmpty, subtitleLines.count == 1 else {
            return false
        }
        let widths = [plot.ySettings.label, plot.subtitle].map { Lettering.width(of: $0, size: Axes.titleSize) }
        return widths[0] + widths[1] + 40 < textWidth && !plot.marks.contains { $0.colorKey != nil }
    }

    /// The header from the top of the picture to the frame.
    package var headerHeight: Double {
        var height = padding
        height += Double(titleLines.count) * titleSize * 1.3
        if !subtitleLines.isEmpty && !sharesLine {
            height += 4 + Double(subtitleLines.count) * Chart.subtitleSize * 1.35
        }
        if !legend.isEmpty { height += 8 + Double(Legend.rows(legend, width: textWidth).count) * Legend.rowHeight }
        if height > padding { height += setting.isPanel ? 6 : 10 }
        if showsAxes { height += axes.titleHeightAbove }
        return height + (showsAxes ? 6 : 0)
    }

    package var footerHeight: Double {
        showsAxes ? axes.heightBelow(padding * 0.7) : padding
    }

    package func makeFrame(_ drawing: Drawing, _ area: Rectangle) -> Frame {
        var frame = Frame(drawing, area: area, x: x, y: y, looks: looks, bars: bars)
        frame.namesInside = setting.named != nil
        return frame
    }

    /// Which names are written where, with the frame as it stands.
    package func requests(_ frame: Frame) -> [LabelRequest] {
        var probe = frame
        let listed = legend.map(\.name)
        for mark in plot.marks { mark.label(in: &probe) }
        return LabelRequest.settled(probe.requests).filter { request in
            guard let group = request.group else { return true }
            return plot.legend != .hidden && !listed.contains(group) && setting.named?.contains(group) ?? true
        }
    }

    package func margins() -> Margins {
        var margins = Margins(top: headerHeight, left: padding, bottom: footerHeight, right: padding)
        let areaHeight = max(20, height - margins.top - margins.bottom)
        if showsAxes && setting.showsYTicks {
            margins.left = padding + axes.labelWidth(height: areaHeight) + 9
        } else if showsAxes {
            margins.left = padding + 4
        }
        // Half of the last label along x stands beyond the frame.
        let overhang = showsAxes ? axes.overhang(width: width - margins.left - margins.right) : 0
        if showsAxes {
            margins.right = max(margins.right, setting.isPanel ? max(10, overhang - 4) : max(22, overhang + 9))
        }
        let guess = Rectangle(
            minX: margins.left, minY: margins.top, maxX: max(margins.left + 20, width - margins.right),
            maxY: margins.top + areaHeight)
        let names = requests(makeFrame(Drawing(width: width, height: height), guess)).compactMap { request in
            if case .margin = request.place { Lettering.width(of: request.text, size: LabelRequest.size) } else { nil }
        }
        if let widest = names.max() {
            margins.right = max(padding * 0.6 + min(widest, width * 0.34) + 12, overhang + 9)
        }
        if let key = plot.marks.compactMap(\.colorKey).first, !setting.hidesKey { margins.right += key.width }
        return margins
    }
}

extension Plot {
    package func extent() throws -> Extent {
        var extent = Extent()
        for mark in marks { try mark.measure(&extent) }
        return extent
    }

    package func seriesLooks(_ known: SeriesLooks = SeriesLooks()) -> SeriesLooks {
        var colors = known
        for (name, color) in wishedColors { colors.add(name, color) }
        for name in reserved {
            colors.add(name, nil)
            colors.addSymbol(name, nil, isShown: false)
        }
        for mark in marks {
            guard let series = mark.style.series else { continue }
            colors.add(series, mark.style.color)
            if mark.hasSymbols { colors.addSymbol(series, mark.style.symbol) }
        }
        return colors
    }
}
