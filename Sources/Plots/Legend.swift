/// Names of series with a swatch each, in rows.
package enum Legend {
    private static let size = 13.0
    private static let swatch = 13.0

    private static func width(_ name: String) -> Double {
        swatch + 6 + Lettering.width(of: name, size: size) + 20
    }

    package static func rows(
        _ names: [(name: String, color: Color)], width: Double
    ) -> [[(name: String, color: Color)]] {
        var rows: [[(name: String, color: Color)]] = [[]]
        var used = 0.0
        for item in names {
            let needed = self.width(item.name)
            if used > 0 && used + needed > width {
                rows.append([])
                used = 0
            }
            rows[rows.count - 1].append(item)
            used += needed
        }
        return rows
    }

    package static func draw(
        _ names: [(name: String, color: Color)], in drawing: inout Drawing, at corner: Vector, width: Double
    ) {
        for (row, items) in rows(names, width: width).enumerated() {
            var x = corner.x
            let middle = corner.y + 20 * Double(row) + 8
            for item in items {
                let box = Rectangle(x: x, y: middle - swatch / 2 + 1, width: swatch, height: swatch - 2)
                drawing.fill(Outline(box, cornerRadius: 3), item.color)
                drawing.write(
                    Text(
                        item.name, at: Vector(x + swatch + 6, middle + size * 0.36), size: size,
                        color: item.color.asText))
                x += self.width(item.name)
            }
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
        let labels = ticks(height: 400).major.map { Lettering.width(of: $0.label, size: Chart.tickSize) }.max() ?? 0
        return 16 + ColorKey.bar + 6 + max(labels, Lettering.width(of: label, size: Chart.tickSize) - ColorKey.bar - 6)
    }

    package func draw(in drawing: inout Drawing, x: Double, area: Rectangle) {
        let box = Rectangle(x: x + 16, y: area.minY, width: ColorKey.bar, height: area.height)
        let count = steps.isEmpty ? 128 : steps.count + 1
        let colors = (0..<count).map { Optional(map.color(at: Double(count - 1 - $0) / Double(max(count - 1, 1)))) }
        drawing.image(PixelGrid(columns: 1, rows: count, colors: colors), in: box)
        drawing.write(
            Text(label, at: Vector(box.minX, area.minY - 10), size: Chart.tickSize, color: Ink.text))
        for tick in ticks(height: area.height).major {
            let share: Double
            if let index = steps.firstIndex(of: tick.value) {
                share = Double(index + 1) / Double(count)
            } else {
                share = (tick.value - lower) / (upper - lower)
            }
            drawing.write(
                Text(
                    tick.label, at: Vector(box.maxX + 6, box.maxY - share * box.height + Chart.tickSize * 0.35),
                    size: Chart.tickSize, color: Ink.text))
        }
    }
}
