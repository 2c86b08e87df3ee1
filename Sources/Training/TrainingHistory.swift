import Foundation

/// How a training went, epoch by epoch.
public struct TrainingHistory: Sendable, Hashable, Codable {
    /// One pass over the training images, and the examination after it.
    public struct Epoch: Sendable, Hashable, Codable {
        /// Counted from 1.
        public var number: Int

        /// How many steps had been made when it ended.
        public var steps: Int

        /// The learning rate of its last step.
        public var learningRate: Double

        /// The mean loss of the training images, each taken when its batch was learned from: augmented, and by the weights of that moment.
        public var trainLoss: Double

        /// The share of the training images that were answered wrongly, likewise.
        public var trainError: Double

        /// The mean loss of the test images after the epoch, in inference.
        public var testLoss: Double

        /// The share of the test images that are answered wrongly after the epoch.
        public var testError: Double

        public init(
            number: Int, steps: Int, learningRate: Double, trainLoss: Double, trainError: Double, testLoss: Double,
            testError: Double
        ) {
            self.number = number
            self.steps = steps
            self.learningRate = learningRate
            self.trainLoss = trainLoss
            self.trainError = trainError
            self.testLoss = testLoss
            self.testError = testError
        }
    }

    public var epochs: [Epoch]

    public init(_ epochs: [Epoch] = []) { self.epochs = epochs }

    /// One line an epoch under a line of names; every number with all the digits that make it out.
    public var csv: String {
        let lines = epochs.map {
            "\($0.number),\($0.steps),\($0.learningRate),\($0.trainLoss),\($0.trainError),\($0.testLoss),\($0.testError)"
        }
        let names = "epoch,steps,learning_rate,train_loss,train_error,test_loss,test_error"
        return ([names] + lines).joined(separator: "\n") + "\n"
    }

    /// The same as JSON, which decodes to the identical numbers.
    public var json: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            return try encoder.encode(self)
        }
    }
}
