import Numbers
import Testing

@Suite struct NumberFormatTests {
    @Test(arguments: [
        (NumberFormat.significant(3), 0.0012345, "0.00123"), (.significant(3), 0.5, "0.5"),
        (.significant(3), 22134, "22,100"), (.significant(4), -0.2715, "−0.2715"), (.significant(3), 0.99999, "1"),
        (.significant(2), 1e-9, "1 × 10⁻⁹"), (.significant(3), 1.25e12, "1.25 × 10¹²"), (.significant(3), 0, "0"),
        (.significant(6), 1_234_567.8, "1,234,570"), (.significant(3), 9_999_999, "1 × 10⁷"),
        (.fixed(1), 10, "10.0"), (.fixed(2), -0.001, "0.00"), (.fixed(0), 1234.5, "1,234"),
        (.percent(1), 0.9754, "97.5\u{A0}%"), (.scientific(2), 0.0012, "1.2 × 10⁻³"), (.scientific(3), 5, "5.00 × 10⁰"),
        (.scientific(2), 0, "0"), (.integer, 22134, "22,134"), (.integer, 999, "999"), (.integer, -1000, "−1,000"),
    ])
    func `numbers are rounded and separated as the format says`(
        _ format: NumberFormat, _ number: Double, _ text: String
    ) {
        #expect(format.text(number) == text)
    }

    @Test(arguments: [NumberFormat.significant(3), .fixed(2), .percent(1), .scientific(2), .integer])
    func `infinities and what is not a number have words of their own`(_ format: NumberFormat) {
        #expect(format.text(.nan) == "not a number")
        #expect(format.text(.infinity) == "∞")
        #expect(format.text(-.infinity) == "−∞")
    }

    @Test func `in code blocks numbers read as Swift reads them`() {
        #expect(NumberFormat.significant(3).text(-1.234e-8, in: .code) == "-1.23e-8")
        #expect(NumberFormat.integer.text(22134, in: .code) == "22134")
    }
}
