import Downhill

/// Twenty layers in residual blocks on the digits, with batch norm and without, each at the best of its rates.
struct WithoutNorm: Sendable {
    enum Design: String, CaseIterable, Sendable {
        case norm = "with batch norm"
        case none = "without"
        case fromZero = "without, branches start at zero"

        var rates: [Double] {
            switch self {
            case .norm: Grid.logarithmic(0.01...0.316, perDecade: 2)
            case .none: Grid.logarithmic(0.0001...0.01, perDecade: 2)
            case .fromZero: Grid.logarithmic(0.01...1, perDecade: 2)
            }
        }
    }

    static let layers = 20
    static let (epochs, images, batch) = (5, 640, 64)

    /// The training loss of the last epoch.
    let losses: [Design: BestRate]

    init(seeds: [UInt64]) throws {
        let digits = Digits.load().train.prefix(Self.images)
        var losses: [Design: BestRate] = [:]
        for design in Design.allCases {
            losses[design] = try BestRate.search(
                over: design.rates, seeds: seeds, resolution: 100
            ) { η, seed in
                Trial(by: Momentum(learningRate: η), on: digits, batchSize: Self.batch, epochs: Self.epochs, seed: seed)
                {
                    Tower(design, using: &$0)
                }.epochLosses.last ?? .infinity
            }
        }
        self.losses = losses
    }

    func loss(_ design: Design) -> Double { losses[design]?.cost ?? .nan }
}

/// A layer from the pixels, nine blocks of two layers with a way around, and the scores.
struct Tower: Module {
    private struct Block: Module {
        var first, second: Linear
        var norms: [BatchNorm]
        /// What the branch is multiplied by, a learned number; none where it is one.
        var scale: [Tensor]

        mutating func forward(_ input: Tensor) -> Tensor {
            var branch = first(input)
            if !norms.isEmpty { branch = norms[0](branch) }
            branch = second(branch.relu())
            if !norms.isEmpty { branch = norms[1](branch) }
            if !scale.isEmpty { branch = scale[0] * branch }
            return (input + branch).relu()
        }

        mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
            try first.visit(path: path / "first", body: body)
            try second.visit(path: path / "second", body: body)
            try norms.visit(path: path / "norms", body: body)
            try scale.visit(path: path / "scale", body: body)
        }
    }

    private var start: Linear
    private var blocks: [Block]
    private var end: Linear
    private static let width = 24

    init(_ design: WithoutNorm.Design, using generator: inout SplitMix64) {
        let width = Self.width
        func layer(from inputs: Int, to outputs: Int) -> Linear {
            Linear(inputs: inputs, outputs: outputs, initialization: .he, using: &generator)
        }
        start = layer(from: 64, to: width)
        blocks = (0..<(WithoutNorm.layers - 2) / 2).map { _ in
            Block(
                first: layer(from: width, to: width), second: layer(from: width, to: width),
                norms: design == .norm ? [BatchNorm(channels: width), BatchNorm(channels: width)] : [],
                scale: design == .fromZero ? [Tensor(0)] : [])
        }
        end = layer(from: width, to: 10)
    }

    mutating func forward(_ input: Tensor) -> Tensor {
        var x = start(input.flattened()).relu()
        for place in blocks.indices { x = blocks[place](x) }
        return end(x)
    }

    mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try start.visit(path: path / "start", body: body)
        try blocks.visit(path: path / "blocks", body: body)
        try end.visit(path: path / "end", body: body)
    }
}
