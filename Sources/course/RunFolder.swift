import ArgumentParser
import Downhill
import Foundation
import TensorBoard

/// The folder of a training run, and what stands in it.
struct RunFolder {
    let path: String

    private func file(_ name: String) -> URL { URL(filePath: "\(path)/\(name)") }

    var checkpoint: URL { file("checkpoint.safetensors") }
    var configuration: URL { file("configuration.json") }
    var model: URL { file("model.safetensors") }

    /// The weights of the best epoch so far, where training may stop early.
    var best: URL { file("best.safetensors") }

    var events: URL { file("events") }

    var holdsRun: Bool { exists(checkpoint) }
    var holdsModel: Bool { exists(model) }
    var holdsEvents: Bool { exists(events) }

    /// Which epoch the weights in `best` are of; nil where there are none.
    var epochOfBest: Int? { (try? SafetensorsFile(contentsOf: best))?.metadata["epoch"].flatMap { Int($0) } }

    private func exists(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.path) }

    func check(isResuming: Bool) throws {
        guard isResuming || !holdsRun else {
            throw ValidationError(
                "\(path) holds a run already. Go on with it by --resume, or name another folder with --out.")
        }
    }

    /// Makes the folder, sees whether it can be written, and keeps other trainings out of it.
    func enter() throws -> FileLock {
        try DurableFile.makeFolder(URL(filePath: path))
        try DurableFile.check(checkpoint)
        let process = ProcessInfo.processInfo
        do {
            return try FileLock(
                file("lock"), holder: "process \(process.processIdentifier) on \(process.hostName), since \(Date.now)")
        } catch let held as FileLock.Held {
            throw Occupied(folder: path, holder: held.holder)
        }
    }

    func write(_ configuration: TrainingConfiguration) throws {
        try DurableFile.write(try configuration.json, to: self.configuration)
    }

    /// The checkpoint first: the history can be made from it again.
    func write(_ trainer: Trainer<AnyModule>) throws {
        try trainer.checkpoint.write(to: checkpoint)
        try write(trainer.history)
    }

    func write(_ history: TrainingHistory) throws {
        try DurableFile.write(Data(history.csv.utf8), to: file("history.csv"))
        try DurableFile.write(try history.json, to: file("history.json"))
    }

    /// The weights as they are now, which PyTorch loads as they are, and what was done to the pixels that they expect.
    func write(weightsOf trainer: Trainer<AnyModule>, to file: URL) throws {
        let images = trainer.data.train
        let metadata = [
            "format": "pt", "pixels": "(pixel / \(images.white) - mean) / deviation, by channel",
            "mean": "\(images.normalization.mean)", "deviation": "\(images.normalization.deviation)",
            "classes": "\(images.classes)", "epoch": "\(trainer.history.epochs.count)",
        ]
        try DurableFile.write(SafetensorsFile(trainer.model.stateDictionary, metadata: metadata).encoded(), to: file)
    }

    /// The weights that the run is for: the best epoch's where it stops early, else the last one's.
    func finish(_ trainer: Trainer<AnyModule>, stopsEarly: Bool) throws {
        guard stopsEarly else { return try write(weightsOf: trainer, to: model) }
        try DurableFile.write(try Data(contentsOf: best), to: model)
    }
}

// What there is to read of a run, also of one that is under way or was made by an earlier version.
extension RunFolder {
    /// The folder itself if it is one of a run, else those in it that are, by name.
    static func found(in path: String) throws -> [RunFolder] {
        let folder = RunFolder(path: path)
        if folder.holdsHistory { return [folder] }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw ValidationError("\(path) cannot be read: \(error.systemReason)")
        }
        return names.sorted().map { RunFolder(path: "\(path)/\($0)") }.filter(\.holdsHistory)
    }

    private var holdsHistory: Bool { exists(file("history.json")) || exists(configuration) }

    func readHistory() throws -> TrainingHistory {
        let file = file("history.json")
        guard exists(file) else { return TrainingHistory() }
        do {
            return try JSONDecoder().decode(TrainingHistory.self, from: Data(contentsOf: file))
        } catch {
            throw Damaged(file: file.relativePath)
        }
    }

    /// The options by name. A run of an earlier version has them in its checkpoint only.
    func readConfiguration() throws -> [String: TrainingConfiguration.Value] {
        if exists(configuration) { return try TrainingConfiguration(contentsOf: configuration).options }
        guard holdsRun else { return [:] }
        let settings = try SafetensorsFile(contentsOf: checkpoint).metadata["settings"] ?? "{}"
        let texts = (try? JSONDecoder().decode([String: String].self, from: Data(settings.utf8))) ?? [:]
        let known = ["model", "optimizer", "learning-rate", "schedule", "augmentation", "batch-size", "seed"]
        return texts.filter {
            known.contains($0.key) || RuleSetting(rawValue: $0.key) != nil || ScheduleSetting(rawValue: $0.key) != nil
        }
        .mapValues { .text($0) }
    }
}

/// Another training has the folder.
private struct Occupied: Error, CustomStringConvertible {
    let folder: String
    let holder: String

    var description: String {
        "Another training is at work in \(folder): \(holder). Let it finish, or name another folder with --out."
    }
}

private struct Damaged: Error, CustomStringConvertible {
    let file: String

    var description: String {
        "\(file) is damaged: it is no history of a training. course train --resume makes it anew from the checkpoint."
    }
}
