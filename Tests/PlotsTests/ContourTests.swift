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

    @Test func `A region's pieces turn one way and have the right area`() {
        let region = ContourTests.bowl.region(atLeast: 0.25)
        let cell = 2.0 / 80
        // The square less a disc of radius one half; straight chords lose of the order of the cell squared.
        #expect(abs(area(region) * cell * cell - (4 - Double.pi / 4)) < 0.002)
        for piece in region.pieces { #expect(area(Outline(piece.points)) >= 0) }
    }

    @Test func `A level's line is one closed ring at its height`() throws {
        let rings = ContourTests.bowl.lines(at: 0.25)
        #expect(rings.pieces.count == 1)
        let ring = try #require(rings.pieces.first)
        #expect(ring.isClosed)
        for point in ring.points {
            let place = point * (2.0 / 80) - Vector(1, 1)
            #expect(abs(place.norm - 0.5) < 0.002)
        }
    }

    @Test func `A line that meets the border is open`() {
        let lines = ContourTests.grid(20) { x, _ in x }.lines(at: 0.1)
        #expect(lines.pieces.count == 1)
        #expect(lines.pieces.allSatisfy { !$0.isClosed && $0.points.count == 20 })
    }

    @Test func `A saddle's line and region agree`() {
        let saddle = Contour(columns: 2, rows: 2, values: [1, 0, 0, 1])
        #expect(saddle.lines(at: 0.5).pieces.count == 2)
        #expect(saddle.region(atLeast: 0.5).pieces.first?.points.count == 6)
    }

    @Test func `Cells without a number stay empty`() {
        let holes = Contour(columns: 3, rows: 2, values: [1, 1, .nan, 1, 1, .nan])
        #expect(holes.region(atLeast: 0.5).bounds?.maxX == 1)
        #expect(holes.lines(at: 1).pieces.allSatisfy { $0.points.allSatisfy(\.isFinite) })
    }

    @Test func `Levels are round, even or logarithmic as asked`() {
        func heights(_ levels: ContourMark.Levels) -> [Double] {
            ContourMark(x: 0...10, y: 0...10, levels: levels) { x, y in x * y }.heights
        }
        #expect(heights(.automatic) == [10, 20, 30, 40, 50, 60, 70, 80, 90])
        #expect(heights(.at([3, 1])) == [1, 3])
        #expect(heights(.count(3)) == [25, 50, 75])
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
