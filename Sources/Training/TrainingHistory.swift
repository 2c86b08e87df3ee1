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

        /// The first of the training images, 10,000 at most, as they are, after the epoch, in inference: what the test images are to be
        /// compared with. Nil in histories that were kept before it was.
        public var fit: Examination?

        /// The mean loss of the test images after the epoch, in inference.
        public var testLoss: Double

        /// The share of the test images that are answered wrongly after the epoch.
        public var testError: Double

        /// The gradients of the epoch's steps, before any transform. Nil in histories that were kept before they were.
        public var gradients: GradientNorms?

        /// ‖w‖₂ of each parameter after the epoch, by name. Nil in histories that were kept before they were.
        public var weightNorms: [String: Double]?

        /// What an epoch came to.
        public init(
            number: Int, steps: Int, learningRate: Double, trainLoss: Double, trainError: Double,
            fit: Examination? = nil, testLoss: Double, testError: Double, gradients: GradientNorms? = nil,
            weightNorms: [String: Double]? = nil
        ) {
            self.number = number
            self.steps = steps
            self.learningRate = learningRate
            self.trainLoss = trainLoss
            self.trainError = trainError
            self.fit = fit
            self.testLoss = testLoss
            self.testError = testError
            self.gradients = gradients
            self.weightNorms = weightNorms
        }
    }

    /// A mean loss and a share of wrong answers.
    public struct Examination: Sendable, Hashable, Codable {
        /// The mean loss.
        public var loss: Double

        /// The share of wrong answers.
        public var error: Double

        /// What an examination came to.
        public init(loss: Double, error: Double) {
            self.loss = loss
            self.error = error
        }
    }

    /// How long the gradients of an epoch's steps were.
    public struct GradientNorms: Sendable, Hashable, Codable {
        /// The mean over the steps of ‖∇L‖₂, taken over all parameters together.
        public var mean: Double

        /// The largest of them.
        public var largest: Double

        /// The mean over the steps of each parameter's ‖∂L/∂w‖₂, by name.
        public var parameters: [String: Double]

        /// Norms that were measured.
        public init(mean: Double, largest: Double, parameters: [String: Double]) {
            self.mean = mean
            self.largest = largest
            self.parameters = parameters
        }
    }

    /// The epochs, in order.
    public var epochs: [Epoch]

    /// A history of these epochs; empty at first.
    public init(_ epochs: [Epoch] = []) { self.epochs = epochs }

    /// One line an epoch under a line of names; every number with all the digits that make it out, and nothing where there is none.
    public var csv: String {
        let names = """
            epoch,steps,learning_rate,train_loss,train_error,test_loss,test_error,fit_loss,fit_error,gradient_norm,\
            largest_gradient_norm
            """
        let lines = epochs.map { epoch in
            let last = [epoch.fit?.loss, epoch.fit?.error, epoch.gradients?.mean, epoch.gradients?.largest]
            let numbers = [
                epoch.learningRate, epoch.trainLoss, epoch.trainError, epoch.testLoss, epoch.testError,
            ]
            let texts = numbers.map(\.inFull) + last.map { $0?.inFull ?? "" }
            return "\(epoch.number),\(epoch.steps)," + texts.joined(separator: ",")
        }
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
