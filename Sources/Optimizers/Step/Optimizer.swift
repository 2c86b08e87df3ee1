import Tensors

/// Moves a model's parameters by an update rule, and keeps what the rule remembers between the steps.
///
///     var optimizer = Optimizer(Adam(learningRate: .cosine(from: 1e-3, over: 1_000)))
///     for batch in batches {
///         let loss = try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) }
///     }
///
/// It is a value: a copy goes on from the same place on its own. What is remembered is kept by parameter name.
public struct Optimizer: Sendable {
    /// What is done to every gradient first, in this order.
    public var transforms: [GradientTransform]

    /// How many steps make an epoch: what a schedule that counts epochs reads.
    public var stepsPerEpoch: Int?

    /// What lowers the rate when the loss stops falling.
    public internal(set) var plateau: ReduceOnPlateau?

    /// How many steps have been made.
    public internal(set) var stepCount = 0

    var memory: any Memory

    /// - Parameters:
    ///   - rule: How a weight moves, with its learning rate.
    ///   - transforms: What is done to every gradient first, in this order.
    ///   - plateau: What lowers the rate when the losses that `observe` is told stop falling.
    ///   - stepsPerEpoch: How many steps make an epoch: what a schedule that counts epochs reads.
    public init(
        _ rule: some UpdateRule, transforms: [GradientTransform] = [], plateau: ReduceOnPlateau? = nil,
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
    ///   - loss: Computes the loss, a tensor of one scalar.
    /// - Returns: The loss before the step.
    /// - Throws: `OptimizerError` when the loss or a gradient is not finite, or when the optimizer remembers another model; the model and
    ///   the optimizer are then unchanged.
    @discardableResult
    public mutating func step<Model: Parameterized>(
        _ model: inout Model, _ loss: (inout Model) -> Tensor
    ) throws(OptimizerError) -> Scalar {
        var place = probe(model)
        let (value, gradient) = valueAndGradient(of: &place, loss)
        guard value.isFinite else { throw .nonFiniteLoss(value, step: stepCount + 1) }
        for entry in gradient {
            try check(entry.tensor, of: entry.name, isKnownToBeFinite: gradient.isKnownToBeFinite)
        }
        if memory.looksAhead {
            model.takeStatistics(from: &place)
        } else {
            model = consume place
        }
        move(&model, along: gradient.map(\.tensor))
        return value
    }

    /// Moves every parameter of `model` one step along a gradient that was taken at `probe(model)`: the second half of `step`, for a gradient
    /// that is made in another way.
    ///
    /// - Parameter gradient: One tensor a parameter, by name.
    /// - Throws: `OptimizerError` when the gradient does not fit the model or is not finite; the model and the optimizer
    ///   are then unchanged.
    public mutating func update(
        _ model: inout some Parameterized, along gradient: Parameters
    ) throws(OptimizerError) {
        move(&model, along: try checked(gradient, for: &model))
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

    /// Transforms the gradients, which fit, and makes the step.
    private mutating func move(_ model: inout some Parameterized, along gradients: consuming [Tensor]) {
        for transform in transforms {
            let norm = transform.readsNorm ? gradients.reduce(0) { $0 + $1.squaredNorm }.squareRoot() : 0
            model.visitParameters { place, _, weight in
                gradients[place].updateLanes(with: weight) { _, g, w in g = transform(g, at: w, norm: norm) }
            }
        }
        memory.update(&model, along: gradients, at: upcoming)
        stepCount += 1
    }

    /// The gradient of every parameter in the model's order, if there is one of each, of the right shape and finite.
    private func checked(
        _ gradient: Parameters, for model: inout some Parameterized
    ) throws(OptimizerError) -> [Tensor] {
        var gradients: [Tensor] = []
        try model.visit(path: .root) { path, weight throws(OptimizerError) in
            guard !path.isBuffer else { return }
            let name = path.description
            guard let tensor = gradient[name] else { throw .missingGradient(parameter: name) }
            guard tensor.shape == weight.shape else {
                throw .shapeMismatch(parameter: name, shape: weight.shape, gradient: tensor.shape)
            }
            try check(tensor, of: name, isKnownToBeFinite: gradient.isKnownToBeFinite)
            gradients.append(tensor)
        }
        return gradients
    }

    private func check(
        _ gradient: Tensor, of name: String, isKnownToBeFinite: Bool
    ) throws(OptimizerError) {
        if let shape = memory.shape(of: name), shape != gradient.shape {
            throw .unfitState("it remembers \(name) as \(shape), and the model's is \(gradient.shape).")
        }
        if !isKnownToBeFinite, let (index, value) = gradient.firstNonFinite {
            throw .nonFiniteGradient(parameter: name, index: index, value: value, step: stepCount + 1)
        }
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
