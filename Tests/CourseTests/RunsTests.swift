import Downhill
import Foundation
import TestSupport
import Testing

@Suite struct `Trainings side by side` {
    private func train(_ folder: URL, _ arguments: String...) throws {
        let run = try course(["train", "--limit", "150", "--epochs", "2", "--out", folder.path] + arguments)
        #expect(run.status == 0, "\(run.remarks)")
    }

    @Test func `course runs tells how far they came and where they differ, and draws them`() throws {
        try withTemporaryFolder { folder in
            try train(folder.appending(path: "slow"), "--learning-rate", "0.01")
            try train(folder.appending(path: "fast"), "--learning-rate", "0.1", "--drop-last")
            let (figure, csv) = (folder.appending(path: "curves.png"), folder.appending(path: "all.csv"))
            let run = try course("runs", folder.path, "--figure", figure.path, "--csv", csv.path)
            #expect(run.status == 0, "\(run.remarks)")
            let lines = run.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
            #expect(lines.map(\.[0]) == ["run", "fast", "slow"])
            #expect(lines[0].suffix(2) == ["drop-last", "learning-rate"], "what is the same in both is not shown")
            #expect(lines[1].suffix(2) == ["true", "0.1"] && lines[2].suffix(2) == ["–", "0.01"])
            #expect(lines[1][1] == "2/2")
            #expect(try PNG.decode([UInt8](Data(contentsOf: figure))).width > 0)
            let history = try String(contentsOf: folder.appending(path: "fast/history.csv"), encoding: .utf8).split(
                separator: "\n")
            let table = try String(contentsOf: csv, encoding: .utf8).split(separator: "\n")
            #expect(table.count == 5 && table[0] == "run,\(history[0])" && table[2] == "fast,\(history[2])")
        }
    }

    @Test func `a run of an earlier version is read, and a damaged one named`() throws {
        try withTemporaryFolder { folder in
            let run = folder.appending(path: "old")
            try train(run, "--optimizer", "adam")
            try FileManager.default.removeItem(at: run.appending(path: "configuration.json"))
            #expect(try course("runs", run.path).output.contains("old"))
            try Data("{".utf8).write(to: run.appending(path: "history.json"))
            let damaged = try course("runs", folder.path)
            #expect(damaged.status != 0)
            #expect(damaged.remarks.contains("old/history.json is damaged: it is no history of a training."))
        }
    }

    @Test func `what is asked for stands beside the run, and can be run again to the same bits`() throws {
        try withTemporaryFolder { folder in
            let (first, second, third) = (
                folder.appending(path: "1"), folder.appending(path: "2"), folder.appending(path: "3")
            )
            let options = [
                "--optimizer", "rmsprop", "--centered", "--learning-rate", "0.003", "--schedule", "cosine", "--seed",
                "18446744073709551615",
            ]
            #expect(
                try course(
                    ["train", "--limit", "150", "--epochs", "2", "--clip-norm", "1"] + options + ["--out", first.path]
                ).status == 0)
            let written = first.appending(path: "configuration.json").path
            #expect(try course("train", "--configuration", written, "--out", second.path).status == 0)
            for file in ["checkpoint.safetensors", "model.safetensors", "configuration.json"] {
                #expect(
                    try Data(contentsOf: first.appending(path: file)) == Data(contentsOf: second.appending(path: file)))
            }
            #expect(
                try course("train", "--configuration=\(written)", "--epochs", "1", "--no-centered", "--out", third.path)
                    .status == 0)
            let other = try TrainingConfiguration(contentsOf: third.appending(path: "configuration.json"))
            #expect(
                other.epochs == 1 && other.ruleSettings[.centered] == nil && other.seed == .max, "an option counts more"
            )

            let further = try course(
                "train", "--resume", "--schedule", "cosine", "--over", "6 steps", "--epochs", "3", "--out", first.path)
            #expect(further.status == 0, "what is not said again is as it was: \(further.remarks)")
        }
    }

    @Test func `course evaluate examines the network that a run left`() throws {
        try withTemporaryFolder { folder in
            let run = folder.appending(path: "run")
            try train(run, "--learning-rate", "0.1", "--validation", "50")
            let files = ["confusion.png", "worst.png", "matrix.csv"].map { folder.appending(path: $0) }
            let evaluated = try course(
                "evaluate", run.path, "--figure", files[0].path, "--mistakes", files[1].path, "--csv", files[2].path)
            #expect(evaluated.status == 0, "\(evaluated.remarks)")
            for file in files.prefix(2) { #expect(try PNG.decode([UInt8](Data(contentsOf: file))).width > 0) }
            let rows = try String(contentsOf: files[2], encoding: .utf8).split(separator: "\n").dropFirst().map {
                line in
                line.split(separator: ",").dropFirst().compactMap { Int($0) }
            }
            let test = Digits.load().test
            #expect(rows.map { $0.reduce(0, +) } == test.countsByClass, "the test images, not those held out")
            let wrong = test.count - rows.indices.reduce(0) { $0 + rows[$1][$1] }
            let error = NumberFormat.percent(2).text(Double(wrong) / Double(test.count))
            #expect(evaluated.output.contains("error \(error)"))
        }
    }

    @Test func `early stopping keeps the best epoch's weights`() throws {
        try withTemporaryFolder { folder in
            let arguments = [
                "train", "--limit", "100", "--batch", "16", "--learning-rate", "0.5", "--validation", "30", "--epochs",
                "40",
                "--early-stopping", "2", "--out", folder.path,
            ]
            let run = try course(arguments)
            #expect(run.status == 0, "\(run.remarks)")
            let history = try JSONDecoder().decode(
                TrainingHistory.self, from: Data(contentsOf: folder.appending(path: "history.json")))
            let best = try #require(EarlyStopping(patience: 2).bestEpoch(of: history))
            #expect(history.epochs.count == best + 2 && best < 38)
            var configuration = try TrainingConfiguration(contentsOf: folder.appending(path: "configuration.json"))
            configuration.epochs = best
            var trainer = try configuration.trainer(on: configuration.images().learned)
            for _ in 1...best { try trainer.trainEpoch() }
            let kept = try SafetensorsFile(contentsOf: folder.appending(path: "model.safetensors"))
            #expect(kept.tensors == trainer.model.stateDictionary)
            #expect(kept.metadata["epoch"] == "\(best)")
        }
    }

    @Test func `early stopping comes too late for a best epoch that was not kept`() throws {
        try withTemporaryFolder { folder in
            let arguments = ["train", "--limit", "60", "--learning-rate", "0.01", "--out", folder.path]
            #expect(try course(arguments + ["--epochs", "3"]).status == 0)
            let late = try course(
                "train", "--resume", "--epochs", "9", "--early-stopping", "3", "--minimum-gain", "50", "--out",
                folder.path)
            #expect(late.status != 0)
            #expect(late.remarks.contains("its weights were not kept"))
        }
    }
}
