import ArgumentParser
import Foundation
import Grading

/// `course exercise 3`: checks a learner's answers to a lesson's exercises.
struct ExerciseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exercise", abstract: "Check your answers to a lesson's exercises.",
        discussion: "The status is 0 when everything that was asked for is solved, and 1 otherwise.")

    @Argument(help: "The lesson's number.")
    var lesson: Int

    @Option(help: "Check one exercise only, and say more about it.")
    var only: Int?

    @Option(help: "Show hints up to this number, 1 to 3.")
    var hint: Int?

    func validate() throws {
        if let hint, !(1...3).contains(hint) {
            throw ValidationError("Every exercise has hints 1 to 3, and no \(hint).")
        }
    }

    func run() throws {
        let school = try School()
        let exercises = school.catalogue.exercises(ofLesson: lesson)
        guard !exercises.isEmpty else {
            throw ValidationError("Lesson \(lesson) has no exercises; these have: \(school.catalogue.lessons).")
        }
        let wanted = exercises.filter { only == nil || $0.number == only }
        guard !wanted.isEmpty else {
            throw ValidationError("Lesson \(lesson) has exercises 1 to \(exercises.count), and no \(only ?? 0).")
        }
        let attempts = try wanted.map { try school.examiner.examine($0) }
        print(Page(attempts, only: only, hint: hint).text)
        if !attempts.allSatisfy(\.isSolved) { throw ExitCode.failure }
    }
}

/// `course exercises`: the progress through all lessons.
struct ExercisesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exercises", abstract: "Show how far you have come with the exercises of every lesson.")

    @Flag(help: "Write down anew what solutions and known mistakes report (needs Tests/Exercises).")
    var record = false

    @Flag(help: "Check the exercises themselves: stubs, solutions and known mistakes (needs Tests/Exercises).")
    var prove = false

    @Option(help: "Only this lesson.")
    var lesson: Int?

    func run() throws {
        let school = try School()
        let exercises = school.catalogue.exercises.filter { lesson == nil || $0.lesson == lesson }
        if record {
            for exercise in exercises {
                try ExpectationsMaker(school.examiner).record(exercise)
                print("recorded \(exercise.path)")
            }
            try TeachingTable(school.catalogue).record()
        }
        if prove {
            var isProven = true
            for exercise in exercises {
                let problems = try Proof(school.examiner).problems(of: exercise)
                print("\(problems.isEmpty ? "✓" : "✗") \(exercise.path)")
                for problem in problems { print("    \(problem)") }
                isProven = isProven && problems.isEmpty
            }
            if !isProven { throw ExitCode.failure }
        }
        if record || prove { return }
        print(Progress(try exercises.map { try school.examiner.examine($0) }).text)
    }
}
