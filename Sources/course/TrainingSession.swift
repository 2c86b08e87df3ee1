import ArgumentParser
import Downhill
import Foundation

/// One run of `course train`: a trainer, its folder, and what is kept and said after every epoch.
struct TrainingSession {
    private let configuration: TrainingConfiguration
    private let dataFolder: String
    private let folder: RunFolder
    private let isResuming: Bool
    private let logsEvents: Bool

    init(
        _ configuration: TrainingConfiguration, dataFolder: String, in folder: RunFolder, isResuming: Bool,
        logsEvents: Bool
    ) {
        self.configuration = configuration
        self.dataFolder = dataFolder
        self.folder = folder
        self.isResuming = isResuming
        self.logsEvents = logsEvents
    }

    func run() throws {
        try folder.check(isResuming: isResuming)
        try checkSettings()
        let data = try configuration.images(from: dataFolder)
        let step = configuration.batchSize * configuration.accumulation
        guard !configuration.dropsLast || data.learned.train.count >= step else {
            throw ValidationError(
                "\(data.learned.train) do not fill a step of \(step), and --drop-last leaves out what does not. Take smaller batches."
            )
        }
        var trainer = try configuration.trainer(on: data.learned)
        let lock = try folder.enter()
        let result = Result { try train(&trainer) }
        lock.remove()
        try result.get()
    }

    private func train(_ trainer: inout Trainer<AnyModule>) throws {
        // Again, now that nobody else is in it.
        try folder.check(isResuming: isResuming)
        if isResuming {
            if folder.holdsRun {
                try trainer.resume(from: folder.checkpoint)
            } else {
                Output.note("\(folder.checkpoint.relativePath) is not there yet: from the beginning.")
            }
        }
        try checkBest(trainer)
        try folder.write(configuration)
        // Whatever stopped the run, perhaps it was between the checkpoint and these.
        if !trainer.history.epochs.isEmpty { try folder.write(trainer.history) }
        greet(trainer)
        let isLogged = logsEvents || isResuming && folder.holdsEvents
        var log = try isLogged ? TrainingLog(in: folder, of: configuration, trainer) : nil
        let done = trainer.history.epochs.count
        while !isOver(trainer.history) {
            let start = ContinuousClock.now
            do {
                try trainEpoch(&trainer, &log)
            } catch let error as TrainingError {
                throw Stopped(error: error, lastGood: folder.holdsRun ? folder.checkpoint.relativePath : nil)
            }
            if trainer.history.epochs.count == done + 1 {
                tellTime(ContinuousClock.now - start, after: trainer.history)
            }
        }
        try finish(trainer)
    }

    private func checkSettings() throws {
        do {
            try configuration.check()
        } catch let error as SettingError {
            throw ValidationError("--\(error)")
        }
    }

    /// A run that was begun without early stopping has not kept the weights of its best epoch, unless that is its last.
    private func checkBest(_ trainer: Trainer<AnyModule>) throws {
        guard let best = configuration.earlyStopping?.bestEpoch(of: trainer.history) else { return }
        let (kept, last) = (folder.epochOfBest, trainer.history.epochs.count)
        // One further is what an epoch leaves behind that was cut off before its checkpoint, and is made again.
        if kept == best || kept == last + 1 { return }
        guard best == last else {
            throw ValidationError(
                """
                The best epoch of \(folder.path) is \(best), and its weights were not kept: the run had no --early-stopping then. \
                Go on without, or start anew in another folder.
                """)
        }
        try folder.write(weightsOf: trainer, to: folder.best)
    }

    /// What is written before the checkpoint is written again if the run is killed before it; what comes after can be made from it.
    private func trainEpoch(_ trainer: inout Trainer<AnyModule>, _ log: inout TrainingLog?) throws {
        let title = "epoch \(trainer.history.epochs.count + 1)/\(configuration.epochs)"
        var bar = ProgressBar(title, of: trainer.stepsPerEpoch)
        defer { bar.clear() }
        let made = trainer.history.epochs.last?.steps ?? 0
        let epoch = try trainer.trainEpoch { step, loss in
            bar.show(step)
            log?.note(step: made + step, loss: loss)
        }
        bar.clear()
        if configuration.earlyStopping?.bestEpoch(of: trainer.history) == epoch.number {
            try folder.write(weightsOf: trainer, to: folder.best)
        }
        try log?.write(epoch, of: trainer, isLast: isOver(trainer.history))
        try folder.write(trainer)
        try Output.say(line(epoch))
    }

    private func isOver(_ history: TrainingHistory) -> Bool {
        history.epochs.count >= configuration.epochs || configuration.earlyStopping?.isOver(history) ?? false
    }

    private func finish(_ trainer: Trainer<AnyModule>) throws {
        if let stopping = configuration.earlyStopping, let best = stopping.bestEpoch(of: trainer.history) {
            if trainer.history.epochs.count < configuration.epochs {
                Output.note(
                    "No progress in \(stopping.patience) epoch\(stopping.patience == 1 ? "" : "s"): that is the end.")
            }
            Output.note("The weights are those of epoch \(best).")
        }
        try folder.finish(trainer, stopsEarly: configuration.earlyStopping != nil)
        try Output.say(folder.model.relativePath)
    }

    private func greet(_ trainer: Trainer<AnyModule>) {
        Output.note("\(configuration.model), \(trainer.model.parameterCount) parameters, on \(trainer.data.train)")
        if configuration.earlyStopping != nil, configuration.validationCount == nil {
            Output.note(
                "Stopping by the test images makes them part of the training; --validation holds others out for it.")
        }
        let done = trainer.history.epochs.count
        if done > 0 { Output.note("After \(done) epoch\(done == 1 ? "" : "s"), of \(configuration.epochs) in all.") }
    }

    /// What the first epoch tells of the others, where there is long to wait.
    private func tellTime(_ epoch: Duration, after history: TrainingHistory) {
        let left = configuration.epochs - history.epochs.count
        guard !isOver(history), epoch * left >= .seconds(120) else { return }
        Output.note(
            """
            About \((epoch * left).inWords) to go. Ctrl-C stops the training, and the same command with --resume goes on after the last \
            whole epoch.
            """)
    }

    private func line(_ epoch: TrainingHistory.Epoch) -> String {
        func loss(_ value: Double) -> String { NumberFormat.fixed(4).text(value) }
        func error(_ value: Double) -> String { NumberFormat.percent(2).text(value) }
        return """
            epoch \(epoch.number)/\(configuration.epochs)  rate \(NumberFormat.significant(3).text(epoch.learningRate))  \
            train loss \(loss(epoch.trainLoss)) error \(error(epoch.trainError))  \
            test loss \(loss(epoch.testLoss)) error \(error(epoch.testError))
            """
    }
}

/// The numbers broke; what is left.
private struct Stopped: Error, CustomStringConvertible {
    let error: TrainingError
    let lastGood: String?

    var description: String {
        "\(error)\n" + (lastGood.map { "The last good epoch is in \($0)." } ?? "There was no whole epoch to keep.")
    }
}
