import Numbers

/// Numbers as the reports write them; a bare power of ten is left without its mantissa.
package enum NumberLabel {
    package static func fixed(_ value: Double, decimals: Int) -> String {
        if value.isNaN { return "–" }
        return abs(value) < 1e15 || value.isInfinite
            ? NumberFormat.fixed(decimals).text(value) : NumberFormat.significant(3).text(value)
    }

    /// As few digits as say the value to about so many.
    package static func short(_ value: Double, digits: Int = 4) -> String {
        value.isNaN ? "–" : NumberFormat.significant(digits).text(value)
    }

    /// Whether `NumberFormat.significant` writes it without a power of ten.
    package static func isWrittenOut(_ value: Double) -> Bool {
        value == 0 || (abs(value) > 0.99e-4 && abs(value) < 0.9999999e7)
    }

    /// `2 × 10⁻⁵`, and `10⁻⁵` for one of it.
    package static func power(_ value: Double, digits: Int = 1) -> String {
        let text = NumberFormat.scientific(digits).text(value)
        let parts = text.split(separator: "×").map { $0.filter { !$0.isWhitespace } }
        guard parts.count == 2, let mantissa = parts.first, let power = parts.last else { return text }
        return mantissa == "1" ? power : mantissa == "−1" ? "−" + power : text
    }
}
