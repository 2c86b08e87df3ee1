import Checking
import Testing

@Suite struct RecordTests {
    @Test(arguments: [
        Record("velocity after step 3", .numbers([0.1, -2.5e-300, 1 / 3])), Record("empty", .numbers([])),
        Record("nothing finite", .numbers([.infinity, -.infinity])), Record("error", .words("w = \"a\" \"b\"")),
        Record("none", .words("")),
    ])
    func `a record survives its line`(record: Record) {
        #expect(Record(line: record.line) == record)
    }

    @Test func `a NaN has no sign`() {
        #expect(Record("x", .numbers([-Double.nan, .nan])).line == "x = nan nan")
    }

    @Test func `a line break in words stays in its line`() {
        #expect(Record("error", .words("a\nb")).line == "error = \"a⏎b\"")
    }

    @Test(arguments: ["", "no sign", "x = 1 two", "x = \"open"])
    func `other lines are none of ours`(line: String) {
        #expect(Record(line: line) == nil)
    }
}
