import Downhill

/// Where a layer has its batch norm.
enum NormPlace: Sendable { case none, beforeReLU, afterReLU }

/// A fully connected network for the 8×8 digits: how deep it is, and which cures it gets.
struct Design: Sendable {
    /// Layers with weights, the last one included.
    var depth: Int
    var width = 32

    /// A way around every two layers.
    var skips = false

    /// Whether a ReLU stands behind every sum, as in the block of He 2015.
    var endsInReLU = false

    /// Every branch is multiplied by a learned number that starts at zero (De and Smith 2020).
    var startsAsIdentity = false

    var norm = NormPlace.none
    var activation = Activation.relu
    var initialization = Initialization.he

    /// A factor on the first weights of every layer but the last.
    var gain: Scalar = 1

    /// Whether every unit's output behind its norm is stretched and moved at random, anew at every step.
    var isShaken = false
}

/// One layer of a `DeepNet`: weights, perhaps a norm, perhaps an activation.
struct DeepLayer: Module {
    var linear: Linear
    var norm: BatchNorm?
    let activation: Activation?
    let design: Design
    private var noise: SplitMix64

    init(inputs: Int, _ design: Design, isActivated: Bool = true, using generator: inout SplitMix64) {
        linear = Linear(
            inputs: inputs, outputs: design.width, initialization: design.initialization, using: &generator)
        linear.weight = design.gain * linear.weight
        norm = design.norm == .none ? nil : BatchNorm(channels: design.width)
        activation = isActivated ? design.activation : nil
        noise = generator.split("noise")
        self.design = design
    }

    mutating func forward(_ input: Tensor) -> Tensor { output(of: linear(input)) }

    /// What the layer makes of its sums.
    mutating func output(of sums: Tensor) -> Tensor {
        switch design.norm {
        case .none: activated(sums)
        case .beforeReLU: activated(shaken(normalized(sums)))
        case .afterReLU: normalized(activated(sums))
        }
    }

    private func activated(_ sums: Tensor) -> Tensor { activation?.forward(sums) ?? sums }

    private mutating func normalized(_ sums: Tensor) -> Tensor { norm?(sums) ?? sums }

    /// From the next batch on the running averages are that batch's statistics alone.
    mutating func forgetStatistics() {
        norm = norm.map {
            BatchNorm(
                gain: $0.gain, offset: $0.offset, runningMean: $0.runningMean, runningVariance: $0.runningVariance,
                momentum: 1)
        }
    }

    /// More strongly than Santurkar 2018 shake theirs: by factors from a half to one and a half, and by up to a whole deviation.
    private mutating func shaken(_ outputs: Tensor) -> Tensor {
        guard design.isShaken, ModuleMode.current == .training else { return outputs }
        let stretch = Tensor.uniform([outputs.shape[1]], in: 0.5..<1.5, using: &noise)
        return outputs * stretch + .uniform([outputs.shape[1]], in: -1..<1, using: &noise)
    }

    mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try linear.visit(path: path / "linear", body: body)
        try norm.visit(path: path / "norm", body: body)
    }
}

/// Fully connected layers on the digits: a first one from the pixels, hidden ones alone or in blocks of two with a way around, and the scores.
struct DeepNet: Module {
    var first: DeepLayer, hidden: [DeepLayer], last: Linear
    let skips, endsInReLU: Bool

    /// The number that each branch is multiplied by; none where it is 1.
    var scales: [Tensor]

    /// Zeros that are added to what each layer or block puts out: the loss's gradient with respect to one is the gradient that arrives there.
    var probes: [Tensor] = []

    init(_ design: Design, using generator: inout SplitMix64) {
        (skips, endsInReLU) = (design.skips, design.endsInReLU)
        first = DeepLayer(inputs: 64, design, using: &generator)
        hidden = []
        for place in 0..<design.depth - 2 {
            let endsBranch = design.skips && place % 2 == 1
            hidden.append(DeepLayer(inputs: design.width, design, isActivated: !endsBranch, using: &generator))
        }
        scales = design.startsAsIdentity ? Array(repeating: Tensor(0), count: hidden.count / 2) : []
        last = Linear(inputs: design.width, outputs: 10, initialization: .he, using: &generator)
    }

    mutating func forward(_ input: Tensor) -> Tensor {
        let outputs = outputs(input)
        return last(outputs[outputs.count - 1])
    }

    /// What every layer or block puts out, from the first to the last but one.
    mutating func outputs(_ input: Tensor) -> [Tensor] {
        var outputs = [probed(first(input.flattened()), at: 0)]
        for place in stride(from: 0, to: hidden.count, by: skips ? 2 : 1) {
            let x = outputs[outputs.count - 1]
            var h = hidden[place](x)
            if skips {
                h = hidden[place + 1](h)
                if !scales.isEmpty { h = scales[place / 2] * h }
                h = endsInReLU ? (x + h).relu() : x + h
            }
            outputs.append(probed(h, at: outputs.count))
        }
        return outputs
    }

    /// Makes the statistics of these images those that inference uses.
    mutating func takeStatistics(of images: Tensor) {
        first.forgetStatistics()
        for place in hidden.indices { hidden[place].forgetStatistics() }
        _ = self(images)
    }

    private func probed(_ output: Tensor, at place: Int) -> Tensor {
        probes.isEmpty ? output : output + probes[place]
    }

    mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try first.visit(path: path / "first", body: body)
        try hidden.visit(path: path / "hidden", body: body)
        try scales.visit(path: path / "scales", body: body)
        try last.visit(path: path / "last", body: body)
        try probes.visit(path: path / "probes", body: body)
    }

    /// The size of the loss's gradient with respect to what each layer or block puts out.
    func gradientByLayer(on batch: Batch<[Int]>) -> [Double] {
        var net = self
        let width = first.design.width
        let places = 1 + (skips ? hidden.count / 2 : hidden.count)
        net.probes = Array(repeating: .zeros([batch.count, width]), count: places)
        let gradient = valueAndGradient(at: &net) { crossEntropy($0(batch.images), batch.labels) }.gradient
        return gradient.filter { $0.name.hasPrefix("probes") }.map { $0.tensor.squaredNorm.squareRoot() }
    }

    /// The size of the gradient at the first layer over that at the last but one.
    func gradientRatio(on batch: Batch<[Int]>) -> Double {
        let sizes = gradientByLayer(on: batch)
        return sizes[0] / (sizes.last ?? .nan)
    }
}
