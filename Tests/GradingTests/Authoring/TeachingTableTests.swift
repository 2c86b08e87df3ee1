import Foundation
import Grading
import Testing

@Suite struct TeachingTableTests {
    @Test(.enabled(if: Course.hasSolutions, "the student edition has no page for instructors"))
    func `the instructors' page lists the exercises as they are`() throws {
        let text = try String(contentsOf: Course.root.appending(path: TeachingTable.path), encoding: .utf8)
        #expect(try TeachingTable(Course.catalogue()).page(text) == text, "run exercises --record")
    }

    @Test func `a page without a place for the table is an error`() throws {
        #expect(throws: CourseError.self) { try TeachingTable(Course.catalogue()).page("# Teaching") }
    }
}
