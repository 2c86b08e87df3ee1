/// Turns outlines into coverage: for every pixel, the exact share of its area that lies inside.
///
/// Each edge adds its signed area to the pixels it crosses; a running sum along the row then gives the coverage (the
/// accumulation buffer of Levien's font-rs, 2016). The sum is linear, so an outline may be handed over in pieces of the
/// same orientation: inner borders cancel without a seam, and what overlaps is clamped to one.
package struct Rasterizer: Sendable {
    package let width: Int
    package let height: Int
    private let stride: Int
    /// Zero between two fills: `sweep` clears what it reads.
    private var cells: [Float]
    /// A bit for each cell that was added to, 64 a word: of a wide area only the edges are visited.
    private var touched: [UInt64]
    private let words: Int
    private var rows: ClosedRange<Int>?
    /// Everything outside is left out.
    package var clip: PixelBox {
        didSet { clip = clip.intersection(PixelBox(x: 0..<width, y: 0..<height)) }
    }

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
        stride = width + 2
        cells = Array(repeating: 0, count: (width + 2) * height)
        words = (width + 2 + 63) / 64
        touched = Array(repeating: 0, count: words * height)
        clip = PixelBox(x: 0..<width, y: 0..<height)
    }

    /// Adds a polygon of four corners: most of a stroke, without an array for each.
    package mutating func add(_ a: Vector, _ b: Vector, _ c: Vector, _ d: Vector) {
        addEdge(d, a)
        addEdge(a, b)
        addEdge(b, c)
        addEdge(c, d)
    }

    package mutating func add(_ points: [Vector]) {
        guard var previous = points.last else { return }
        for point in points {
            addEdge(previous, point)
            previous = point
        }
    }

    /// Adds the edge from `a` to `b`, in pixels. What lies left of the clip box still counts for the pixels right of it.
    package mutating func addEdge(_ a: Vector, _ b: Vector) {
        guard a.y != b.y, a.isFinite, b.isFinite else { return }
        let (top, bottom) = (Double(clip.y.lowerBound), Double(clip.y.upperBound))
        let sign: Double = a.y < b.y ? 1 : -1
        var (p, q) = a.y < b.y ? (a, b) : (b, a)
        if q.y <= top || p.y >= bottom { return }
        let slope = (q.x - p.x) / (q.y - p.y)
        if p.y < top { p = Vector(p.x + (top - p.y) * slope, top) }
        if q.y > bottom { q = Vector(p.x + (bottom - p.y) * slope, bottom) }
        let (left, right) = (Double(clip.x.lowerBound), Double(clip.x.upperBound))
        if min(p.x, q.x) >= left && max(p.x, q.x) <= right {
            trace(p, q, sign)
        } else {
            traceClamped(p, q, sign, left, right)
        }
    }

    /// Cuts a downward edge where it crosses the left and right border, and moves the outer parts onto the border.
    private mutating func traceClamped(_ p: Vector, _ q: Vector, _ sign: Double, _ left: Double, _ right: Double) {
        var cuts = [p]
        let borders = p.x < q.x ? [left, right] : [right, left]
        for border in borders where (p.x - border) * (q.x - border) < 0 {
            cuts.append(Vector(border, p.y + (border - p.x) / (q.x - p.x) * (q.y - p.y)))
        }
        cuts.append(q)
        for (from, to) in zip(cuts, cuts.dropFirst()) {
            trace(
                Vector(min(max(from.x, left), right), from.y), Vector(min(max(to.x, left), right), to.y), sign)
        }
    }

    /// A downward edge that lies inside the clip box.
    private mutating func trace(_ p: Vector, _ q: Vector, _ sign: Double) {
        guard p.y < q.y else { return }
        let slope = (q.x - p.x) / (q.y - p.y)
        let firstRow = Int(p.y)
        let lastRow = min(Int(q.y.rounded(.up)), height) - 1
        guard firstRow <= lastRow else { return }
        rows = rows.map { min($0.lowerBound, firstRow)...max($0.upperBound, lastRow) } ?? firstRow...lastRow
        // The clip box lies within the bitmap and the edge within the clip box: its cells need not be checked one by one.
        let (stride, words) = (stride, words)
        cells.withUnsafeMutableBufferPointer { cells in
            touched.withUnsafeMutableBufferPointer { touched in
                let grid = Grid(cells: cells, touched: touched, stride: stride, words: words)
                grid.trace(p, q, sign, slope, rows: firstRow...lastRow)
            }
        }
    }

    /// Hands out runs of equal coverage, row by row from left to right, and clears the accumulator.
    @inline(__always)
    package mutating func sweep(_ body: (_ row: Int, _ columns: Range<Int>, _ coverage: Float) -> Void) {
        guard let rows else { return }
        let limit = clip.x.upperBound
        var (cells, touched) = ([Float](), [UInt64]())
        swap(&cells, &self.cells)
        swap(&touched, &self.touched)
        defer {
            swap(&cells, &self.cells)
            swap(&touched, &self.touched)
        }
        for row in rows {
            var sum: Float = 0
            var (start, coverage) = (0, Float(0))
            for word in 0..<words {
                var bits = touched[row * words + word]
                if bits == 0 { continue }
                touched[row * words + word] = 0
                while bits != 0 {
                    let column = word << 6 + bits.trailingZeroBitCount
                    bits &= bits - 1
                    if coverage > 0.002 && start < limit { body(row, start..<min(column, limit), coverage) }
                    sum += cells[row * stride + column]
                    cells[row * stride + column] = 0
                    coverage = min(abs(sum), 1)
                    start = column
                }
            }
            if coverage > 0.002 && start < limit { body(row, start..<start + 1, coverage) }
        }
        self.rows = nil
    }
}

/// The accumulator while an edge is added to it.
private struct Grid {
    let cells: UnsafeMutableBufferPointer<Float>
    let touched: UnsafeMutableBufferPointer<UInt64>
    let stride: Int
    let words: Int

    @inline(__always)
    func trace(_ p: Vector, _ q: Vector, _ sign: Double, _ slope: Double, rows: ClosedRange<Int>) {
        var x = p.x
        for row in rows {
            let enter = max(Double(row), p.y)
            let leave = min(Double(row + 1), q.y)
            let nextX = row == rows.upperBound ? q.x : p.x + (leave - p.y) * slope
            let d = (leave - enter) * sign
            let (x0, x1) = x < nextX ? (x, nextX) : (nextX, x)
            x = nextX
            let firstColumn = Int(x0)
            let lastColumn = Int(x1)
            let base = row * stride
            touch(row, firstColumn, lastColumn + 1)
            if firstColumn == lastColumn {
                // Within one column: a trapezoid.
                let inside = d * (1 - ((x0 + x1) / 2 - Double(firstColumn)))
                cells[base + firstColumn] += Float(inside)
                cells[base + firstColumn + 1] += Float(d - inside)
                continue
            }
            // Across columns: a triangle, then full trapezoids, then a triangle; `inside` runs up to d.
            let rate = d / (x1 - x0)
            let head = Double(firstColumn + 1) - x0
            var inside = 0.5 * rate * head * head
            cells[base + firstColumn] += Float(inside)
            var column = firstColumn + 1
            while column < lastColumn {
                let total = rate * (Double(column) + 0.5 - x0)
                cells[base + column] += Float(total - inside)
                inside = total
                column += 1
            }
            let tail = x1 - Double(lastColumn)
            let covered = d - 0.5 * rate * tail * tail
            cells[base + lastColumn] += Float(covered - inside)
            cells[base + lastColumn + 1] += Float(d - covered)
        }
    }

    @inline(__always)
    private func touch(_ row: Int, _ first: Int, _ last: Int) {
        for column in first...last { touched[row * words + column >> 6] |= 1 << UInt64(column & 63) }
    }
}

/// A box of whole pixels.
package struct PixelBox: Equatable, Sendable {
    package var x: Range<Int>
    package var y: Range<Int>

    package init(x: Range<Int>, y: Range<Int>) {
        self.x = x
        self.y = y
    }

    package func intersection(_ other: PixelBox) -> PixelBox {
        PixelBox(x: x.clamped(to: other.x), y: y.clamped(to: other.y))
    }
}
