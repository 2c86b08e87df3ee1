/// Places panels so that their frames are of one size and stand in line, and decides which panel names which series.
package struct FacetLayout {
    /// What each panel names, and where if that is already decided.
    package struct Naming: Equatable, Sendable {
        package var panels: [Set<String>]
        package var places: [[String: Vector]]
        package var needsLegend = false
    }

    let facets: Facets
    let extents: [Extent]
    let looks: SeriesLooks
    let columns: Int
    let rows: Int
    let width: Double
    private let padding = 20.0
    private let gap = 14.0
    private let titleSize = Chart.headSize
    /// All series that want a name.
    private let named: [Legend.Item]

    package init(_ facets: Facets, _ extents: [Extent], _ looks: SeriesLooks) throws {
        guard !facets.plots.isEmpty else { throw PlotError.noPanels(facets.title) }
        self.facets = facets
        self.extents = extents
        self.looks = looks
        columns = facets.columns
        rows = (facets.plots.count + columns - 1) / columns
        width = facets.logicalWidth
        guard (160...4000).contains(width), facets.height.map({ (120...4000).contains($0) }) ?? true else {
            throw PlotError.tooSmall(plot: facets.title, width: width, height: facets.height ?? 0)
        }
        let shown = facets.plots.filter { $0.legend != .hidden }.flatMap(\.marks)
        let names = Set(shown.filter { $0.style.label == .automatic }.compactMap(\.style.series))
        named = Legend.items(shown.filter { names.contains($0.style.series ?? "") }, in: looks)
    }

    private var titleLines: [String] {
        Lettering.balanced(facets.title, size: titleSize, width: width - 2 * padding)
    }

    private var subtitleLines: [String] {
        Lettering.wrap(facets.subtitle, size: Chart.subtitleSize, width: width - 2 * padding)
    }

    private func headerHeight(_ legend: [Legend.Item]) -> Double {
        var height = padding + Double(titleLines.count) * titleSize * 1.3
        if !subtitleLines.isEmpty { height += 4 + Double(subtitleLines.count) * Chart.subtitleSize * 1.35 }
        if !legend.isEmpty {
            height += 10 + Legend.rowHeight * Double(Legend.rows(legend, width: width - 2 * padding).count)
        }
        return height + (height > padding ? 8 : 0)
    }

    private func setting(_ index: Int, _ naming: Naming? = nil) -> Chart.Setting {
        var setting = Chart.Setting()
        setting.isPanel = true
        setting.extent = extents[index]
        setting.looks = looks
        setting.named = naming.map { $0.needsLegend ? [] : $0.panels[index] } ?? Set(named.map(\.name))
        if let naming { setting.fixedNames = naming.places[index] }
        let sharesX = facets.sharing == .x || facets.sharing == .both
        let sharesY = facets.sharing == .y || facets.sharing == .both
        setting.showsXTicks = !sharesX || index + columns >= facets.plots.count
        setting.showsYTicks = !sharesY || index % columns == 0
        setting.hidesKey = sharesY && index % columns != columns - 1 && index != facets.plots.count - 1
        setting.size = (width / Double(columns), 300)
        return setting
    }

    /// Where the panels stand in a picture.
    private struct Grid {
        var height: Double
        /// Each panel's margins, the size it takes with them, and its corner.
        var panels: [(margins: Chart.Margins, size: (width: Double, height: Double), corner: Vector)]
    }

    private func grid(_ legend: [Legend.Item]) throws -> Grid {
        let charts = try facets.plots.indices.map { try Chart(facets.plots[$0], setting($0)) }
        let margins = charts.map { $0.margins() }
        func largest(_ value: (Chart.Margins) -> Double, _ isIncluded: (Int) -> Bool) -> Double {
            margins.indices.filter(isIncluded).map { value(margins[$0]) }.max() ?? 0
        }
        let lefts = (0..<columns).map { column in largest(\.left) { $0 % columns == column } }
        let rights = (0..<columns).map { column in largest(\.right) { $0 % columns == column } }
        let bottoms = (0..<rows).map { row in largest(\.bottom) { $0 / columns == row } }
        let sides = lefts.reduce(0, +) + rights.reduce(0, +)
        let frameWidth = (width - 2 * (padding - 6) - sides - gap * Double(columns - 1)) / Double(columns)
        // A title of a panel takes as many lines as its own width asks for.
        let heads = try facets.plots.indices.map { index in
            var setting = setting(index)
            setting.size = (lefts[index % columns] + frameWidth + rights[index % columns], 300)
            return try Chart(facets.plots[index], setting).headerHeight
        }
        let tops = (0..<rows).map { row in heads.indices.filter { $0 / columns == row }.map { heads[$0] }.max() ?? 0 }
        let stacks = tops.reduce(0, +) + bottoms.reduce(0, +) + gap * 0.5 * Double(rows - 1)
        let header = headerHeight(legend)
        let frameHeight: Double
        if let height = facets.fittingHeight {
            frameHeight = (height - header - stacks - padding * 0.5) / Double(rows)
        } else {
            frameHeight = (frameWidth * unitRatio(charts)).rounded()
        }
        guard frameWidth >= 24, frameHeight >= 24 else {
            throw PlotError.tooSmall(plot: facets.title, width: width, height: facets.height ?? frameHeight)
        }
        let height = header + stacks + frameHeight * Double(rows) + padding * 0.5
        guard height <= 4000 else { throw PlotError.tooSmall(plot: facets.title, width: width, height: height) }
        let panels = facets.plots.indices.map { index in
            let (row, column) = (index / columns, index % columns)
            let before =
                Double(column) * (frameWidth + gap) + lefts[..<column].reduce(0, +) + rights[..<column].reduce(0, +)
            let above =
                Double(row) * (frameHeight + gap * 0.5) + tops[..<row].reduce(0, +) + bottoms[..<row].reduce(0, +)
            return (
                Chart.Margins(top: tops[row], left: lefts[column], bottom: bottoms[row], right: rights[column]),
                (lefts[column] + frameWidth + rights[column], tops[row] + frameHeight + bottoms[row]),
                Vector(padding - 6 + before, header + above)
            )
        }
        return Grid(height: height, panels: panels)
    }

    private func chart(_ index: Int, _ grid: Grid, _ naming: Naming?) throws -> Chart {
        var setting = setting(index, naming)
        setting.margins = grid.panels[index].margins
        setting.size = grid.panels[index].size
        return try Chart(facets.plots[index], setting)
    }

    /// Each panel names its series, if all of their names read there; if so no name is left out of all panels, else all stand in
    /// one row above them.
    package func naming() throws -> Naming {
        let none = [Set<String>](repeating: [], count: facets.plots.count)
        var naming = Naming(panels: none, places: Array(repeating: [:], count: none.count))
        guard !named.isEmpty else { return naming }
        naming.needsLegend = true
        if facets.plots.contains(where: { $0.legend == .top }) { return naming }
        let grid = try grid([])
        let trials = try facets.plots.indices.map { try chart($0, grid, nil).drawn().names }
        let names = Set(named.map(\.name))
        for index in facets.plots.indices {
            let own = Set(facets.plots[index].marks.compactMap(\.style.series)).intersection(names)
            let missing = own.filter { trials[index][$0]?.fits != true }
            // A panel names all that ask for it or none; a series goes without only where the panel does not ask.
            if missing.contains(where: { trials[index][$0] != nil }) { continue }
            naming.panels[index] = own.subtracting(missing)
        }
        naming.needsLegend = naming.panels.reduce(Set()) { $0.union($1) } != names
        return naming
    }

    package func drawing() throws -> Drawing { try drawn(naming()).drawing }

    /// The drawing, and where the names came to stand in each panel.
    package func drawn(_ naming: Naming) throws -> (drawing: Drawing, places: [[String: Vector]]) {
        let legend = naming.needsLegend ? named : []
        let grid = try grid(legend)
        var drawing = Drawing(width: width, height: grid.height)
        writeHeader(&drawing, legend)
        var places: [[String: Vector]] = []
        for index in facets.plots.indices {
            let (panel, names) = try chart(index, grid, naming).drawn()
            drawing.append(panel, at: grid.panels[index].corner)
            places.append(names.mapValues(\.center))
        }
        return (drawing, places)
    }

    /// Height of a frame beside its width: as equal units need it; a panel that has the width to itself is flat.
    private func unitRatio(_ charts: [Chart]) -> Double {
        guard let chart = charts.first(where: \.hasEqualUnits) else { return columns == 1 ? 0.36 : 0.78 }
        return min(max((chart.y.upper - chart.y.lower) / (chart.x.upper - chart.x.lower), 0.15), 1.6)
    }

    private func writeHeader(_ drawing: inout Drawing, _ legend: [Legend.Item]) {
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
