/// A training in words and numbers: what a command line or a report says of it.
///
///     var configuration = TrainingConfiguration(model: "resnet20", optimizer: "momentum", learningRate: 0.1)
///     configuration.schedule = "cosine"
///     configuration.scheduleSettings = [.over: "30 epochs"]
///     var trainer = try configuration.trainer(on: data)
///
/// The model's weights and the order of the images are drawn from the seed by generators of their own.
public struct TrainingConfiguration: Sendable, Equatable {
    /// The name of an `Architecture`.
    public var model: String

    /// The name of a `NamedRule`, and its settings.
    public var optimizer: String
    public var ruleSettings: [RuleSetting: Double] = [:]

    public var learningRate: Double

    /// The name of a `NamedSchedule`, and its settings.
    public var schedule = "constant"
    public var scheduleSettings: [ScheduleSetting: String] = [:]

    /// After more epochs than this without progress of the training loss, the rate falls to a tenth; never, if nothing is said.
    public var patience: Int?

    public var batchSize = 128

    /// Whether an epoch's last batch is left out where it is incomplete.
    public var dropsLast = false

    /// The name of a `NamedAugmentation`.
    public var augmentation = "none"

    public var seed: UInt64 = 1

    public init(model: String, optimizer: String, learningRate: Double) {
        self.model = model
        self.optimizer = optimizer
        self.learningRate = learningRate
    }

    /// A trainer of a fresh model; the images are normalised by the training images' own mean and deviation.
    ///
    /// - Throws: `UnknownArchitecture` or `UnknownName` for what there is not, `BadSetting` for a value out of its range.
    public func trainer(on data: Split<ImageSet>) throws -> Trainer<AnyModule> {
        let architecture = try Architecture.named(model)
        let (rule, transforms) = try NamedRule.find(optimizer).make(
            NamedSchedule.find(schedule).make(learningRate: learningRate, scheduleSettings), ruleSettings)
        let augmentation = try NamedAugmentation.find(augmentation).augmentation
        let normalization = data.train.measuredNormalization
        let (train, test) = (data.train.normalized(by: normalization), data.test.normalized(by: normalization))
        var weights = SplitMix64(seed: seed).split("weights")
        return Trainer(
            architecture.model(
                for: [train.height, train.width, train.channels], classes: train.classes.count, using: &weights),
            by: Optimizer(rule, transforms: transforms, plateau: patience.map { ReduceOnPlateau(patience: $0) }),
            on: Split(train: train, test: test), batchSize: batchSize, dropsLast: dropsLast,
            augmentation: augmentation, seed: seed,
            settings: settings)
    }

    /// What a trainer is told of it, by the names that the command line has for it.
    private var settings: [String: String] {
        var settings = [
            "model": model, "optimizer": optimizer, "learning-rate": "\(learningRate)", "schedule": schedule,
            "augmentation": augmentation,
        ]
        for (setting, value) in ruleSettings { settings[setting.rawValue] = "\(value)" }
        for (setting, value) in scheduleSettings { settings[setting.rawValue] = value }
        return settings
    }
}
