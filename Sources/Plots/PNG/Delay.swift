/// How long a frame is shown, as APNG stores it: a fraction of a second in two 16-bit numbers.
package struct Delay: Equatable, Sendable {
    package let numerator: UInt16
    package let denominator: UInt16

    /// The simplest fraction that is this number of seconds to the last bit of a Double, or whose inverse is (29.97 frames a
    /// second are 100/2997 s); nil if no two numbers up to 65,535 make it.
    package init?(seconds: Double) {
        self.init(seconds) { Double($0) / Double($1) == seconds }
    }

    package init?(framesPerSecond: Double) {
        self.init(1 / framesPerSecond) { Double($1) / Double($0) == framesPerSecond }
    }

    /// Walks the continued fraction of a number until a convergent is it.
    private init?(_ number: Double, isExact: (Int, Int) -> Bool) {
        guard number.isFinite, number > 0, number < 65_536 else { return nil }
        var rest = number
        var (p, q) = ((0, 1), (1, 0))
        for _ in 0..<40 {
            let whole = rest.rounded(.down)
            guard whole < 65_536 else { return nil }
            (p, q) = ((p.1, Int(whole) * p.1 + p.0), (q.1, Int(whole) * q.1 + q.0))
            guard p.1 <= 65_535, q.1 <= 65_535 else { return nil }
            if p.1 > 0, isExact(p.1, q.1) {
                (numerator, denominator) = (UInt16(p.1), UInt16(q.1))
                return
            }
            guard rest > whole else { return nil }
            rest = 1 / (rest - whole)
        }
        return nil
    }

    private init(_ numerator: UInt16, _ denominator: UInt16) {
        (self.numerator, self.denominator) = (numerator, denominator)
    }

    /// nil if the sum needs larger numbers than the format has.
    package static func + (a: Delay, b: Delay) -> Delay? {
        let numerator = Int(a.numerator) * Int(b.denominator) + Int(b.numerator) * Int(a.denominator)
        let denominator = Int(a.denominator) * Int(b.denominator)
        var (divisor, rest) = (numerator, denominator)
        while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
        guard let top = UInt16(exactly: numerator / divisor), let bottom = UInt16(exactly: denominator / divisor) else {
            return nil
        }
        return Delay(top, bottom)
    }
}
