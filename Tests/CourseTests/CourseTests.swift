import Downhill
import Foundation
import TestSupport
import Testing

@Suite struct `The command course` {
    @Test func `descends as the library does, with every digit`() throws {
        let run = try course(
            "descend", "--landscape", "rosenbrock", "--optimizer", "adam", "--learning-rate", "0.01", "--beta1", "0.8",
            "--steps", "50", "--start=-1.2,1", "--csv", "-")
        #expect(run.status == 0)
        let lines = run.output.split(separator: "\n")
        #expect(lines.first == "step,w1,w2,loss,gradient_norm")
        let rows = lines.dropFirst().map { $0.split(separator: ",").map { Scalar($0) } }
        let expected = Descent(on: .rosenbrock, from: [-1.2, 1], by: Adam(learningRate: 0.01, beta1: 0.8))
            .run(atMost: 50).snapshots.map { [Scalar($0.step), $0.point.x, $0.point.y, $0.loss, $0.gradientNorm] }
        #expect(rows == expected)
    }

    @Test func `reports a divergence and keeps its numbers`() throws {
        let run = try course("descend", "--landscape", "rosenbrock", "--learning-rate", "0.1", "--csv", "-")
        #expect(run.status == 0)
        #expect(run.remarks.hasPrefix("Diverged: after step "))
        let last = try #require(run.output.split(separator: "\n").last)
        #expect(last.contains("inf") || last.contains("nan"))
    }

    @Test func `makes every rule and draws every landscape`() throws {
        for rule in NamedRule.all {
            #expect(try course("descend", "--optimizer", rule.name, "--steps", "3").status == 0, "\(rule.name)")
        }
        for landscape in NamedLandscape.all {
            let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).png")
            defer { try? FileManager.default.removeItem(at: file) }
            let run = try course("descend", "--landscape", landscape.name, "--steps", "5", "--figure", file.path)
            #expect(run.status == 0, "\(landscape.name): \(run.remarks)")
            #expect(try PNG.decode([UInt8](Data(contentsOf: file))).width > 0)
        }
    }

    @Test func `animates with at most 60 frames`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).png")
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(try course("descend", "--steps", "200", "--animation", file.path).status == 0)
        #expect(try PNG.decode([UInt8](Data(contentsOf: file))).frames.count == 60)
    }

    @Test func `writes a schedule's rates`() throws {
        let run = try course(
            "schedule", "--schedule", "step", "--every", "2 epochs", "--factor", "0.5", "--learning-rate", "1",
            "--steps", "6", "--steps-per-epoch", "2", "--csv", "-")
        #expect(run.output == "step,learning_rate\n0,1.0\n1,1.0\n2,1.0\n3,1.0\n4,0.5\n5,0.5\n")
    }

    @Test func `checks exercises, and says so in its status`() throws {
        let run = try course("exercises", "3", "--only", "1", "--hint", "1")
        #expect(run.status == 1, "\(run.remarks)")
        #expect(run.output.contains("· 1 · The velocity (implement)"))
        #expect(run.output.contains("Hint 1 of 3"))
        #expect(run.output.hasSuffix("0 of 1 solved, 0 of 10 points.\n"))
    }

    @Test func `grades what was handed in`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "downhill-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let answer = "let learningRate: Double? = 0.1155\nlet momentum: Double? = 0.27\n"
        try Data(answer.utf8).write(to: folder.appending(path: "6-Race.swift"))
        let results = folder.appending(path: "results.json")
        let run = try course("grade", "--lesson", "3", "--submission", folder.path, "--output", results.path)
        #expect(run.status == 0, "\(run.remarks)")
        let object = try JSONSerialization.jsonObject(with: Data(contentsOf: results)) as? [String: Any]
        #expect((object?["score"] as? Double).map { $0 > 0 } == true)
        #expect((object?["leaderboard"] as? [Any])?.count == 1)
    }

    @Test(arguments: [
        (["exercises", "99"], "Lesson 99 has no exercises"),
        (["exercises", "3", "--only", "99"], "and no 99"),
        (["exercises", "3", "--hint", "4"], "--hint is 4; it is a whole number from 1 to 3"),
        (["grade", "--lesson", "3", "--output", "/nowhere/at/all.json"], "/nowhere/at/all.json cannot be written"),
        (["descend", "--optimizer", "adm"], "Did you mean adam?"),
        (["descend", "--landscape", "ravin"], "Did you mean ravine?"),
        (["descend", "--schedule", "cosin"], "Did you mean cosine?"),
        (["descend", "--optimizer", "sgd", "--beta1", "0.9"], "beta1 is not among the settings of sgd."),
        (["descend", "--learning-rate", "nan"], "--learning-rate is nan"),
        (["descend", "--steps", "-1"], "--steps"),
        (["descend", "--start=1,x"], "1,x"),
        (["descend", "--start=0,01"], "write 0.01"),
        (["descend", "--learning-rate", "0,01"], "write 0.01"),
        (["descend", "--schedule", "step", "--every", "10", "--factor", "0,5"], "write 0.5"),
        (["descend", "--condition", "99999999999999999999"], "--condition is 1e+20; it is a number from"),
        (["descend", "--lr", "0.1"], "Unknown option '--lr'. Did you mean '--learning-rate'?"),
        (["descend", "--momentun", "0.9"], "Did you mean '--momentum'?"),
        (["descend", "--zzz", "1"], "Unknown option '--zzz'.\n"),
        (["descend", "--figure", "/nowhere/at/all.png"], "/nowhere/at/all.png cannot be written"),
        (["descend", "--figure", "-"], "A picture needs a file's name"),
        (["schedule", "--schedule", "step", "--csv", "-"], "--every is missing"),
        (["schedule", "--schedule", "step", "--every", "often", "--csv", "-"], "--every is often"),
        (["schedule"], "Say where the rates go"),
        (["trian", "--out", "run"], "trian is not among the subcommands. Did you mean train?"),
        (["evaluate", "/nowhere"], "/nowhere holds no training with a whole epoch"),
        (["runs", "/nowhere"], "/nowhere cannot be read: No such file or directory"),
    ])
    func `refuses what it cannot do, and says why`(arguments: [String], reason: String) throws {
        let run = try course(arguments)
        #expect(run.status != 0)
        #expect(run.remarks.contains(reason), "\(run.remarks)")
        #expect(run.output.isEmpty)
    }
}

/// Runs the tool that was built beside these tests.
func course(_ arguments: String...) throws -> (status: Int32, output: String, remarks: String) {
    try course(arguments)
}

func course(_ arguments: [String]) throws -> (status: Int32, output: String, remarks: String) {
    try output(of: courseProgram, arguments)
}

let courseProgram = productsFolder.appending(path: "course")

/// Runs any program, and gives what it wrote.
func output(of program: URL, _ arguments: [String]) throws -> (status: Int32, output: String, remarks: String) {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: #filePath).deletingLastPathComponent()
    let (output, remarks) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = remarks
    try process.run()
    let written = output.fileHandleForReading.readDataToEndOfFile()
    let remarked = remarks.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    func text(_ data: Data) -> String { String(decoding: data, as: UTF8.self) }
    return (process.terminationStatus, text(written), text(remarked))
}
