import Downhill

/// What a batch size trades: samples read against updates made, on the way to a goal, each size at its best rate.
///
/// The size whose product of both is least is the balance between them: with `samples = a·(1 + B/C)` and `updates = b·(1 + C/B)` it is the critical size C (McCandlish
/// et al. 2018), where each is twice its least.
struct BatchSizes: Study {
    struct Size: Sendable {
        let batch: Int
        let toGoal: BestRate
        /// What it takes at that rate with nine seeds that had no part in the choice.
        var fresh: Sample?

        var samples: Double { fresh?.median ?? toGoal.cost }
        var updates: Double { samples / Double(batch) }
    }

    struct Problem: Sendable {
        let name: String
        let isNetwork: Bool
        var sizes: [Size]

        var balance: Size { sizes.min { $0.samples * $0.updates < $1.samples * $1.updates } ?? sizes[0] }
        func size(_ batch: Int) -> Size { sizes.first { $0.batch == batch } ?? sizes[0] }
        var whole: Size { sizes[sizes.count - 1] }
    }

    let problems: [Problem]
    var digits: Problem { problems[0] }

    /// - Parameter walkers: what they found for the regression stands here too.
    init(walkers: Walkers, seed: UInt64) throws {
        let seeds = (1...3).map { 100 * seed + $0 }
        func problem(
            _ name: String, isNetwork: Bool, sizes: [(batch: Int, rates: ClosedRange<Double>)],
            _ samples: @escaping @Sendable (_ batch: Int, _ rate: Double, _ seed: UInt64) throws -> Double
        ) throws -> Problem {
            Problem(
                name: name, isNetwork: isNetwork,
                sizes: try sizes.map { batch, rates in
                    // A rate between two of the grid is off by a third at most, which costs less than the step from size to size.
                    Size(
                        batch: batch,
                        toGoal: try BestRate.search(over: Grid.logarithmic(rates), seeds: seeds, resolution: 0.8) {
                            try samples(batch, $0, $1)
                        })
                })
        }
        let task = DigitTask()
        func digits(
            _ name: String, isNetwork: Bool = true, to goal: Double,
            _ model: @escaping @Sendable (UInt64) -> some Module
        ) throws -> Problem {
            let sizes = [(8, 0.04...0.5), (32, 0.08...1.5), (160, 0.15...2.5), (480, 0.2...3.0), (1_440, 0.2...3.0)]
            return try problem(name, isNetwork: isNetwork, sizes: sizes) { batch, rate, seed in
                try Self.samples(model(seed), task, to: goal, batch: batch, rate: rate, seed: seed)
            }
        }
        let walks = (1...5).map { 100 * seed + $0 }
        func line(
            _ name: String, until goal: Double, _ found: (Walkers.Walker) -> BestRate,
            _ samples: @escaping @Sendable (Walk) -> Double
        ) throws -> Problem {
            let between = [(4, 0.005...0.5), (8, 0.005...0.5), (125, 0.02...0.5), (500, 0.02...0.5)]
            let searched = try between.map { batch, rates in
                Size(
                    batch: batch,
                    toGoal: try BestRate.search(over: Grid.logarithmic(rates), seeds: walks) { rate, seed in
                        samples(Walk(on: walkers.regression, batch: batch, rate: rate, until: goal, seed: seed))
                    })
            }
            let sizes = walkers.all.map { Size(batch: $0.batch, toGoal: found($0)) } + searched
            return Problem(name: name, isNetwork: false, sizes: sizes.sorted { $0.batch < $1.batch })
        }
        var large = try digits("digits, 128 hidden units, to 95 %", to: 0.95) { task.network(seed: $0) }
        for place in large.sizes.indices {
            let (batch, rate) = (large.sizes[place].batch, large.sizes[place].toGoal.rate)
            large.sizes[place].fresh = Sample(
                try (1...9).map { 1_000 * seed + $0 }.concurrentMap { seed in
                    try Self.samples(task.network(seed: seed), task, to: 0.95, batch: batch, rate: rate, seed: seed)
                })
        }
        problems = [
            large,
            try digits("digits, 32 hidden units, to 90 %", to: 0.9) { task.network(hidden: 32, seed: $0) },
            try digits("digits, no hidden layer, to 90 %", isNetwork: false, to: 0.9) { Flat(seed: $0) },
            try line("regression, to twice its lowest loss", until: 1, \.toTwice) { $0.samplesToTwice },
            try line("regression, to within 1 % of it", until: 0.01, \.toOnePercent) { $0.samplesToOnePercent },
            try problem(
                "spirals, 32 hidden units, to 90 %", isNetwork: true,
                sizes: [(4, 0.05...2), (8, 0.1...3), (32, 0.3...3.5), (96, 0.3...5.5), (192, 0.5...5.5)], Self.spirals),
        ]
    }

    /// How many samples a network reads until so large a share of a test set is right, looked at every 160 samples; infinite where that takes too many passes.
    private static func samples(
        _ model: some Module, _ task: DigitTask, to goal: Double, batch size: Int, rate: Double, seed: UInt64
    ) throws -> Double {
        var model = model
        var generator = SplitMix64(seed: seed).split("shuffling")
        var optimizer = Optimizer(SGD(learningRate: rate))
        var (read, looked, loss) = (0, 0, 0.0)
        for _ in 0..<max(4, size / 30) {
            for batch in task.even.batches(of: size, using: &generator) {
                guard let before = try? optimizer.step(&model, { crossEntropy($0(batch.images), batch.labels) }) else {
                    return .infinity
                }
                read += batch.count
                loss += Double(before) * Double(batch.count)
                guard read - looked >= 160 else { continue }
                // While the batches' mean loss is near ignorance, 2.3, there is nothing to see.
                defer { (looked, loss) = (read, 0) }
                guard loss < 1.6 * Double(read - looked) else { continue }
                if accuracy(model.inference(task.test.images), task.test.labels) >= goal { return Double(read) }
            }
        }
        return .infinity
    }

    /// How many samples a network reads until nine in ten points of three spirals are right, looked at once a pass.
    @Sendable private static func spirals(batch size: Int, rate: Double, seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed).split("spirals")
        let spirals = PointSet.spirals(perArm: 64, using: &generator)
        var model = SimpleMLP(inputs: 2, hidden: 32, outputs: 3, using: &generator)
        var optimizer = Optimizer(SGD(learningRate: rate))
        for pass in 1...24 + size {
            for batch in spirals.batches(of: size, using: &generator) {
                guard (try? optimizer.step(&model) { crossEntropy($0(batch.inputs), batch.labels) }) != nil else {
                    return .infinity
                }
            }
            if accuracy(model.inference(spirals.points), spirals.labels) >= 0.9 { return Double(pass * spirals.count) }
        }
        return .infinity
    }
}

/// A linear layer that takes images as they are: softmax regression.
struct Flat: Module {
    var layer: Linear

    init(seed: UInt64) {
        var generator = SplitMix64(seed: seed).split("weights")
        layer = Linear(inputs: 64, outputs: 10, using: &generator)
    }

    mutating func forward(_ input: Tensor) -> Tensor { layer.forward(input.flattened()) }

    mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try layer.visit(path: path / "layer", body: body)
    }
}
