/// The exercises at the end of a report: what each asks for, and where to answer.
package struct ExerciseList {
    package struct Entry: Sendable {
        /// The first heading of the learner's file: `1 · The velocity`.
        package let heading: String
        package let kind: String
        /// The learner's file, from the lesson's folder.
        package let file: String

        package init(heading: String, kind: String, file: String) {
            (self.heading, self.kind, self.file) = (heading, kind, file)
        }
    }

    private let entries: [Entry]
    private let lesson: Int

    /// Nil where there is nothing to list.
    init?(_ entries: [Entry], lesson: Int) {
        if entries.isEmpty { return nil }
        (self.entries, self.lesson) = (entries, lesson)
    }

    var markdown: String {
        let list = entries.map { "- [\($0.heading)](\($0.file)): \($0.kind)" }
        let use = """
            Each file asks its question and has room for your answer. `make exercise\(lesson)` checks what you wrote, and says where it first goes another \
            way than it should; `make exercise\(lesson) EXERCISE=1 HINT=1` gives a hint.
            """
        return list.joined(separator: "\n") + "\n\n" + use
    }
}
