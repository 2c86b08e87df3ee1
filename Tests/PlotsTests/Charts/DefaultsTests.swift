import Plots
import Testing

/// What every figure gets without asking.
@Suite struct DefaultsTests {
    private func strokes(_ drawing: Drawing, _ color: Color) -> [(index: Int, width: Double)] {
        drawing.commands.enumerated().compactMap { index, command in
            if case .stroke(_, let stroke, color, _) = command { (index, stroke.width) } else { nil }
        }
    }

    /// Three lines in a panel, so far apart.
    private func lines(_ title: String, apart: Double) -> Plot {
        let steps = (0..<40).map { Double($0) }
        return Plot(title) {
            for (index, name) in ["first", "second", "third"].enumerated() {
                LineMark(x: steps, y: steps.map { 0.1 + apart * Double(index) + $0 / 400 }, by: name)
            }
        }
    }

    @Test func `In panels names stand in each that has room for all of its own`() throws {
        func drawing(_ left: Double, _ right: Double) throws -> Drawing {
            try Facets("two", columns: 2) {
                lines("left", apart: left)
                lines("right", apart: right)
            }.drawing()
        }
        let (apart, half, crowded) = (try drawing(0.3, 0.25), try drawing(0.3, 0.01), try drawing(0.01, 0.01))
        for name in ["first", "second", "third"] {
            func places(_ drawing: Drawing) -> [Rectangle] { drawing.texts.filter { $0.string == name }.map(\.bounds) }
            let sides = places(apart).map(\.minX)
            #expect(sides.count == 2 && sides.min() ?? 0 < apart.width / 2 && sides.max() ?? 0 > apart.width / 2)
            #expect(places(half).contains { $0.maxX < half.width / 2 }, "\(name)")
            #expect(!places(crowded).isEmpty, "\(name)")
        }
    }

    /// Names wider than a panel.
    @Test func `Where no panel has room, names stand above`() throws {
        let names = ["first", "second", "third"].map { "\($0), of those whose name is longer than any panel is wide" }
        let drawing = try Facets("two", columns: 2) {
            for title in ["left", "right"] {
                Plot(title) {
                    for (index, name) in names.enumerated() { LineMark([0, Double(index)], by: name) }
                }
            }
        }.drawing()
        let panel = try #require(drawing.texts.first { $0.string == "left" })
        for name in names {
            let row = drawing.texts.filter { $0.string == name }
            #expect(row.count == 1 && row.allSatisfy { $0.bounds.maxY < panel.bounds.minY }, "\(name)")
        }
    }

    @Test func `An axis has two ticks at least`() throws {
        for reach in stride(from: 0.7, through: 12, by: 0.31) {
            let drawing = try Facets(columns: 2) {
                for _ in 0..<2 {
                    Plot { ContourMark(x: -reach...reach, y: -reach...reach, samples: 12) { $0 * $0 + 9 * $1 * $1 } }
                }
            }.drawing()
            let left = drawing.texts.filter { $0.size == Axes.tickSize && $0.bounds.maxX < drawing.width / 2 }
            #expect(left.count { $0.anchor == .middle } >= 2, "x from −\(reach) to \(reach)")
            #expect(left.count { $0.anchor == .trailing } >= 2, "y from −\(reach) to \(reach)")
        }
    }

    @Test func `A landscape's lines are interrupted where words stand`() throws {
        let drawing = try Plot {
            ContourMark(x: -4...4, y: -2...2, levels: .count(20)) { $0 * $0 + 4 * $1 * $1 }.color(.rose)
            TextMark("words on the slope", at: [2.5, 1], .center)
        }.drawing()
        let words = try #require(drawing.texts.first { $0.string == "words on the slope" })
        #expect(words.halo == nil)
        let inner = words.bounds.insetBy(1)
        for case .stroke(let outline, _, .rose, _) in drawing.commands {
            for piece in outline.pieces {
                for (a, b) in zip(piece.points, piece.points.dropFirst()) { #expect(inner.clip(a, b) == nil) }
            }
        }
    }

    @Test func `The broad line of theory does not hang over the frame`() throws {
        let drawing = try Plot { LineMark(x: [0.0, 1], y: [0.0, 1]).theory() }.drawing()
        let frame = try #require(drawing.frame)
        var clip: Rectangle?
        for command in drawing.commands {
            if case .clip(let box) = command { clip = box }
            if case .stroke(_, let stroke, Color.grey.pale, _) = command, stroke.width == 7 {
                #expect(clip.map { frame.insetBy(-1.5).contains($0) } == true)
            }
        }
    }

    @Test func `Grid lines lead to the values, and on a log axis to powers of ten`() throws {
        let drawing = try Plot { LineMark(x: [0.0, 1, 2], y: [0.02, 3, 40]) }.yAxis("", .log).drawing()
        let lines = drawing.commands.compactMap { command -> [Vector]? in
            if case .stroke(let outline, _, Ink.grid, _) = command { outline.pieces.first?.points } else { nil }
        }
        #expect(lines.count == 3)
        #expect(lines.allSatisfy { $0[0].y == $0[1].y })
    }

    @Test func `A legend shows each series as it is drawn`() throws {
        let drawing = try Plot {
            LineMark([0.0, 1], by: "solid").color(.blue)
            LineMark([1.0, 2], by: "dashes").color(.rose).dashed()
            PointMark(x: [0.0], y: [0.5], by: "points").color(.teal)
        }.legend(.top).drawing()
        func dashes(_ color: Color) -> [[Double]] {
            drawing.commands.compactMap { if case .stroke(_, let stroke, color, _) = $0 { stroke.dash } else { nil } }
        }
        #expect(dashes(.blue) == [[], []])
        #expect(dashes(.rose).count == 2 && dashes(.rose).allSatisfy { !$0.isEmpty })
        #expect(dashes(.teal).isEmpty)
    }

    @Test func `The last label along x stands within the picture, at some distance from its edge`() throws {
        let plot = Plot { LineMark(x: [0.0, 10_000], y: [0.0, 1]) }.xAxis("step", ticks: [0, 10_000])
        for drawing in [try plot.drawing(), try Facets(columns: 2) { [plot, plot] }.drawing()] {
            for text in drawing.texts.filter({ $0.string == "10,000" }) {
                #expect(text.bounds.maxX < drawing.width - 6)
            }
        }
    }

    @Test func `What decides a claim has a ring over all else, and its words are bold`() throws {
        let x = [0.0, 1, 2]
        let drawing = try Plot {
            HighlightMark.lowest(x: x, y: [3, 1, 2], "best")
            LineMark(x: x, y: [3.0, 1, 2], by: "a")
            PointMark(x: x, y: [3.0, 1, 2], by: "a")
        }.drawing()
        let ring = try #require(strokes(drawing, .ink).last)
        #expect(strokes(drawing, .blue).allSatisfy { $0.index < ring.index })
        let words = try #require(drawing.texts.first { $0.string == "best" })
        #expect(words.weight == .bold)
        #expect(HighlightMark.lowest(x: x, y: [.nan, .infinity, .nan]).isEmpty)
    }

    @Test func `A name stands nearest to its own line`() throws {
        let steps = (0...60).map { Double($0) }
        let shifts = [("low", 0.0), ("middle", 1.0), ("high", 2.0)]
        let drawing = try Facets(columns: 1) {
            Plot { for (name, shift) in shifts { LineMark(x: steps, y: steps.map { shift + $0 / 60 }, by: name) } }
                .yAxis("", .linear(0...3))
        }.drawing()
        let frame = try #require(drawing.frame)
        for (name, _) in shifts {
            let place = try #require(drawing.texts.first { $0.string == name }).bounds.center
            let share = SIMD2((place.x - frame.minX) / frame.width, 3 * (frame.maxY - place.y) / frame.height)
            let nearest = shifts.min { abs($0.1 + share.x - share.y) < abs($1.1 + share.x - share.y) }
            #expect(nearest?.0 == name)
        }
    }

    @Test func `A landscape has equal units, heights on two or three lines and its minimum`() throws {
        let plot = Plot(height: 440) {
            ContourMark(x: -4...4, y: -1...1, levels: .logarithmic(9)) { $0 * $0 + 9 * $1 * $1 }
        }
        let drawing = try plot.drawing()
        let frame = try #require(drawing.frame)
        #expect(abs(frame.width / frame.height - 4) < 0.05)
        #expect((2...3).contains(drawing.texts.count { $0.size == LabelRequest.levelSize }))
        let free = try #require(try plot.freeUnits().drawing().frame)
        #expect(free.width / free.height < 2)
        // The minimum's sign is a cross of two strokes round the middle.
        let marks = drawing.commands.compactMap { command -> Vector? in
            guard case .stroke(let outline, _, .ink, _) = command, outline.pieces.count == 2 else { return nil }
            return outline.pieces[0].points.reduce(.zero, +) / 2
        }
        #expect(marks.count == 1 && marks.allSatisfy { ($0 - frame.center).norm < 0.5 })
    }

    @Test func `A slope and a saddle have no minimum to mark`() throws {
        for function in [{ $0 + $1 }, { $0 * $0 - $1 * $1 }] as [@Sendable (Double, Double) -> Double] {
            let drawing = try Plot { ContourMark(x: -1...1, y: -1...1, function) }.drawing()
            #expect(strokes(drawing, .ink).isEmpty)
        }
    }

    @Test func `Starts lie on top of every path`() throws {
        let drawing = try Plot {
            PathMark([[0, 0], [1, 1]], by: "a", arrows: false, dots: false)
            PathMark([[0, 0], [1, 0]], by: "b", arrows: false, dots: false)
        }.drawing()
        let rings = drawing.commands.indices.filter {
            if case .stroke(_, let stroke, _, _) = drawing.commands[$0] { stroke.width == 9 * 0.22 } else { false }
        }
        let paths = (strokes(drawing, .blue) + strokes(drawing, .orange)).filter { $0.width == 2 }.map(\.index)
        #expect(rings.count == 2 && paths.count == 2)
        #expect(rings.allSatisfy { ring in paths.allSatisfy { $0 < ring } })
    }

    @Test func `Theory lies beneath what was measured, whichever was said first`() throws {
        let drawing = try Plot {
            LineMark([0.0, 1, 2], by: "measured")
            LineMark([0.1, 1.1, 2.1], by: "theory")
            LineMark([0.2, 1.2, 2.2]).theory()
        }.drawing()
        let pale = strokes(drawing, Color.grey.pale)
        let measured = strokes(drawing, .blue).filter { $0.width == 2.6 }
        #expect(pale.map(\.width) == [7, 7] && measured.count == 1)
        #expect(pale.allSatisfy { $0.index < measured[0].index })
    }

    @Test func `Four bars are four, though two have one name or stand at one number`() throws {
        func bars(_ mark: BarMark) throws -> [Rectangle] {
            try Plot { mark.color(.rose) }.drawing().commands.compactMap { command in
                if case .fill(let outline, .rose, _) = command { outline.bounds } else { nil }
            }
        }
        for mark in [
            BarMark(x: ["a", "b", "a", "c"], y: [1.0, 2, 3, 4]), BarMark(x: [1.0, 2, 3, 4], y: ["a", "b", "a", "c"]),
            BarMark(x: [1.0, 2, 2, 3], y: [1.0, 2, 3, 4]),
        ] {
            let boxes = try bars(mark)
            #expect(boxes.count == 4)
            for (index, a) in boxes.enumerated() {
                for b in boxes.dropFirst(index + 1) { #expect(a.insetBy(0.2).overlap(with: b.insetBy(0.2)) == 0) }
            }
        }
    }

    @Test func `A title, and beneath it one line at most`() throws {
        let drawing = try Plot("t") { LineMark([0.0, 1], by: "a") }.subtitle("five seeds").yAxis("loss").drawing()
        let (subtitle, axis) = (
            try #require(drawing.texts.first { $0.string == "five seeds" }),
            try #require(drawing.texts.first { $0.string == "loss" })
        )
        #expect(subtitle.origin.y == axis.origin.y && subtitle.bounds.minX > axis.bounds.maxX)
    }

    @Test func `Ticks are high enough for a phone`() throws {
        let sizes = try Plot { LineMark([0.0, 1]) }.xAxis("x").yAxis("y").drawing().texts.map(\.size)
        #expect(sizes.allSatisfy { $0 >= 15 })
    }
}
