import Foundation
import TestSupport

/// A lesson's program, as a reader runs it: in the package's folder, in a process of its own.
struct LessonProgram: CustomStringConvertible, Sendable {
    let name: String
    /// Its folder under `Lessons`, `Figures` and whatever `--output` names.
    let folder: String
    /// What it writes there beside the figures, and a page of statements where there is one.
    var files = ["README.md", "claims.json"]
    /// What it writes elsewhere, from the package.
    var besides: [String] = []
    /// The subfolder of its figures, if they have one.
    var subfolder = ""
    /// What it is told so that it needs no downloaded data.
    var flags: [String] = []

    static let all = [
        LessonProgram(name: "lesson1", folder: "01-GradientIntuition"),
        LessonProgram(name: "lesson2", folder: "02-StochasticGradientDescent"),
        LessonProgram(
            name: "lesson2-mnist", folder: "02-StochasticGradientDescent", files: ["MNIST.md", "MNIST.claims.json"],
            subfolder: "/MNIST", flags: ["--reweave"]),
        LessonProgram(name: "lesson3", folder: "03-Momentum"),
        LessonProgram(name: "lesson4", folder: "04-RMSProp"),
        LessonProgram(name: "lesson5", folder: "05-Adam"),
        LessonProgram(name: "lesson6", folder: "06-Schedules"),
        LessonProgram(name: "lesson7", folder: "07-BatchNormResNet"),
        LessonProgram(
            name: "lesson7-cifar-10", folder: "07-BatchNormResNet", files: ["CIFAR-10.md", "CIFAR-10.claims.json"],
            subfolder: "/CIFAR-10", flags: ["--reweave"]),
        LessonProgram(name: "lesson8", folder: "08-SanityChecks"),
        LessonProgram(name: "lesson9", folder: "09-Losses"),
        LessonProgram(name: "lesson10", folder: "10-SeeingTraining"),
        LessonProgram(name: "lesson11", folder: "11-TrainingForReal"),
        LessonProgram(name: "lesson12", folder: "12-ConvergenceBattle"),
        LessonProgram(
            name: "lesson12-mnist", folder: "12-ConvergenceBattle", files: ["MNIST.md", "MNIST.claims.json"],
            subfolder: "/MNIST", flags: ["--reweave"]),
        LessonProgram(name: "lesson13", folder: "13-CIFAR10"),
        LessonProgram(
            name: "lesson13-cifar-10", folder: "13-CIFAR10", files: ["CIFAR-10.md", "CIFAR-10.claims.json"],
            subfolder: "/CIFAR-10", flags: ["--reweave"]),
        // Made from all of the above: what changes in one of their reports is to be told here too.
        LessonProgram(
            name: "lesson14", folder: "14-Reflection", files: ["README.md", "claims.json", "Ledger.md", "OnePage.md"],
            besides: ["Lessons/GLOSSARY.md", "Figures/README.md"]),
    ]

    var description: String { name }

    /// The pages and claims that it writes, as they are committed.
    var pages: [String] {
        let statements = files[0] == "README.md" ? "Statements.md" : files[0].dropLast("md".count) + "Statements.md"
        let place = Repository.root.appending(path: "Lessons/\(folder)/\(statements)")
        return files + (FileManager.default.fileExists(atPath: place.path) ? [statements] : [])
    }

    /// What a program printed, and how it ended.
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    func run(_ arguments: String...) throws -> Outcome {
        try Self.run(Repository.products.appending(path: name), flags + arguments)
    }

    /// Runs any program in the package's folder.
    static func run(_ program: URL, _ arguments: [String]) throws -> Outcome {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = Repository.root
        let scratch = try Scratch()
        let (output, errors) = (scratch.folder.appending(path: "output"), scratch.folder.appending(path: "errors"))
        for file in [output, errors] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus,
            output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8))
    }
}

/// Where the package and what was built of it stand.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The folder of the test program, where the lessons' programs stand beside it.
    static let products = productsFolder
}

/// A folder that lasts as long as the value.
final class Scratch {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "downhill-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}
