import ArgumentParser
import Downhill
import Foundation

/// The command-line tool: `swift run -c release course descend --help`.
@main
struct Course: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "course",
        abstract: "Optimizers at work, trainings checked and run, exercises graded.",
        discussion: """
            From the repository's folder: swift run -c release course <subcommand>. The first time it is built, which takes \
            minutes; .build/release/course is then the program itself.
            """,
        subcommands: [
            Descend.self, ScheduleCommand.self, DataCommand.self, Check.self, Train.self, Runs.self, Evaluate.self,
            ExercisesDoor.self, GradeDoor.self,
        ])

    static func main() {
        openClosedStreams()
        do {
            try checkSubcommand()
            var command = try parseAsRoot(Train.expanded(Array(CommandLine.arguments.dropFirst())))
            try command.run()
        } catch {
            let code = exitCode(for: error)
            guard code == .validationFailure else { exit(withError: error) }
            Output.note(Advice.added(to: fullMessage(for: error)))
            Foundation.exit(code.rawValue)
        }
    }

    /// Where it is misspelled, the parser complains of the first option instead.
    private static func checkSubcommand() throws {
        let known = configuration.subcommands.map { $0._commandName }
        guard let name = CommandLine.arguments.dropFirst().first, !name.hasPrefix("-"), name != "help",
            !known.contains(name)
        else { return }
        throw ValidationError("\(UnknownName(name, kind: "subcommands", known: known))")
    }

    /// A stream that the caller closed would give its number to the next file that is opened, and remarks would land there.
    private static func openClosedStreams() {
        for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
            // Standard output is opened for reading: who writes there learns that it is closed.
            _ = open("/dev/null", descriptor == 2 ? O_WRONLY : O_RDONLY)
        }
    }
}

/// The lines of a help page that can be typed as they stand.
func examples(_ commands: String...) -> String {
    let lines = commands.flatMap { command in
        ("swift run -c release course " + command).split(separator: "\n", omittingEmptySubsequences: false).map {
            "  \($0)"
        }
    }
    return "Try, from the repository's folder:\n\n" + lines.joined(separator: "\n")
}
