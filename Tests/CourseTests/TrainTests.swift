import Downhill
import Foundation
import TestSupport
import Testing

@Suite struct `course train` {
    private let small = ["train", "--limit", "200", "--epochs", "3", "--learning-rate", "0.1"]

    @Test func `trains as the library does, and writes what it promises`() throws {
        try withTemporaryFolder { folder in
            let run = try course(small + ["--out", folder.path, "--augment", "shift", "--seed", "4"])
            #expect(run.status == 0, "\(run.remarks)")
            let lines = run.output.split(separator: "\n")
            #expect(lines.count == 4)
            #expect(lines[2].hasPrefix("epoch 3/3  rate 0.1  train loss "))
            #expect(lines[3].hasSuffix("/model.safetensors"))
            #expect(!run.remarks.contains("\r"), "no progress bar where there is no terminal")

            var configuration = TrainingConfiguration(model: "simplemlp", optimizer: "sgd", learningRate: 0.1)
            configuration.batchSize = 64
            configuration.augmentation = "shift"
            configuration.seed = 4
            var trainer = try configuration.trainer(on: NamedImages.named("digits").load(limit: 200))
            for _ in 1...3 { try trainer.trainEpoch() }
            let csv = try String(contentsOf: folder.appending(path: "history.csv"), encoding: .utf8)
            #expect(csv == trainer.history.csv)
            let json = try Data(contentsOf: folder.appending(path: "history.json"))
            #expect(try JSONDecoder().decode(TrainingHistory.self, from: json) == trainer.history)
            let model = try SafetensorsFile(contentsOf: folder.appending(path: "model.safetensors"))
            #expect(model.tensors == trainer.model.stateDictionary)
        }
    }

    @Test func `goes on with a run, and only when asked to`() throws {
        try withTemporaryFolder { folder in
            let out = ["--out", folder.path]
            #expect(try course(small + out + ["--resume"]).status == 0, "from the beginning, where there is none yet")
            let again = try course(small + out)
            #expect(again.status != 0)
            #expect(again.remarks.contains("holds a run already. Go on with it by --resume"))
            let longer = try course(small + out + ["--resume", "--epochs", "4"])
            #expect(longer.status == 0)
            #expect(longer.output.hasPrefix("epoch 4/4"))
            let other = try course(small + out + ["--resume", "--batch", "32"])
            #expect(other.status != 0)
            #expect(other.remarks.contains("batch-size was 64 there and is 32 here"))
            let longerWave = try course(small + out + ["--resume", "--schedule", "cosine"])
            #expect(longerWave.remarks.contains("schedule was constant there and is cosine here"))

            let checkpoint = folder.appending(path: "checkpoint.safetensors")
            try Data(contentsOf: checkpoint).dropLast(1).write(to: checkpoint)
            let damaged = try course(small + out + ["--resume"])
            #expect(damaged.status != 0)
            #expect(damaged.remarks.contains("checkpoint.safetensors is cut short"))
        }
    }

    @Test func `begins anew as it was asked to, where it was stopped before its first whole epoch`() throws {
        try withTemporaryFolder { folder in
            #expect(try course(small + ["--seed", "4", "--out", folder.path]).status == 0)
            let configuration = folder.appending(path: "configuration.json")
            let (asked, history) = (try Data(contentsOf: configuration), folder.appending(path: "history.csv"))
            let made = try Data(contentsOf: history)
            for name in ["checkpoint.safetensors", "model.safetensors", "history.csv", "history.json"] {
                try FileManager.default.removeItem(at: folder.appending(path: name))
            }
            let again = try course("train", "--resume", "--out", folder.path)
            #expect(again.status == 0)
            #expect(again.remarks.contains("is not there yet: from the beginning"))
            #expect(try Data(contentsOf: configuration) == asked)
            #expect(try Data(contentsOf: history) == made)
        }
    }

    @Test func `stops where the numbers break, and keeps the last good epoch`() throws {
        try withTemporaryFolder { folder in
            let broken =
                small + [
                    "--out", folder.path, "--schedule", "step", "--every", "1 epochs", "--factor", "1e300",
                ]
            let run = try course(broken)
            #expect(run.status != 0)
            #expect(run.output.split(separator: "\n").count == 1)
            #expect(run.remarks.contains("epoch 2, step 2 of it: the loss is "))
            #expect(run.remarks.contains("The last good epoch is in \(folder.path)/checkpoint.safetensors"))
            let checkpoint = try Checkpoint(contentsOf: folder.appending(path: "checkpoint.safetensors"))
            #expect(checkpoint.history.epochs.count == 1)
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "model.safetensors").path))
        }
    }

    @Test func `a disk that is full leaves the former checkpoint`() throws {
        try withTemporaryFolder { folder in
            let checkpoint = folder.appending(path: "checkpoint.safetensors")
            #expect(try course(small + ["--out", folder.path]).status == 0)
            let former = try Data(contentsOf: checkpoint)
            // No file may grow beyond 8 blocks of 512 bytes: writing fails half way, as on a disk that is full.
            let command = ([courseProgram.path] + small + ["--out", folder.path, "--resume", "--epochs", "5"])
                .map { "'\($0)'" }.joined(separator: " ")
            let run = try output(of: URL(filePath: "/bin/sh"), ["-c", "trap '' XFSZ; ulimit -f 8; exec \(command)"])
            #expect(run.status != 0)
            #expect(run.remarks.contains("checkpoint.safetensors cannot be written"))
            #expect(try Data(contentsOf: checkpoint) == former)
            #expect(!FileManager.default.fileExists(atPath: checkpoint.path + ".part"))
            #expect(try course(small + ["--out", folder.path, "--resume", "--epochs", "5"]).status == 0)
        }
    }

    @Test(arguments: [
        (["--model", "resnet2"], "Did you mean resnet20?"),
        (["--data", "digit"], "Did you mean digits?"),
        (["--augment", "crop"], "Known are: none, shift, crop-and-flip"),
        (["--optimizer", "adm"], "Did you mean adam?"),
        (["--schedule", "cosin"], "Did you mean cosine?"),
        (["--schedule", "step"], "--every is missing"),
        (["--epochs", "0"], "--epochs is 0"),
        (["--batch", "0"], "--batch is 0"),
        (["--batch", "9223372036854775807"], "--batch is 9223372036854775807"),
        (["--limit", "0"], "--limit is 0"),
        (["--plateau=-1"], "--plateau is -1"),
        (["--accumulate", "0"], "--accumulate is 0"),
        (["--clip-norm", "0"], "--clip-norm is 0.0; it is a number above 0"),
        (["--early-stopping", "0"], "--early-stopping is 0"),
        (["--minimum-gain", "0.1"], "--minimum-gain is for --early-stopping"),
        (["--patience", "3"], "Did you mean '--early-stopping'?"),
        (["--configuration", "resnet20-cifar-10"], "Did you mean resnet20-cifar10?"),
        (["--configuration", "/no/where.json"], "/no/where.json cannot be read"),
        (["--limit", "60", "--batch", "64", "--drop-last"], "do not fill a step of 64"),
        (["--data", "mnist", "--data-folder", "/nowhere"], "Run `make data`"),
    ])
    func `refuses what it cannot do before it writes anything`(arguments: [String], reason: String) throws {
        try withTemporaryFolder { folder in
            let out = folder.appending(path: "run")
            let run = try course(["train", "--out", out.path] + arguments)
            #expect(run.status != 0)
            #expect(run.remarks.contains(reason), "\(run.remarks)")
            #expect(run.output.isEmpty)
            #expect(!FileManager.default.fileExists(atPath: out.path))
        }
    }

    @Test func `a folder that cannot be made is named`() throws {
        let run = try course(["train", "--out", "/dev/null/run"])
        #expect(run.status != 0)
        #expect(run.remarks.contains("/dev/null/run cannot be written"))
    }

    @Test func `a folder that may not be written is noticed before the first epoch`() throws {
        try withTemporaryFolder { folder in
            // A folder stands where the checkpoint is to be: as good as a missing permission, and the administrator has it, too.
            let taken = folder.appending(path: "checkpoint.safetensors.part")
            try FileManager.default.createDirectory(at: taken, withIntermediateDirectories: true)
            let run = try course(small + ["--out", folder.path])
            #expect(run.status != 0)
            #expect(run.remarks.contains("checkpoint.safetensors cannot be written"), "\(run.remarks)")
            #expect(run.output.isEmpty)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["checkpoint.safetensors.part"])
        }
    }

    @Test func `a second training is kept out, told by whom, and the first is not disturbed`() throws {
        try withTemporaryFolder { folder in
            let first = Process()
            first.executableURL = courseProgram
            first.arguments = ["train", "--limit", "1500", "--epochs", "100000", "--out", folder.path]
            let output = Pipe()
            first.standardOutput = output
            first.standardError = FileHandle.nullDevice
            try first.run()
            defer { Foundation.kill(first.processIdentifier, SIGKILL) }
            while !output.fileHandleForReading.availableData.contains(UInt8(ascii: "\n")) {}
            for flags in [["--resume"], ["--resume", "--seed", "3"]] {
                let second = try course(small + ["--out", folder.path] + flags)
                #expect(second.status != 0)
                #expect(
                    second.remarks.contains(
                        "Another training is at work in \(folder.path): process \(first.processIdentifier) on "),
                    "\(second.remarks)")
                #expect(second.output.isEmpty)
            }
            #expect(first.isRunning)
            Foundation.kill(first.processIdentifier, SIGKILL)
            first.waitUntilExit()
            let resumed = try course([
                "train", "--limit", "1500", "--epochs", "1", "--resume", "--out", folder.path,
            ])
            #expect(resumed.status == 0, "the lock of a killed process holds nobody back: \(resumed.remarks)")
        }
    }

    @Test func `the weights say what was done to their pixels`() throws {
        try withTemporaryFolder { folder in
            #expect(try course(small + ["--out", folder.path]).status == 0)
            let file = try SafetensorsFile(contentsOf: folder.appending(path: "model.safetensors"))
            let normalization = try NamedImages.named("digits").load(limit: 200).train.measuredNormalization
            #expect(file.metadata["pixels"] == "(pixel / 16 - mean) / deviation, by channel")
            #expect(file.metadata["mean"] == "\(normalization.mean)")
            #expect(file.metadata["deviation"] == "\(normalization.deviation)")
        }
    }

    @Test(arguments: [20, 40, 60, 100]) func `the progress bar keeps to one line of the terminal`(columns: UInt16)
        throws
    {
        try withTemporaryFolder { folder in
            var (terminal, line) = (Int32(0), Int32(0))
            var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
            try #require(openpty(&terminal, &line, nil, nil, &size) == 0)
            let process = Process()
            process.executableURL = courseProgram
            process.arguments = small + ["--out", folder.path]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle(fileDescriptor: line, closeOnDealloc: false)
            try process.run()
            process.waitUntilExit()
            close(line)
            var bytes = [UInt8](repeating: 0, count: 65_536)
            let count = read(terminal, &bytes, bytes.count)
            close(terminal)
            let shown = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
            let bars = shown.split(separator: "\r").filter {
                $0.contains("epoch") && $0.contains("/") && $0.hasSuffix("\u{1B}[K")
            }
            #expect(!bars.isEmpty, "\(shown)")
            for bar in bars { #expect(bar.dropLast(3).count < columns, "\(bar)") }
        }
    }

    /// Five kills; twenty under `make verify`.
    private static let kills = ProcessInfo.processInfo.environment["DOWNHILL_VERIFY"] == nil ? 5 : 20

    @Test func `killed at random moments, it comes to the same bits`() throws {
        let epochs = 2 * Self.kills + 2
        // A gain that no epoch has makes the first one the best; patience keeps it going until shortly before the end.
        let arguments = [
            "train", "--model", "convnet", "--limit", "150", "--batch", "16", "--accumulate", "2", "--epochs",
            "\(epochs)", "--optimizer",
            "momentum", "--learning-rate", "0.05", "--schedule", "cosine", "--augment", "shift", "--validation", "30",
            "--early-stopping", "\(epochs - 2)", "--minimum-gain", "100", "--tensorboard", "--resume", "--out",
        ]
        try withTemporaryFolder { folder in
            let (whole, killed) = (folder.appending(path: "whole"), folder.appending(path: "killed"))
            #expect(try course(arguments + [whole.path]).status == 0)
            var moments = SplitMix64(seed: 1)
            var landed = 0
            for _ in 1...Self.kills {
                // While an epoch is under way, or its checkpoint is being written: whenever it comes to pass.
                let lines = moments.index(below: 3)
                let delay = moments.uniform(in: 0..<0.05)
                if try kill(arguments + [killed.path], afterLines: lines, andSeconds: delay) { landed += 1 }
            }
            print("\(landed) of \(Self.kills) kills met a running program")
            let last = try course(arguments + [killed.path])
            #expect(last.status == 0, "\(last.remarks)")
            #expect(last.remarks.contains("No progress in \(epochs - 2) epochs: that is the end."))
            let files = [
                "best.safetensors", "model.safetensors", "checkpoint.safetensors", "configuration.json", "history.csv",
                "history.json",
            ]
            for file in files {
                #expect(
                    try Data(contentsOf: whole.appending(path: file)) == Data(contentsOf: killed.appending(path: file)),
                    "\(file)")
            }
            for run in [whole, killed] {
                #expect(Set(try FileManager.default.contentsOfDirectory(atPath: run.path)) == Set(files + ["events"]))
            }
            // What the reader shows of both: no event is lost, and none is there twice.
            if let events = try readEvents(in: whole) { #expect(try readEvents(in: killed) == events) }
        }
    }

    /// Runs the tool and kills it; says whether it was still running then.
    private func kill(_ arguments: [String], afterLines lines: Int, andSeconds delay: Double) throws -> Bool {
        let process = Process()
        process.executableURL = courseProgram
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var seen = 0
        while seen < lines {
            let data = output.fileHandleForReading.availableData
            if data.isEmpty { break }
            seen += data.count { $0 == UInt8(ascii: "\n") }
        }
        Thread.sleep(forTimeInterval: delay)
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal
    }
}
