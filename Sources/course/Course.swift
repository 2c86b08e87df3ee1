import ArgumentParser

/// The command-line tool: `swift run -c release course descend --help`.
@main
struct Course: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "course",
        abstract: "Optimizers at work and exercises checked, from the command line.",
        subcommands: [
            Descend.self, ScheduleCommand.self, ExerciseCommand.self, ExercisesCommand.self, GradeCommand.self,
        ])
}
