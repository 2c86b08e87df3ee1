/// The progress through the whole course, a line a lesson.
package struct Progress: Sendable {
    package let attempts: [Attempt]

    package init(_ attempts: [Attempt]) { self.attempts = attempts }

    package var text: String {
        let lessons = attempts.map(\.exercise.lesson).reduce(into: [Int]()) { if $0.last != $1 { $0.append($1) } }
        let lines = lessons.map { lesson in
            let own = attempts.filter { $0.exercise.lesson == lesson }
            let marks = own.map(\.state.mark).joined(separator: " ")
            let folder = own.first?.exercise.folder ?? ""
            return "  " + folder.padded(to: 32) + marks.padded(to: 14) + Self.points(own)
        }
        return
            (["", "  ✓ solved  ◐ partly  ✗ not right  · not begun", ""] + lines + [
                "", "  In all: " + Self.points(attempts),
            ])
            .joined(separator: "\n")
    }

    private static func points(_ attempts: [Attempt]) -> String {
        let points = attempts.reduce(0) { $0 + $1.score() }
        let all = attempts.reduce(0) { $0 + $1.exercise.sheet.points }
        return "\(Page.show(points)) of \(Page.show(all)) points"
    }
}
