import Notebooks
import Testing

@Suite struct DifferenceTests {
    private func report(steps: Int, bytes: [UInt8] = [1, 2]) throws -> Weaver.Report {
        var fixture = Fixture("//: # 3 · Momentum\nnotebook.show(race)\n//: End\n")
        try fixture.claim("B-059", conditions: [Condition("κ", steps, isAbove: 9)], at: "show(race)")
        try fixture.figure("f", at: "show(race)")
        var report = try fixture.woven()
        report.figures[0].bytes = bytes
        return report
    }

    private func difference(_ new: Weaver.Report, _ old: Weaver.Report, orphans: [String] = []) -> Difference {
        Difference(
            report: new, committed: old.markdown, claims: old.claims, figure: { _ in old.figures.first?.bytes },
            orphans: orphans)
    }

    @Test func `the same run changes nothing`() throws {
        #expect(difference(try report(steps: 26), try report(steps: 26)).description == "nothing changed")
    }

    @Test func `another measurement, verdict and picture are named`() throws {
        let lines = difference(try report(steps: 5, bytes: [3]), try report(steps: 26), orphans: ["old"]).lines
        #expect(lines[0] == "claim B-059: upheld → refuted")
        #expect(
            lines[1].contains("to mend before a report is written") && lines[1].contains("say what is so with instead"))
        #expect(lines[2] == "claim B-059, κ: 26 is above 9 → 5 is not above 9")
        #expect(lines[3] == "figure f: changed")
        #expect(lines[4] == "figure old: no longer shown")
        #expect(lines[5].hasPrefix("report: 2 lines removed, 2 added"))
    }

    @Test func `what a run that ended early did not come to is not said to be gone`() throws {
        let old = try report(steps: 26)
        var early = try Fixture("//: # 3 · Momentum\n//: End\n").woven()
        early.problems = [Problem(file: "main.swift", line: 2, "Race failed", remedy: "")]
        func lines(_ new: Weaver.Report) -> [String] {
            Difference(
                report: new, committed: old.markdown, claims: old.claims, figure: { _ in [1, 2] }, orphans: ["f"],
                isPartial: true
            ).lines
        }
        #expect(lines(early).first?.contains("Race failed") == true)
        #expect(
            Array(lines(early).dropFirst()) == ["the run ended there; what it measured before:", "nothing changed"])

        // What it did measure is compared, behind what ended it.
        var later = try report(steps: 5)
        later.problems = early.problems
        #expect(lines(later)[2] == "claim B-059: upheld → refuted")
        #expect(!lines(later).contains { $0.hasPrefix("report") || $0.hasSuffix("shown") })
    }

    @Test func `without a committed report all is new`() throws {
        let difference = Difference(report: try report(steps: 26), committed: nil, claims: nil, figure: { _ in nil })
        #expect(difference.lines == ["claim B-059: new, upheld", "figure f: new", "report: new"])
    }
}
