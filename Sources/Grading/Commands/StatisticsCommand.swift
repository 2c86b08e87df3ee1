import Foundation

/// `exercises statistics`: a class's mistakes.
struct StatisticsCommand {
    private let folder: URL
    private let showsNames: Bool

    init(_ arguments: some Sequence<String>) throws {
        let arguments = try Arguments(arguments, flags: ["without-names"])
        guard arguments.words.count == 1 else {
            throw UsageError("Say which folder has the results: exercises statistics FOLDER [--without-names].")
        }
        folder = URL(filePath: arguments.words[0], directoryHint: .isDirectory)
        showsNames = !arguments.has("without-names")
    }

    func run() throws -> Int32 {
        say(try ClassStatistics(folder: folder).text(withNames: showsNames))
        return 0
    }
}
