import Tensors

/// Moves a model's parameters by an update rule, and keeps what the rule remembers between the steps.
///
///     var optimizer = Optimizer(Adam(learningRate: .cosine(from: 1e-3, over: 1_000)), .clippedToNorm(1), .decayed(0.01))
///     for batch in batches {
///         let loss = try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) }
///     }
///
/// It is a value: a copy goes on from the same place on its own. What is remembered is kept by parameter name.
public struct Optimizer: Sendable {
    /// What is done to every gradient first, in this order.
    public var transforms: [any GradientTransform]

    /// How many steps make an epoch: what a schedule that counts epochs reads.
    public var stepsPerEpoch: Int?

    /// What lowers the rate when the loss stops falling.
    public internal(set) var plateau: ReduceOnPlateau?

    /// How many steps have been made.
    public internal(set) var stepCount = 0

    var memory: any Memory

    /// Nothing that is remembered can be larger than this, in magnitude: the sum of all squared gradients so far.
    var largestRemembered = 0.0

    /// - Parameters:
    ///   - rule: How a weight moves, with its learning rate.
    ///   - transforms: What is done to every gradient first, in this order.
    ///   - plateau: What lowers the rate when the losses that `observe` is told stop falling.
    ///   - stepsPerEpoch: How many steps make an epoch: what a schedule that counts epochs reads.
    public init<each Transform: GradientTransform>(
        _ rule: some UpdateRule, _ transforms: repeat each Transform, plateau: ReduceOnPlateau? = nil,
        stepsPerEpoch: Int? = nil
    ) {
        var list: [any GradientTransform] = []
        for transform in repeat each transforms { list.append(transform) }
        self.init(rule, transforms: list, plateau: plateau, stepsPerEpoch: stepsPerEpoch)
    }

    /// The same with transforms that are made elsewhere.
    public init(
        _ rule: some UpdateRule, transforms: [any GradientTransform], plateau: ReduceOnPlateau? = nil,
        stepsPerEpoch: Int? = nil
    ) {
        memory = RuleMemory(rule: rule)
        self.transforms = transforms
        self.plateau = plateau
        self.stepsPerEpoch = stepsPerEpoch
    }

    /// The learning rate of the step to come.
    public var learningRate: Double {
        let scheduled = memory.learningRate.value(clock)
        return plateau?.rate(from: scheduled) ?? scheduled
    }

    /// Makes one step of training: takes the loss and its gradient where the rule wants it, and moves every parameter of `model`, in place.
    ///
    /// With most rules that is where the model stands, and nothing is copied. Whatever else `loss` changes in its model, such as running
    /// statistics or a dropout generator, is kept.
    ///
    /// - Parameters:
    ///   - model: What is trained.
    ///   - inspect: Is shown the gradient before anything is done to it: before it is refused, too.
    ///   - loss: Computes the loss, a tensor of one scalar.
    /// - Returns: The loss before the step.
    /// - Throws: `OptimizerError` when the loss or a gradient is not finite, when what the rule remembers would overflow, or when the optimizer
    ///   remembers another model; the model and the optimizer are then unchanged.
    @discardableResult
    public mutating func step<Model: Parameterized>(
        _ model: inout Model, inspecting inspect: (_ gradient: Parameters) -> Void = { _ in },
        _ loss: (inout Model) -> Tensor
    ) throws(OptimizerError) -> Scalar {
        var place = probe(model)
        let (value, gradient) = valueAndGradient(at: &place, loss)
        try finish(&model, consume place, value, gradient, inspect)
        return value
    }

    /// Makes the step whose loss and gradient were taken at a place.
    mutating func finish<Model: Parameterized>(
        _ model: inout Model, _ place: consuming Model, _ value: Scalar, _ gradient: Parameters,
        _ inspect: (_ gradient: Parameters) -> Void
    ) throws(OptimizerError) {
        var gradient = gradient
        guard value.isFinite else { throw .nonFiniteLoss(value, step: stepCount + 1) }
        inspect(gradient)
        try check(gradient)
        try transform(&gradient, at: place)
        // Whatever is kept must be copied before it is moved: so only where it may be needed.
        let before = mayOverflow(along: gradient) ? model : nil
        if memory.looksAhead {
            model.takeStatistics(from: &place)
        } else {
            model = consume place
        }
        try move(&model, along: gradient, orBackTo: before)
    }

    /// Moves every parameter of `model` one step along a gradient that was taken at `probe(model)`: the second half of `step`, for a gradient
    /// that is made in another way.
    ///
    /// - Parameter gradient: One tensor a parameter, by name.
    /// - Throws: `OptimizerError` when the gradient does not fit the model or is not finite, or when what the rule remembers would overflow; the
    ///   model and the optimizer are then unchanged.
    public mutating func update(
        _ model: inout some Parameterized, along gradient: Parameters
    ) throws(OptimizerError) {
        var gradient = try ordered(gradient, for: &model)
        try check(gradient)
        try transform(&gradient, at: model)
        try move(&model, along: gradient, orBackTo: mayOverflow(along: gradient) ? model : nil)
    }

    /// Where the gradient of the step to come is to be taken: `model` itself, except with a rule that looks ahead.
    public func probe<Model: Parameterized>(_ model: Model) -> Model {
        guard memory.looksAhead else { return model }
        var ahead = model
        memory.probe(&ahead, at: upcoming)
        return ahead
    }

    /// Tells the schedule with a memory how training goes: once an epoch, the loss that is to fall.
    public mutating func observe(loss: Double) {
        let scheduled = memory.learningRate.value(clock)
        plateau?.observe(loss: loss, scheduled: scheduled)
    }

    private var clock: Clock { Clock(step: stepCount, stepsPerEpoch: stepsPerEpoch) }

    private var upcoming: Step { Step(number: stepCount + 1, learningRate: learningRate, clock: clock) }

    /// One tensor a parameter, of its shape, in the model's order.
    private func ordered(
        _ gradient: Parameters, for model: inout some Parameterized
    ) throws(OptimizerError) -> Parameters {
        var entries: [Parameters.Entry] = []
        try model.visit(path: .root) { path, weight throws(OptimizerError) in
            guard !path.isBuffer else { return }
            let name = path.description
            guard let tensor = gradient[name] else { throw .missingGradient(parameter: name) }
            guard tensor.shape == weight.shape else {
                throw .shapeMismatch(parameter: name, shape: weight.shape, gradient: tensor.shape)
            }
            entries.append(.init(name: name, tensor: tensor))
        }
        // As it came, it may know its norms.
        return gradient.elementsEqual(entries) { $0.name == $1.name } ? gradient : Parameters(entries)
    }

    /// Refuses the gradient of another model than is remembered.
    private func check(_ gradient: Parameters) throws(OptimizerError) {
        for entry in gradient {
            if let shape = memory.shape(of: entry.name), shape != entry.tensor.shape {
                throw .unfitState("it remembers \(entry.name) as \(shape), and the model's is \(entry.tensor.shape).")
            }
        }
    }

    /// Transforms a gradient, refuses what is not finite in it, and finds its norms.
    private func transform(_ gradient: inout Parameters, at place: some Parameterized) throws(OptimizerError) {
        let weights = transforms.contains(where: \.readsWeights) ? place.parameters : [:]
        var isChecked = false
        for transform in transforms {
            if !transform.takesInfinities, !isChecked {
                try refuseNonFinite(in: gradient)
                isChecked = true
            }
            transform.apply(to: &gradient, at: weights)
        }
        gradient = gradient.withNorms()
        try refuseNonFinite(in: gradient)
    }

    private func refuseNonFinite(in gradient: Parameters) throws(OptimizerError) {
        if gradient.isKnownToBeFinite { return }
        for entry in gradient {
            if let (index, value) = entry.tensor.firstNonFinite {
                throw .nonFiniteGradient(parameter: entry.name, index: index, value: value, step: stepCount + 1)
            }
        }
    }

    /// Whether the squares of this gradient and of all before it could come to more than a scalar holds, together.
    private func mayOverflow(along gradient: Parameters) -> Bool {
        !(largestRemembered + Self.squares(of: gradient) < Double(Scalar.greatestFiniteMagnitude))
    }

    /// A velocity grows by the gradient itself: which is more than its square where it is below 1.
    private static func squares(of gradient: Parameters) -> Double {
        1 + (gradient.squaredNorms ?? []).reduce(0, +)
    }

    /// Makes the step.
    ///
    /// - Parameter before: The model to go back to, where something may overflow.
    private mutating func move<Model: Parameterized>(
        _ model: inout Model, along gradient: Parameters, orBackTo before: Model?
    ) throws(OptimizerError) {
        let rate = learningRate
        let shrinkages = gradient.map { entry in
            transforms.reduce(1) { $0 * $1.shrinkage(of: entry.name, entry.tensor.shape, learningRate: rate) }
        }
        let memoryBefore = mayOverflow(along: gradient) ? memory : nil
        memory.update(&model, along: gradient.map(\.tensor), shrinking: shrinkages, at: upcoming)
        if let memoryBefore, let name = memory.firstOverflow {
            memory = memoryBefore
            if let before { model = before }
            throw .overflowingMemory(parameter: name, step: stepCount + 1)
        }
        largestRemembered += Self.squares(of: gradient)
        stepCount += 1
    }
}

extension Parameterized {
    /// Shows `body` every parameter, with its place among them and its name.
    mutating func visitParameters(_ body: (_ place: Int, _ name: String, inout Tensor) -> Void) {
        var place = 0
        visit(path: .root) { path, tensor in
            guard !path.isBuffer else { return }
            body(place, path.description, &tensor)
            place += 1
        }
    }

    /// Takes over what another copy of this model gathered while it computed: running statistics, the state of generators.
    mutating func takeStatistics(from other: inout Self) {
        var statistics: [Tensor] = []
        other.visit(path: .root) { path, tensor in
            if path.isBuffer { statistics.append(tensor) }
        }
        var rest = statistics[...]
        visit(path: .root) { path, tensor in
            if path.isBuffer, let statistic = rest.popFirst() { tensor = statistic }
        }
    }
}

extension Tensor {
    /// Changes eight scalars at a time, with those of `other`, of the same shape, beside them.
    @inline(__always)
    mutating func updateLanes(with other: Tensor, _ body: (_ i: Int, _ scalars: inout Lanes, _ other: Lanes) -> Void) {
        withUnsafeMutableScalars { scalars in
            other.withUnsafeScalars { Optimizers.updateLanes(of: scalars, with: $0, body) }
        }
    }

    /// The first infinity or NaN, and its place in row-major order.
    var firstNonFinite: (index: Int, value: Scalar)? {
        if isFinite { return nil }
        return withUnsafeScalars { scalars in
            scalars.firstIndex { !$0.isFinite }.map { ($0, scalars[$0]) }
        }
    }
}
