import Foundation
import Grading

let program = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
exit(ExercisesProgram(program: program).run(CommandLine.arguments.dropFirst()))
