import Plots
import Testing

@Suite struct RangeMarkTests {
    /// The upright of each range, and the level strokes at its ends.
    private func pieces(_ drawing: Drawing) -> [[[Vector]]] {
        drawing.lines(.rose).map { $0.outline.pieces.map(\.points) }
    }

    @Test func `A range goes from low to high, with a stroke at either end`() throws {
        let drawing = try unitPlot { RangeMark(x: [0.2, 0.7], low: [0.1, 0.4], high: [0.5, 0.6]).color(.rose) }
            .drawing()
        let frame = try #require(drawing.frame)
        let ranges = pieces(drawing)
        #expect(ranges.count == 2)
        for (range, (x, low, high)) in zip(ranges, [(0.2, 0.1, 0.5), (0.7, 0.4, 0.6)]) {
            let ends = [frame.place(x, low), frame.place(x, high)]
            try #require(range.map(\.count) == [2, 2, 2])
            for (point, end) in zip(range[0], ends) { #expect(point.isAt(end)) }
            for (stroke, end) in zip(range.dropFirst(), ends) {
                #expect(((stroke[0] + stroke[1]) / 2).isAt(end) && stroke[0].y == stroke[1].y)
                #expect(stroke[0].x < stroke[1].x)
            }
        }
        #expect(drawing.lines(.rose).allSatisfy { $0.stroke.width == LineKind.range.width })
    }

    @Test func `Its middle is a point of its series`() throws {
        let drawing = try unitPlot {
            RangeMark(x: [0.2, 0.7], low: [0.1, 0.4], high: [0.5, 0.6], middle: [0.3, 0.45]).symbol(.circle).color(
                .rose)
        }.drawing()
        let frame = try #require(drawing.frame)
        let points = drawing.fills(.rose)
        #expect(points.count == 2)
        for (point, (x, y)) in zip(points, [(0.2, 0.3), (0.7, 0.45)]) {
            #expect((point.center - frame.place(x, y)).norm < 0.01 && abs(point.width - 8) < 0.1)
        }
        #expect(
            try unitPlot { RangeMark(x: [0.2], low: [0.1], high: [0.5]).color(.rose) }.drawing().fills(.rose).isEmpty)
    }

    @Test func `What a log axis cannot show lies on its lower end`() throws {
        let drawing = try Plot { RangeMark(x: [0.5], low: [0.0], high: [1.0]).color(.rose) }.xAxis("", .linear(0...1))
            .yAxis("", .log(0.01...10)).drawing()
        let frame = try #require(drawing.frame)
        let upright = try #require(pieces(drawing).first?.first)
        #expect(abs(upright[0].y - frame.maxY) < 1e-9 && upright[1].y < frame.center.y)
    }

    @Test func `A range that is no number is left out`() throws {
        let drawing = try unitPlot {
            RangeMark(x: [0.2, 0.5, 0.7], low: [0.1, .nan, 0.2], high: [0.5, 0.6, .infinity]).color(.rose)
        }.drawing()
        #expect(pieces(drawing).count == 1)
    }

    @Test func `Over names it stands where the bar of its name does`() throws {
        let drawing = try Plot {
            BarMark(x: ["a", "b"], y: [0.5, 0.8]).color(.teal)
            RangeMark(x: ["a", "b"], low: [0.4, 0.7], high: [0.6, 0.9]).color(.rose)
        }.drawing()
        let bars = drawing.fills(.teal)
        #expect(bars.count == 2 && pieces(drawing).count == 2)
        for (bar, range) in zip(bars, pieces(drawing)) { #expect(abs(bar.center.x - range[0][0].x) < 1e-9) }
    }

    @Test func `Ends that are not as many are refused`() {
        #expect(throws: PlotError.lengths(mark: "RangeMark", x: 2, y: 1)) {
            try Plot { RangeMark(x: [0.0, 1], low: [0.0, 1], high: [1.0]) }.drawing()
        }
        #expect(throws: PlotError.self) {
            try Plot { RangeMark(x: [0.0, 1], low: [0.0, 1], high: [1.0, 2], middle: [0.5]) }.drawing()
        }
    }

    @Test func `Its author is told of middles outside the axes`() {
        let mark = RangeMark(x: [0.5], low: [0.5], high: [3.0], middle: [2])
        #expect(unitPlot { mark }.problems.count == 1 && unitPlot { mark.cropped() }.problems.isEmpty)
    }
}
