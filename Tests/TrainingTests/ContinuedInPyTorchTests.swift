import Foundation
import TestSupport
import Testing
import Training

/// `scripts/pytorch/continue_training.py`, where Python has PyTorch: `DOWNHILL_PYTHON` names another than `python3`.
@Suite(.enabled(if: Python.hasPyTorch, "this Python has no PyTorch"))
struct `A training gone on with in PyTorch` {
    private static let rules: [[String: TrainingConfiguration.Value]] = [
        [
            "optimizer": .text("momentum"), "learning-rate": .number(0.02), "weight-decay": .number(1e-3),
            "schedule": .text("cosine"), "over": .text("8 epochs"),
        ],
        [
            "optimizer": .text("adam"), "learning-rate": .number(0.001), "schedule": .text("step"), "every": .text("7"),
            "factor": .number(0.9), "clip-norm": .number(1),
        ],
        [
            "optimizer": .text("adamw"), "learning-rate": .number(0.001), "weight-decay": .number(0.05),
            "decay-weights-only": .flag(true), "schedule": .text("linear"), "over": .text("8 epochs"),
            "warm-up": .text("2 epochs"),
        ],
    ]

    private func configuration(_ model: String, _ rule: [String: TrainingConfiguration.Value]) throws
        -> TrainingConfiguration
    {
        let common: [String: TrainingConfiguration.Value] = [
            "model": .text(model), "batch": .whole(32), "augment": .text("shift"), "limit": .whole(700),
        ]
        return try TrainingConfiguration(options: common.merging(rule) { $1 })
    }

    /// A run after its first epoch, in a folder as `course train` keeps it, with the images beside it.
    private func begun(_ configuration: TrainingConfiguration, in folder: URL) throws -> Trainer<AnyModule> {
        let images = try configuration.images().learned
        var trainer = try configuration.trainer(on: images)
        try trainer.trainEpoch()
        try trainer.checkpoint.write(to: folder.appending(path: "checkpoint.safetensors"))
        try configuration.json.write(to: folder.appending(path: "configuration.json"))
        try images.exported.write(to: folder.appending(path: "images.safetensors"))
        return trainer
    }

    @Test(arguments: ["simplemlp", "convnet"], rules)
    func `makes the same steps, and comes back`(model: String, rule: [String: TrainingConfiguration.Value]) throws {
        try withTemporaryFolder { folder in
            let configuration = try configuration(model, rule)
            var ours = try begun(configuration, in: folder)
            let checkpoint = folder.appending(path: "checkpoint.safetensors")
            var back = ours
            var expected: [Double] = []
            let epoch = try ours.trainEpoch { _, loss in expected.append(loss) }

            try Python.goOn(with: folder, epochs: 2)
            let found = try Python.losses(in: folder)
            try #require(found.count == expected.count && found.count > 10)
            // The loss of a step is taken before it: that of the second is the one after one step.
            for (steps, tolerance) in [(1, 1e-5), (10, 1e-4)] {
                #expect(abs(found[steps] / expected[steps] - 1) < tolerance, "after \(steps) steps")
            }
            try back.resume(from: checkpoint)
            let theirs = try #require(back.history.epochs.last)
            #expect((theirs.number, theirs.steps) == (epoch.number, epoch.steps))
            #expect(abs(theirs.learningRate / epoch.learningRate - 1) < 1e-12)
            #expect(abs(theirs.trainLoss / epoch.trainLoss - 1) < 1e-3)
            #expect(abs(theirs.testLoss / epoch.testLoss - 1) < 1e-3)

            // And on from there, beside the run that never went away.
            let (third, uninterrupted) = (try back.trainEpoch(), try ours.trainEpoch())
            #expect(third.number == 3)
            #expect(abs(third.trainLoss / uninterrupted.trainLoss - 1) < 1e-2)
        }
    }

    @Test(arguments: rules) func `two processes make the steps of one`(rule: [String: TrainingConfiguration.Value])
        throws
    {
        try withTemporaryFolder { folder in
            // Batches of 31 divide by neither two nor the number of images: each process has another share.
            var configuration = try configuration("simplemlp", rule)
            configuration.batchSize = 31
            let found = try [1, 2].map { processes in
                let run = folder.appending(path: "\(processes)")
                try FileManager.default.createDirectory(at: run, withIntermediateDirectories: true)
                _ = try begun(configuration, in: run)
                try Python.goOn(with: run, epochs: 2, processes: processes)
                return try Python.losses(in: run)
            }
            try #require(found[0].count == found[1].count && found[0].count > 10)
            for (one, two) in zip(found[0], found[1]) { #expect(abs(two / one - 1) < 1e-4) }
        }
    }

    @Test func `what PyTorch has not is refused by name`() throws {
        try withTemporaryFolder { folder in
            _ = try begun(try configuration("simplemlp", ["optimizer": .text("lion")]), in: folder)
            let before = try Data(contentsOf: folder.appending(path: "checkpoint.safetensors"))
            #expect(throws: Python.Failure.self) { try Python.goOn(with: folder, epochs: 2) }
            #expect(try Data(contentsOf: folder.appending(path: "checkpoint.safetensors")) == before)
        }
    }
}

private enum Python {
    struct Failure: Error { let words: String }

    private static let name = ProcessInfo.processInfo.environment["DOWNHILL_PYTHON"] ?? "python3"

    static let hasPyTorch = (try? run(["-c", "import torch, numpy"])) != nil

    private static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "scripts/pytorch/continue_training.py").path

    static func goOn(with folder: URL, epochs: Int, processes: Int = 1) throws {
        let launcher =
            processes > 1 ? ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "\(processes)"] : []
        try run(
            launcher + [
                script, folder.path, "--epochs", "\(epochs)", "--images",
                folder.appending(path: "images.safetensors").path,
                "--losses", folder.appending(path: "losses.txt").path,
            ])
    }

    static func losses(in folder: URL) throws -> [Double] {
        try String(contentsOf: folder.appending(path: "losses.txt"), encoding: .utf8).split(separator: "\n").compactMap
        { Double($0) }
    }

    private static func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [name] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["OMP_NUM_THREADS": "1"]) { $1 }
        let remarks = Pipe()
        process.standardOutput = FileHandle.nullDevice
        process.standardError = remarks
        try process.run()
        let words = String(decoding: remarks.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(words: words) }
    }
}
