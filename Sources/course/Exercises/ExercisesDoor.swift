import ArgumentParser
import Foundation
import Grading

/// `course exercises 3`: the program `exercises`, which needs less to be built.
struct ExercisesDoor: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exercises", abstract: "Check, grade and prove answers, as the program exercises does.")

    @Argument(parsing: .captureForPassthrough, help: "What exercises --help lists.")
    var arguments: [String] = []

    func run() throws {
        let program = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
        let status = ExercisesProgram(program: program).run(arguments)
        if status != 0 { throw ExitCode(status) }
    }
}

/// `course grade`: grades a submission, as `exercises grade` does.
struct GradeDoor: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grade", abstract: "Grade answers and write Gradescope's results.json, as exercises grade does.")

    @Argument(parsing: .captureForPassthrough, help: "What exercises grade --help lists.")
    var arguments: [String] = []

    func run() throws {
        var door = ExercisesDoor()
        door.arguments = ["grade"] + arguments
        try door.run()
    }
}
