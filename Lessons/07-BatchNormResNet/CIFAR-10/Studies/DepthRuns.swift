import Downhill
import Foundation

/// Twenty and 56 layers on CIFAR-10, plain and residual, as He 2015 trained them, for a short while.
struct DepthRuns: Study {
    /// Every setting that the training reads.
    struct Settings: Codable, Sendable {
        var trainingImages = 20_000
        var testImages = 10_000
        var epochs = 15
        var batch = 128
        var optimizer = "SGD with momentum 0.9"
        var weightDecay = 1e-4
        var learningRate = 0.1
        var warmUpSteps = 157
        var dropsAfterEpochs = [8, 12]
        var augmentation = "crop-and-flip"
        var seed: UInt64

        init(seed: UInt64) { self.seed = seed }
    }

    /// The networks, by the names that the report has for them, in the order in which they are trained.
    enum Network: String, CaseIterable, Sendable {
        case plain20 = "plain-20"
        case residual20 = "ResNet-20"
        case plain56 = "plain-56"
        case residual56 = "ResNet-56"

        var architecture: String {
            switch self {
            case .plain20: "plainnet20"
            case .plain56: "plainnet56"
            case .residual20: "resnet20"
            case .residual56: "resnet56"
            }
        }
    }

    struct Run: Codable, Sendable {
        var name: String
        var parameters: Int
        var history: TrainingHistory
    }

    let settings: Settings
    let runs: [Run]

    func epochs(_ network: Network) -> [TrainingHistory.Epoch] {
        runs.first { $0.name == network.rawValue }?.history.epochs ?? []
    }

    /// A value of a network's last epoch; not a number where it was not trained.
    func last(_ network: Network, _ value: (TrainingHistory.Epoch) -> Double) -> Double {
        epochs(network).last.map(value) ?? .nan
    }

    /// Trains all networks; each epoch is kept in a folder, so that an interrupted training goes on where it was.
    static func measure(
        _ settings: Settings, on data: Split<ImageSet>, keeping folder: URL,
        progress: (Network, TrainingHistory.Epoch) -> Void
    ) throws -> [Run] {
        try Network.allCases.map { network in
            var trainer = try configuration(of: network, settings).trainer(on: data)
            let place = folder.appending(path: "\(network.rawValue)-seed-\(settings.seed)")
            let checkpoint = place.appending(path: "checkpoint.safetensors")
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            if FileManager.default.fileExists(atPath: checkpoint.path) { try trainer.resume(from: checkpoint) }
            while trainer.history.epochs.count < settings.epochs {
                let epoch = try trainer.trainEpoch()
                try trainer.checkpoint.write(to: checkpoint)
                progress(network, epoch)
            }
            return Run(name: network.rawValue, parameters: trainer.model.parameterCount, history: trainer.history)
        }
    }

    private static func configuration(of network: Network, _ settings: Settings) -> TrainingConfiguration {
        var configuration = TrainingConfiguration(
            model: network.architecture, optimizer: "momentum", learningRate: settings.learningRate)
        configuration.ruleSettings = [.momentum: 0.9, .weightDecay: settings.weightDecay]
        configuration.schedule = "multi-step"
        // Counted from the end of the warm-up, which takes the first epoch.
        let milestones = settings.dropsAfterEpochs.map { "\($0 - 1) epochs" }.joined(separator: ",")
        configuration.scheduleSettings = [.milestones: milestones, .warmUp: "\(settings.warmUpSteps) steps"]
        configuration.batchSize = settings.batch
        configuration.augmentation = settings.augmentation
        configuration.seed = settings.seed
        return configuration
    }
}
