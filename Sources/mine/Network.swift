import Downhill

/// A network in three pieces, so that the one in the middle can be a learner's: linear; batch norm; ReLU and linear.
struct Network: Parameterized {
    private var first: Linear
    private(set) var norm: BatchNorm
    private var last: Linear

    init(hidden: Int, using generator: inout SplitMix64) {
        first = Linear(inputs: 64, outputs: hidden, initialization: .uniformByFanIn, using: &generator)
        norm = BatchNorm(channels: hidden)
        last = Linear(inputs: hidden, outputs: 10, initialization: .uniformByFanIn, using: &generator)
    }

    mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try first.visit(path: path / "first", body: body)
        try norm.visit(path: path / "norm", body: body)
        try last.visit(path: path / "last", body: body)
    }

    /// All parameters, one after the other.
    var numbers: [Double] {
        get {
            var (copy, numbers) = (self, [Double]())
            copy.visit(path: .root) { path, tensor in
                if !path.isBuffer { numbers += tensor.scalars.map { Double($0) } }
            }
            return numbers
        }
        set {
            var start = 0
            visit(path: .root) { path, tensor in
                guard !path.isBuffer else { return }
                let count = tensor.shape.count
                tensor = Tensor(newValue[start..<(start + count)].map { Scalar($0) }, shape: tensor.shape)
                start += count
            }
        }
    }

    /// The scores of a batch, and the gradient for some slopes at them, gone back piece by piece.
    mutating func scoresAndGradient(
        _ images: Tensor, _ part: NormPart, slopesAt: (_ scores: Tensor) throws -> Tensor
    ) throws -> (scores: Tensor, gradient: Parameters) {
        let flat = images.flattened()
        let sums = first(flat)
        let normalized = try part.outputs(for: sums, &norm)
        var end = Piece(input: normalized, layer: last)
        let scores = last(normalized.relu()).detached
        let slopes = try slopesAt(scores)
        let (_, atEnd) = valueAndGradient(at: &end) { end in (end.layer(end.input.relu()) * slopes).sum() }
        let pull = atEnd["input"] ?? .zeros(normalized.shape)
        let middle = try part.slopes(at: sums, pull: pull, norm)
        var beginning = Piece(input: flat, layer: first)
        let (_, atBeginning) = valueAndGradient(at: &beginning) { beginning in
            (beginning.layer(beginning.input) * middle.input).sum()
        }
        func named(_ name: String, _ gradient: Parameters, _ part: String) -> [Parameters.Entry] {
            ["weight", "bias"].compactMap { which in
                gradient["layer.\(which)"].map { .init(name: "\(part).\(which)", tensor: $0) }
            }
        }
        let gradient = Parameters(
            named("first", atBeginning, "first")
                + [
                    .init(name: "norm.weight", tensor: middle.gain), .init(name: "norm.bias", tensor: middle.offset),
                ] + named("last", atEnd, "last"))
        return (scores, gradient)
    }

    /// The mean cross-entropy on images, and the share of them that is classified wrongly.
    func examined(on images: ImageSet, _ part: NormPart) throws -> (loss: Double, error: Double) {
        var norm = norm
        let batch = images.batch(at: Array(0..<images.count))
        let sums = first.inference(batch.images.flattened())
        let normalized = try ModuleMode.inference.during { try part.outputs(for: sums, &norm) }
        let scores = last.inference(normalized.relu())
        return (
            Double(crossEntropy(scores, batch.labels).scalars[0]), 1 - Double(accuracy(scores, batch.labels))
        )
    }
}

/// A layer with its input, to be differentiated by both.
private struct Piece<Layer: Module>: Parameterized {
    var input: Tensor
    var layer: Layer

    mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try input.visit(path: path / "input", body: body)
        try layer.visit(path: path / "layer", body: body)
    }
}

/// Batch norm, forward and backward, each the learner's or the library's.
struct NormPart {
    let forward: PartProcess?
    let backward: PartProcess?

    /// The outputs, in the mode of the call.
    func outputs(for sums: Tensor, _ norm: inout BatchNorm) throws -> Tensor {
        guard let forward else { return norm.forward(sums) }
        let channels = norm.gain.shape.count
        let request =
            [ModuleMode.current == .training ? 1 : 0, Double(channels)] + numbers(norm.gain) + numbers(norm.offset)
            + numbers(sums)
        let answer = try forward.ask(request, expecting: sums.shape.count)
        return Tensor(answer.map { Scalar($0) }, shape: sums.shape)
    }

    /// What a pull at the outputs is at the inputs, the gains and the offsets.
    func slopes(at sums: Tensor, pull: Tensor, _ norm: BatchNorm) throws -> (
        input: Tensor, gain: Tensor, offset: Tensor
    ) {
        let channels = norm.gain.shape.count
        guard let backward else {
            var piece = Piece(input: sums, layer: norm)
            let (_, gradient) = valueAndGradient(at: &piece) { piece in
                (piece.layer(piece.input) * pull).sum()
            }
            return (
                gradient["input"] ?? .zeros(sums.shape), gradient["layer.weight"] ?? .zeros([channels]),
                gradient["layer.bias"] ?? .zeros([channels])
            )
        }
        let request = [norm.epsilon, Double(channels)] + numbers(norm.gain) + numbers(sums) + numbers(pull)
        let answer = try backward.ask(request, expecting: sums.shape.count + 2 * channels).map { Scalar($0) }
        let (gains, offsets) = (
            sums.shape.count..<(sums.shape.count + channels), (sums.shape.count + channels)..<answer.count
        )
        return (
            Tensor(answer[..<sums.shape.count], shape: sums.shape), Tensor(answer[gains], shape: [channels]),
            Tensor(answer[offsets], shape: [channels])
        )
    }

    private func numbers(_ tensor: Tensor) -> [Double] { tensor.scalars.map { Double($0) } }
}
