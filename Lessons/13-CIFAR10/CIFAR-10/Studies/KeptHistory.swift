import Downhill
import Foundation

/// A training's history as the lesson keeps it: a column for each quantity, a number for each epoch, every digit that makes it out.
struct KeptHistory: Codable, Equatable, Sendable {
    /// One layer's kernel or matrix: the mean over an epoch's steps of its gradient's length, and its own length behind the epoch.
    struct Layer: Codable, Equatable, Sendable {
        var gradient: [Double] = []
        var weight: [Double] = []
    }

    /// How many steps had been made, and the rate of the last.
    var steps: [Int] = []
    var learningRate: [Double] = []

    /// While learning, the images augmented.
    var trainLoss: [Double] = []
    var trainError: [Double] = []

    /// Behind the epoch: the first 10,000 training images as they are, and the test images.
    var fitLoss: [Double] = []
    var fitError: [Double] = []
    var testLoss: [Double] = []
    var testError: [Double] = []

    /// ‖∇L‖ over all parameters together: the mean over the epoch's steps, and the largest.
    var gradientNorm: [Double] = []
    var largestGradientNorm: [Double] = []

    var layers: [String: Layer] = [:]

    var count: Int { steps.count }

    init() {}

    init(_ history: TrainingHistory) {
        for epoch in history.epochs {
            guard let fit = epoch.fit, let gradients = epoch.gradients, let weights = epoch.weightNorms else { return }
            steps.append(epoch.steps)
            learningRate.append(epoch.learningRate)
            trainLoss.append(epoch.trainLoss)
            trainError.append(epoch.trainError)
            fitLoss.append(fit.loss)
            fitError.append(fit.error)
            testLoss.append(epoch.testLoss)
            testError.append(epoch.testError)
            gradientNorm.append(gradients.mean)
            largestGradientNorm.append(gradients.largest)
            // Biases and the gains of norms are left out, for the file's sake.
            for (name, norm) in gradients.parameters where name.hasSuffix(".weight") && !name.contains("bn") {
                layers[name, default: Layer()].gradient.append(norm)
                layers[name, default: Layer()].weight.append(weights[name] ?? .nan)
            }
        }
    }

    /// Whether the other goes on from this one, number by number.
    func isBeginning(of other: KeptHistory) -> Bool {
        count <= other.count && other.testLoss.prefix(count).elementsEqual(testLoss)
            && other.gradientNorm.prefix(count).elementsEqual(gradientNorm)
    }

    /// One column a line.
    var json: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            let text = String(decoding: try encoder.encode(self), as: UTF8.self)
            return Data(text.replacing("],\"", with: "],\n\"").replacing("},\"", with: "},\n\"").utf8) + Data("\n".utf8)
        }
    }
}
