/// Names of series with a swatch each, in rows.
package enum Legend {
    package struct Item: Equatable, Sendable {
        package var name: String
        package var color: Color
        /// What the series' points look like, if it has any.
        package var symbol: Symbol?
        /// The dashes of its line, empty for a solid one; nil if it has no line.
        package var dash: [Double]?
        /// Whether its line is theory, broad and pale.
        package var isTheory = false
    }

    private static let size = 15.0
    package static let rowHeight = 22.0
    private static let patch = 13.0
    private static let stretch = 26.0

    /// The series that these marks show, in the order of their colours, each as it is drawn.
    package static func items(_ marks: [any Mark], in colors: SeriesLooks) -> [Item] {
        colors.all.compactMap { name, color in
            let own = marks.filter { $0.style.series == name }
            guard !own.isEmpty else { return nil }
            let lines = own.filter(\.hasLine)
            let isTheory = lines.allSatisfy { $0.style.lineKind == .theory }
            let dash = lines.first.map { $0.style.dash ?? (isTheory ? nil : colors.dash(of: name)) ?? [] }
            return Item(
                name: name, color: color, symbol: colors.symbol(of: name), dash: dash, isTheory: isTheory)
        }
    }

    /// A line's swatch ends with a dash, and its middle, where the symbol stands, is one: the gaps beside it are seen.
    private static func swatch(_ item: Item) -> Double {
        guard let dash = item.dash else { return patch }
        let period = dash.reduce(0, +) * 2
        guard period > 0, let first = dash.first else { return stretch }
        return max(1, (stretch / period).rounded()) * period + first
    }

    private static func width(_ item: Item) -> Double {
        swatch(item) + 7 + Lettering.width(of: item.name, size: size) + 22
    }

    package static func rows(_ items: [Item], width: Double) -> [[Item]] {
        var rows: [[Item]] = [[]]
        var used = 0.0
        for item in items {
            let needed = self.width(item)
            if used > 0 && used + needed > width {
                rows.append([])
                used = 0
            }
            rows[rows.count - 1].append(item)
            used += needed
        }
        return rows
    }

    package static func draw(_ items: [Item], in drawing: inout Drawing, at corner: Vector, width: Double) {
        for (row, items) in rows(items, width: width).enumerated() {
            var x = corner.x
            let middle = corner.y + rowHeight * Double(row) + 9
            for item in items {
                let width = swatch(item)
                drawSwatch(item, in: &drawing, Rectangle(x: x, y: middle - patch / 2, width: width, height: patch))
                drawing.write(
                    Text(
                        item.name, at: Vector(x + width + 7, middle + size * 0.36), size: size,
                        color: item.color.asText))
                x += self.width(item)
            }
        }
    }

    /// A piece of the line with its dashes and its symbol, or of the area.
    private static func drawSwatch(_ item: Item, in drawing: inout Drawing, _ box: Rectangle) {
        if let dash = item.dash {
            let ends = Outline([Vector(box.minX, box.center.y), Vector(box.maxX, box.center.y)])
            drawing.stroke(
                ends, Stroke((item.isTheory ? LineKind.theory : .measured).width, cap: .butt, dash: dash),
                item.isTheory ? item.color.pale : item.color)
        }
        if let symbol = item.symbol {
            drawing.draw(symbol, at: box.center, size: item.dash == nil ? 11 : 8.5, item.color)
        } else if item.dash == nil {
            let flat = Rectangle(x: box.minX, y: box.minY + 1, width: box.width, height: box.height - 2)
            drawing.fill(Outline(flat, cornerRadius: 2), item.color)
        }
    }
}

extension ColorKey {
    private static let bar = 12.0

    private func ticks(height: Double) -> Ticks {
        let count = max(2, min(6, Int(height / 34)))
        if !steps.isEmpty {
            let stride = max(1, (steps.count + count - 1) / count)
            let values = steps.indices.filter { $0 % stride == 0 }.map { steps[$0] }
            return Ticks(roughly: values)
        }
        return Ticks(Axis(kind: .linear, lower: lower, upper: upper), count: count)
    }

    /// The room it takes beside the frame.
    package var width: Double {
        let labels = ticks(height: 400).major.map { Lettering.width(of: $0.label, size: Axes.tickSize) }.max() ?? 0
        return 16 + ColorKey.bar + 6 + max(labels, Lettering.width(of: label, size: Axes.tickSize) - ColorKey.bar - 6)
    }

    package func draw(in drawing: inout Drawing, x: Double, area: Rectangle) {
        let box = Rectangle(x: x + 16, y: area.minY, width: ColorKey.bar, height: area.height)
        let count = steps.isEmpty ? 128 : steps.count + 1
        let colors = (0..<count).map { Optional(map.color(at: Double(count - 1 - $0) / Double(max(count - 1, 1)))) }
        drawing.image(PixelGrid(columns: 1, rows: count, colors: colors), in: box)
        drawing.write(
            Text(label, at: Vector(box.minX, area.minY - 10), size: Axes.tickSize, color: Ink.text))
        for tick in ticks(height: area.height).major {
            let share: Double
            if let index = steps.firstIndex(of: tick.value) {
                share = Double(index + 1) / Double(count)
            } else {
                share = (tick.value - lower) / (upper - lower)
            }
            drawing.write(
                Text(
                    tick.label, at: Vector(box.maxX + 6, box.maxY - share * box.height + Axes.tickSize * 0.35),
                    size: Axes.tickSize, color: Ink.text))
        }
    }
}
