import Plots
import Testing

@Suite struct TicksTests {
    private func linear(_ lower: Double, _ upper: Double, _ count: Int = 6) -> [String] {
        Ticks(Axis(kind: .linear, lower: lower, upper: upper), count: count).major.map(\.label)
    }

    private func log(_ lower: Double, _ upper: Double, _ count: Int = 6) -> Ticks {
        Ticks(Axis(kind: .log, lower: lower, upper: upper), count: count)
    }

    @Test func `Linear ticks are multiples of 1, 2 or 5`() {
        #expect(linear(0, 1) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
        #expect(linear(0, 97) == ["0", "20", "40", "60", "80"])
        #expect(linear(-0.31, 0.29) == ["−0.3", "−0.2", "−0.1", "0.0", "0.1", "0.2"])
        #expect(linear(0, 12_000) == ["0", "2,000", "4,000", "6,000", "8,000", "10,000", "12,000"])
        #expect(linear(0, 3e-5, 3) == ["0", "10⁻⁵", "2 × 10⁻⁵", "3 × 10⁻⁵"])
    }

    @Test func `Log ticks are powers of ten, with marks at those that have no label and none between them`() {
        let ticks = log(0.001, 1000, 8)
        #expect(ticks.major.map(\.label) == ["0.001", "0.01", "0.1", "1", "10", "100", "1,000"])
        #expect(ticks.minor.isEmpty)
        #expect(log(1e-4, 1e4, 4).minor.count == 9 - log(1e-4, 1e4, 4).major.count)
        #expect(log(1e-14, 100, 6).major.map(\.label).allSatisfy { $0.hasPrefix("10") || $0 == "1" })
    }

    @Test func `A short log axis writes 2 and 5 as well`() {
        #expect(log(1, 10, 6).major.map(\.label) == ["1", "2", "5", "10"])
        #expect(log(3, 4, 6).major.count >= 3)
    }

    @Test func `Ticks lie inside, rise, and differ in writing, whatever the range`() {
        var random = Random(seed: 5)
        for _ in 0..<400 {
            let scale = Ticks.power(Int(random.next(in: -200...200)))
            let lower = random.next(in: -1...1) * scale
            let upper = lower + random.next(in: 1e-6...2) * scale
            guard lower < upper else { continue }
            let axis = Axis(kind: .linear, lower: lower, upper: upper)
            let ticks = Ticks(axis, count: Int(random.next(in: 1...12)))
            #expect(!ticks.major.isEmpty && ticks.major.count < 40)
            for tick in ticks.major { #expect((-0.01...1.01).contains(axis.share(of: tick.value))) }
            for (a, b) in zip(ticks.major, ticks.major.dropFirst()) {
                #expect(a.value < b.value)
                #expect(a.label != b.label, "\(a.value) and \(b.value) both read \(a.label)")
            }
        }
        for exponent in stride(from: -300, through: 290, by: 37) {
            let ticks = log(Ticks.power(exponent), Ticks.power(exponent + 9))
            #expect(ticks.major.count >= 2)
        }
    }

    /// A million steps apart by twenty; a loss stuck at ln 10; a gap that no reasonable number of digits can say.
    @Test func `Neighbouring labels differ in writing`() {
        #expect(
            linear(1_000_000, 1_000_100) == [
                "1,000,000", "1,000,020", "1,000,040", "1,000,060", "1,000,080", "1,000,100",
            ])
        #expect(linear(2.302585, 2.3025851, 5).first == "2.30258500")
        #expect(Set(linear(2.302585, 2.3025851, 5)).count == 6)
        #expect(
            linear(5, 5 + 4e-12, 2).first == "5"
                && linear(5, 5 + 4e-12, 2).dropFirst().allSatisfy { $0.hasPrefix("+ ") })
        #expect(linear(9_990_000, 9_999_000, 3) == ["9,990,000", "9,995,000"])
    }

    /// 0.1 is never 10⁻¹ beside it: one axis has one way to write, and it is the reports'.
    @Test func `A log axis writes numbers out where reports do`() {
        #expect(log(1e-4, 1, 8).major.map(\.label) == ["0.0001", "0.001", "0.01", "0.1", "1"])
        #expect(log(1e-6, 1, 8).major.map(\.label) == ["10⁻⁶", "10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "1"])
    }

    @Test func `Labels wider than their gaps are left away, ticks stay`() throws {
        let drawing = try Plot(width: 300) { LineMark([0.0, 1]) }
            .xAxis("", .linear(0...1), ticks: [0, 0.00001, 0.5, 1]).drawing()
        let written = drawing.texts.filter { $0.string.hasPrefix("0.00001") }
        #expect(written.isEmpty)
    }

    @Test func `Wished ticks are taken, inside the range`() {
        let ticks = Ticks(Axis(kind: .linear, lower: 0, upper: 1), count: 5, at: [0, 0.5, 2])
        #expect(ticks.major.map(\.value) == [0, 0.5])
    }

    @Test func `A power of ten that a rule stands at is labelled`() throws {
        let axis = Axis(kind: .log, lower: 1e-14, upper: 100)
        let values = Ticks(axis, count: 5, naming: [1e-6]).major.map(\.value)
        #expect(values == [1e-14, 1e-10, 1e-6, 1e-2, 100])
        #expect(Ticks(axis, count: 5).major.map(\.value) == [1e-12, 1e-8, 1e-4, 1])
        // A value between powers has no label to wish for; of several the majority decides.
        #expect(Ticks(axis, count: 5, naming: [3e-6]) == Ticks(axis, count: 5))
        #expect(Ticks(axis, count: 5, naming: [1e-8, 1e-7, 1e-3]).major.map(\.value) == [1e-11, 1e-7, 1e-3, 10])
        let drawing = try Plot {
            LineMark([1.0, 1e-14])
            RuleMark(y: 1e-6, "good enough")
        }.yAxis("", .log(1e-14...100)).drawing()
        #expect(drawing.texts.contains { $0.string == "10⁻⁶" })
    }
}
