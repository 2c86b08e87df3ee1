import Plots
import Testing

@Suite struct ContourTests {
    /// x² + y² over −1…1.
    private static let bowl = grid(81) { $0 * $0 + $1 * $1 }

    private static func grid(_ count: Int, _ f: (Double, Double) -> Double) -> Contour {
        let places = (0..<count).map { 2 * Double($0) / Double(count - 1) - 1 }
        return Contour(columns: count, rows: count, values: places.flatMap { y in places.map { f($0, y) } })
    }

    private func area(_ outline: Outline) -> Double {
        outline.pieces.reduce(0) { sum, piece in
            let points = piece.points
            return sum + points.indices.reduce(0) { $0 + points[$1].cross(points[($1 + 1) % points.count]) } / 2
        }
    }

    private func level(_ grid: Contour, _ height: Double) -> Contour.Level { grid.levels(at: [height])[0] }

    @Test func `A region has the right area, its holes turn the other way`() {
        let region = level(ContourTests.bowl, 0.25).region
        let cell = 2.0 / 80
        // The square less a disc of radius one half; straight chords lose of the order of the cell squared.
        #expect(abs(area(region) * cell * cell - (4 - Double.pi / 4)) < 0.002)
        #expect(region.pieces.map { area(Outline($0.points)) > 0 } == [true, false])
        // Ways along the border are one side each: four corners, and where the ring was begun.
        #expect((region.pieces.first?.points.count).map { $0 <= 5 } == true)
    }

    /// The share of a cell above a height, by the shoelace formula on the polygon that linear edges cut out of it.
    private func share(of corners: [Double], atLeast height: Double) -> Double {
        let places = [Vector(0, 0), Vector(1, 0), Vector(1, 1), Vector(0, 1)]
        var polygon: [Vector] = []
        for side in 0..<4 {
            let (v, w) = (corners[side], corners[(side + 1) % 4])
            let (p, q) = (places[side], places[(side + 1) % 4])
            if v >= height { polygon.append(p) }
            if (v >= height) != (w >= height) { polygon.append(p + (q - p) * ((v - height) / (v - w))) }
        }
        return area(Outline(polygon))
    }

    @Test(arguments: 1...20) func `Rings enclose what the cells one by one add up to`(seed: UInt64) {
        var random = Random(seed: seed)
        let (columns, rows) = (9, 7)
        let grid = Contour(
            columns: columns, rows: rows, values: (0..<columns * rows).map { _ in random.next(in: 0...1) })
        let heights = [0.2, 0.5, 0.51, 0.9]
        for (height, level) in zip(heights, grid.levels(at: heights)) {
            var expected = 0.0
            for row in 0..<rows - 1 {
                for column in 0..<columns - 1 {
                    let low = row * columns + column
                    let corners = [low, low + 1, low + columns + 1, low + columns].map { grid.values[$0] }
                    expected += share(of: corners, atLeast: height)
                }
            }
            // A sum of at most 48 areas below 1, each good to a few units in the last place.
            #expect(abs(area(level.region) - expected) < 1e-12)
            #expect(level == grid.levels(at: [height])[0])
        }
    }

    @Test func `A level's line is one closed ring at its height`() throws {
        let rings = level(ContourTests.bowl, 0.25).lines
        #expect(rings.pieces.count == 1)
        let ring = try #require(rings.pieces.first)
        #expect(ring.isClosed)
        for point in ring.points {
            let place = point * (2.0 / 80) - Vector(1, 1)
            #expect(abs(place.norm - 0.5) < 0.002)
        }
    }

    @Test func `A line that meets the border is open`() {
        let lines = level(ContourTests.grid(20) { x, _ in x }, 0.1).lines
        #expect(lines.pieces.count == 1)
        #expect(lines.pieces.allSatisfy { !$0.isClosed && $0.points.count == 20 })
    }

    @Test func `A saddle's line and region agree`() {
        let saddle = Contour(columns: 2, rows: 2, values: [1, 0, 0, 1])
        #expect(level(saddle, 0.5).lines.pieces.count == 2)
        #expect(level(saddle, 0.5).region.pieces.first?.points.count == 6)
    }

    @Test func `Cells without a number stay empty`() {
        let holes = Contour(columns: 3, rows: 2, values: [1, 1, .nan, 1, 1, .nan])
        #expect(level(holes, 0.5).region.bounds?.maxX == 1)
        #expect(level(holes, 1).lines.pieces.allSatisfy { $0.points.allSatisfy(\.isFinite) })
    }

    @Test func `Levels are round, logarithmic or as asked`() {
        func heights(_ levels: ContourMark.Levels) -> [Double] {
            ContourMark(x: 0...10, y: 0...10, levels: levels) { x, y in x * y }.heights
        }
        #expect(heights(.count(11)) == [10, 20, 30, 40, 50, 60, 70, 80, 90])
        #expect(heights(.at([3, 1])) == [1, 3])
        #expect(heights(.count(3)) == [50])
        let log = heights(.logarithmic(4))
        for (a, b) in zip(log, log.dropFirst()) { #expect(abs(b / a - 10) < 1e-9) }
        #expect(ContourMark(x: 0...1, y: 0...1) { _, _ in 1 }.heights.isEmpty)
    }

    @Test func `Uneven rows are refused with the reason`() {
        #expect(throws: PlotError.self) {
            try Plot { ContourMark(values: [[1, 2], [3]], x: 0...1, y: 0...1) }.drawing()
        }
    }
}
