import ArgumentParser
import Downhill
import Foundation

/// The folder of a training run, and what stands in it.
struct RunFolder {
    let path: String

    private func file(_ name: String) -> URL { URL(filePath: "\(path)/\(name)") }

    var checkpoint: URL { file("checkpoint.safetensors") }
    var model: URL { file("model.safetensors") }

    var holdsRun: Bool { FileManager.default.fileExists(atPath: checkpoint.path) }

    func check(isResuming: Bool) throws {
        guard isResuming || !holdsRun else {
            throw ValidationError(
                "\(path) holds a run already. Go on with it by --resume, or name another folder with --out.")
        }
    }

    /// Makes the folder, sees whether it can be written, and keeps other trainings out of it.
    func enter() throws -> FileLock {
        try DurableFile.makeFolder(URL(filePath: path))
        let lock: FileLock
        do {
            let process = ProcessInfo.processInfo
            lock = try FileLock(
                file("lock"), holder: "process \(process.processIdentifier) on \(process.hostName), since \(Date.now)")
        } catch let held as FileLock.Held {
            throw Occupied(folder: path, holder: held.holder)
        }
        try DurableFile.check(checkpoint)
        return lock
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

    /// The weights alone, which PyTorch loads as they are, and what was done to the pixels that they expect.
    func finish(_ trainer: Trainer<AnyModule>) throws {
        let images = trainer.data.train
        let metadata = [
            "format": "pt", "pixels": "(pixel / \(images.white) - mean) / deviation, by channel",
            "mean": "\(images.normalization.mean)", "deviation": "\(images.normalization.deviation)",
            "classes": "\(images.classes)",
        ]
        try DurableFile.write(Safetensors(trainer.model.stateDictionary, metadata: metadata).encoded(), to: model)
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
