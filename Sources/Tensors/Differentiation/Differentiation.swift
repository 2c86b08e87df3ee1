/// The loss at a model's parameters, and its gradient there. What happens on the way, Tape.swift shows on one product.
///
///     let (loss, gradient) = valueAndGradient(at: &model) { model in
///         crossEntropy(model(images), labels)
///     }
///
/// Reverse-mode differentiation (Linnainmaa 1970): `body` runs once and is recorded, then the record is read backwards. The
/// gradient is a value, freshly made by every call: unlike PyTorch's `.grad` it cannot hold anything over from the call before.
/// The parameters are not changed; whatever else `body` changes in its model (running statistics, a dropout generator) is kept,
/// unless `body` throws, which leaves the model as it was.
///
/// - Parameters:
///   - model: The point at which to differentiate, where the loss is computed.
///   - body: Computes the loss, a tensor of one scalar.
/// - Returns: The loss and, under the parameters' names, `∂loss/∂parameter` in the parameter's shape; zero where the loss
///   does not depend on it.
public func valueAndGradient<Model: Parameterized, Failure: Error>(
    at model: inout Model, _ body: (inout Model) throws(Failure) -> Tensor
) throws(Failure) -> (loss: Scalar, gradient: Parameters) {
    let tape = Tape()
    defer { tape.close() }
    let (loss, points) = try record(&model, on: tape, body)
    return (loss.item, Parameters(gradients(of: loss, on: tape, at: points)).withNorms())
}

/// Computes a loss with the model's parameters as the start of a record. Afterwards they are what they were.
///
/// - Parameter direction: The tangents that the parameters start with, by name.
/// - Returns: The loss, one scalar, and the parameters, whose places on the tape are the first ones.
func record<Model: Parameterized, Failure: Error>(
    _ model: inout Model, on tape: Tape, along direction: Parameters? = nil,
    _ body: (inout Model) throws(Failure) -> Tensor
) throws(Failure) -> (loss: Tensor, points: [Parameters.Entry]) {
    var tracked = model
    var points: [Parameters.Entry] = []
    tracked.visit(path: .root) { path, tensor in
        guard !path.isBuffer else { return }
        points.append(.init(name: path.description, tensor: tensor))
        tensor = tensor.asLeaf(on: tape, along: direction?[path.description])
    }

    let loss = try body(&tracked)
    guard loss.shape.count == 1 else {
        fatalError("valueAndGradient: the loss has shape \(loss.shape), not one scalar; take its sum() or mean().")
    }

    var unrestored = points[...]
    tracked.visit(path: .root) { path, tensor in
        if path.isBuffer {
            tensor = tensor.detached
        } else if let point = unrestored.popFirst(), point.name == path.description {
            tensor = point.tensor
        } else {
            fatalError(
                "valueAndGradient: the body gave the model another set of parameters, beginning at \(path); keep its structure."
            )
        }
    }
    model = tracked
    return (loss, points)
}

/// The value of a function at a tensor, and its gradient there: with respect to a model's input, for instance.
///
///     let (loss, slope) = valueAndGradient(at: images) { crossEntropy(model.inference($0), labels) }
///
/// - Returns: The loss and `∂loss/∂point`, in the point's shape.
public func valueAndGradient<Failure: Error>(
    at point: Tensor, _ body: (Tensor) throws(Failure) -> Tensor
) throws(Failure) -> (loss: Scalar, gradient: Tensor) {
    var point = point
    let (loss, gradient) = try valueAndGradient(at: &point) { (point: inout Tensor) throws(Failure) in try body(point) }
    return (loss, gradient[0].tensor)
}

/// What arrives at the tape's first operations, the parameters, when it is read backwards from the loss.
func gradients(of loss: Tensor, on tape: Tape, at points: [Parameters.Entry]) -> [Parameters.Entry] {
    let adjoints = adjoints(of: loss, on: tape, through: tape.close())
    return zip(points, adjoints).map { point, adjoint in
        .init(name: point.name, tensor: adjoint ?? .zeros(point.tensor.shape))
    }
}

/// The walk backwards, from the loss to the parameters: every operation's pullback is given what has arrived at its result, and sends on to each
/// operand a share.
///
/// - Parameters:
///   - operations: What the tape held.
///   - keepsAll: Whether what arrives at an operation is kept. If not, its pullback may use the memory.
/// - Returns: The gradient of the loss with respect to what was made at each place; nil where none arrives, or it is not kept.
func adjoints(
    of loss: Tensor, on tape: Tape, through operations: consuming [Tape.Operation], keepingAll keepsAll: Bool = false
) -> [Tensor?] {
    var adjoints: [Tensor?] = Array(repeating: nil, count: operations.count)
    if let place = loss.place, place.tape === tape { adjoints[place.index] = .ones(loss.shape) }

    while let operation = operations.popLast() {
        let place = operations.count
        guard case .function = operation.kind,
            let gradient = keepsAll ? adjoints[place] : adjoints[place].take()
        else { continue }
        for case (let operand?, let share?) in zip(operation.operands, operation.pullback(consume gradient)) {
            adjoints[operand].accumulate(share)
        }
    }
    return adjoints
}

extension Tensor? {
    /// Adds a share of a gradient, in place where nobody else holds the sum.
    mutating func accumulate(_ share: Tensor) {
        guard var sum = take() else {
            self = share
            return
        }
        sum.add(share)
        self = sum
    }
}
