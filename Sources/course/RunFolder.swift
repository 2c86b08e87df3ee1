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

    func create() throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw CannotWrite(path: path, reason: error.localizedDescription)
        }
    }

    /// The checkpoint first: the history can be made from it again.
    func write(_ trainer: Trainer<AnyModule>) throws {
        try trainer.checkpoint.write(to: checkpoint)
        try write(trainer.history)
    }

    func write(_ history: TrainingHistory) throws {
        try write(Data(history.csv.utf8), to: file("history.csv"))
        try write(try history.json, to: file("history.json"))
    }

    /// The weights alone, which PyTorch loads as they are.
    func finish(_ trainer: Trainer<AnyModule>) throws {
        let weights = Safetensors(trainer.model.stateDictionary, metadata: ["format": "pt"])
        try write(weights.encoded(), to: model)
    }

    private func write(_ data: Data, to file: URL) throws {
        do {
            try DurableFile.write(data, to: file)
        } catch {
            throw CannotWrite(path: file.relativePath, reason: "\(error)")
        }
    }
}
