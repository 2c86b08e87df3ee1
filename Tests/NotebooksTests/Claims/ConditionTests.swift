import Notebooks
import Testing

@Suite struct ConditionTests {
    @Test func `equality has a tolerance, absolute or relative`() {
        #expect(Condition("v", 0.271, equals: 0.2705, within: 0.001).holds)
        #expect(!Condition("v", 0.271, equals: 0.26, within: 0.001).holds)
        #expect(Condition("v", 102, equals: 100, within: .relative(0.02)).holds)
        #expect(!Condition("v", 103, equals: 100, within: .relative(0.02)).holds)
        #expect(Condition("v", 0.3 as Float, equals: 0.3, within: 1e-7).holds)
    }

    @Test func `lists are compared number by number`() {
        #expect(Condition("∇", [8.0, 40], equals: [8, 40], within: 0).holds)
        #expect(!Condition("∇", [8.0, 41], equals: [8, 40], within: 0).holds)
        let uneven = Condition("∇", [8.0], equals: [8, 40], within: 0)
        #expect(!uneven.holds)
        #expect(uneven.flaw?.contains("1 numbers with 2") == true)
    }

    @Test func `below and above are strict and keep their margin`() {
        #expect(Condition("steps", 26, isBelow: 69).holds)
        #expect(!Condition("steps", 69, isBelow: 69).holds)
        #expect(!Condition("steps", 26, isBelow: 69, by: 43).holds)
        #expect(Condition("steps", 69, isAbove: 26, by: 42).holds)
        #expect(Condition("steps", 100, isAtMost: 100).holds)
        #expect(!Condition("steps", 100, isAtLeast: 101).holds)
    }

    @Test func `a comparison with what is not a number never holds`() {
        #expect(!Condition("x", Double.nan, isBelow: 1).holds)
        #expect(!Condition("x", 1, isBelow: Double.nan).holds)
        #expect(!Condition("x", Double.nan, isAbove: 1).holds)
        #expect(!Condition("x", Double.nan, isAtMost: 1).holds)
        #expect(!Condition("x", Double.nan, isAtLeast: 1).holds)
        #expect(!Condition("x", Double.nan, equals: Double.nan, within: 1).holds)
        #expect(!Condition("x", Sample([1, 2, 3, 4, .nan]), isBelow: 9).holds)
    }

    @Test func `never reached is infinitely far`() {
        #expect(Condition("steps", 26, isBelow: Double.infinity).holds)
        #expect(!Condition("steps", Double.infinity, isBelow: Double.infinity).holds)
        #expect(!Condition("steps", Double.infinity, equals: Double.infinity, within: 1).holds)
    }

    @Test func `divergence is a measurement`() {
        #expect(Condition("loss", diverges: Double.infinity).holds)
        #expect(Condition("loss", diverges: Float.nan).holds)
        #expect(!Condition("loss", diverges: 0.1).holds)
        #expect(Condition("losses", diverges: Sample([1, 1, 1, 1, .infinity])).holds)
        #expect(Condition("loss", staysFinite: 0.1).finding == "stays finite, at 0.1")
        #expect(!Condition("loss", staysFinite: Double.nan).holds)
    }

    @Test func `samples differ by more than the larger of their quartiles' distances`() {
        let low = Sample([1, 2, 3, 4, 5])
        #expect(low.interquartileRange == 2)
        #expect(Condition("loss", low, isBelow: Sample([5, 6, 7, 8, 9])).holds)
        #expect(!Condition("loss", low, isBelow: Sample([3, 4, 5, 6, 7])).holds)
        #expect(!Condition("loss", low, isBelow: Sample([0, 2, 7, 12, 14])).holds)
        #expect(!Condition("loss", low, isAbove: Sample([5, 6, 7, 8, 9])).holds)
        #expect(Condition("accuracy", low, isAtMost: 5).holds)
        #expect(!Condition("accuracy", low, isAtMost: 4).holds)
    }

    @Test func `a noisy comparison needs five runs and samples, not lists`() {
        #expect(Condition("loss", Sample([1, 2, 3, 4]), isBelow: 9).flaw?.contains("at least 5") == true)
        #expect(Condition("loss", Sample([1, 2, 3, 4, 5]), isBelow: 9).flaw == nil)
        #expect(Condition("loss", [1.0, 2, 3, 4, 5], isBelow: 9).flaw?.contains("Sample") == true)
        #expect(Condition("loss", 1, isAtMost: Sample([1, 2, 3, 4, 5])).flaw != nil)
    }

    @Test func `the finding says what was compared and how it came out`() {
        #expect(Condition("κ = 100", 26, isBelow: 69).finding == "26 is below 69")
        #expect(Condition("κ = 10", 41, isBelow: 30).finding == "41 is not below 30")
        #expect(Condition("γ", 10.0, equals: 1, within: .relative(0.05)).finding == "10 is not 1 (±\u{A0}5\u{A0}%)")
        #expect(
            Condition("accuracy", 0.9512, isAtLeast: 0.95, as: .percent(1)).finding.hasPrefix("95.1\u{A0}% is at least")
        )
        let close = Sample([1, 2, 3, 4, 5])
        let words = Condition("loss", close, isBelow: Sample([2, 3, 4, 5, 6])).finding
        #expect(words == "3 (2 to 4) is not below 4 (3 to 5) by more than the quartiles' distance")
    }

    @Test func `numbers that differ are shown with the digits that tell them apart`() {
        #expect(Condition("x", 0.123456, equals: 0.123457, within: 1e-9).finding.hasPrefix("0.123456 is not 0.123457"))
        #expect(Condition("x", 10.0000001, equals: 10, within: 1e-3).finding.hasPrefix("10 equals 10"))
    }
}
