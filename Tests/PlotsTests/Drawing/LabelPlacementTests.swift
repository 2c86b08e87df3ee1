import Plots
import Testing

/// Where names and words stand, on the recorded drawing.
@Suite struct LabelPlacementTests {
    /// The thin lines that tie words to places.
    private func leaders(_ drawing: Drawing) -> [(Vector, Vector)] {
        drawing.commands.compactMap { command in
            guard case .stroke(let outline, let stroke, Ink.text, _) = command, stroke.width == 1.2,
                let points = outline.pieces.first?.points, points.count == 2
            else { return nil }
            return (points[0], points[1])
        }
    }

    @Test(arguments: [(0.6, 0.5), (0.8, 0.5), (0.5, 0.3), (0.4, 0.7)])
    func `A name beside its data does not lie across a leader`(x: Double, y: Double) throws {
        let drawing = try Plot {
            for (name, height) in [("gradient descent", 0.0), ("momentum", 0.03), ("Nesterov", -0.03)] {
                let path: [SIMD2<Double>] = (0...8).map { step in [x - 0.3 + 0.0375 * Double(step), y + height] }
                PathMark(path, by: name)
            }
            for side in [TextMark.Placement.aboveTrailing, .belowTrailing, .aboveLeading] {
                TextMark("\(side)", at: [x, y], side, distance: 60)
            }
        }.xAxis("", .linear(0...1)).yAxis("", .linear(0...1)).drawing()
        let lines = leaders(drawing)
        #expect(lines.count == 3)
        for name in ["gradient descent", "momentum", "Nesterov"] {
            let text = try #require(drawing.texts.first { $0.string == name })
            for (a, b) in lines { #expect(text.bounds.clip(a, b) == nil, "“\(name)” lies across a leader") }
        }
    }

    @Test func `A leader is drawn before any words, and starts clear of the marker`() throws {
        let drawing = try Plot {
            PointMark(at: [0.5, 0.5])
            TextMark("first", at: [0.5, 0.5], .trailing, distance: 60)
            TextMark("second", at: [0.5, 0.5], .aboveTrailing, distance: 60)
        }.xAxis("", .linear(0...1)).yAxis("", .linear(0...1)).drawing()
        let frame = try #require(drawing.frame)
        let firstWords = try #require(
            drawing.commands.firstIndex { if case .text(let text) = $0 { text.string == "first" } else { false } })
        #expect(leaders(drawing).count == 2)
        for (index, command) in drawing.commands.enumerated() {
            if case .stroke(_, let stroke, Ink.text, _) = command, stroke.width == 1.2 { #expect(index < firstWords) }
        }
        for (start, _) in leaders(drawing) { #expect((start - frame.center).norm >= 6 - 1e-9) }
    }

    @Test func `A value over a bar has a ground of its own`() throws {
        let drawing = try Plot { BarMark(x: ["a", "b"], y: [0.2, 0.4]) }.drawing()
        let value = try #require(drawing.texts.first { $0.string == "0.4" && $0.anchor == .middle })
        #expect(value.halo == .white)
    }
}
