import Plots
import Testing

@Suite struct AxisTests {
    private func span(_ values: [Double], needsAir: Bool = false) -> Extent.Span {
        var span = Extent.Span()
        values.forEach { span.include($0) }
        span.needsAir = needsAir
        return span
    }

    private func axis(_ scale: Scale, _ span: Extent.Span, air: Double = 0.05) throws -> Axis {
        try Axis(scale, span, name: "y", plot: "p", air: air)
    }

    @Test func `Lines meet the sides of the frame, points get air`() throws {
        #expect(try axis(.linear, span([2, 10]), air: 0).lower == 2)
        #expect(try axis(.linear, span([2, 10], needsAir: true), air: 0).lower < 2)
    }

    @Test func `Air does not cross zero`() throws {
        #expect(try axis(.linear, span([0.01, 10])).lower == 0)
        #expect(try axis(.linear, span([-10, -0.01])).upper == 0)
    }

    @Test func `A single value gets a range around it`() throws {
        for value in [0.0, 5, -3, 1e-300, 1e300] {
            let axis = try axis(.linear, span([value]))
            #expect(axis.lower < axis.upper && axis.lower <= value && value <= axis.upper)
        }
        let log = try axis(.log, span([5]))
        #expect(log.lower < 5 && 5 < log.upper)
    }

    @Test func `The widest range does not overflow`() throws {
        let axis = try axis(.linear, span([-Double.greatestFiniteMagnitude, .greatestFiniteMagnitude]))
        #expect((axis.upper - axis.lower).isFinite)
    }

    @Test func `A log axis shows what is above zero`() throws {
        let axis = try axis(.log, span([-1, 0, 0.1, 10]))
        #expect(axis.share(of: 0).isNaN && axis.share(of: -1).isNaN)
        #expect(axis.share(of: 1) > 0.4 && axis.share(of: 1) < 0.6)
        #expect(abs(axis.value(at: axis.share(of: 3)) - 3) < 1e-12)
    }

    @Test func `Errors say which plot, which axis and what to do`() {
        #expect(throws: PlotError.nothingToDraw(plot: "p", axis: "y")) { try axis(.linear, span([.nan])) }
        #expect(throws: PlotError.nothingPositive(plot: "p", axis: "y")) { try axis(.log, span([-1, 0])) }
        #expect(throws: PlotError.self) { try axis(.log(-1...1), span([1])) }
        #expect(throws: PlotError.self) { try axis(.linear(0...0), span([1])) }
        #expect("\(PlotError.nothingPositive(plot: "p", axis: "y"))".contains(".linear"))
    }

    @Test func `Categories stand at whole numbers in their order`() throws {
        var span = Extent.Span()
        span.include(categories: ["b", "a"])
        span.include(categories: ["b", "c"])
        let axis = try axis(.categories(["c"]), span)
        #expect(axis.place(of: "c") == 0 && axis.place(of: "b") == 1 && axis.place(of: "a") == 2)
        #expect(axis.place(of: "d").isNaN)
    }

    @Test func `A name that stands twice has two places`() throws {
        var span = Extent.Span()
        span.include(categories: ["a", "b", "a"])
        span.include(categories: ["a", "a", "c"])
        let axis = try axis(.linear, span)
        #expect(axis.kind == .categories(["a", "b", "a", "c"]))
        #expect(axis.places(of: ["a", "a", "b"]) == [0, 2, 1])
        #expect(axis.places(of: ["a", "a", "a"])[2].isNaN)
    }

    @Test func `An axis ends at a tick where one is near`() {
        func reached(_ lower: Double, _ upper: Double) -> [Double] {
            var axis = Axis(kind: .linear, lower: lower, upper: upper)
            axis.reachTicks(count: 5)
            return [axis.lower, axis.upper]
        }
        #expect(reached(0.705, 0.99) == [0.7, 1])
        #expect(reached(0, 1.03) == [0, 1.03])
        #expect(reached(-0.02, 1) == [-0.02, 1])
        #expect(reached(0.01, 0.98) == [0, 1])
        #expect(reached(0, 10) == [0, 10])
        #expect(reached(7, 7.0000001).allSatisfy { $0.isFinite })
        var log = Axis(kind: .log, lower: 0.011, upper: 0.9)
        log.reachTicks(count: 5)
        #expect(log == Axis(kind: .log, lower: 0.011, upper: 0.9))
    }

    @Test func `A range that was asked for is kept`() throws {
        let plot = Plot { LineMark([0.705, 0.98]) }
        #expect(try Chart(plot.yAxis("", .linear(0.705...0.98))).y.upper == 0.98)
        #expect(try Chart(plot).y.upper == 1)
    }
}
