import Plots
import Testing

@Suite struct TextMarkTests {
    /// Bold is said, and no line's width.
    @Test func `Words are bold if that was said`() throws {
        func weight(_ mark: TextMark) throws -> Text.Weight {
            try #require(try unitPlot { mark }.drawing().text("words")).weight
        }
        let mark = TextMark("words", at: [0.5, 0.5])
        #expect(try weight(mark) == .regular)
        #expect(try weight(mark.bold()) == .bold)
        #expect(try weight(mark.lineWidth(2)) == .regular)
    }
}
