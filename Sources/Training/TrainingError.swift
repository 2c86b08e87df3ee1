/// Why a training stopped: its numbers broke.
public struct TrainingError: Error, Equatable, CustomStringConvertible {
    /// What broke.
    public enum Reason: Equatable, Sendable {
        /// The optimizer refused the step: the loss of a batch or its gradient is not finite.
        case step(OptimizerError)
        /// The loss of the examination after the epoch is infinite or not a number.
        case examination(Double)
    }

    /// The epoch, counted from 1.
    public let epoch: Int

    /// The step of that epoch, counted from 1.
    public let step: Int

    /// What broke.
    public let reason: Reason

    public var description: String {
        switch reason {
        case .step(let error): "\(place): \(error.reason)"
        case .examination(let loss):
            """
            \(place): the loss of the examination is \(loss.isNaN ? "not a number" : "\(loss)"). \
            Lower the learning rate, warm it up, or clip the gradient.
            """
        }
    }

    private var place: String { "epoch \(epoch), step \(step) of it" }
}
