import CKernels

/// The marks along an axis and what is written at them.
package struct Ticks: Equatable, Sendable {
    package var major: [(value: Double, label: String)] = []
    package var minor: [Double] = []

    package static func == (a: Ticks, b: Ticks) -> Bool {
        a.minor == b.minor && a.major.map(\.value) == b.major.map(\.value)
            && a.major.map(\.label) == b.major.map(\.label)
    }

    /// - Parameters:
    ///   - count: about how many labels have room.
    ///   - marked: values that should be among the labels where there is a choice.
    package init(_ axis: Axis, count: Int, at values: [Double]? = nil, naming marked: [Double] = []) {
        if let values {
            let inside = values.filter { (-1e-9...1 + 1e-9).contains(axis.share(of: $0)) }
            major = Array(zip(inside, Ticks.labels(inside)))
            return
        }
        switch axis.kind {
        case .categories(let names):
            major = names.enumerated().map { (Double($0), $1) }
        case .linear:
            let values = Ticks.linear(axis.lower, axis.upper, count)
            major = Array(zip(values, Ticks.labels(values)))
        case .log:
            setLog(axis, count, marked)
        }
    }

    /// Multiples of 1, 2 or 5 times a power of ten.
    package static func linear(_ lower: Double, _ upper: Double, _ count: Int) -> [Double] {
        let rough = (upper / Double(max(count, 1))) - (lower / Double(max(count, 1)))
        guard rough.isFinite, rough > 1e-300 else { return [lower, upper] }
        let exponent = Int(decimalLogarithm(rough).rounded(.down))
        let unit = power(exponent)
        let factor = [1.0, 2, 5, 10].first { $0 * unit >= rough * 0.72 } ?? 10
        let step = factor * unit
        guard step.isFinite, step > 0 else { return [lower, upper] }
        let (first, last) = ((lower / step - 1e-9).rounded(.up), (upper / step + 1e-9).rounded(.down))
        // Beyond 2⁵³ steps from zero, neighbours can no longer be told apart.
        guard first <= last, abs(first) < 9e15, abs(last) < 9e15, last - first < 1000 else { return [lower, upper] }
        return stride(from: first, through: last, by: 1).map { index in
            // Dividing by a power of ten is exact where multiplying by its inverse is not: 0.3, not 0.30000000000000004.
            exponent < 0 && exponent > -300 ? index * factor / power(-exponent) : index * step
        }
    }

    private mutating func setLog(_ axis: Axis, _ count: Int, _ marked: [Double]) {
        let (low, high) = (decimalLogarithm(axis.lower), decimalLogarithm(axis.upper))
        let (first, last) = (Int((low - 1e-9).rounded(.up)), Int((high + 1e-9).rounded(.down)))
        let decades = max(last - first + 1, 0)
        if high - low < 0.9 || decades == 0 {
            let values = Ticks.linear(axis.lower, axis.upper, count).filter { $0 > 0 }
            major = Array(zip(values, Ticks.labels(values)))
            return
        }
        let step = max(1, (decades + max(count, 2) - 1) / max(count, 2))
        let phase = Ticks.phase(of: marked, step)
        let exponents = (first...last).filter { ($0 - phase) % step == 0 }
        var values = (exponents.isEmpty ? [first] : exponents).map(Ticks.power)
        let multiples = (first - 1...last).flatMap { exponent in
            (2...9).map { (Double($0) * Ticks.power(exponent), $0) }
        }.filter { $0.0 >= axis.lower * 0.999 && $0.0 <= axis.upper * 1.001 }
        if decades < 3 && count >= 2 * decades {
            // Few decades: write 2 and 5 as well.
            values = (values + multiples.filter { $0.1 == 2 || $0.1 == 5 }.map(\.0)).sorted()
        }
        let plain = values.allSatisfy { $0 > 0.9e-3 && $0 < 1.1e4 }
        let labels =
            plain
            ? values.map { Number.short($0) } : values.map { Number.scientific($0) }
        major = Array(zip(values, labels))
        if step == 1 && decades <= 12 {
            minor = multiples.map(\.0).filter { !values.contains($0) }
        } else if step > 1 && decades < 60 {
            minor = (first...last).filter { ($0 - phase) % step != 0 }.map(Ticks.power)
        }
    }

    /// With which of every `step` powers to begin so that most of the marked ones are labelled.
    private static func phase(of marked: [Double], _ step: Int) -> Int {
        let exponents = marked.filter { $0 > 0 && $0.isFinite }.map { Int(decimalLogarithm($0).rounded()) }
        let hits = (0..<step).map { phase in
            zip(exponents, marked).count { ($0 - phase) % step == 0 && abs(power($0) - $1) <= 1e-9 * abs($1) }
        }
        return hits.indices.max { hits[$0] < hits[$1] || (hits[$0] == hits[$1] && $0 > $1) } ?? 0
    }

    /// A power of ten, exact as far as Double can say it.
    package static func power(_ exponent: Int) -> Double {
        Double("1e\(exponent)") ?? 0
    }

    /// Labels with as many digits as tell neighbours apart.
    package static func labels(_ values: [Double]) -> [String] {
        let largest = values.map(abs).max() ?? 0
        let smallest = zip(values, values.dropFirst()).map { abs($1 - $0) }.min() ?? largest
        if largest >= 1e6 || (largest < 1e-3 && largest > 0) {
            return values.map { $0 == 0 ? "0" : Number.scientific($0) }
        }
        let decimals = (0...6).first { decimals in
            let scale = power(decimals)
            return values.allSatisfy { abs(($0 * scale).rounded() - $0 * scale) < max(smallest * scale, 1e-9) * 1e-3 }
        }
        return values.map { Number.fixed($0, decimals: decimals ?? 6) }
    }
}

/// Numbers as a reader writes them.
package enum Number {
    /// `-1,234.50`, with a true minus sign.
    package static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return value.isNaN ? "–" : value > 0 ? "∞" : "−∞" }
        let scale = Ticks.power(decimals)
        let scaled = (abs(value) * scale).rounded()
        guard scaled < 9e15 else { return scientific(value) }
        let units = Int(scaled)
        let whole = String(units / Int(scale))
        var grouped = ""
        for (index, digit) in whole.enumerated() {
            if index > 0 && (whole.count - index) % 3 == 0 && whole.count > 4 { grouped.append(",") }
            grouped.append(digit)
        }
        let fraction = String(units % Int(scale))
        let tail = decimals > 0 ? "." + String(repeating: "0", count: decimals - fraction.count) + fraction : ""
        return (value < 0 && units > 0 ? "−" : "") + grouped + tail
    }

    /// As few decimals as say the value to about so many digits.
    package static func short(_ value: Double, digits: Int = 4) -> String {
        guard value != 0, value.isFinite else { return fixed(value, decimals: 0) }
        let size = abs(value)
        if size >= 1e6 || size < 1e-4 { return scientific(value) }
        for decimals in 0...7 {
            let scale = Ticks.power(decimals)
            if abs((value * scale).rounded() / scale - value) < size * 5 / Ticks.power(digits) {
                return fixed(value, decimals: decimals)
            }
        }
        return fixed(value, decimals: 7)
    }

    /// `2·10⁻⁵`
    package static func scientific(_ value: Double) -> String {
        guard value.isFinite, value != 0 else { return fixed(value, decimals: 0) }
        var exponent = Int(decimalLogarithm(abs(value)).rounded(.down))
        var mantissa = value / Ticks.power(exponent)
        // A subnormal divisor, or a logarithm a hair off, can leave the mantissa outside 1..<10.
        if !mantissa.isFinite { mantissa = value * 1e200 / Ticks.power(exponent + 200) }
        if abs(mantissa) >= 9.9995 {
            mantissa /= 10
            exponent += 1
        }
        if abs(mantissa) < 0.9995 {
            mantissa *= 10
            exponent -= 1
        }
        let power = "10^{\(exponent < 0 ? "−" : "")\(abs(exponent))}"
        let digits = short(mantissa)
        return digits == "1" ? power : digits == "−1" ? "−" + power : digits + "·" + power
    }
}

extension Ticks {
    /// Values written to two digits if they span powers of ten.
    package init(roughly values: [Double]) {
        let sizes = values.map(abs).filter { $0 > 0 }
        let isWide = (sizes.max() ?? 1) / (sizes.min() ?? 1) > 50
        major = Array(zip(values, isWide ? values.map { Number.short($0, digits: 2) } : Ticks.labels(values)))
    }
}
