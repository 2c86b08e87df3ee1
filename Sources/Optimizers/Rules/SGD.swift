import Tensors

/// Gradient descent (Cauchy 1847), stochastic when its gradients come from batches (Robbins and Monro 1951):
///
///     w ← w − η·g
public struct SGD: UpdateRule {
    public let learningRate: Schedule

    /// Plain gradient descent, on whatever batch the gradient is of.
    public init(learningRate: some Scheduled) { self.learningRate = SettingRange.rate(learningRate, of: "SGD") }

    /// Nothing is remembered.
    public struct Slot: LaneSlot {
        public init() {}
    }

    public struct StepConstants: Sendable {
        var η: Scalar
    }

    public func prepare(_ step: Step) -> StepConstants {
        StepConstants(η: Scalar(step.learningRate))
    }

    @inline(__always)
    public func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: StepConstants) {
        w -= now.η * g
    }
}

extension NamedRule {
    static let sgd = NamedRule("sgd", "w ← w − η·g", [:]) { SGD(learningRate: $0.learningRate) }
}
