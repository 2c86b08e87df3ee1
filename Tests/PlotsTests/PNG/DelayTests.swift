import Plots
import Testing

@Suite struct DelayTests {
    @Test(arguments: [
        (12.0, 1, 12), (10, 1, 10), (29.97, 100, 2997), (0.5, 2, 1), (24, 1, 24), (1000, 1, 1000), (7.5, 2, 15),
    ])
    func `Frames a second are stored as the fraction that they are`(rate: Double, numerator: Int, denominator: Int)
        throws
    {
        let delay = try #require(Delay(framesPerSecond: rate))
        #expect(Int(delay.numerator) == numerator && Int(delay.denominator) == denominator)
    }

    @Test func `What no fraction of two 16-bit numbers is, is refused`() {
        for rate in [0, -1, Double.nan, .infinity, 70_000, 1e-6, .pi] {
            #expect(Delay(framesPerSecond: rate) == nil, "\(rate)")
        }
        for seconds in [0, -2, 65_536, Double.pi, 1e-9] { #expect(Delay(seconds: seconds) == nil, "\(seconds)") }
        #expect(Delay(seconds: 65_535)?.numerator == 65_535)
        let plot = Plot(width: 200, height: 150) { LineMark([0.0, 1]) }
        #expect(throws: PlotError.badDelay("x", "0.0 frames a second")) {
            try Animation("x", of: [plot, plot], framesPerSecond: 0).png()
        }
    }

    @Test func `Sums are exact or refused`() throws {
        let (third, quarter) = (try #require(Delay(framesPerSecond: 3)), try #require(Delay(seconds: 0.25)))
        #expect(third + quarter == Delay(seconds: 7.0 / 12))
        let (a, b) = (try #require(Delay(framesPerSecond: 65_521)), try #require(Delay(framesPerSecond: 65_519)))
        #expect(a + b == nil)
    }
}
