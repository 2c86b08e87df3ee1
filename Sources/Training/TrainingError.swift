/// Why a training stopped: its numbers broke.
public struct TrainingError: Error, Equatable, CustomStringConvertible {
    public enum Reason: Equatable, Sendable {
        /// The loss of a batch is infinite or not a number.
        case loss(Scalar)
        /// The optimizer refused the gradient.
        case gradient(OptimizerError)
        /// The loss of the test images is infinite or not a number.
        case testLoss(Double)
    }

    /// The epoch and, in it, the step, both counted from 1.
    public let epoch: Int
    public let step: Int

    public let reason: Reason

    public var description: String {
        let remedy = "Lower the learning rate, warm it up, or clip the gradient."
        return switch reason {
        case .loss(let loss): "\(place): the loss is \(words(Double(loss))). \(remedy)"
        case .gradient(let error): "\(place): \(error)"
        case .testLoss(let loss): "\(place): the loss of the test images is \(words(loss)). \(remedy)"
        }
    }

    private var place: String { "epoch \(epoch), step \(step) of it" }

    /// The sign of what is not a number differs from machine to machine.
    private func words(_ loss: Double) -> String { loss.isNaN ? "not a number" : "\(loss)" }
}
