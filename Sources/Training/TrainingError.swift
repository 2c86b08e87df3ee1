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
        let place = "epoch \(epoch), step \(step)"
        let remedy = "Lower the learning rate, warm it up, or clip the gradient."
        return switch reason {
        case .loss(let loss): "\(place): the loss is \(loss). \(remedy)"
        case .gradient(let error): "\(place) of the epoch, \(error)"
        case .testLoss(let loss): "\(place): the loss of the test images is \(loss). \(remedy)"
        }
    }
}
