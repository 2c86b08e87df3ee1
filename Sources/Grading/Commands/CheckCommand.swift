import Foundation

/// `exercises 3`: checks a learner's answers; for authors, records and proves what they are checked against.
struct CheckCommand {
    private let lesson: Int?
    private let only: Int?
    private let hint: Int?
    private let isWatching: Bool
    private let isRecording: Bool
    private let isProving: Bool
    private let outcomes: URL?

    init(_ arguments: some Sequence<String>) throws {
        let arguments = try Arguments(
            arguments, options: ["only", "hint", "lesson", "outcomes"], flags: ["watch", "record", "prove"])
        let said = try arguments.words.first.map { word in
            guard let number = Int(word) else { throw UsageError("\(word) is no lesson's number.") }
            return number
        }
        lesson = try said ?? arguments.number("lesson", in: 1...Int.max)
        only = try arguments.number("only", in: 0...Int.max)
        hint = try arguments.number("hint", in: 1...3)
        (isWatching, isRecording) = (arguments.has("watch"), arguments.has("record"))
        isProving = arguments.has("prove")
        outcomes = arguments["outcomes"].map { URL(filePath: $0) }
    }

    func run(with course: CourseFolder) throws -> Int32 {
        guard lesson != nil || only == nil && hint == nil && !isWatching else {
            throw UsageError("Say which lesson: exercises 3.")
        }
        let all = try course.exercises(ofLesson: lesson)
        let wanted = all.filter { only == nil || $0.number == only }
        guard !wanted.isEmpty else {
            throw UsageError("This lesson has exercises 1 to \(all.count), and no \(only ?? 0).")
        }
        if isRecording || isProving {
            if isRecording { try record(wanted, of: course) }
            return isProving ? try prove(wanted, of: course) : 0
        }
        guard lesson != nil else {
            let attempts = try wanted.map { try examine($0, of: course) }
            say(Progress(attempts).text)
            return attempts.allSatisfy(\.isSolved) ? 0 : 1
        }
        if isWatching { try watch(wanted, of: course) }
        return try check(wanted, of: course) ? 0 : 1
    }

    private func examine(_ exercise: Exercise, of course: CourseFolder) throws -> Attempt {
        try course.examiner().examine(exercise, withHidden: true)
    }

    private func check(_ exercises: [Exercise], of course: CourseFolder) throws -> Bool {
        let attempts = try exercises.map { try examine($0, of: course) }
        say(Page(attempts, only: only, hint: hint).text)
        return attempts.allSatisfy(\.isSolved)
    }

    /// Checks again whenever a file is saved, until the program is interrupted.
    private func watch(_ exercises: [Exercise], of course: CourseFolder) throws {
        func sources() -> [String?] { exercises.map { Answer($0.file, called: $0.path).source } }
        var seen: [String?] = []
        while true {
            let now = sources()
            if now != seen {
                seen = now
                if isatty(STDOUT_FILENO) == 1 { say("\u{1B}[H\u{1B}[2J") }
                _ = try check(exercises, of: course)
                let files = exercises.count == 1 ? "the file; save it" : "\(exercises.count) files; save one"
                say("  Watching \(files), or end with Ctrl-C.")
            }
            Thread.sleep(forTimeInterval: 0.2)
        }
    }

    private func record(_ exercises: [Exercise], of course: CourseFolder) throws {
        for exercise in exercises {
            try ExpectationsMaker(course.examiner()).record(exercise)
            say("recorded \(exercise.path)")
        }
        try TeachingTable(course.catalogue).record()
    }

    private func prove(_ exercises: [Exercise], of course: CourseFolder) throws -> Int32 {
        var isProven = true
        var lines: [String] = []
        for exercise in exercises {
            let report = try Proof(course.examiner()).report(on: exercise, isFresh: isRecording)
            say("\(report.problems.isEmpty ? "✓" : "✗") \(exercise.path)")
            for problem in report.problems { say("    \(problem)") }
            isProven = isProven && report.problems.isEmpty
            lines += ["## \(exercise.lesson).\(exercise.title)", ""] + report.outcomes.map { "- \($0)" } + [""]
        }
        if let outcomes { try Data(lines.joined(separator: "\n").utf8).write(to: outcomes, options: .atomic) }
        return isProven ? 0 : 1
    }
}
