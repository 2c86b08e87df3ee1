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
        code does, the others keep their grades. Hidden cases are used where Tests/Exercises has them.

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
            try grade(exercises, submission.map { try Submission($0) }, of: course, into: output)
            return 0
        }
        let keys: [URLResourceKey] = [.isDirectoryKey]
        let folders =
            (try? FileManager.default.contentsOfDirectory(at: submissions, includingPropertiesForKeys: keys))?
            .filter { (try? $0.resourceValues(forKeys: Set(keys)))?.isDirectory == true }
            .sorted { $0.lastPathComponent < $1.lastPathComponent } ?? []
        guard !folders.isEmpty else {
            throw CourseError("\(submissions.path) has no folders", remedy: "give each student's files a folder there")
        }
        do { try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true) } catch {
            throw CourseError(
                "\(output.path) cannot be made: \(error.systemReason)", remedy: "choose another --output")
        }
        for folder in folders {
            let file = output.appending(path: "\(folder.lastPathComponent).json")
            try grade(exercises, Submission(folder), of: course, into: file)
        }
        return 0
    }

    private func grade(_ exercises: [Exercise], _ handedIn: Submission?, of course: CourseFolder, into file: URL) throws
    {
        let examiner = course.examiner(worker)
        var results = try Results(exercises, hiddenVisibility: hiddenCases)
        try results.write(to: file)
        for (index, exercise) in exercises.enumerated() {
            let name = "\(exercise.name).swift"
            let answer = handedIn.map { folder in
                folder.file(for: exercise).map { Answer($0, called: name) } ?? Answer(nil, called: name)
            }
            do {
                let attempt = try examiner.examine(exercise, answer: answer, withHidden: true) { unfinished in
                    results.enter(unfinished: unfinished, graded: index, of: exercises.count)
                    try results.write(to: file)
                }
                results.enter(attempt, graded: index + 1, of: exercises.count)
            } catch {
                results.enter(error, of: exercise)
            }
            try results.write(to: file)
        }
        say("\(file.path): \(results.score) points")
    }
}
