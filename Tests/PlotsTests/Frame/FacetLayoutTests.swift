import Plots
import Testing

@Suite struct FacetLayoutTests {
    private func panels(_ titles: [String]) throws -> Drawing {
        try Facets("Panels", columns: 2) {
            for title in titles { Plot(title) { LineMark([0.0, 1000]) }.xAxis("x").yAxis("loss") }
        }.drawing()
    }

    /// The frames of the panels, from their clips.
    private func frames(_ drawing: Drawing) -> [Rectangle] {
        drawing.commands.compactMap { if case .clip(let box?) = $0 { box.insetBy(8) } else { nil } }
    }

    @Test func `Titles stand over their panels' frames`() throws {
        let drawing = try panels(["one", "two"])
        let frames = frames(drawing)
        #expect(frames.count == 2)
        for (title, frame) in zip(["one", "two"], frames) {
            let text = try #require(drawing.texts.first { $0.string == title })
            #expect(abs(text.origin.x - frame.minX) < 1e-9, "“\(title)” stands at \(text.origin.x)")
        }
        let axis = try #require(drawing.texts.first { $0.string == "loss" })
        #expect(axis.origin.x == frames[0].minX)
    }

    @Test func `A title too wide for its frame begins further left rather than run into the next`() throws {
        let drawing = try panels(["a title that needs all the width", "two", "three"])
        for (index, text) in drawing.texts.enumerated() {
            for other in drawing.texts.dropFirst(index + 1) {
                #expect(text.bounds.insetBy(1.5).overlap(with: other.bounds.insetBy(1.5)) == 0)
            }
        }
    }

    @Test func `A picture says how wide it is to be shown`() throws {
        let plot = Plot(width: 620) { LineMark([0.0, 1]) }
        let three = Facets(columns: 3) { for _ in 0..<3 { plot } }
        let pictures: [(any Picture, Double)] = [
            (plot, 620), (three, 720), (Facets(columns: 3) { plot }, 720), (three.size(width: 640), 640),
            (three.size(width: 960), 720), (Plot(width: 900) { LineMark([0.0, 1]) }, 720),
            (Animation(of: [plot, plot]), 620), (Animation(of: [three]), 720),
        ]
        for (picture, width) in pictures {
            #expect(picture.logicalWidth == width)
            #expect(try PNG.decode(picture.png()).width == Int(2 * width))
        }
    }
}
