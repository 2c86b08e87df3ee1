import Plots
import Testing

@Suite struct ArrowFieldMarkTests {
    /// Heads are filled outlines of four corners, the tip first; the third is where the shaft leads to.
    private func heads(_ drawing: Drawing) -> [(tip: Vector, direction: Vector)] {
        drawing.commands.compactMap { command in
            guard case .fill(let outline, .rose, _) = command, let points = outline.pieces.first?.points,
                points.count == 4
            else { return nil }
            return (points[0], (points[0] - points[2]).normalized)
        }
    }

    private func drawing(scaled: Bool = false, columns: Int = 4, _ field: (SIMD2<Double>) -> SIMD2<Double>) throws
        -> Drawing
    {
        try unitPlot { ArrowFieldMark(x: 0...1, y: 0...1, columns: columns, scaled: scaled, field).color(.rose) }
            .drawing()
    }

    /// From the shaft's start to the tip.
    private func lengths(_ drawing: Drawing) -> [Double] {
        zip(drawing.lines(.rose), heads(drawing)).map { ($1.tip - $0.points[0]).norm }
    }

    @Test func `On a square there are as many rows as columns, each arrow in the middle of its cell`() throws {
        let drawing = try drawing { _ in [1, 0] }
        let frame = try #require(drawing.frame)
        let (shafts, heads) = (drawing.lines(.rose), heads(drawing))
        try #require(shafts.count == 16 && heads.count == 16)
        for (index, (shaft, head)) in zip(shafts, heads).enumerated() {
            let place = frame.place((Double(index % 4) + 0.5) / 4, (Double(index / 4) + 0.5) / 4)
            #expect(((shaft.points[0] + head.tip) / 2).isAt(place), "arrow \(index)")
        }
    }

    @Test func `A flat field has fewer rows`() throws {
        let drawing = try Plot { ArrowFieldMark(x: 0...4, y: 0...2, columns: 8) { _ in [1, 0] }.color(.rose) }.drawing()
        #expect(heads(drawing).count == 8 * 4)
    }

    /// y grows upwards in data and downwards on the canvas.
    @Test func `An arrow points where its vector does`() throws {
        let ways: [(SIMD2<Double>, Vector)] = [
            ([3, 0], [1, 0]), ([0, 2], [0, -1]), ([-1, 0], [-1, 0]), ([0, -5], [0, 1]),
        ]
        for (way, wanted) in ways {
            for head in try heads(drawing { _ in way }) { #expect((head.direction - wanted).norm < 1e-6, "\(way)") }
        }
    }

    @Test func `All are of one length, or scaled in proportion to the longest`() throws {
        func field(_ place: SIMD2<Double>) -> SIMD2<Double> { [place.x < 0.5 ? 1 : 2, 0] }
        let alike = try lengths(drawing(field))
        let scaled = try lengths(drawing(scaled: true, field))
        let longest = try #require(alike.max())
        #expect(alike.allSatisfy { abs($0 - longest) < 1e-9 })
        #expect(scaled.count { abs($0 - longest) < 1e-9 } == 8 && scaled.count { abs($0 - longest / 2) < 1e-9 } == 8)
    }

    @Test func `Neighbours in a row do not touch`() throws {
        let drawing = try drawing(columns: 16) { _ in [1, 0] }
        let (shafts, tips) = (drawing.lines(.rose), heads(drawing).map(\.tip))
        for index in 0..<15 { #expect(tips[index].x < shafts[index + 1].points[0].x) }
    }

    @Test func `Where the field is zero or no number there is no arrow`() throws {
        #expect(try heads(drawing { _ in .zero }).isEmpty)
        #expect(try heads(drawing { [$0.x < 0.5 ? .nan : 1, 0] }).count == 8)
        #expect(try heads(drawing { [$0.y < 0.5 ? 0 : 1, 0] }).count == 8)
    }
}
