import Plots
import Testing

/// What the axes cannot show is told to the author.
@Suite struct ProblemsTests {
    @Test func `A point outside the axes is told`() {
        let points = PointMark(x: [1.0, 3.16], y: [0.5, 0.5], by: "Adam")
        let problems = Plot("rates") { points }.xAxis("", .linear(0...3)).problems
        #expect(problems.count == 1 && problems[0].contains("“rates”") && problems[0].contains("1 of 2 points “Adam”"))
        #expect(problems[0].contains("(3.16, 0.5)"))
        #expect(Plot { points }.problems.isEmpty)
        #expect(Plot { points.cropped() }.xAxis("", .linear(0...3)).problems.isEmpty)
    }

    @Test func `A zero on a log axis is told, for lines too`() {
        let values = [1.0, 0.1, 0]
        #expect(Plot { LineMark(values) }.yAxis("", .log).problems.count == 1)
        #expect(Plot { PointMark(x: [1.0, 2, 3], y: values) }.yAxis("", .log).problems.count == 1)
        #expect(Plot { LineMark([1.0, .nan, 0.1]) }.yAxis("", .log).problems.isEmpty)
        #expect(Plot { LineMark(values).theory() }.yAxis("", .log).problems.isEmpty)
    }

    @Test func `A line may leave the frame, as one that diverges or goes on does`() {
        let line = LineMark(x: [0.0, 1, 2], y: [1.0, 10, 100])
        #expect(Plot { line }.yAxis("", .linear(0...20)).problems.isEmpty)
        #expect(Plot { line }.xAxis("", .linear(0...1)).problems.isEmpty)
    }

    @Test func `Panels and frames tell theirs once`() {
        let bad = Plot("p") { PointMark(at: [9, 9]) }.xAxis("", .linear(0...1)).yAxis("", .linear(0...1))
        #expect(Facets("f", columns: 2, sharing: .none) { bad }.problems.count == 1)
        #expect(Animation("a", of: [bad, bad]).problems.count == 1)
    }
}
