import Foundation
import Testing
import TrainingChecks

/// No alarm, not even a warning, where nothing is wrong. The quick ones at one seed in every run, all at five under `make verify`.
@Suite struct `Sanity checks pass healthy models` {
    /// A model with settings that it trains well with.
    struct Subject: Sendable, CustomStringConvertible {
        let description: String
        let data: ImageSet
        let optimizer: Optimizer
        var batchSize = 32
        let model: @Sendable (inout SplitMix64) -> any Module
    }

    static let subjects = [
        Subject(
            description: "SimpleMLP, digits, momentum", data: digits, optimizer: Optimizer(Momentum(learningRate: 0.05))
        ) {
            SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &$0)
        },
        Subject(
            description: "SimpleMLP, digits as they are, momentum", data: Digits.load().train,
            optimizer: Optimizer(Momentum(learningRate: 0.05))
        ) { SimpleMLP(inputs: 64, hidden: 128, outputs: 10, using: &$0) },
        Subject(description: "SimpleMLP, digits, Adam", data: digits, optimizer: Optimizer(Adam(learningRate: 0.003))) {
            SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &$0)
        },
        Subject(description: "SimpleMLP, digits, SGD", data: digits, optimizer: Optimizer(SGD(learningRate: 0.1))) {
            SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &$0)
        },
        Subject(
            description: "ConvNet, digits, momentum", data: digits, optimizer: Optimizer(Momentum(learningRate: 0.05))
        ) {
            ConvNet(images: [8, 8, 1], width: 8, using: &$0)
        },
        Subject(
            description: "ResNet-20, digits, momentum", data: digits, optimizer: Optimizer(Momentum(learningRate: 0.05))
        ) {
            ResNet(depth: 20, channels: 1, using: &$0)
        },
        Subject(description: "ConvNet, shapes, Adam", data: shapes, optimizer: Optimizer(Adam(learningRate: 0.003))) {
            ConvNet(images: [32, 32, 3], width: 8, using: &$0)
        },
        Subject(
            description: "ResNet-20, shapes, Adam", data: shapes, optimizer: Optimizer(Adam(learningRate: 0.003)),
            batchSize: 64
        ) { ResNet(depth: 20, using: &$0) },
    ]

    static let shapes: ImageSet = {
        let train = Shapes.load(train: 1_280, test: 0).train
        return train.normalized(by: train.measuredNormalization)
    }()

    static let isThorough = ProcessInfo.processInfo.environment["DOWNHILL_VERIFY"] != nil

    @Test(arguments: isThorough ? subjects : Array(subjects.prefix(6)), isThorough ? [1, 2, 3, 4, 5] : [1])
    func `without an alarm`(subject: Subject, seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let report = SanityChecks.run(
            AnyModule(subject.model(&generator)), on: subject.data, optimizer: subject.optimizer,
            batchSize: subject.batchSize, seed: seed)
        let alarms = report.findings.filter { $0.verdict != .passed }
        #expect(alarms.isEmpty, "\(alarms.map(\.description).joined(separator: "\n"))")
    }
}
