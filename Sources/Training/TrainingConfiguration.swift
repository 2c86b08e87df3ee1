/// A training in words and numbers: what a command line, a file or a report says of it.
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

    /// The name of a set among `NamedImages`.
    public var data = "digits"

    /// How many training images to take, as many of every class; all, if nothing is said.
    public var imageLimit: Int?

    /// How many of the training images, as many of every class, are held out of the training to examine it with in place of the test images.
    public var validationCount: Int?

    /// The name of a `NamedAugmentation`.
    public var augmentation = "none"

    /// How many images go through the network at a time.
    public var batchSize = 128

    /// How many batches make one step: their gradients are added up.
    public var accumulation = 1

    /// Whether the images of an epoch that do not fill a step are left out of it.
    public var dropsLast = false

    /// How many times the training goes over the images.
    public var epochs = 10

    /// The name of a `NamedRule`.
    public var optimizer: String

    /// What the rule's settings are, where not what it has by itself.
    public var ruleSettings: [RuleSetting: Double] = [:]

    /// The rate that the schedule begins with, or is at its peak.
    public var learningRate: Double

    /// The name of a `NamedSchedule`.
    public var schedule = "constant"

    /// What the schedule's settings are, where not what it has by itself.
    public var scheduleSettings: [ScheduleSetting: String] = [:]

    /// After more epochs than this without progress of the training loss, the rate falls to a tenth; never, if nothing is said.
    public var patience: Int?

    /// What the gradient's norm is cut off at; at nothing, if nothing is said.
    public var clipNorm: Double?

    /// What each of the gradient's components is cut off at; at nothing, if nothing is said.
    public var clipValue: Double?

    /// Whether weight decay is for matrices and kernels alone, not for biases and the gains of norms.
    public var decaysWeightsOnly = false

    /// After so many epochs in a row without progress training is over; see `EarlyStopping`.
    public var stoppingPatience: Int?

    /// How much lower a loss must be to count as progress.
    public var minimumGain: Double?

    /// What every random draw follows from.
    public var seed: UInt64 = 1

    /// A configuration with everything else as it is by itself.
    public init(model: String, optimizer: String, learningRate: Double) {
        self.model = model
        self.optimizer = optimizer
        self.learningRate = learningRate
    }

    /// When to stop early; nil for never.
    public var earlyStopping: EarlyStopping? {
        stoppingPatience.map { EarlyStopping(patience: $0, minimumGain: minimumGain ?? 0) }
    }

    /// The images: those to learn from and to be examined with during training, and those for the end.
    public struct Images: Sendable {
        /// What a trainer is made on.
        public let learned: Split<ImageSet>

        /// The test images, untouched by the training where others are held out for it.
        public let test: ImageSet
    }

    /// Reads the images, and holds out those that are to be.
    ///
    /// - Throws: `UnknownName`, `ConfigurationError` where nothing is left to learn from, or `DataError` naming the file, the byte, the reason and
    ///   the remedy.
    public func images(from folder: String = "Data") throws -> Images {
        let data = try NamedImages.named(data).load(from: folder, limit: imageLimit)
        guard let validationCount else { return Images(learned: data, test: data.test) }
        let (rest, heldOut) = data.train.holdingOut(validationCount)
        guard rest.count > 0 else {
            throw ConfigurationError(
                option: "validation", reason: .nothingLeft(heldOut: validationCount, of: data.train.count))
        }
        return Images(learned: Split(train: rest, test: heldOut), test: data.test)
    }

    /// A fresh network for images such as these.
    ///
    /// - Throws: `UnknownName`.
    public func network(for images: ImageSet) throws -> AnyModule {
        var weights = SplitMix64(seed: seed).split("weights")
        return try Architecture.named(model).model(
            for: [images.height, images.width, images.channels], classes: images.classes.count, using: &weights)
    }

    /// Looks, before anything is read, whether there is all that is asked for by name, and whether the settings go with it.
    ///
    /// - Throws: `UnknownName` or `SettingError`.
    public func check() throws {
        _ = try Architecture.named(model)
        _ = try NamedImages.named(data)
        _ = try NamedAugmentation.named(augmentation)
        _ = try makeOptimizer(completed(forSteps: 1))
    }

    /// A trainer of a fresh model; the images are normalised by the training images' own mean and deviation.
    ///
    /// - Throws: `UnknownName` for what there is not, `SettingError` for a value out of its range.
    public func trainer(on data: Split<ImageSet>) throws -> Trainer<AnyModule> {
        let normalization = data.train.measuredNormalization
        let (train, test) = (data.train.normalized(by: normalization), data.test.normalized(by: normalization))
        let accumulated = batchSize.multipliedReportingOverflow(by: accumulation)
        let stepSize = accumulated.overflow ? Int.max : max(accumulated.partialValue, 1)
        let stepsPerEpoch = dropsLast ? train.count / stepSize : (train.count - 1) / stepSize + 1
        let schedule = try completed(forSteps: epochs * stepsPerEpoch)
        return Trainer(
            try network(for: train), by: try makeOptimizer(schedule), on: Split(train: train, test: test),
            batchSize: batchSize,
            accumulation: accumulation, dropsLast: dropsLast,
            augmentation: try NamedAugmentation.named(augmentation).augmentation, seed: seed,
            settings: settings(schedule))
    }

    /// The rule with its schedule, after clipping and with the weight decay that is asked for.
    private func makeOptimizer(_ scheduleSettings: [ScheduleSetting: String]) throws -> Optimizer {
        let named = try NamedRule.named(optimizer)
        let schedule = try NamedSchedule.named(schedule).make(learningRate: learningRate, scheduleSettings)
        var (rule, transforms) = try named.make(schedule, ruleSettings)
        if decaysWeightsOnly {
            // What would make all parameters smaller, the rule's own decay or a transform, gives way to one for some.
            let own = named.defaults.first { $0.key == .weightDecay }?.value
            let λ = ruleSettings[.weightDecay] ?? own ?? 0
            var settings = ruleSettings
            settings[.weightDecay] = own.map { _ in 0 }
            settings[.decoupled] = nil
            (rule, transforms) = try named.make(schedule, settings)
            let isDecoupled = own != nil || ruleSettings[.decoupled] == 1
            if λ > 0 { transforms.append(isDecoupled ? DecoupledDecay(λ, on: .matrices) : L2(λ, on: .matrices)) }
        }
        var clipping: [any GradientTransform] = []
        if let clipNorm { clipping.append(ClippedToNorm(clipNorm)) }
        if let clipValue { clipping.append(ClippedToValue(clipValue)) }
        return Optimizer(
            rule, transforms: clipping + transforms, plateau: patience.map { ReduceOnPlateau(patience: $0) })
    }

    /// The schedule's settings, with the length of the whole training where the schedule needs one and none was given.
    private func completed(forSteps steps: Int) throws -> [ScheduleSetting: String] {
        var settings = scheduleSettings
        if try NamedSchedule.named(schedule).needs.contains(.over), settings[.over] == nil {
            settings[.over] = "\(max(steps, 1)) steps"
        }
        return settings
    }

    /// What a trainer is told of it, by the names that the command line has for it. How long it is to last, and what stops it, may change when it
    /// is gone on with.
    private func settings(_ scheduleSettings: [ScheduleSetting: String]) -> [String: String] {
        var settings = [
            "model": model, "optimizer": optimizer, "learning-rate": "\(learningRate)", "schedule": schedule,
            "augmentation": augmentation,
        ]
        for (setting, value) in ruleSettings { settings[setting.rawValue] = "\(value)" }
        for (setting, value) in scheduleSettings { settings[setting.rawValue] = value }
        return settings
    }
}

extension ImageSet {
    /// So many images of the set's end, as many of every class, and the others.
    ///
    /// Where they do not divide evenly the first classes give one more.
    func holdingOut(_ count: Int) -> (rest: ImageSet, heldOut: ImageSet) {
        var room = classes.indices.map { count / classes.count + ($0 < count % classes.count ? 1 : 0) }
        var (rest, heldOut): ([Int], [Int]) = ([], [])
        for index in labels.indices.reversed() {
            if room[labels[index]] > 0 {
                room[labels[index]] -= 1
                heldOut.append(index)
            } else {
                rest.append(index)
            }
        }
        return (self[rest.reversed()], self[heldOut.reversed()])
    }
}
