import Downhill

/// A hundred layers of sixteen units, in pairs, each pair with a shortcut around it or without.
struct HundredLayers: Module {
    static let pairs = 49

    var input: Linear
    var layers: [Linear]
    var output: Linear
    let hasShortcuts: Bool

    /// With shortcuts the second layer of each pair starts at zero, so that the pair starts as the identity.
    init(shortcuts: Bool, units: Int = 16, using generator: inout SplitMix64) {
        hasShortcuts = shortcuts
        input = Linear(inputs: 64, outputs: units, using: &generator)
        layers = []
        for _ in 0..<Self.pairs {
            layers.append(Linear(inputs: units, outputs: units, using: &generator))
            layers.append(
                Linear(
                    inputs: units, outputs: units, initialization: shortcuts ? .zeros : .uniformByFanIn,
                    using: &generator))
        }
        output = Linear(inputs: units, outputs: 10, using: &generator)
    }

    mutating func forward(_ images: Tensor) -> Tensor {
        var x = input(images.flattened()).relu()
        for pair in 0..<Self.pairs {
            let y = layers[2 * pair + 1](layers[2 * pair](x).relu())
            x = hasShortcuts ? x + y : y.relu()
        }
        return output(x)
    }

    mutating func visit<E: Error>(path: Path, body: (Path, inout Tensor) throws(E) -> Void) throws(E) {
        try input.visit(path: path / "input", body: body)
        for i in layers.indices { try layers[i].visit(path: path / "layers" / "\(i)", body: body) }
        try output.visit(path: path / "output", body: body)
    }
}

/// Whether a hundred layers need clipping: shares of test digits answered wrongly, medians of seeds, each at the best of some rates.
struct Depth: Study {
    static let rates: [Double] = [0.03, 0.1]
    static let epochs = 6

    let free, clipped, plainFree, plainClipped: Double

    /// Without shortcuts, before the first step: the norm of the first layer's gradient over the last's.
    let vanishing: Double

    init(seeds: [UInt64]) throws {
        let setting = Setting.digits(.hiddenLayer)
        func best(shortcuts: Bool, clipped: Bool, rates: [Double]) -> Double {
            rates.map { rate in
                Sample(
                    seeds.map { Self.mistakes(setting, shortcuts: shortcuts, clipped: clipped, rate: rate, seed: $0) }
                )
                .median
            }.min() ?? .nan
        }
        free = best(shortcuts: true, clipped: false, rates: Self.rates)
        clipped = best(shortcuts: true, clipped: true, rates: Self.rates)
        plainFree = best(shortcuts: false, clipped: false, rates: [0.03])
        plainClipped = best(shortcuts: false, clipped: true, rates: [0.03])

        var generator = SplitMix64(seed: seeds[0]).split("depth")
        var model = HundredLayers(shortcuts: false, using: &generator)
        let batch = setting.learned.batch(at: Array(0..<setting.batch))
        let gradient = valueAndGradient(of: &model) { crossEntropy($0(batch.images), batch.labels) }.gradient
        func norm(_ name: String) -> Double { (gradient[name]?.squaredNorm ?? .nan).squareRoot() }
        vanishing = norm("input.weight") / norm("output.weight")
    }

    /// After some epochs of momentum in batches of 40; what a guess gets wrong, where it diverges.
    private static func mistakes(_ setting: Setting, shortcuts: Bool, clipped: Bool, rate: Double, seed: UInt64)
        -> Double
    {
        var generator = SplitMix64(seed: seed).split("depth")
        var model = HundredLayers(shortcuts: shortcuts, using: &generator)
        let rule = Momentum(learningRate: rate)
        var optimizer = clipped ? Optimizer(rule, .clippedToNorm(1)) : Optimizer(rule)
        for _ in 0..<epochs {
            for batch in setting.learned.batches(of: 40, using: &generator) {
                do {
                    try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) }
                } catch {
                    return 0.9
                }
            }
        }
        return Evaluation(of: model, on: setting.test).error
    }

    var numbers: [Recorded] {
        [
            Recorded("layers", 2 * HundredLayers.pairs + 2), Recorded("free", free, as: .percent(0)),
            Recorded("clipped", clipped, as: .percent(0)),
        ]
    }
}
