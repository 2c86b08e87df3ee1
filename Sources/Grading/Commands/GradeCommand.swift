import Foundation
import Numbers

/// `exercises grade`: grades one submission for Gradescope, or a folder of them.
struct GradeCommand {
    private let output: URL
    private let lesson: Int?
    private let submission: URL?
    private let submissions: URL?
    private let worker: Worker
    private let hiddenCases: Results.HiddenVisibility

    static let usage = """
        exercises grade --output results.json [--submission FOLDER] [--lesson 3] [--user NAME] [--seconds 5] [--hidden-cases WHEN]
        exercises grade --output FOLDER --class FOLDER [--lesson 3] …

        The results are written before anything runs, with a score of zero for everything, and replaced after each case: whatever a learner's
        code does, the others keep their grades. Each submission's programs lie in a folder of their own, which is gone before the next one's
        run; where Linux can (5.13 or later), they are shut off from all files but the system's. Hidden cases are used where
        Tests/Exercises has them. Where the grader itself fails, it says so, in the results too, and its status is 1.

        --submission    a folder with the files handed in; the repository itself, if nothing is said
        --class         a folder with one such folder for each student; the results are one file each, NAME.json
        --user          runs the learner's code as this user (needs root and setpriv)
        --seconds       of processor time for each case, 1 to 600
        --hidden-cases  who sees them: \(Results.HiddenVisibility.allCases.map(\.rawValue).joined(separator: ", "))
        """

    init(_ arguments: some Sequence<String>) throws {
        let arguments = try Arguments(
            arguments, options: ["output", "lesson", "submission", "class", "user", "seconds", "hidden-cases"])
        guard let output = arguments["output"] else { throw UsageError("Say where the results go: --output FILE.") }
        self.output = URL(filePath: output)
        lesson = try arguments.number("lesson", in: 1...Int.max)
        submission = arguments["submission"].map { URL(filePath: $0, directoryHint: .isDirectory) }
        submissions = arguments["class"].map { URL(filePath: $0, directoryHint: .isDirectory) }
        guard submission == nil || submissions == nil else {
            throw UsageError("Say --submission or --class, not both.")
        }
        var limits = Limits()
        limits.seconds = try arguments.number("seconds", in: 1...600) ?? limits.seconds
        worker = Worker(limits: limits, user: arguments["user"])
        let visibility = arguments["hidden-cases"] ?? Results.HiddenVisibility.afterDueDate.rawValue
        guard let hiddenCases = Results.HiddenVisibility(rawValue: visibility) else {
            let known = Results.HiddenVisibility.allCases.map(\.rawValue).joined(separator: ", ")
            throw UsageError("--hidden-cases is \(visibility); it is one of \(known).")
        }
        self.hiddenCases = hiddenCases
    }

    func run(with course: CourseFolder) throws -> Int32 {
        let exercises = try course.exercises(ofLesson: lesson)
        guard let submissions else {
            let answers = try submission.map { Self.answers(in: try Submission($0), to: exercises) }
            return try grade(exercises, answers, of: course, into: output).isWhole ? 0 : 1
        }
        let keys: [URLResourceKey] = [.isDirectoryKey]
        let folders =
            (try? FileManager.default.contentsOfDirectory(at: submissions, includingPropertiesForKeys: keys))?
            .filter { (try? $0.resourceValues(forKeys: Set(keys)))?.isDirectory == true }
            .sorted { $0.lastPathComponent < $1.lastPathComponent } ?? []
        guard !folders.isEmpty else {
            throw CourseError("\(submissions.path) has no folders", remedy: "give each student's files a folder there")
        }
        // Read before anything runs: what one learner's program does to the folder is the others' no more.
        let handedIn = try folders.map { ($0.lastPathComponent, Self.answers(in: try Submission($0), to: exercises)) }
        do { try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true) } catch {
            throw CourseError(
                "\(output.path) cannot be made: \(error.systemReason)", remedy: "choose another --output")
        }
        var graded: [(file: URL, results: Results)] = []
        var isWhole = true
        for (name, answers) in handedIn {
            let file = output.appending(path: "\(name).json")
            let grade = try grade(exercises, answers, of: course, into: file)
            graded.append((file, grade.results))
            isWhole = isWhole && grade.isWhole
        }
        for (file, results) in graded where try !results.stand(in: file) {
            try results.write(to: file)
            say("\(file.path) was not as it had been written, and is again; somebody's program may have changed it.")
        }
        return isWhole ? 0 : 1
    }

    /// What somebody handed in, exercise by exercise.
    private static func answers(in submission: Submission, to exercises: [Exercise]) -> [Answer] {
        exercises.map(submission.answer)
    }

    /// - Parameter answers: One for each exercise; the learner's own files in the course's folder, if nothing is given.
    /// - Returns: The results, and whether every exercise could be graded.
    private func grade(
        _ exercises: [Exercise], _ answers: [Answer]?, of course: CourseFolder, into file: URL
    ) throws -> (results: Results, isWhole: Bool) {
        let desk = try Desk()
        let examiner = course.examiner(worker, at: desk)
        var results = try Results(exercises, hiddenVisibility: hiddenCases)
        try results.write(to: file)
        var failures: [(number: String, error: any Error)] = []
        for (index, exercise) in exercises.enumerated() {
            do {
                let attempt = try examiner.examine(exercise, answer: answers?[index], withHidden: true) { unfinished in
                    results.enter(unfinished: unfinished, graded: index, of: exercises.count)
                    try results.write(to: file)
                }
                results.enter(attempt, graded: index + 1, of: exercises.count, note: answers?[index].note)
            } catch {
                results.enter(error, of: exercise)
                failures.append(("\(exercise.lesson).\(exercise.number)", error))
            }
            try results.write(to: file)
        }
        say("\(file.path): \(results.score) points")
        if let first = failures.first {
            let numbers = failures.map(\.number).joined(separator: ", ")
            complain("\(file.path): could not be graded: \(numbers). \(first.error)")
        }
        withExtendedLifetime(desk) {}
        return (results, failures.isEmpty)
    }
}
