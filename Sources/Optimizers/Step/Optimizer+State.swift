import Tensors

extension Optimizer {
    /// All that an optimizer remembers, in the form that a checkpoint keeps.
    ///
    /// An optimizer made with the same settings and restored to it goes on to the identical bits.
    public struct State: Sendable, Equatable {
        /// How many steps have been made.
        public var step: Int

        /// What the rule remembers of the parameters, in their shapes, under their names and PyTorch's buffer names:
        /// `hidden.weight.exp_avg`.
        public var tensors: Parameters

        /// What the rule carries from step to step beside them: `NAdam`'s `mu_product`.
        public var numbers: [String: Double]

        /// What the plateau has counted, where the rate waits for one.
        public var plateau: ReduceOnPlateau?

        /// A state as a checkpoint holds it.
        public init(step: Int, tensors: Parameters, numbers: [String: Double] = [:], plateau: ReduceOnPlateau? = nil) {
            self.step = step
            self.tensors = tensors
            self.numbers = numbers
            self.plateau = plateau
        }
    }

    /// All that the optimizer remembers: to be kept, and to go on from.
    public var state: State {
        let (tensors, numbers) = memory.contents
        return State(step: stepCount, tensors: tensors, numbers: numbers, plateau: plateau)
    }

    /// Goes back to a saved state.
    ///
    /// - Throws: `OptimizerError.unfitState` when another rule saved it, or it counts steps as no training does; nothing is changed then.
    public mutating func restore(_ state: State) throws(OptimizerError) {
        guard (0...Int.max / 2).contains(state.step) else {
            throw .unfitState("it counts \(state.step) steps, and no training has made so many. Start anew.")
        }
        try memory.restore(state.tensors, state.numbers)
        stepCount = state.step
        largestRemembered = state.tensors.reduce(0) { $0 + $1.tensor.squaredNorm.squareRoot() }
        plateau = state.plateau
    }
}
