import Plots
import Testing

/// What a path draws besides its line, and in which order a plot draws at all.
@Suite struct PathMarkTests {
    private func plot(@MarkBuilder _ marks: () throws -> [any Mark]) rethrows -> Plot {
        try Plot(marks: marks).xAxis("", .linear(0...1)).yAxis("", .linear(0...1))
    }

    /// Heads are filled outlines of four corners.
    private func heads(_ drawing: Drawing) -> [Vector] {
        drawing.commands.compactMap { command in
            guard case .fill(let outline, .blue, _) = command, let piece = outline.pieces.first,
                piece.points.count == 4
            else { return nil }
            return piece.points[0]
        }
    }

    /// A level path with steps of so many logical pixels.
    private func path(step: Double, count: Int) throws -> Drawing {
        let frame = try #require(try plot { PointMark(at: [0, 0]) }.drawing().frame)
        let unit = step / frame.width
        let points: [SIMD2<Double>] = (0...count).map { index in [0.05 + unit * Double(index), 0.5] }
        return try plot { PathMark(points, by: "path").unlabelled() }.drawing()
    }

    @Test func `Long steps carry an arrowhead, steps a few dots long do not`() throws {
        #expect(try heads(path(step: 60, count: 8)).count >= 3)
        #expect(try heads(path(step: 12, count: 40)).isEmpty)
    }

    @Test func `A dense path shows its direction where it is straight`() throws {
        #expect(try heads(path(step: 2, count: 200)).count >= 3)
        // Steps of two pixels to and fro: nowhere straight.
        var jitter: [SIMD2<Double>] = []
        for step in 0...200 {
            let x = 0.1 + 0.003 * Double(step)
            jitter.append([x, step % 2 == 0 ? 0.51 : 0.49])
        }
        #expect(try heads(plot { PathMark(jitter, by: "path").unlabelled() }.drawing()).isEmpty)
    }

    @Test func `No head lies under the marks of start and end`() throws {
        let frame = try #require(try plot { PointMark(at: [0, 0]) }.drawing().frame)
        for length in stride(from: 31.0, through: 320, by: 7) {
            let drawing = try plot {
                PathMark([[0.1, 0.5], [0.1 + length / frame.width, 0.5]], by: "path").unlabelled()
            }.drawing()
            let start = frame.minX + 0.1 * frame.width
            for tip in heads(drawing) {
                #expect(tip.x > start + 10 && tip.x < start + length - 6, "\(length)")
            }
        }
    }

    @Test func `The rim of an end is drawn only where another path ends too`() throws {
        func rims(_ marks: [PathMark]) throws -> Int {
            try plot { marks }.drawing().commands.count {
                if case .fill(_, .white, _) = $0 { true } else { false }
            }
        }
        let first = PathMark([[0.1, 0.1], [0.5, 0.5]], by: "a", arrows: false)
        let rings = 1  // a start's own ground
        #expect(try rims([first]) == rings)
        #expect(try rims([first, PathMark([[0.9, 0.1], [0.501, 0.5]], by: "b", arrows: false)]) == 2 * rings + 1)
        #expect(try rims([first, PathMark([[0.9, 0.1], [0.7, 0.5]], by: "b", arrows: false)]) == 2 * rings)
    }

    @Test func `Ends at a minimum lie over its cross, each on a larger one, and its arms look out`() throws {
        let drawing = try plot {
            ContourMark(x: -1...1, y: -1...1, samples: 21) { $0 * $0 + $1 * $1 }.unlabelledLevels()
            PathMark([[0.8, 0.1], [0.0, 0.0]], by: "a", arrows: false, dots: false).unlabelled()
            PathMark([[-0.8, 0.1], [0.0, 0.0]], by: "b", arrows: false, dots: false).unlabelled()
        }.xAxis().yAxis().drawing()
        func ends(_ color: Color) -> [(index: Int, width: Double)] {
            drawing.commands.enumerated().compactMap { index, command in
                guard case .fill(let outline, color, _) = command, let box = outline.bounds else { return nil }
                return (index, box.width)
            }
        }
        let crosses = drawing.commands.enumerated().compactMap { index, command -> (index: Int, reach: Double)? in
            guard case .stroke(let arms, _, .ink, _) = command, arms.pieces.count == 2 else { return nil }
            return arms.bounds.map { (index, $0.width) }
        }
        let cross = try #require(crosses.last)
        let (first, second) = (try #require(ends(.blue).last), try #require(ends(.orange).last))
        #expect(cross.index < first.index && first.index < second.index)
        #expect(cross.reach > first.width + 4 && first.width > second.width + 1)
    }

    @Test func `Grid and ticks lie beneath the marks`() throws {
        let commands = try plot { PointMark(at: [0.5, 0]).color(.rose) }.drawing().commands
        let dot = try #require(
            commands.firstIndex { if case .fill(_, .rose, let opacity) = $0 { opacity == 1 } else { false } })
        let lastLine = try #require(
            commands.lastIndex {
                if case .stroke(_, _, let color, _) = $0 { color == Ink.axis || color == Ink.grid } else { false }
            })
        #expect(lastLine < dot)
    }

    @Test func `A line ends at the border of the frame`() throws {
        let drawing = try plot { LineMark(x: [0.1, 0.5, 0.9], y: [0.9, -3, 0.9]).color(.teal) }.drawing()
        let frame = try #require(drawing.frame)
        for case .stroke(let outline, _, .teal, _) in drawing.commands {
            for point in outline.pieces.flatMap(\.points) { #expect(frame.insetBy(-0.02).contains(point)) }
            #expect(outline.pieces.count == 2)
        }
        // Along the border it is still drawn.
        let low = try plot { LineMark([0.0, 0, 0]).color(.teal) }.drawing()
        #expect(low.commands.contains { if case .stroke(_, _, .teal, _) = $0 { true } else { false } })
    }

    @Test func `Bands, areas and bars are filled within the frame only`() throws {
        let marks: [any Mark] = [
            BandMark(x: [0.0, 1], low: [-1.0, -1], high: [2.0, 2], by: "s").color(.teal),
            AreaMark(x: [0.0, 1], y: [2.0, 2], by: "s").color(.teal),
            BarMark(x: [0.2, 0.6], y: [2.0, 2]).color(.teal),
        ]
        for mark in marks {
            let drawing = try plot { [mark] }.drawing()
            let frame = try #require(drawing.frame)
            var clip: Rectangle?
            for command in drawing.commands {
                if case .clip(let box) = command { clip = box }
                if case .fill(_, .teal, _) = command { #expect(clip == frame) }
            }
            #expect(clip == nil)
        }
    }
}
