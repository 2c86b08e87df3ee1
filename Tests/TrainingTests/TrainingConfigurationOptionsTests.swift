import Foundation
import TestSupport
import Testing
import Training

@Suite struct `A configuration's options` {
    private func everything() -> TrainingConfiguration {
        var configuration = TrainingConfiguration(model: "convnet", optimizer: "rmsprop", learningRate: 0.1 + 0.2)
        configuration.data = "shapes"
        configuration.imageLimit = 300
        configuration.validationCount = 50
        configuration.augmentation = "shift"
        configuration.batchSize = 16
        configuration.accumulation = 4
        configuration.dropsLast = true
        configuration.epochs = 7
        configuration.ruleSettings = Dictionary(
            uniqueKeysWithValues: RuleSetting.allCases.map { ($0, [.centered, .decoupled].contains($0) ? 1 : 0.25) })
        configuration.schedule = "step"
        configuration.scheduleSettings = Dictionary(
            uniqueKeysWithValues: ScheduleSetting.allCases.map { ($0, "3 epochs") })
        configuration.patience = 3
        configuration.clipNorm = 1
        configuration.clipValue = 0.5
        configuration.decaysWeightsOnly = true
        configuration.stoppingPatience = 4
        configuration.minimumGain = 1e-3
        configuration.seed = .max
        return configuration
    }

    @Test func `come back from the file with every bit`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "configuration.json")
            try everything().json.write(to: file)
            #expect(try TrainingConfiguration(contentsOf: file) == everything())
        }
    }

    @Test(arguments: [
        (
            #"{"learning-rat": 0.1}"#,
            "says learning-rat, which is no option of course train. Did you mean learning-rate?"
        ),
        (#"{"batch": "many"}"#, "says batch is many, which that option does not take"),
        (#"{"batch": -1}"#, "says batch is -1.0, which"), (#"{"drop-last": 1}"#, "says drop-last is 1, which"),
        (#"{"batch": 0}"#, "says batch is 0, which"), (#"{"epochs": 0}"#, "says epochs is 0, which"),
        (#"{"epochs": 9223372036854775807}"#, "says epochs is 9223372036854775807, which"),
        (#"{"accumulate": 0}"#, "says accumulate is 0, which"), (#"{"limit": 0}"#, "says limit is 0, which"),
        (#"{"validation": 0}"#, "says validation is 0, which"),
        (#"{"early-stopping": 0}"#, "says early-stopping is 0, which"),
        (#"{"minimum-gain": -1}"#, "says minimum-gain is -1.0, which"),
        (#"{"clip-norm": 0}"#, "says clip-norm is 0, which"), (#"{"clip-value": 0}"#, "says clip-value is 0, which"),
        ("[]", "is no JSON object of options"), (#"{"model": {"#, "is no JSON object of options"),
    ])
    func `that are wrong are named, with the file`(text: String, words: String) throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "my.json")
            try Data(text.utf8).write(to: file)
            let error = #expect(throws: ConfigurationError.self) { try TrainingConfiguration(contentsOf: file) }
            #expect(error?.description.contains("my.json \(words)") == true, "\(String(describing: error))")
        }
    }

    @Test func `a patience as long as there is waits for ever`() throws {
        var configuration = try TrainingConfiguration(options: ["plateau": .whole(UInt64(Int.max))])
        configuration.model = "simplemlp"
        try configuration.check()
        #expect(configuration.patience == .max)
    }

    @Test func `lengths may stand without quotation marks`() throws {
        let configuration = try TrainingConfiguration(options: ["schedule": .text("step"), "every": .whole(100)])
        #expect(configuration.scheduleSettings[.every] == "100")
    }
}
