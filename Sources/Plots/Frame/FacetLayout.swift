/// Places panels so that their frames are of one size and stand in line.
struct FacetLayout {
    let facets: Facets
    let extents: [Extent]
    let colors: SeriesColors
    let columns: Int
    let rows: Int
    let width: Double
    private let padding = 20.0
    private let gap = 14.0
    private let titleSize = 18.5
    private let legend: [Legend.Item]

    init(_ facets: Facets, _ extents: [Extent], _ colors: SeriesColors) throws {
        guard !facets.plots.isEmpty else { throw PlotError.noPanels(facets.title) }
        self.facets = facets
        self.extents = extents
        self.colors = colors
        columns = min(facets.columns, facets.plots.count)
        rows = (facets.plots.count + columns - 1) / columns
        width = facets.logicalWidth
        guard (160...4000).contains(width), facets.height.map({ (120...4000).contains($0) }) ?? true else {
            throw PlotError.tooSmall(plot: facets.title, width: width, height: facets.height ?? 0)
        }
        let named = facets.plots.filter { $0.legend != .hidden }
        let shown = named.flatMap(\.marks).filter { $0.style.label == .automatic }.compactMap(\.style.series)
        legend = Legend.items(shown, in: colors)
    }

    private var titleLines: [String] {
        Lettering.wrap(facets.title, size: titleSize, width: width - 2 * padding)
    }

    private var subtitleLines: [String] {
        Lettering.wrap(facets.subtitle, size: Chart.subtitleSize, width: width - 2 * padding)
    }

    private var headerHeight: Double {
        var height = padding + Double(titleLines.count) * titleSize * 1.3
        if !subtitleLines.isEmpty { height += 4 + Double(subtitleLines.count) * Chart.subtitleSize * 1.35 }
        if !legend.isEmpty { height += 10 + 20 * Double(Legend.rows(legend, width: width - 2 * padding).count) }
        return height + (height > padding ? 8 : 0)
    }

    private func setting(_ index: Int) -> Chart.Setting {
        var setting = Chart.Setting()
        setting.isPanel = true
        setting.extent = extents[index]
        setting.colors = colors
        setting.hidesSeries = true
        setting.sharedLegend = legend
        let sharesX = facets.sharing == .x || facets.sharing == .both
        let sharesY = facets.sharing == .y || facets.sharing == .both
        setting.showsXTicks = !sharesX || index + columns >= facets.plots.count
        setting.showsYTicks = !sharesY || index % columns == 0
        setting.hidesKey = sharesY && index % columns != columns - 1 && index != facets.plots.count - 1
        setting.size = (width / Double(columns), 300)
        return setting
    }

    func drawing() throws -> Drawing {
        let margins = try facets.plots.indices.map { try Chart(facets.plots[$0], setting($0)).margins() }
        func largest(_ value: (Chart.Margins) -> Double, _ isIncluded: (Int) -> Bool) -> Double {
            margins.indices.filter(isIncluded).map { value(margins[$0]) }.max() ?? 0
        }
        let lefts = (0..<columns).map { column in largest(\.left) { $0 % columns == column } }
        let rights = (0..<columns).map { column in largest(\.right) { $0 % columns == column } }
        let tops = (0..<rows).map { row in largest(\.top) { $0 / columns == row } }
        let bottoms = (0..<rows).map { row in largest(\.bottom) { $0 / columns == row } }
        let sides = lefts.reduce(0, +) + rights.reduce(0, +)
        let frameWidth = (width - 2 * (padding - 6) - sides - gap * Double(columns - 1)) / Double(columns)
        let stacks = tops.reduce(0, +) + bottoms.reduce(0, +) + gap * 0.5 * Double(rows - 1)
        let frameHeight: Double
        if let height = facets.height {
            frameHeight = (height - headerHeight - stacks - padding * 0.5) / Double(rows)
        } else {
            frameHeight = (frameWidth * unitRatio).rounded()
        }
        guard frameWidth >= 24, frameHeight >= 24 else {
            throw PlotError.tooSmall(plot: facets.title, width: width, height: facets.height ?? frameHeight)
        }
        let height = headerHeight + stacks + frameHeight * Double(rows) + padding * 0.5
        guard height <= 4000 else { throw PlotError.tooSmall(plot: facets.title, width: width, height: height) }
        var drawing = Drawing(width: width, height: height)
        writeHeader(&drawing)
        for (index, plot) in facets.plots.enumerated() {
            let (row, column) = (index / columns, index % columns)
            var setting = setting(index)
            setting.margins = Chart.Margins(
                top: tops[row], left: lefts[column], bottom: bottoms[row], right: rights[column])
            setting.size = (
                lefts[column] + frameWidth + rights[column], tops[row] + frameHeight + bottoms[row]
            )
            let before =
                Double(column) * (frameWidth + gap) + lefts[..<column].reduce(0, +) + rights[..<column].reduce(0, +)
            let above =
                Double(row) * (frameHeight + gap * 0.5) + tops[..<row].reduce(0, +) + bottoms[..<row].reduce(0, +)
            drawing.append(
                try Chart(plot, setting).drawing(), at: Vector(padding - 6 + before, headerHeight + above))
        }
        return drawing
    }

    /// Height of a frame beside its width.
    private var unitRatio: Double {
        guard let plot = facets.plots.first(where: \.hasEqualUnits),
            let index = facets.plots.firstIndex(where: \.hasEqualUnits),
            let chart = try? Chart(plot, setting(index))
        else { return 0.74 }
        return min(max((chart.y.upper - chart.y.lower) / (chart.x.upper - chart.x.lower), 0.3), 1.6)
    }

    private func writeHeader(_ drawing: inout Drawing) {
        var y = padding
        for line in titleLines {
            drawing.write(
                Text(line, at: Vector(padding, y + titleSize * 0.86), size: titleSize, weight: .bold, color: Ink.title))
            y += titleSize * 1.3
        }
        if !subtitleLines.isEmpty { y += 4 }
        for line in subtitleLines {
            drawing.write(
                Text(
                    line, at: Vector(padding, y + Chart.subtitleSize * 0.9), size: Chart.subtitleSize, color: Ink.faint)
            )
            y += Chart.subtitleSize * 1.35
        }
        if !legend.isEmpty { Legend.draw(legend, in: &drawing, at: Vector(padding, y + 8), width: width - 2 * padding) }
    }
}
