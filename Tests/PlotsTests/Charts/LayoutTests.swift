import Plots
import Testing

/// Layout is tested on the recorded drawing, before any pixel.
@Suite struct LayoutTests {
    /// Texts that are cut off by the page or cover each other.
    private func faults(_ drawing: Drawing) -> [String] {
        var faults: [String] = []
        let page = Rectangle(x: 0, y: 0, width: drawing.width, height: drawing.height)
        let texts = drawing.texts
        for (index, text) in texts.enumerated() {
            if !page.contains(text.bounds) { faults.append("“\(text.string)” is cut off") }
            for other in texts.dropFirst(index + 1)
            where text.bounds.insetBy(1.5).overlap(with: other.bounds.insetBy(1.5)) > 0 {
                faults.append("“\(text.string)” covers “\(other.string)”")
            }
        }
        return faults
    }

    static let names = ["gradient descent", "momentum", "Nesterov", "RMSProp", "Adam"]

    @Test func `Lines that end together keep their names apart`() throws {
        let plot = Plot("Five curves, one end") {
            for (index, name) in LayoutTests.names.enumerated() {
                LineMark((0..<50).map { 1 / (1 + Double($0) * Double(index + 1)) }, by: name)
            }
        }.xAxis("step").yAxis("loss")
        let drawing = try plot.drawing()
        #expect(faults(drawing).isEmpty, "\(faults(drawing))")
        for name in LayoutTests.names { #expect(drawing.texts.contains { $0.string == name }) }
    }

    @Test func `A name stands level with its line's end`() throws {
        let drawing = try Plot {
            LineMark([0.0, 1], by: "rises")
            LineMark([1.0, 0], by: "falls")
        }.drawing()
        let rises = try #require(drawing.texts.first { $0.string == "rises" })
        let falls = try #require(drawing.texts.first { $0.string == "falls" })
        #expect(rises.bounds.center.y < 100 && falls.bounds.center.y > 300)
        #expect(rises.color == Color.blue.asText && falls.color == Color.orange.asText)
    }

    @Test func `Names of lines that end early stand inside, clear of the frame's border`() throws {
        let drawing = try Plot {
            LineMark(x: [0.0, 1, 2], y: [0.0, 2, 1], by: "stops early")
            LineMark(x: [0.0, 10], y: [1.0, 1.2], by: "goes on")
        }.drawing()
        #expect(faults(drawing).isEmpty)
    }

    /// Filled outlines in a colour, each with its number of corners.
    private func corners(_ drawing: Drawing, _ color: Color) -> [Int] {
        drawing.commands.compactMap { command in
            guard case .fill(let outline, color, _) = command else { return nil }
            return outline.pieces.first?.points.count
        }
    }

    @Test func `Marks stand only where something was measured`() throws {
        let plot = Plot {
            LineMark([0.0, 1, 2], by: "a")
            LineMark([2.0, 1, 0], by: "b")
            PointMark(x: [0.0, 1], y: [2.0, 1], by: "b").unlabelled()
        }
        #expect(corners(try plot.drawing(), .orange).count == 2)
        #expect(corners(try plot.drawing(), .blue).isEmpty)
    }

    @Test func `Bands and shaded ranges lie beneath every line`() throws {
        let drawing = try Plot {
            BandMark(runs: [[0.0, 1], [1.0, 2], [2.0, 3]], by: "a")
            BandMark(runs: [[1.0, 0], [2.0, 1], [3.0, 2]], by: "b")
            RectangleMark(x: 0...0.5)
        }.drawing()
        let shades = drawing.commands.indices.filter {
            if case .fill(_, _, let opacity) = drawing.commands[$0] { opacity < 1 } else { false }
        }
        let lines = drawing.commands.indices.filter {
            if case .stroke(_, _, let color, _) = drawing.commands[$0] {
                [.blue, .orange].contains(color)
            } else {
                false
            }
        }
        #expect(shades.count == 3 && lines.count == 2)
        #expect(shades.allSatisfy { shade in lines.allSatisfy { shade < $0 } })
    }

    @Test func `Points and the ends of paths show their series' symbol`() throws {
        let drawing = try Plot {
            PointMark(x: [0.0], y: [0.0], by: "a")
            PointMark(x: [1.0], y: [1.0], by: "b")
            PathMark([[0, 1], [1, 0]], by: "b", arrows: false, dots: false)
            PointMark(x: [2.0], y: [1.0], by: "c").symbol(.diamond)
        }.drawing()
        #expect(corners(drawing, .orange) == [4, 4])
        #expect(corners(drawing, .teal) == [4])
        #expect(corners(drawing, .blue).allSatisfy { $0 > 8 })
    }

    @Test func `Series take the palette in order of appearance, wishes and reservations first`() throws {
        func colors(_ plot: Plot) -> [Color] { plot.seriesLooks().all.map(\.color) }
        let plot = Plot {
            LineMark([1.0], by: "a")
            LineMark([1.0], by: "a guess").color(.ink)
            LineMark([1.0], by: "b")
        }
        #expect(colors(plot) == [.blue, .ink, .orange])
        #expect(plot.series("b", "c").seriesLooks()["a"] == .teal)
        #expect(plot.colors(["b": .rose]).seriesLooks()["b"] == .rose)
    }

    @Test func `Long names and many series go into a legend`() throws {
        let many = try Plot {
            for index in 0..<24 { LineMark([0.0, Double(index)], by: "series \(index)") }
        }.drawing()
        #expect(faults(many).isEmpty, "\(faults(many))")
        let long = try Plot("t") {
            LineMark([0.0, 1], by: "a name so long that no margin beside a frame could ever hold it in one line")
        }.drawing()
        #expect(faults(long).isEmpty, "\(faults(long))")
    }

    @Test func `Bars of several series have a legend and values above them`() throws {
        let drawing = try Plot("Bars") {
            BarMark(x: ["a", "b"], y: [0.5, 0.25], by: "train")
            BarMark(x: ["a", "b"], y: [0.4, 0.2], by: "test")
        }.drawing()
        #expect(faults(drawing).isEmpty, "\(faults(drawing))")
        for text in ["train", "test", "0.50", "0.25", "0.4"] {
            #expect(drawing.texts.contains { $0.string == text }, "\(text)")
        }
    }

    @Test func `A value beside a long bar is not cut off`() throws {
        let drawing = try Plot { BarMark(x: [1830.0, 962], y: ["plain", "momentum"]) }.drawing()
        #expect(faults(drawing).isEmpty, "\(faults(drawing))")
    }

    @Test func `Words that stand off are tied to their place by a leader`() throws {
        func leaders(_ distance: Double) throws -> Int {
            try Plot {
                LineMark([0.0, 1])
                TextMark("here", at: [0.5, 0.5], .aboveLeading, distance: distance)
            }.drawing().commands.count {
                if case .stroke(_, let stroke, _, _) = $0 { stroke.width == 1.2 && stroke.cap == .round } else { false }
            }
        }
        #expect(try leaders(8) == 0)
        #expect(try leaders(60) == 1)
    }

    @Test func `Panels share scales and show them once`() throws {
        let drawing = try Facets("Panels", columns: 2) {
            Plot("left") { LineMark([0.0, 10], by: "s") }.xAxis("x").yAxis("height")
            Plot("right") { LineMark([0.0, 4], by: "s") }.xAxis("x").yAxis("height")
        }.drawing()
        #expect(drawing.texts.count { $0.string == "height" } == 1)
        #expect(drawing.texts.count { $0.string == "x" } == 2)
        #expect(drawing.texts.count { $0.string == "10" } == 1)
        #expect(faults(drawing).isEmpty, "\(faults(drawing))")
        let apart = try Facets(columns: 2, sharing: .none) {
            Plot("left") { LineMark([0.0, 10]) }.yAxis("height")
            Plot("right") { LineMark([0.0, 4]) }.yAxis("height")
        }.drawing()
        #expect(apart.texts.count { $0.string == "height" } == 2)
    }

    @Test func `Equal units are equal on the canvas`() throws {
        let plot = Plot { ContourMark(x: 0...4, y: 0...2) { $0 + $1 } }.equalUnits()
        let frame = try #require(try plot.drawing().frame)
        #expect(abs(frame.width / frame.height - 2) < 0.02)
    }

    @Test func `Loops, conditions and arrays build marks`() {
        let isOn = true
        let plot = Plot {
            for index in 0..<3 { LineMark([Double(index)]) }
            if isOn { RuleMark(y: 0) } else { RuleMark(x: 0) }
            [PointMark(at: [0, 0]), PointMark(at: [1, 1])]
        }
        #expect(plot.marks.count == 6)
    }

    @Test func `Spreading moves labels apart, and no further than needed`() {
        #expect(Frame.spread([10, 50, 90], gap: 20, from: 0, to: 100) == [10, 50, 90])
        #expect(Frame.spread([50, 50], gap: 20, from: 0, to: 100) == [40, 60])
        let low = Frame.spread([0, 0, 0], gap: 20, from: 0, to: 100)
        #expect(low == [0, 20, 40])
        let crowded = Frame.spread([95, 97, 99], gap: 20, from: 0, to: 100)
        #expect(crowded == [60, 80, 100])
    }

    @Test func `Alternative text says what is drawn unless it is given`() {
        let plot = Plot("Title") { LineMark([1.0], by: "SGD") }.xAxis("step").yAxis("loss")
        #expect(plot.altText == "Title. loss against step. Series: SGD")
        #expect(plot.alt("Mine").altText == "Mine")
    }
}

extension Drawing {
    /// The frame of the first plot: marks are clipped eight pixels outside it.
    var frame: Rectangle? {
        for case .clip(let box?) in commands { return box.insetBy(8) }
        return nil
    }
}
