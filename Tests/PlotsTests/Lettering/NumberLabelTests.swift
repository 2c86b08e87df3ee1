import Plots
import Testing

@Suite struct NumberLabelTests {
    @Test func `Numbers are written as a reader writes them`() {
        #expect(NumberLabel.fixed(-1234.5, decimals: 1) == "−1,234.5")
        #expect(NumberLabel.fixed(-12345.678, decimals: 2) == "−12,345.68")
        #expect(NumberLabel.fixed(-0.001, decimals: 2) == "0.00")
        #expect(NumberLabel.short(0.25) == "0.25")
        #expect(NumberLabel.short(0.07) == "0.07")
        #expect(NumberLabel.short(11.8) == "11.8")
        #expect(NumberLabel.short(0.34861, digits: 2) == "0.35")
        #expect(NumberLabel.short(9_996_000, digits: 3) == "1 × 10⁷")
        #expect(NumberLabel.power(2e-5) == "2 × 10⁻⁵")
        #expect(NumberLabel.power(-1e9) == "−10⁹")
        #expect(NumberLabel.power(9.99999e-7) == "10⁻⁶")
        #expect(NumberLabel.fixed(.nan, decimals: 2) == "–" && NumberLabel.fixed(-.infinity, decimals: 2) == "−∞")
    }
}
