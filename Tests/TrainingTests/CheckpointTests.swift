import Foundation
import TestSupport
import Testing
import Training

@Suite struct CheckpointTests {
    /// What must go on to the same bits, each in its own way.
    private static let trainings: [TrainingConfiguration] = {
        func configuration(
            _ model: String, _ optimizer: String, _ rate: Double,
            _ change: (inout TrainingConfiguration) -> Void = { _ in }
        ) -> TrainingConfiguration {
            var configuration = TrainingConfiguration(model: model, optimizer: optimizer, learningRate: rate)
            configuration.batchSize = 32
            change(&configuration)
            return configuration
        }
        return NamedRule.all.map { configuration("simplemlp", $0.name, 0.01) } + [
            configuration("convnet", "adam", 0.01) { $0.augmentation = "shift" },
            configuration("resnet20", "momentum", 0.05) {
                $0.schedule = "cosine"
                $0.scheduleSettings = [.over: "16 steps", .warmUp: "4 steps"]
                $0.ruleSettings = [.weightDecay: 1e-4]
                $0.augmentation = "crop-flip-and-color"
            },
            configuration("plainnet20", "nesterov", 0.05) {
                $0.schedule = "step"
                $0.scheduleSettings = [.every: "2 epochs", .factor: "0.3"]
            },
            configuration("simplemlp", "momentum", 0.1) {
                $0.schedule = "one-cycle"
                $0.scheduleSettings = [.over: "4 epochs"]
            },
            configuration("simplemlp", "sgd", 1e-6) { $0.patience = 0 },
        ]
    }()

    @Test(arguments: trainings)
    func `a training that was interrupted comes to the same bits`(configuration: TrainingConfiguration) throws {
        var uninterrupted = try configuration.trainer(on: Few.digits)
        for _ in 1...4 { try uninterrupted.trainEpoch() }
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "checkpoint.safetensors")
            for _ in 1...4 {
                var trainer = try configuration.trainer(on: Few.digits)
                if FileManager.default.fileExists(atPath: file.path) { try trainer.resume(from: file) }
                try trainer.trainEpoch()
                try trainer.checkpoint.write(to: file)
            }
            let last = try Checkpoint(contentsOf: file)
            #expect(last == uninterrupted.checkpoint)
            #expect(last.history.epochs.count == 4)
        }
    }

    @Test func `the plateau's memory goes on`() throws {
        // The rate falls once after two epochs without progress: each of the trainers sees one of them.
        let plateau = ReduceOnPlateau(patience: 1, threshold: .absolute(1e9))
        var first = smallTrainer(SGD(learningRate: 0.25), plateau: plateau)
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "checkpoint.safetensors")
            for _ in 1...2 { try first.trainEpoch() }
            try first.checkpoint.write(to: file)
            var second = smallTrainer(SGD(learningRate: 0.25), plateau: plateau)
            try second.resume(from: file)
            for _ in 1...2 { try second.trainEpoch() }
            #expect(second.history.epochs.map(\.learningRate) == [0.25, 0.25, 0.25, 0.025])
        }
    }

    @Test func `the generators of a model go on`() throws {
        func trainer() -> Trainer<Forgetful> {
            Trainer(Forgetful(), by: Optimizer(SGD(learningRate: 0.1)), on: Few.digits, batchSize: 32)
        }
        var (uninterrupted, first, second) = (trainer(), trainer(), trainer())
        for _ in 1...2 { try uninterrupted.trainEpoch() }
        try first.trainEpoch()
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "checkpoint.safetensors")
            try first.checkpoint.write(to: file)
            try second.resume(from: file)
        }
        try second.trainEpoch()
        #expect(second.checkpoint == uninterrupted.checkpoint)
    }

    @Test func `the weights have PyTorch's names, and what the optimizer remembers of them stands beside`() throws {
        var trainer = smallTrainer(Adam())
        try trainer.trainEpoch()
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "checkpoint.safetensors")
            try trainer.checkpoint.write(to: file)
            let names = try SafetensorsFile(contentsOf: file).tensors.names
            let weights = ["hidden.weight", "hidden.bias", "output.weight", "output.bias"]
            #expect(Array(names.prefix(4)) == weights)
            let slots = weights.flatMap { ["optimizer.\($0).exp_avg", "optimizer.\($0).exp_avg_sq"] }
            #expect(Set(names.dropFirst(4)) == Set(slots))
        }
    }

    @Test func `every length that is too short is refused, and the trainer stays`() throws {
        try withCheckpoint { file, trainer in
            let whole = try Data(contentsOf: file)
            let before = trainer.checkpoint
            for length in stride(from: 0, to: whole.count, by: 41) {
                try whole.prefix(length).write(to: file)
                let error = #expect(throws: CheckpointError.self) { try trainer.resume(from: file) }
                #expect(error?.description.contains("checkpoint.safetensors") == true)
            }
            #expect(trainer.checkpoint == before)
        }
    }

    @Test func `a changed bit anywhere is refused`() throws {
        try withCheckpoint { file, trainer in
            let whole = try Data(contentsOf: file)
            for place in whole.indices {
                var damaged = whole
                damaged[place] ^= 1 << (place % 8)
                try damaged.write(to: file)
                #expect(throws: CheckpointError.self, "byte \(place)") { try trainer.resume(from: file) }
            }
            try whole.write(to: file)
            try trainer.resume(from: file)
        }
    }

    @Test func `a file that is something else is refused`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "checkpoint.safetensors")
            func reason() -> CheckpointError.Reason? {
                var trainer = smallTrainer()
                return #expect(throws: CheckpointError.self) { try trainer.resume(from: file) }?.reason
            }
            guard case .file? = reason() else { throw Unexpected() }
            try Data("not at all".utf8).write(to: file)
            guard case .file? = reason() else { throw Unexpected() }
            try SafetensorsFile(smallTrainer().model.stateDictionary).write(to: file)
            #expect(reason() == .noCheckpoint(missing: "checkpoint"))
            try SafetensorsFile(smallTrainer().model.stateDictionary, metadata: ["checkpoint": "2"]).write(to: file)
            #expect(reason() == .version("2", known: "1"))
        }
    }

    private struct Unexpected: Error {}

    @Test func `a checkpoint of another training is refused, and what differs is named`() throws {
        try withCheckpoint { file, _ in
            func message(_ trainer: Trainer<SimpleMLP>) -> String {
                var trainer = trainer
                return #expect(throws: CheckpointError.self) { try trainer.resume(from: file) }?.description ?? ""
            }
            #expect(message(smallTrainer(hidden: 2, batchSize: 16)).contains("batch-size was 32 there and is 16 here"))
            #expect(
                message(smallTrainer(hidden: 2, augmentation: .cropAndFlip)).contains("augmentation was none there"))
            #expect(message(smallTrainer(hidden: 2, plateau: ReduceOnPlateau())).contains("plateau was none there"))
            let settings = message(smallTrainer(hidden: 2, settings: ["schedule": "cosine"]))
            #expect(settings.contains("schedule was not set there and is cosine here"))
            let data = Split(train: Few.digits.train.prefix(100), test: Few.digits.test)
            #expect(message(smallTrainer(hidden: 2, data: data)).contains("training images was 120 images"))
            let mislabelled = Split(
                train: Few.digits.train.relabelled(Few.digits.train.labels.reversed()), test: Few.digits.test)
            #expect(message(smallTrainer(hidden: 2, data: mislabelled)).contains("training images was 120 images"))
            #expect(message(smallTrainer(hidden: 3)).contains("is of another model"))
            #expect(message(smallTrainer(Adam(), hidden: 2)).contains("is of another optimizer"))
        }
    }

    @Test func `where writing fails the former checkpoint stays`() throws {
        try withCheckpoint { file, trainer in
            let former = try Data(contentsOf: file)
            try FileManager.default.createDirectory(
                atPath: file.path + ".part", withIntermediateDirectories: true)
            try trainer.trainEpoch()
            let error = #expect(throws: CheckpointError.self) { try trainer.checkpoint.write(to: file) }
            let message = try #require(error?.description)
            #expect(message.hasPrefix("\(file.path) cannot be written: "))
            #expect(message.hasSuffix(". What was there before is unchanged."))
            #expect(message.components(separatedBy: "cannot be written").count == 2, "\(message)")
            #expect(!message.contains(".."), "\(message)")
            #expect(try Data(contentsOf: file) == former)
        }
    }

    /// A checkpoint of a tiny network after one epoch, and a trainer that it belongs to.
    private func withCheckpoint(_ body: (URL, inout Trainer<SimpleMLP>) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "checkpoint.safetensors")
            var saved = smallTrainer(hidden: 2)
            try saved.trainEpoch()
            try saved.checkpoint.write(to: file)
            var trainer = smallTrainer(hidden: 2)
            try body(file, &trainer)
        }
    }
}
