import Downhill

/// A hundred layers of sixteen units, in pairs, each pair with a shortcut around it or without.
struct HundredLayers: Module {
    static let pairs = 49

    var input: Linear
    var layers: [Linear]
    var output: Linear
    let hasShortcuts: Bool

    /// How the two layers of a pair start.
    enum Start: Sendable {
        /// The second at zero, so that a pair with its shortcut starts as the identity.
        case identity
        /// Both as PyTorch starts a layer.
        case byFanIn
    }

    init(shortcuts: Bool, start: Start, units: Int = 16, using generator: inout SplitMix64) {
        hasShortcuts = shortcuts
        let second: Initialization = start == .identity ? .zeros : .uniformByFanIn
        input = Linear(inputs: 64, outputs: units, using: &generator)
        layers = []
        for _ in 0..<Self.pairs {
            layers.append(Linear(inputs: units, outputs: units, using: &generator))
            layers.append(Linear(inputs: units, outputs: units, initialization: second, using: &generator))
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

    mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try input.visit(path: path / "input", body: body)
        for i in layers.indices { try layers[i].visit(path: path / "layers" / "\(i)", body: body) }
        try output.visit(path: path / "output", body: body)
    }
}

/// Whether a hundred layers need clipping: shares of test digits answered wrongly, medians of seeds, each at the best of four rates.
struct Depth: Study {
    static let rates: [Double] = [0.01, 0.03, 0.1, 0.3]
    static let epochs = 6

    /// With shortcuts, the pairs starting as the identity.
    let free, clipped: BestRate

    /// With shortcuts, both layers of a pair as PyTorch starts them: at the rate that does best under the first seed, an edge or not.
    let byFanIn: (free: Double, clipped: Double)

    /// Without shortcuts and without clipping, at such a rate.
    let plain: Double

    /// Without shortcuts, before the first step: the norm of the first layer's gradient over the last's.
    let vanishing: Double

    init(seeds: [UInt64]) throws {
        let setting = Setting.digits(.hiddenLayer)
        func search(clipped: Bool) throws -> BestRate {
            try BestRate.search(over: Self.rates, seeds: seeds, resolution: 3) { rate, seed in
                Self.mistakes(setting, shortcuts: true, start: .identity, clipped: clipped, rate: rate, seed: seed)
            }
        }
        free = try search(clipped: false)
        clipped = try search(clipped: true)
        let cases: [(shortcuts: Bool, clipped: Bool)] = [(true, false), (true, true), (false, false)]
        let others = try AtBest.search(Self.rates, seeds: seeds, of: cases, by: { $0 }) { tried, rate, seed in
            Self.mistakes(
                setting, shortcuts: tried.shortcuts, start: .byFanIn, clipped: tried.clipped, rate: rate, seed: seed)
        }.map { Sample($0.runs).median }
        byFanIn = (others[0], others[1])
        plain = others[2]

        var generator = SplitMix64(seed: seeds[0]).split("depth")
        var model = HundredLayers(shortcuts: false, start: .byFanIn, using: &generator)
        let batch = setting.learned.batch(at: Array(0..<setting.batch))
        let gradient = valueAndGradient(at: &model) { crossEntropy($0(batch.images), batch.labels) }.gradient
        func norm(_ name: String) -> Double { (gradient[name]?.squaredNorm ?? .nan).squareRoot() }
        vanishing = norm("input.weight") / norm("output.weight")
    }

    /// After some epochs of momentum in batches of 40; what a guess gets wrong, where it diverges.
    private static func mistakes(
        _ setting: Setting, shortcuts: Bool, start: HundredLayers.Start, clipped: Bool, rate: Double, seed: UInt64
    ) -> Double {
        var generator = SplitMix64(seed: seed).split("depth")
        var model = HundredLayers(shortcuts: shortcuts, start: start, using: &generator)
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
            Recorded("layers", 2 * HundredLayers.pairs + 2), Recorded("free", free.cost, as: .percent(0)),
            Recorded("clipped", clipped.cost, as: .percent(0)),
            Recorded("byFanInFree", byFanIn.free, as: .percent(0)),
            Recorded("byFanInClipped", byFanIn.clipped, as: .percent(0)),
        ]
    }
}
