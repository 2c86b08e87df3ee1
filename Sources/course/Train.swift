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
              configuration.json   what it was asked for, to be run again by --configuration
              history.csv, history.json   losses and errors by epoch
              best.safetensors   with --early-stopping: the weights of the best epoch so far
              events/   with --tensorboard: what TensorBoard reads
              model.safetensors   when training has ended: the weights, in PyTorch's names and layouts

            A run that was stopped, however, goes on with --resume and comes to the same bits; what is not said again is as it was.

            \(examples(
                "train --configuration simplemlp-digits \\\n      --out Runs/digits",
                "train --configuration resnet20-cifar10 \\\n      --epochs 60 --tensorboard --out Runs/cifar-10",
                "train --model convnet --optimizer adam \\\n      --learning-rate 0.001 --early-stopping 3 --out Runs/convnet"))

            Errors are shares of wrong answers; those of the training images are counted while the network learns from them.
            """)

    @Option(
        help: ArgumentHelp(
            "Options out of a JSON file, or by one of the names below; those on the command line count more.",
            discussion: NamedConfiguration.all.map { "\($0.name): \($0.summary)" }.joined(separator: "\n"),
            valueName: "name or file"),
        completion: .list(NamedConfiguration.all.names))
    var configuration: String?

    @Option(
        help: .name("The network.", of: Architecture.all, \.description),
        completion: .list(Architecture.all.names))
    var model = "simplemlp"

    @OptionGroup(title: "Images") var images: ImageOptions

    @Option(
        help: .name("What is done to the training images, anew every epoch.", of: NamedAugmentation.all) {
            "\($0.name): \($0.summary)"
        },
        completion: .list(NamedAugmentation.all.names))
    var augment = "none"

    @Option(
        help: """
            How many training images, as many of every class, to hold out of the training and examine it with, in place of the test images.
            """)
    var validation: Int?

    @Option(
        name: [.customLong("batch"), .customLong("batch-size")],
        help: "How many images go through the network at a time.")
    var batchSize = 64

    @Option(
        help:
            "How many batches make one step: their gradients are added up, which needs less memory than one large batch."
    )
    var accumulate = 1

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: "Leave out the images of an epoch that do not fill a step.")
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
    var plateau: Int?

    @Option(help: "Cut the gradient's norm off at this.")
    var clipNorm: Double?

    @Option(help: "Cut each component of the gradient off at this.")
    var clipValue: Double?

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: "Decay matrices and kernels only, not biases and the gains of norms.")
    var decayWeightsOnly = false

    @Option(
        help: """
            Stop after so many epochs in a row in which the images that the network is examined with have no lower loss, and keep the best \
            epoch's weights. Those are the test images, unless --validation holds others out.
            """)
    var earlyStopping: Int?

    @Option(help: "How much lower a loss must be to count for --early-stopping; 0, if nothing is said.")
    var minimumGain: Double?

    @Flag(help: "Write event files for TensorBoard into the folder.")
    var tensorboard = false

    func validate() throws {
        guard (1...100_000).contains(epochs) else {
            throw ValidationError("--epochs is \(epochs); it is a number from 1 to 100,000.")
        }
        let counts: KeyValuePairs<String, Int?> = [
            "batch": batchSize, "accumulate": accumulate, "early-stopping": earlyStopping, "validation": validation,
        ]
        for case (let option, let count?) in counts where !(1...1_000_000).contains(count) {
            throw ValidationError("--\(option) is \(count); it is a number from 1 to 1,000,000.")
        }
        if let plateau, plateau < 0 { throw ValidationError("--plateau is \(plateau); it is a number from 0.") }
        let limits: KeyValuePairs<String, Double?> = ["clip-norm": clipNorm, "clip-value": clipValue]
        for case (let option, let limit?) in limits where !(limit > 0 && limit.isFinite) {
            throw ValidationError("--\(option) is \(limit); it is a number above 0.")
        }
        if let minimumGain {
            guard minimumGain >= 0, minimumGain.isFinite else {
                throw ValidationError("--minimum-gain is \(minimumGain); it is a number from 0.")
            }
            guard earlyStopping != nil else {
                throw ValidationError("--minimum-gain is for --early-stopping, which is not asked for.")
            }
        }
    }

    func run() throws {
        try TrainingSession(
            asked, dataFolder: images.dataFolder, in: RunFolder(path: out), isResuming: resume, logsEvents: tensorboard
        )
        .run()
    }

    /// What the options say.
    private var asked: TrainingConfiguration {
        var asked = TrainingConfiguration(model: model, optimizer: rule.optimizer, learningRate: rule.learningRate)
        asked.data = images.data
        asked.imageLimit = images.limit
        asked.validationCount = validation
        asked.augmentation = augment
        asked.batchSize = batchSize
        asked.accumulation = accumulate
        asked.dropsLast = dropLast
        asked.epochs = epochs
        asked.ruleSettings = rule.settings
        asked.schedule = schedule.schedule
        asked.scheduleSettings = schedule.settings
        asked.patience = plateau
        asked.clipNorm = clipNorm
        asked.clipValue = clipValue
        asked.decaysWeightsOnly = decayWeightsOnly
        asked.stoppingPatience = earlyStopping
        asked.minimumGain = minimumGain
        asked.seed = seed
        return asked
    }

    /// The arguments with those of a configuration in front, so that a later option counts: those that `--configuration` names, or, where a run
    /// is gone on with, the run's own.
    static func expanded(_ arguments: [String]) throws -> [String] {
        guard arguments.first == configuration.commandName ?? "train" else { return arguments }
        func value(of option: String) -> String? {
            for (index, argument) in arguments.enumerated() {
                if argument == option, arguments.indices.contains(index + 1) { return arguments[index + 1] }
                if argument.hasPrefix(option + "=") { return String(argument.dropFirst(option.count + 1)) }
            }
            return nil
        }
        let named: TrainingConfiguration
        if let name = value(of: "--configuration") {
            let isFile = name.contains("/") || name.hasSuffix(".json")
            named =
                isFile ? try TrainingConfiguration(contentsOf: URL(filePath: name)) : try NamedConfiguration.named(name)
        } else if arguments.contains("--resume"), let out = value(of: "--out"),
            FileManager.default.fileExists(atPath: RunFolder(path: out).configuration.path)
        {
            // Though it was stopped before its first whole epoch.
            named = try TrainingConfiguration(contentsOf: RunFolder(path: out).configuration)
        } else {
            return arguments
        }
        return arguments.prefix(1) + named.arguments + arguments.dropFirst()
    }
}
