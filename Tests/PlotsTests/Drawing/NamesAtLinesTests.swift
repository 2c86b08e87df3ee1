import Plots
import Testing

/// Names at lines that cross, hide and crowd each other, on the recorded drawing.
@Suite struct NamesAtLinesTests {
    private static let colors: [Color] = [.blue, .orange, .teal, .plum]
    private static let names = ["first", "second", "third", "fourth"]

    /// A panel, whose names stand inside its frame.
    private func panel(@MarkBuilder _ marks: () throws -> [any Mark]) throws -> Drawing {
        let plot = try unitPlot(marks)
        return try Facets(columns: 2) {
            plot
            Plot {}.axes(.hidden).xAxis("", .linear(0...1)).yAxis("", .linear(0...1))
        }.drawing()
    }

    /// What is drawn as a series' line, not as a leader.
    private func course(_ color: Color, in drawing: Drawing) -> [Drawing.Line] {
        drawing.lines(color).filter { $0.stroke.width == 2.6 }
    }

    private func distance(_ point: Vector, _ lines: [Drawing.Line]) -> Double {
        lines.flatMap { $0.outline.pieces }.flatMap { zip($0.points, $0.points.dropFirst()) }.map {
            a, b in
            let share = min(max((point - a).dot(b - a) / (b - a).dot(b - a), 0), 1)
            return (a + (b - a) * share - point).norm
        }.min() ?? .infinity
    }

    private func cross(_ a: Vector, _ b: Vector, _ lines: [Drawing.Line]) -> Bool {
        lines.flatMap { $0.outline.pieces }.contains { Track("", $0.points).crosses(a, b) }
    }

    /// A line that staggers, the same at every call.
    private func staggering(_ seed: UInt64, from height: Double, by step: Double) -> [Double] {
        var state = seed
        return (0...60).reduce(into: [height]) { heights, _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let way = Double(state >> 40) / Double(1 << 24) - 0.5
            heights.append(min(max(heights[heights.count - 1] + step * way, 0.05), 0.95))
        }
    }

    @Test func `A leader begins at its own line where no other runs, and crosses none`() throws {
        var count = 0
        for seed in 1...16 as ClosedRange<UInt64> {
            let drawing = try panel {
                for (index, name) in Self.names.enumerated() {
                    let y = staggering(seed &* 4 &+ UInt64(index), from: 0.5, by: 0.16)
                    LineMark(x: y.indices.map { Double($0) / 61 }, y: y, by: name)
                }
            }
            for color in Self.colors {
                let others = Self.colors.filter { $0 != color }.flatMap { course($0, in: drawing) }
                for leader in drawing.lines(color) where leader.stroke.width == 1 {
                    count += 1
                    let (start, end) = (leader.points[0], leader.points[1])
                    #expect(distance(start, course(color, in: drawing)) < 7, "\(seed)")
                    // It begins four pixels off its line.
                    #expect(distance(start, others) > 3, "\(seed)")
                    #expect(!cross(start, end, others), "\(seed)")
                }
            }
        }
        #expect(count > 5)
    }

    @Test func `A way through a line's corner or its end meets it`() {
        let track = Track("", [Vector(0, 0), Vector(10, 5), Vector(20, 0)])
        for x in [5.0, 10, 20] { #expect(track.crosses(Vector(x, -9), Vector(x, 9)), "\(x)") }
        for x in [-1.0, 21] { #expect(!track.crosses(Vector(x, -9), Vector(x, 9)), "\(x)") }
        #expect(!track.crosses(Vector(10, 6), Vector(10, 9)))
    }

    @Test func `A line that another covers all the way has its name by that one's`() throws {
        let drawing = try panel {
            for name in ["first", "second"] { LineMark(x: [0, 0.5, 0.9], y: [0.2, 0.5, 0.6], by: name) }
        }
        let (first, second) = (
            try #require(drawing.text("first")), try #require(drawing.text("second"))
        )
        #expect(abs(first.origin.y - second.origin.y) < 26)
        #expect(abs(first.bounds.center.x - second.bounds.center.x) < first.bounds.width)
        #expect(drawing.lines(.blue).allSatisfy { $0.stroke.width != 1 })
    }

    @Test func `Of several lines of one series the one with most room bears the name`() throws {
        let drawing = try panel {
            LineMark(x: [0, 0.9], y: [0.1, 0.1], by: "first")
            LineMark(x: [0, 0.9], y: [0.8, 0.8], by: "first")
            for y in stride(from: 0.02, to: 0.4, by: 0.04) {
                LineMark(x: [0, 0.9], y: [y, y], by: "second")
            }
        }
        let name = try #require(drawing.text("first"))
        let lines = course(.blue, in: drawing).map(\.points)
        let upper = try #require(lines.flatMap { $0 }.map(\.y).min())
        #expect(abs(name.origin.y - upper) < 40)
    }

    @Test(arguments: [0.53, 0.47])
    func `A line close to a rule does not strike through the rule's name`(y: Double) throws {
        let drawing = try unitPlot {
            RuleMark(y: 0.5, "half a spacing")
            LineMark(x: [0, 1], y: [y, y], by: "first")
        }.drawing()
        let name = try #require(drawing.text("half a spacing"))
        let line = try #require(course(.blue, in: drawing).first)
        #expect(name.bounds.insetBy(-1).clip(line.points[0], line.points[1]) == nil)
    }

    @Test func `A name that would leave the frame is not moved onto its band`() throws {
        let (x, y) = ([0.2, 0.6, 1], [0.1, 0.3, 0.55])
        let drawing = try unitPlot {
            LineMark(x: x, y: y).theory()
            LineMark(x: [0.2, 0.6, 1], y: [0.4, 0.5, 0.62]).theory()
            PointMark(x: x, y: y, by: "Huber")
        }.drawing()
        let name = try #require(drawing.text("Huber"))
        for command in drawing.commands {
            guard case .stroke(let outline, let stroke, _, _) = command,
                stroke.width == LineKind.theory.width
            else {
                continue
            }
            for piece in outline.pieces {
                for (a, b) in zip(piece.points, piece.points.dropFirst()) {
                    #expect(name.bounds.clip(a, b) == nil)
                }
            }
        }
    }

    @Test func `A broad line ends where its values end`() throws {
        let drawing = try unitPlot { LineMark(x: [0.2, 0.6], y: [0.1, 0.3]).theory() }.drawing()
        let caps = drawing.commands.compactMap { command in
            if case .stroke(_, let stroke, _, _) = command, stroke.width == LineKind.theory.width {
                stroke.cap
            } else {
                nil
            }
        }
        #expect(caps == [.butt])
    }

    @Test func `A panel's title in two lines leaves the axis its name`() throws {
        let plot = Plot("length of the update over the weights', by layer") { LineMark([1.0, 2]) }
            .yAxis("between the dashes: passes")
        let drawing = try Facets(columns: 2) { [plot, plot] }.drawing()
        let words = drawing.texts.filter { !$0.string.isEmpty }
        for (index, a) in words.enumerated() {
            for b in words[..<index] {
                #expect(
                    a.bounds.insetBy(1).overlap(with: b.bounds.insetBy(1)) == 0, "\(a.string) on \(b.string)")
            }
        }
    }
}
