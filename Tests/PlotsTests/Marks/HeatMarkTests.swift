import Plots
import Testing

@Suite struct HeatMarkTests {
    private let mist = ColorMap.mist

    private func table(_ values: [Double], range: ClosedRange<Double>? = nil) throws -> Drawing {
        try Plot {
            HeatMark(
                rows: ["row"], columns: values.indices.map { "\($0)" }, values: [values],
                texts: [values.map { "\($0)" }], range: range)
        }.drawing()
    }

    @Test func `A table's colours go from its least value to its largest, or over a given range`() throws {
        let own = try table([0, 1, 4])
        for share in [0, 0.25, 1] { #expect(own.fills(mist.color(at: share)).count == 1) }
        let given = try table([0, 1, 4], range: -4...4)
        for share in [0.5, 0.625, 1] { #expect(given.fills(mist.color(at: share)).count == 1) }
    }

    @Test func `A cell without a number is grey`() throws {
        #expect(try table([0, .nan, 1]).fills(Ink.grid).count == 1)
    }

    @Test func `The words of a cell are dark or white, whichever reads better`() throws {
        let values = (0...20).map { Double($0) / 20 }
        let drawing = try table(values)
        for value in values {
            let ground = mist.color(at: value)
            let ink = try #require(drawing.text("\(value)")).color
            let other = ink == .white ? Ink.title : .white
            #expect(ground.contrast(with: ink) >= ground.contrast(with: other))
        }
        #expect(abs(Color.black.contrast(with: .white) - 21) < 1e-9)
    }
}
