import ArgumentParser

/// The command-line tool: `swift run -c release course descend --help`.
@main
struct Course: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "course",
        abstract: "Optimizers at work, trainings checked and run, exercises graded.",
        subcommands: [
            Descend.self, ScheduleCommand.self, DataCommand.self, Check.self, Train.self, ExercisesDoor.self,
            GradeDoor.self,
        ])
}
