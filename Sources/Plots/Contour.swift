/// Lines and regions of equal height on a grid (marching squares; Lorensen and Cline 1987 in the plane).
package struct Contour: Sendable {
    package let columns: Int
    package let rows: Int
    /// Row after row, the first at the lower end of y.
    package let values: [Double]

    package init(columns: Int, rows: Int, values: [Double]) {
        self.columns = columns
        self.rows = rows
        self.values = values
    }

    /// The outline of what is at or above a level, in grid units, as pieces that turn the same way and touch without
    /// overlap: whole runs of cells as rectangles, cells that the level crosses as polygons.
    package func region(atLeast level: Double) -> Outline {
        var path = Outline()
        for row in 0..<max(rows - 1, 0) {
            var runStart: Int?
            let (low, high) = (row * columns, (row + 1) * columns)
            func endRun(_ column: Int) {
                guard let start = runStart else { return }
                path.append(
                    Outline(
                        Rectangle(minX: Double(start), minY: Double(row), maxX: Double(column), maxY: Double(row + 1))))
                runStart = nil
            }
            for column in 0..<max(columns - 1, 0) {
                let a = values[low + column] - level
                let b = values[low + column + 1] - level
                let c = values[high + column + 1] - level
                let d = values[high + column] - level
                if a >= 0 && b >= 0 && c >= 0 && d >= 0 {
                    if runStart == nil { runStart = column }
                    continue
                }
                endRun(column)
                if (a < 0 && b < 0 && c < 0 && d < 0) || (a + b + c + d).isNaN { continue }
                path.append(Outline(polygon(column, row, a, b, c, d), closed: true))
            }
            endRun(columns - 1)
        }
        return path
    }

    private func polygon(_ column: Int, _ row: Int, _ a: Double, _ b: Double, _ c: Double, _ d: Double) -> [Vector] {
        let corner = Vector(Double(column), Double(row))
        let corners = [(corner, a), (corner + Vector(1, 0), b), (corner + Vector(1, 1), c), (corner + Vector(0, 1), d)]
        var points: [Vector] = []
        points.reserveCapacity(6)
        for index in 0..<4 {
            let (p, v) = corners[index]
            let (q, w) = corners[(index + 1) % 4]
            if v >= 0 { points.append(p) }
            if (v >= 0) != (w >= 0) { points.append(p + (q - p) * Contour.crossing(v, w)) }
        }
        return points
    }

    /// Where between two values of different sign the zero lies, from 0 to 1.
    private static func crossing(_ v: Double, _ w: Double) -> Double {
        let share = v / (v - w)
        return share.isFinite ? min(max(share, 0), 1) : 0.5
    }

    /// The line of a level, in grid units, stitched from cell to cell.
    package func lines(at level: Double) -> Outline {
        // Edge ids: 2·vertex for the edge to the right of a vertex, 2·vertex + 1 for the edge above it.
        var segments: [(Int, Int)] = []
        for row in 0..<max(rows - 1, 0) {
            for column in 0..<max(columns - 1, 0) {
                let vertex = row * columns + column
                let a = values[vertex] >= level
                let b = values[vertex + 1] >= level
                let c = values[vertex + columns + 1] >= level
                let d = values[vertex + columns] >= level
                if a == b && b == c && c == d { continue }
                let sum = values[vertex] + values[vertex + 1] + values[vertex + columns] + values[vertex + columns + 1]
                if sum.isNaN { continue }
                let (bottom, right) = (2 * vertex, 2 * (vertex + 1) + 1)
                let (top, left) = (2 * (vertex + columns), 2 * vertex + 1)
                var crossed: [Int] = []
                if a != b { crossed.append(bottom) }
                if b != c { crossed.append(right) }
                if c != d { crossed.append(top) }
                if d != a { crossed.append(left) }
                if crossed.count == 2 {
                    segments.append((crossed[0], crossed[1]))
                } else if a {
                    // A saddle: the region of what is above stays joined, as in `region`.
                    segments.append((bottom, right))
                    segments.append((top, left))
                } else {
                    segments.append((left, bottom))
                    segments.append((right, top))
                }
            }
        }
        return stitch(segments, level)
    }

    private func stitch(_ segments: [(Int, Int)], _ level: Double) -> Outline {
        guard !segments.isEmpty else { return Outline() }
        var touching = [Int32](repeating: -1, count: 4 * values.count)
        for (index, segment) in segments.enumerated() {
            for edge in [segment.0, segment.1] {
                touching[2 * edge + (touching[2 * edge] < 0 ? 0 : 1)] = Int32(index)
            }
        }
        var used = [Bool](repeating: false, count: segments.count)
        var path = Outline()
        func walk(from first: Int, entering edge: Int) {
            var points = [place(of: edge, level)]
            var (segment, entry) = (first, edge)
            while true {
                used[segment] = true
                let exit = segments[segment].0 == entry ? segments[segment].1 : segments[segment].0
                points.append(place(of: exit, level))
                let next = [Int(touching[2 * exit]), Int(touching[2 * exit + 1])].first { $0 >= 0 && !used[$0] }
                guard let next else {
                    let isClosed = exit == edge
                    path.append(Outline(isClosed ? Array(points.dropLast()) : points, closed: isClosed))
                    return
                }
                (segment, entry) = (next, exit)
            }
        }
        for (index, segment) in segments.enumerated() where !used[index] {
            if touching[2 * segment.0 + 1] < 0 {
                walk(from: index, entering: segment.0)
            } else if touching[2 * segment.1 + 1] < 0 {
                walk(from: index, entering: segment.1)
            }
        }
        for (index, segment) in segments.enumerated() where !used[index] { walk(from: index, entering: segment.0) }
        return path
    }

    private func place(of edge: Int, _ level: Double) -> Vector {
        let vertex = edge / 2
        let other = edge % 2 == 0 ? vertex + 1 : vertex + columns
        let p = Vector(Double(vertex % columns), Double(vertex / columns))
        let q = Vector(Double(other % columns), Double(other / columns))
        return p + (q - p) * Contour.crossing(values[vertex] - level, values[other] - level)
    }
}
