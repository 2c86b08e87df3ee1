import ArgumentParser
import Downhill
import Foundation

/// `course train`: a network on images, with a checkpoint after every epoch.
struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Train a network on images.",
        discussion: """
            One line an epoch, and in the folder that --out names:

              checkpoint.safetensors   all that it takes to go on after the last whole epoch
              history.csv, history.json   losses and errors by epoch
              model.safetensors   when training has ended: the weights, in PyTorch's names and layouts

            A run that was stopped, however, goes on with --resume and comes to the same bits.

            \(examples(
                "train --model convnet --optimizer adam \\\n      --learning-rate 0.001 --out Runs/digits",
                "train --model resnet20 --data cifar-10 \\\n      --optimizer momentum --learning-rate 0.1 --weight-decay 1e-4 \\\n"
                    + "      --schedule cosine --augment crop-and-flip --epochs 60 \\\n      --out Runs/cifar-10"))

            Errors are shares of wrong answers; those of the training images are counted while the network learns from them.
            """)

    @Option(
        help: ArgumentHelp(
            "The network.", discussion: Architecture.all.map(\.description).joined(separator: "\n"), valueName: "name"),
        completion: .list(Architecture.all.map(\.name)))
    var model = "simplemlp"

    @OptionGroup(title: "Images") var images: ImageOptions

    @Option(
        help: ArgumentHelp(
            "What is done to the training images, anew every epoch.",
            discussion: NamedAugmentation.all.map { "\($0.name): \($0.summary)" }.joined(separator: "\n"),
            valueName: "name"),
        completion: .list(NamedAugmentation.all.names))
    var augment = "none"

    @Option(name: [.customLong("batch"), .customLong("batch-size")], help: "How many images a step sees.")
    var batchSize = 64

    @Flag(help: "Leave out the epoch's last batch where fewer images are left for it.")
    var dropLast = false

    @Option(help: "How many epochs to train in all.")
    var epochs = 10

    @Option(help: "Where weights and orders are drawn from.")
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp("The folder for checkpoint and history.", valueName: "folder"), completion: .directory)
    var out: String

    @Flag(help: "Go on with the run that the folder holds.")
    var resume = false

    @OptionGroup(title: "Optimizer") var rule: RuleOptions
    @OptionGroup(title: "Schedule") var schedule: ScheduleOptions

    @Option(help: "A tenth of the rate after more epochs than this without progress of the training loss.")
    var patience: Int?

    func validate() throws {
        guard (1...100_000).contains(epochs) else {
            throw ValidationError("--epochs is \(epochs); it is a number from 1 to 100,000.")
        }
        guard (1...1_000_000).contains(batchSize) else {
            throw ValidationError("--batch is \(batchSize); it is a number from 1 to 1,000,000.")
        }
        if let patience, patience < 0 { throw ValidationError("--patience is \(patience); it is a number from 0.") }
    }

    func run() throws {
        let folder = RunFolder(path: out)
        try checkNames()
        try folder.check(isResuming: resume)
        let data = try images.load()
        var trainer = try makeTrainer(on: data)
        let lock = try folder.enter()
        let result = Result { try train(&trainer, on: data, in: folder) }
        lock.remove()
        try result.get()
    }

    private func train(_ trainer: inout Trainer<AnyModule>, on data: Split<ImageSet>, in folder: RunFolder) throws {
        // Again, now that nobody else is in it.
        try folder.check(isResuming: resume)
        if resume {
            if folder.holdsRun {
                try trainer.resume(from: folder.checkpoint)
            } else {
                Output.note("\(folder.checkpoint.relativePath) is not there yet: from the beginning.")
            }
        }
        let done = trainer.history.epochs.count
        Output.note("\(model), \(trainer.model.parameterCount) parameters, on \(data.train)")
        if done > 0 { Output.note("After \(done) epoch\(done == 1 ? "" : "s"), of \(epochs) in all.") }
        try train(&trainer, in: folder)
        try folder.finish(trainer)
        try Output.say(folder.model.relativePath)
    }

    private func train(_ trainer: inout Trainer<AnyModule>, in folder: RunFolder) throws {
        // Whatever stopped the run, perhaps it was between the checkpoint and these.
        if !trainer.history.epochs.isEmpty { try folder.write(trainer.history) }
        let steps = trainer.stepsPerEpoch
        while trainer.history.epochs.count < epochs {
            var bar = ProgressBar("epoch \(trainer.history.epochs.count + 1)/\(epochs)", of: steps)
            do {
                let epoch = try trainer.trainEpoch { bar.show($0) }
                bar.clear()
                try folder.write(trainer)
                try Output.say(line(epoch))
            } catch let error as TrainingError {
                bar.clear()
                throw Stopped(error: error, lastGood: folder.holdsRun ? folder.checkpoint.relativePath : nil)
            }
        }
    }

    private func line(_ epoch: TrainingHistory.Epoch) -> String {
        func loss(_ value: Double) -> String { NumberFormat.fixed(4).text(value) }
        func error(_ value: Double) -> String { NumberFormat.percent(2).text(value) }
        return """
            epoch \(epoch.number)/\(epochs)  rate \(NumberFormat.significant(3).text(epoch.learningRate))  \
            train loss \(loss(epoch.trainLoss)) error \(error(epoch.trainError))  \
            test loss \(loss(epoch.testLoss)) error \(error(epoch.testError))
            """
    }

    /// Before anything is read, which can take its time.
    private func checkNames() throws {
        _ = try Architecture.named(model)
        _ = try NamedAugmentation.find(augment)
        _ = try NamedImages.find(images.data)
        _ = try rule.make(schedule.make(learningRate: rule.learningRate, steps: 1))
    }

    private func makeTrainer(on data: Split<ImageSet>) throws -> Trainer<AnyModule> {
        var configuration = TrainingConfiguration(
            model: model, optimizer: rule.optimizer, learningRate: rule.learningRate)
        let whole = data.train.count / batchSize
        guard whole > 0 || !dropLast else {
            throw ValidationError("--drop-last: \(data.train.count) images fill no batch of \(batchSize).")
        }
        let steps = epochs * (dropLast || data.train.count % batchSize == 0 ? whole : whole + 1)
        configuration.ruleSettings = rule.settings
        configuration.schedule = schedule.schedule
        configuration.scheduleSettings = schedule.settings(of: try NamedSchedule.find(schedule.schedule), steps: steps)
        configuration.patience = patience
        configuration.batchSize = batchSize
        configuration.dropsLast = dropLast
        configuration.augmentation = augment
        configuration.seed = seed
        return try configuration.trainer(on: data)
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
