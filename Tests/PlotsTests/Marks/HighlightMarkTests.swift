import Plots
import Testing

@Suite struct HighlightMarkTests {
    @Test func `A ring round the place, on a white one, above all other marks`() throws {
        let drawing = try unitPlot {
            HighlightMark(at: [0.4, 0.7])
            PointMark(at: [0.4, 0.7]).color(.rose)
            LineMark(x: [0.1, 0.9], y: [0.7, 0.7]).color(.teal)
        }.drawing()
        let frame = try #require(drawing.frame)
        let rings = [Color.white, .ink].compactMap { drawing.lines($0).last }
        try #require(rings.count == 2)
        for ring in rings {
            let box = try #require(ring.outline.bounds)
            #expect((box.center - frame.place(0.4, 0.7)).norm < 0.01 && abs(box.width - 17) < 0.1)
        }
        #expect(rings[0].index < rings[1].index && rings[0].stroke.width > rings[1].stroke.width)
        let last = drawing.commands.lastIndex { command in
            switch command {
            case .fill(_, .rose, _), .stroke(_, _, .teal, _): true
            default: false
            }
        }
        #expect(try #require(last) < rings[0].index)
    }

    @Test func `Words are bold, and stand clear of the ring`() throws {
        for place in [TextMark.Placement.above, .belowTrailing, .leading] {
            let drawing = try unitPlot { HighlightMark("lowest", at: [0.5, 0.5], place) }.drawing()
            let (frame, words) = (try #require(drawing.frame), try #require(drawing.text("lowest")))
            let ring = Rectangle(minX: -8.5, minY: -8.5, maxX: 8.5, maxY: 8.5).moved(frame.center.x, frame.center.y)
            #expect(words.weight == .bold && words.bounds.overlap(with: ring) == 0, "\(place)")
        }
        let free = try unitPlot { HighlightMark("lowest", at: [0.5, 0.5]) }.drawing()
        let (frame, words) = (try #require(free.frame), try #require(free.text("lowest")))
        let ring = Rectangle(minX: -6, minY: -6, maxX: 6, maxY: 6).moved(frame.center.x, frame.center.y)
        #expect(words.bounds.overlap(with: ring) == 0)
    }

    @Test func `By a series it has that series' colour`() throws {
        let drawing = try unitPlot {
            LineMark(x: [0.1, 0.9], y: [0.2, 0.2], by: "Adam")
            HighlightMark("best", at: [0.4, 0.7]).by("Adam")
        }.drawing()
        #expect(drawing.lines(MethodLook.adam.color).contains { $0.stroke.width == 2.2 })
        #expect(try #require(drawing.text("best")).color == MethodLook.adam.color.asText)
    }

    @Test func `A place outside the axes has no ring and no words`() throws {
        let drawing = try unitPlot { HighlightMark("gone", at: [0.5, 1.5]) }.drawing()
        #expect(drawing.lines(.ink).isEmpty && drawing.lines(.white).isEmpty && drawing.text("gone") == nil)
    }

    @Test func `The lowest of a curve is where it is lowest`() throws {
        let marks = HighlightMark.lowest(x: [0.2, 0.4, 0.6, 0.8], y: [0.5, .nan, 0.3, 0.4])
        #expect(marks.count == 1)
        let drawing = try unitPlot { marks }.drawing()
        let (frame, ring) = (try #require(drawing.frame), try #require(drawing.lines(.ink).last?.outline.bounds))
        #expect((ring.center - frame.place(0.6, 0.3)).norm < 0.01)
    }
}
