import Testing
import Training

@Suite struct TrainingConfigurationTests {
    @Test func `it makes the trainer that its words describe`() throws {
        var configuration = TrainingConfiguration(model: "simplemlp", optimizer: "momentum", learningRate: 0.2)
        configuration.ruleSettings = [.momentum: 0.8, .weightDecay: 1e-3]
        configuration.schedule = "cosine"
        configuration.scheduleSettings = [.over: "8 steps"]
        configuration.batchSize = 30
        configuration.augmentation = "shift"
        configuration.seed = 5
        var trainer = try configuration.trainer(on: Few.digits)

        var weights = SplitMix64(seed: 5).split("weights")
        let data = Few.digits.map { $0.normalized(by: Few.digits.train.measuredNormalization) }
        var byHand = Trainer(
            SimpleMLP(inputs: 64, hidden: 128, outputs: 10, using: &weights),
            by: Optimizer(
                Momentum(learningRate: .cosine(from: 0.2, over: 8), momentum: 0.8), .l2(1e-3)),
            on: data, batchSize: 30, augmentation: Augmentation(padding: 1), seed: 5)
        #expect(trainer.data.test == data.test)
        for _ in 1...2 { #expect(try trainer.trainEpoch() == byHand.trainEpoch()) }
        #expect(trainer.model.stateDictionary == byHand.model.stateDictionary)
    }

    @Test func `one cycle moves the momentum of rules that have one, unless another is asked for`() throws {
        func end(_ momentum: Double?) throws -> Parameters {
            var configuration = TrainingConfiguration(model: "simplemlp", optimizer: "momentum", learningRate: 0.1)
            configuration.schedule = "one-cycle"
            configuration.scheduleSettings = [.over: "4 steps"]
            configuration.batchSize = 30
            configuration.ruleSettings[.momentum] = momentum
            var trainer = try configuration.trainer(on: Few.digits)
            try trainer.trainEpoch()
            return trainer.model.stateDictionary
        }
        #expect(try end(nil) != end(0.9))
    }

    @Test func `holding out all there is leaves nothing to learn from, and is refused`() throws {
        var configuration = TrainingConfiguration(model: "simplemlp", optimizer: "sgd", learningRate: 0.1)
        configuration.validationCount = 1_000_000
        let error = #expect(throws: ConfigurationError.self) { try configuration.images() }
        #expect(error?.reason == .nothingLeft(heldOut: 1_000_000, of: 1_442))
        #expect(error?.description.contains("validation is 1000000") == true)
        configuration.validationCount = 100
        #expect(try configuration.images().learned.train.count == 1_342)
    }

    @Test func `what there is not is refused by name`() {
        func configured(_ change: (inout TrainingConfiguration) -> Void) throws {
            var configuration = TrainingConfiguration(model: "simplemlp", optimizer: "sgd", learningRate: 0.1)
            change(&configuration)
            _ = try configuration.trainer(on: Few.digits)
        }
        #expect(throws: UnknownName.self) { try configured { $0.model = "resnet21" } }
        #expect(throws: UnknownName.self) { try configured { $0.optimizer = "sgdd" } }
        #expect(throws: UnknownName.self) { try configured { $0.ruleSettings = [.beta1: 0.9] } }
        #expect(throws: UnknownName.self) { try configured { $0.schedule = "sine" } }
        #expect(throws: SettingError.self) { try configured { $0.scheduleSettings = [.every: "3 epochs"] } }
        #expect(throws: UnknownName.self) { try configured { $0.augmentation = "flip" } }
    }
}
