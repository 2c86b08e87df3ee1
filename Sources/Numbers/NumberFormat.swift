import Foundation

/// How a measured number is written in a report.
///
///     NumberFormat.significant(3).text(0.0012345)   // 0.00123
///     NumberFormat.scientific(2).text(0.0012345)    // 1.2 × 10⁻³
///     NumberFormat.percent(1).text(0.975)           // 97.5 %
///     NumberFormat.integer.text(22134)              // 22,134
public enum NumberFormat: Sendable, Equatable {
    /// So many significant digits, trailing zeros dropped; very large and very small numbers in powers of ten.
    case significant(Int)
    /// So many decimals, trailing zeros kept.
    case fixed(Int)
    /// A fraction as a percentage with so many decimals.
    case percent(Int)
    /// So many significant digits times a power of ten, trailing zeros kept.
    case scientific(Int)
    /// Rounded to a whole number, thousands separated by commas.
    case integer

    /// The number as prose and tables show it: a true minus sign, superscript exponents, thousands separated.
    public func text(_ number: Double) -> String {
        text(number, in: .prose)
    }

    /// Where the number stands. Code blocks hold what Swift would read back: `-1.2e-08`, no separators.
    package enum Setting: Sendable {
        case prose
        case code
    }

    package func text(_ number: Double, in setting: Setting) -> String {
        let minus = setting == .prose ? "−" : "-"
        if number.isNaN { return setting == .prose ? "not a number" : "nan" }
        if number.isInfinite { return (number < 0 ? minus : "") + (setting == .prose ? "∞" : "inf") }
        let magnitude = magnitudeText(abs(number), setting)
        let isZero = !magnitude.prefix { $0 != "e" && $0 != "×" }.contains { ("1"..."9").contains($0) }
        return (number < 0 && !isZero ? minus : "") + magnitude
    }

    private func magnitudeText(_ number: Double, _ setting: Setting) -> String {
        switch self {
        case .significant(let count):
            let (digits, exponent) = Self.digits(of: number, count: max(1, count))
            let kept = Self.trimmed(digits)
            if number != 0, exponent < -4 || exponent >= 7 { return Self.power(kept, exponent, setting) }
            return Self.positional(kept, exponent, setting)
        case .scientific(let count):
            if number == 0 { return "0" }
            let (digits, exponent) = Self.digits(of: number, count: max(1, count))
            return Self.power(digits, exponent, setting)
        case .fixed(let decimals):
            return Self.grouped(Self.decimals(of: number, count: decimals), setting)
        case .percent(let decimals):
            return Self.grouped(Self.decimals(of: number * 100, count: decimals), setting) + "\u{A0}%"
        case .integer:
            return Self.grouped(Self.decimals(of: number, count: 0), setting)
        }
    }

    /// The first `count` decimal digits, correctly rounded, and the power of ten of the first of them.
    private static func digits(of number: Double, count: Int) -> (digits: String, exponent: Int) {
        let parts = String(format: "%.\(count - 1)e", number).split(separator: "e")
        return (parts[0].filter { $0 != "." }, Int(parts[1]) ?? 0)
    }

    private static func decimals(of number: Double, count: Int) -> String {
        String(format: "%.\(max(0, count))f", number)
    }

    private static func trimmed(_ digits: String) -> String {
        let kept = digits.reversed().drop { $0 == "0" }
        return kept.isEmpty ? "0" : String(kept.reversed())
    }

    private static func positional(_ digits: String, _ exponent: Int, _ setting: Setting) -> String {
        if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + digits }
        let padded = digits + String(repeating: "0", count: max(0, exponent + 1 - digits.count))
        let whole = String(padded.prefix(exponent + 1))
        let fraction = padded.dropFirst(exponent + 1)
        return grouped(fraction.isEmpty ? whole : whole + "." + fraction, setting)
    }

    private static func power(_ digits: String, _ exponent: Int, _ setting: Setting) -> String {
        let mantissa = digits.count > 1 ? digits.prefix(1) + "." + digits.dropFirst() : digits
        return switch setting {
        case .code: "\(mantissa)e\(exponent)"
        case .prose: "\(mantissa) × 10" + superscript(exponent)
        }
    }

    private static func superscript(_ number: Int) -> String {
        let raised: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
        return (number < 0 ? "⁻" : "")
            + String(String(number.magnitude).compactMap(\.wholeNumberValue).map { raised[$0] })
    }

    private static func grouped(_ number: String, _ setting: Setting) -> String {
        guard setting == .prose else { return number }
        let whole = number.prefix { $0 != "." }
        var text = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text + number.dropFirst(whole.count)
    }
}
