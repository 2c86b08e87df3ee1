import ArgumentParser
import Foundation
import Grading

/// `course grade`: grades a submission for Gradescope.
struct GradeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grade", abstract: "Grade answers and write Gradescope's results.json.",
        discussion: """
            The file is written before anything runs, with a score of zero for everything, and replaced after each case: whatever a learner's code
            does, the others keep their grades. Hidden cases are used where Tests/Exercises has them.
            """)

    @Option(help: "Where the results go.")
    var output: String

    @Option(help: "Grade this lesson only.")
    var lesson: Int?

    @Option(help: "A folder with the files handed in; the repository itself, if nothing is said.")
    var submission: String?

    @Option(help: "Run the learner's code as this user (needs root and setpriv).")
    var user: String?

    @Option(
        help: "Who sees hidden cases: \(Results.HiddenVisibility.allCases.map(\.rawValue).joined(separator: ", ")).")
    var hiddenCases = Results.HiddenVisibility.afterDueDate

    @Option(help: "Seconds of processor time for each case.")
    var seconds = Limits().seconds

    func validate() throws {
        guard (1...600).contains(seconds) else {
            throw ValidationError("--seconds is \(seconds); it is from 1 to 600.")
        }
    }

    func run() throws {
        var limits = Limits()
        limits.seconds = seconds
        let school = try School(worker: Worker(limits: limits, user: user))
        let exercises = school.catalogue.exercises.filter { lesson == nil || $0.lesson == lesson }
        guard !exercises.isEmpty else { throw ValidationError("There are no exercises to grade.") }
        let file = URL(filePath: output)
        var results = try Results(exercises, hiddenVisibility: hiddenCases)
        try results.write(to: file)
        let handedIn = try submission.map { try Submission(URL(filePath: $0, directoryHint: .isDirectory)) }
        for (index, exercise) in exercises.enumerated() {
            let answer = handedIn.map { $0.file(for: exercise) ?? URL(filePath: "/nowhere/\(exercise.name).swift") }
            do {
                let attempt = try school.examiner.examine(
                    exercise, file: answer, called: "\(exercise.name).swift", withHidden: true
                ) { unfinished in
                    results.enter(unfinished: unfinished, graded: index, of: exercises.count)
                    try results.write(to: file)
                }
                results.enter(attempt, graded: index + 1, of: exercises.count)
            } catch {
                results.enter(error, of: exercise)
            }
            try results.write(to: file)
        }
        print("\(file.path): \(results.score) points")
    }
}

extension Results.HiddenVisibility: ExpressibleByArgument {}
