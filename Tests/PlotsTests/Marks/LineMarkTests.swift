import Plots
import Testing

@Suite struct LineMarkTests {
    @Test func `A line runs through its points, and is cut where one is missing`() throws {
        let drawing = try unitPlot {
            LineMark(x: [0.1, 0.3, 0.4, 0.5, 0.9], y: [0.2, 0.8, .nan, 0.6, 0.5]).color(.rose)
        }.drawing()
        let frame = try #require(drawing.frame)
        let pieces = try #require(drawing.lines(.rose).first).outline.pieces.map(\.points)
        let wanted = [[(0.1, 0.2), (0.3, 0.8)], [(0.5, 0.6), (0.9, 0.5)]]
        #expect(pieces.map(\.count) == [2, 2])
        for (place, point) in zip(pieces.joined(), wanted.joined()) {
            #expect(place.isAt(frame.place(point.0, point.1)), "\(point)")
        }
    }

    /// A value alone among missing ones has no line to be seen by.
    @Test func `A value without neighbours is a dot broader than its line`() throws {
        let drawing = try unitPlot {
            LineMark(x: [0.1, 0.2, 0.3, 0.4, 0.5], y: [0.5, .nan, 0.7, .nan, .nan]).color(.rose)
        }.drawing()
        let frame = try #require(drawing.frame)
        let dots = drawing.fills(.rose)
        #expect(dots.count == 2)
        for (dot, place) in zip(dots, [frame.place(0.1, 0.5), frame.place(0.3, 0.7)]) {
            #expect((dot.center - place).norm < 0.01 && dot.width > 1.5 * LineKind.measured.width)
        }
        #expect(drawing.lines(.rose).allSatisfy { $0.outline.isEmpty })
    }

    @Test func `Values alone stand at whole numbers from 0`() throws {
        let drawing = try Plot { LineMark([0.2, 0.8, 0.4]).color(.rose) }.xAxis("", .linear(0...2)).yAxis(
            "", .linear(0...1)
        ).drawing()
        let frame = try #require(drawing.frame)
        let points = try #require(drawing.lines(.rose).first).points
        for (place, (x, y)) in zip(points, [(0, 0.2), (0.5, 0.8), (1, 0.4)]) { #expect(place.isAt(frame.place(x, y))) }
        #expect(points.count == 3)
    }

    @Test func `Steps are level, then upright`() throws {
        let drawing = try Plot { LineMark([3.0, 1]).interpolation(.step).color(.rose) }.drawing()
        let points = try #require(drawing.lines(.rose).first).points
        try #require(points.count == 3)
        #expect(points[0].y == points[1].y && points[1].x == points[2].x)
    }

    /// What was said of a line counts, and before it was said the name, the colour and the dashes did: lessons are written so.
    @Test func `A line is as broad as its kind`() throws {
        func width(_ mark: LineMark, _ color: Color = .rose) throws -> Double {
            let drawing = try unitPlot { mark.color(color) }.drawing()
            return try #require(drawing.lines(mark.style.kind == .theory ? color.pale : color).last).stroke.width
        }
        let line = LineMark(x: [0.1, 0.9], y: [0.1, 0.9])
        #expect(try width(line) == LineKind.measured.width)
        #expect(try width(line.dashed()) == LineKind.dashed.width)
        #expect(try width(line.context()) == LineKind.context.width)
        #expect(try width(line.theory()) == LineKind.theory.width)
        #expect(try width(line.theory().dashed()) == LineKind.theory.width)
        #expect(try width(line, .grey) == LineKind.context.width)
        #expect(try width(line.dashed(), .grey) == LineKind.context.width)
        #expect(LineMark([0.0, 1], by: "theory, κ = 10").style.lineKind == .theory)
        #expect(LineMark([0.0, 1], by: "theory").context().style.lineKind == .context)
        #expect(try width(line.theory().lineWidth(3.5)) == 3.5)
    }

    @Test func `Context is grey unless it has a colour`() {
        let line = LineMark([0.0, 1])
        #expect(line.context().style.color == .grey && line.color(.teal).context().style.color == .teal)
    }

    @Test func `Theory and dashes lie beneath what was measured, context among it`() throws {
        let drawing = try unitPlot {
            LineMark(x: [0.1, 0.9], y: [0.1, 0.9]).color(.rose)
            LineMark(x: [0.1, 0.9], y: [0.2, 0.9]).color(.teal).dashed()
            LineMark(x: [0.1, 0.9], y: [0.3, 0.9]).color(.plum).theory()
            LineMark(x: [0.1, 0.9], y: [0.4, 0.9]).color(.olive).context()
        }.drawing()
        let order = try [Color.teal, Color.plum.pale, .rose, .olive].map { try #require(drawing.lines($0).first).index }
        #expect(order == order.sorted())
    }

    /// Far more points than pixels: a peak of one of them must still be there.
    @Test func `A long line keeps its peaks`() throws {
        var y = [Double](repeating: 0.5, count: 60_000)
        y[31_234] = 0.9
        y[31_236] = 0.1
        let drawing = try Plot { LineMark(y).color(.rose) }.yAxis("", .linear(0...1)).drawing()
        let frame = try #require(drawing.frame)
        let line = try #require(drawing.lines(.rose).first)
        let box = try #require(line.outline.bounds)
        #expect(abs(box.minY - frame.place(0, 0.9).y) < 1e-9 && abs(box.maxY - frame.place(0, 0.1).y) < 1e-9)
        #expect(line.points.count < 10_000)
    }

    @Test func `Coordinates that are not as many are refused by name`() {
        #expect(throws: PlotError.lengths(mark: "LineMark", x: 2, y: 3)) {
            try Plot { LineMark(x: [0.0, 1], y: [0.0, 1, 2]) }.drawing()
        }
        #expect(throws: PlotError.lengths(mark: "AreaMark", x: 2, y: 3)) {
            try Plot { AreaMark(x: [0.0, 1], y: [0.0, 1, 2]) }.drawing()
        }
    }

    @Test func `Its author is told what a log axis cannot show, but not of theory`() {
        let line = LineMark(x: [0.0, 1, 2], y: [1, 0, -1], by: "loss")
        func problems(_ mark: LineMark) -> [String] { Plot { mark }.yAxis("", .log(0.1...10)).problems }
        #expect(problems(line).count == 1 && problems(line)[0].contains("2 of 3 values of the line “loss”"))
        #expect(problems(line.theory()).isEmpty && problems(line.cropped()).isEmpty)
    }
}
