import Plots
import Testing

@Suite struct StrokeTests {
    /// The summed coverage of a stroke: its area in pixels.
    private func area(_ outline: Outline, _ stroke: Stroke) -> Double {
        var rasterizer = Rasterizer(width: 120, height: 60)
        rasterizer.add(outline, stroke: stroke)
        var sum = 0.0
        rasterizer.sweep { _, columns, coverage in sum += Double(coverage) * Double(columns.count) }
        return sum
    }

    private let line = Outline([Vector(20.3, 30.1), Vector(90.7, 30.1)])

    @Test func `A butt-ended line covers length times width`() {
        #expect(abs(area(line, Stroke(5, cap: .butt)) - 70.4 * 5) < 0.3)
    }

    @Test func `Round ends add a disc`() {
        #expect(abs(area(line, Stroke(8)) - (70.4 * 8 + Double.pi * 16)) < 0.6)
    }

    @Test func `A single point is a dot`() {
        #expect(abs(area(Outline([Vector(30, 30)]), Stroke(10)) - Double.pi * 25) < 0.8)
        #expect(area(Outline([Vector(30, 30)]), Stroke(10, cap: .butt)) == 0)
    }

    @Test func `A closed ring has no notch where it closes`() {
        let ring = area(Outline(circleAt: Vector(50, 30), radius: 20), Stroke(4))
        // Segments overlap on the inner side of each bend, by less than one part in a hundred.
        #expect(abs(ring - 2 * Double.pi * 20 * 4) < 0.01 * ring)
    }

    @Test func `A mitred corner is a full square`() {
        let corner = Outline([Vector(20, 10), Vector(60, 10), Vector(60, 40)])
        #expect(abs(area(corner, Stroke(6, join: .miter, cap: .butt)) - (40 * 6 + 30 * 6)) < 9.5)
        // Two bars of 6 overlap in a quarter of the corner's square and lack the opposite quarter, which the mitre fills.
        let bevelled = area(corner, Stroke(6, join: .round, cap: .butt))
        #expect(area(corner, Stroke(6, join: .miter, cap: .butt)) > bevelled + 1)
    }

    @Test func `Dashes keep their share of the length`() {
        let dashed = area(line, Stroke(4, cap: .butt, dash: [6, 4]))
        #expect(abs(dashed - (7 * 6 + 0.4) * 4) < 1)
        let pieces = Stroke(4, dash: [6, 4]).dashed(Outline.Piece(points: [Vector(0, 0), Vector(70.4, 0)]))
        #expect(pieces.count == 8)
        #expect(pieces[1].points == [Vector(10, 0), Vector(16, 0)])
    }

    @Test func `Dashes carry on around corners`() {
        let pieces = Stroke(1, dash: [6, 4]).dashed(Outline.Piece(points: [Vector(0, 0), Vector(3, 0), Vector(3, 20)]))
        #expect(pieces[0].points == [Vector(0, 0), Vector(3, 0), Vector(3, 3)])
    }

    @Test(arguments: [[0, 0], [-1, 2], [Double.infinity, 1]]) func `A senseless dash is a solid line`(dash: [Double]) {
        #expect(Stroke(1, dash: dash).dashed(Outline.Piece(points: [Vector(0, 0), Vector(5, 0)])).count == 1)
    }

    @Test func `A reversal keeps the line whole`() {
        let zigzag = Outline([Vector(20, 30), Vector(80, 30), Vector(20, 30.001)])
        #expect(abs(area(zigzag, Stroke(6)) - (60 * 6 + Double.pi * 9)) < 8)
    }
}
