import Foundation

extension Trainer {
    /// All that it takes to go on from here.
    public var checkpoint: Checkpoint {
        Checkpoint(
            model: model.stateDictionary, optimizer: optimizer.state, generators: ["shuffling": shuffling],
            history: history, settings: settings)
    }

    /// Goes on where a checkpoint was made, to the identical bits.
    ///
    /// - Throws: `CheckpointError` if the file is unreadable, damaged, or of another training; the trainer is then unchanged.
    public mutating func resume(from file: URL) throws(CheckpointError) {
        let checkpoint = try Checkpoint(contentsOf: file)
        do {
            try resume(from: checkpoint)
        } catch {
            throw CheckpointError(file: file.path, reason: error)
        }
    }

    mutating func resume(from checkpoint: Checkpoint) throws(CheckpointError.Reason) {
        let names = Set(checkpoint.settings.keys).union(settings.keys).sorted()
        let differences = names.compactMap { name in
            checkpoint.settings[name] == settings[name]
                ? nil
                : CheckpointError.Difference(name: name, saved: checkpoint.settings[name], wanted: settings[name])
        }
        guard differences.isEmpty else { throw .settings(differences) }
        guard let shuffling = checkpoint.generators["shuffling"] else { throw .noCheckpoint(missing: "shuffling") }
        var next = self
        do {
            try next.model.load(checkpoint.model)
        } catch {
            throw .model(error)
        }
        do {
            try next.optimizer.restore(checkpoint.optimizer)
        } catch {
            throw .optimizer(error)
        }
        next.shuffling = shuffling
        next.history = checkpoint.history
        self = next
    }
}
