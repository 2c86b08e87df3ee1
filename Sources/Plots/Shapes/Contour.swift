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

    /// A height's outline, in grid units.
    package struct Level: Equatable, Sendable {
        /// Closed rings around what is at or above the height; those of holes turn the other way.
        package var region = Outline()
        /// The rings without their ways along the border and along cells that lack a number.
        package var lines = Outline()
    }

    /// The outlines of all heights in one pass over the cells.
    ///
    /// - Parameter heights: rising.
    package func levels(at heights: [Double]) -> [Level] {
        guard columns > 0, rows > 0 else { return heights.map { _ in Level() } }
        var march = March(self, heights)
        return heights.indices.map { march.trace($0) }
    }
}

/// The ways of all heights through the cells of a grid with a margin of cells around it, in which everything is below every
/// height: with it each ring closes.
private struct March {
    /// A way through one cell, from edge to edge, what is at or above the height on its left.
    private struct Segment {
        var from: Int
        var to: Int
        /// Whether the cell lies in the margin or lacks a number: a ring closes there, but no line runs there.
        var isBorder: Bool
    }

    private let grid: Contour
    private let heights: [Double]
    /// Vertices a row, the margin's two included.
    private let width: Int
    private var segments: [[Segment]]
    /// Which segment of the height at hand begins at an edge. Edge 2·vertex runs from a vertex to the right, 2·vertex + 1 upwards.
    private var starts: [Int32]

    init(_ grid: Contour, _ heights: [Double]) {
        self.grid = grid
        self.heights = heights
        width = grid.columns + 2
        segments = heights.map { _ in [] }
        starts = Array(repeating: 0, count: 2 * width * (grid.rows + 2))
        let ranks = ranks()
        let hasGaps = grid.values.contains { $0.isNaN }
        for row in 0...grid.rows {
            for column in 0...grid.columns {
                let vertex = row * width + column
                let (a, b) = (ranks[vertex], ranks[vertex + 1])
                let (c, d) = (ranks[vertex + width + 1], ranks[vertex + width])
                if a == b && b == c && c == d { continue }
                let isInside = row > 0 && column > 0 && row < grid.rows && column < grid.columns
                cross(column, row, corners: SIMD4(a, b, c, d), isBorder: !isInside || hasGaps && lacksNumber(vertex))
            }
        }
    }

    /// How many heights each vertex reaches; none in the margin and without a number.
    private func ranks() -> [Int32] {
        var ranks = [Int32](repeating: 0, count: width * (grid.rows + 2))
        var index = 0
        var (rank, floor, ceiling) = (0, Double.infinity, -Double.infinity)
        for row in 1...grid.rows {
            for column in 1...grid.columns {
                let value = grid.values[index]
                index += 1
                // Mostly a value lies between the same two heights as its neighbour.
                let isAlike = value >= floor && value < ceiling
                if !isAlike {
                    var (low, high) = (0, heights.count)
                    while low < high {
                        let middle = (low + high) / 2
                        if value >= heights[middle] { low = middle + 1 } else { high = middle }
                    }
                    rank = low
                    floor = low > 0 ? heights[low - 1] : -.infinity
                    ceiling = low < heights.count ? heights[low] : .infinity
                }
                ranks[row * width + column] = Int32(rank)
            }
        }
        return ranks
    }

    /// Adds the ways of every height that passes between a cell's corners, which are given counterclockwise from the lower left.
    ///
    /// - Parameter isBorder: whether the cell lies in the margin or lacks a number.
    private mutating func cross(_ column: Int, _ row: Int, corners: SIMD4<Int32>, isBorder: Bool) {
        let vertex = row * width + column
        let edges = SIMD4(2 * vertex, 2 * (vertex + 1) + 1, 2 * (vertex + width), 2 * vertex + 1)
        for height in Int(corners.min())..<Int(corners.max()) {
            // Once around the cell: where the way out of the region is met, the ring turns inwards, and it leaves where the
            // region is met again. At a saddle this keeps the region joined.
            for side in 0..<4 where corners[side] > height && corners[(side + 1) % 4] <= height {
                var exit = (side + 1) % 4
                while corners[(exit + 1) % 4] <= height { exit = (exit + 1) % 4 }
                segments[height].append(Segment(from: edges[side], to: edges[exit], isBorder: isBorder))
            }
        }
    }

    /// Whether one of the four vertices of a cell has no number.
    private func lacksNumber(_ vertex: Int) -> Bool {
        [vertex, vertex + 1, vertex + width, vertex + width + 1].contains { value(at: $0).isNaN }
    }

    /// Not a number in the margin.
    private func value(at vertex: Int) -> Double {
        let (column, row) = (vertex % width - 1, vertex / width - 1)
        guard (0..<grid.columns).contains(column), (0..<grid.rows).contains(row) else { return .nan }
        return grid.values[row * grid.columns + column]
    }

    /// Follows the segments of a height from ring to ring.
    mutating func trace(_ index: Int) -> Contour.Level {
        let (segments, height) = (segments[index], heights[index])
        for (number, segment) in segments.enumerated() { starts[segment.from] = Int32(number) }
        var used = [Bool](repeating: false, count: segments.count)
        var level = Contour.Level()
        // A ring that touches the border is begun there, so that its lines are whole.
        for wanted in [true, false] {
            for first in segments.indices where !used[first] && segments[first].isBorder == wanted {
                var ring = Ring()
                var next = first
                repeat {
                    used[next] = true
                    ring.add(place(of: segments[next].from, height), isBorder: segments[next].isBorder)
                    next = Int(starts[segments[next].to])
                } while next != first
                ring.close(into: &level)
            }
        }
        return level
    }

    /// Where a height crosses an edge, of whose ends one is at or above it and the other below or without a number.
    private func place(of edge: Int, _ height: Double) -> Vector {
        let (a, b) = (edge / 2, edge / 2 + (edge % 2 == 0 ? 1 : width))
        let (v, w) = (value(at: a), value(at: b))
        if v.isNaN { return place(ofVertex: b) }
        if w.isNaN { return place(ofVertex: a) }
        let share = (v - height) / (v - w)
        let (p, q) = (place(ofVertex: a), place(ofVertex: b))
        return p + (q - p) * (share.isFinite ? min(max(share, 0), 1) : 0.5)
    }

    private func place(ofVertex vertex: Int) -> Vector {
        Vector(Double(vertex % width - 1), Double(vertex / width - 1))
    }
}

/// A ring as it is followed, and its stretches off the border.
private struct Ring {
    private var points: [Vector] = []
    private var lines = Outline()
    private var isOnLine = false
    private var touchesBorder = false

    /// - Parameter isBorder: whether the ring goes on along the border.
    mutating func add(_ point: Vector, isBorder: Bool) {
        if isOnLine || !isBorder {
            if isOnLine { lines.line(to: point) } else { lines.move(to: point) }
        }
        isOnLine = !isBorder
        touchesBorder = touchesBorder || isBorder
        guard let last = points.last else { return points.append(point) }
        if point == last { return }
        if points.count > 1 {
            // A straight way along the border is one side, however many cells it passes.
            let before = points[points.count - 2]
            if (before.x == last.x && last.x == point.x) || (before.y == last.y && last.y == point.y) {
                points.removeLast()
            }
        }
        points.append(point)
    }

    mutating func close(into level: inout Contour.Level) {
        guard let first = points.first else { return }
        if isOnLine && touchesBorder { lines.line(to: first) }
        if !touchesBorder { lines.close() }
        level.region.append(Outline(points, closed: true))
        level.lines.append(lines)
    }
}
