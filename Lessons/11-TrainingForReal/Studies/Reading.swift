import Downhill

/// The pixel reader on digits by gradient descent, as the gradient is and clipped at 1, at every rate; and what could be seen coming.
struct Reading: Sendable {
    static let images = 480
    static let epochs = 4
    static let batch = 16

    let free, clipped: BestRate

    /// The same where eight pixels are read at a time: eight rounds in place of thirty-two.
    let shortFree, shortClipped: BestRate

    /// The largest gradient norm of runs without clipping, and the median of runs at the best rate with it.
    let largestNorm, usualNorm: Double

    /// Runs without clipping at rates above the best whose loss blew up: how many, and for each how many steps the norm's alarm came before the loss's.
    let warnings: [Int]

    /// The share of steps at the best rate with clipping in which something was clipped.
    let clippedShare: Double

    /// The longest step of Adam over its first 40, with clipping and without, in units of η.
    let adamSteps: (free: Double, clipped: Double)

    init(seeds: [UInt64]) throws {
        let images = Self.learned
        func search(
            _ grid: [Double], limit: Double, pixelsAtOnce: Int = 2,
            _ rule: @escaping @Sendable (Double) -> any UpdateRule
        ) throws -> BestRate {
            try BestRate.search(over: grid, seeds: seeds, resolution: 3) { η, seed in
                Self.run(rule(η), limit: limit, pixelsAtOnce: pixelsAtOnce, on: images, seed: seed).end
            }
        }
        free = try search(Grid.logarithmic(1e-4...0.03, perDecade: 2), limit: .infinity) { SGD(learningRate: $0) }
        clipped = try search(Grid.logarithmic(0.01...3, perDecade: 2), limit: 1) { SGD(learningRate: $0) }
        let short = Grid.logarithmic(3e-3...10, perDecade: 2)
        shortFree = try search(short, limit: .infinity, pixelsAtOnce: 8) { SGD(learningRate: $0) }
        shortClipped = try search(short, limit: 1, pixelsAtOnce: 8) { SGD(learningRate: $0) }
        let bestFree = free.rate
        let wild = free.trials.map(\.rate).filter { $0 > bestFree }.flatMap { rate in
            seeds.map { Self.run(SGD(learningRate: rate), limit: .infinity, on: images, seed: $0) }
        }
        largestNorm = wild.flatMap(\.norms).filter(\.isFinite).max() ?? .nan
        warnings = wild.compactMap(\.warning)
        let best = clipped.rate
        let calm = seeds.map { Self.run(SGD(learningRate: best), limit: 1, on: images, seed: $0) }
        let norms = calm.flatMap(\.norms)
        usualNorm = Sample(norms).median
        clippedShare = Double(norms.count { $0 > 1 }) / Double(norms.count)
        adamSteps = (
            Self.longestAdamStep(limit: .infinity, on: images, seed: seeds[0]),
            Self.longestAdamStep(limit: 1, on: images, seed: seeds[0])
        )
    }

    /// The losses at a rate of 0.1 with clipping, one a seed.
    var clippedAtTenth: [Double] { clipped.trials.first { abs($0.rate / 0.1 - 1) < 1e-6 }?.runs ?? [] }

    static let learned: ImageSet = {
        let digits = Digits.load().train.prefix(images)
        return digits.normalized(by: digits.measuredNormalization)
    }()

    struct Run: Sendable {
        /// The loss over all the images at the end; infinite where it diverged.
        let end: Double
        /// Before each step, the gradient's norm before clipping and the loss.
        let norms, losses: [Double]

        /// Where something is ten times its usual size so far, or not finite, for the first time.
        private func alarm(_ values: [Double]) -> Int? {
            values.indices.dropFirst().first { step in
                !values[step].isFinite || values[step] > 10 * Sample(values[..<step]).median
            }
        }

        /// How many steps before the loss's alarm the norm's came; nil where the loss never blew up.
        var warning: Int? {
            let last = norms.count
            guard last > 1 else { return nil }
            let lossAlarm = alarm(losses) ?? (end.isFinite ? nil : last)
            return lossAlarm.map { $0 - (alarm(norms) ?? $0) }
        }
    }

    static func run(
        _ rule: any UpdateRule, limit: Double, pixelsAtOnce: Int = 2, on images: ImageSet, seed: UInt64
    ) -> Run {
        var generator = SplitMix64(seed: seed)
        var model = PixelReader(pixelsAtOnce: pixelsAtOnce, using: &generator)
        var optimizer =
            limit.isFinite ? Optimizer(rule, transforms: [ClippedToNorm(limit)]) : Optimizer(rule, transforms: [])
        var (norms, losses): ([Double], [Double]) = ([], [])
        for _ in 0..<epochs {
            for batch in images.batches(of: Self.batch, using: &generator) {
                do {
                    let loss = try optimizer.step(
                        &model, inspecting: { norms.append($0.map(\.tensor.squaredNorm).reduce(0, +).squareRoot()) }
                    ) { crossEntropy($0(batch.images), batch.labels) }
                    losses.append(Double(loss))
                } catch {
                    return Run(end: .infinity, norms: norms, losses: losses)
                }
            }
        }
        let end = Evaluation(of: model, on: images, batchSize: images.count).loss
        return Run(end: end.isFinite ? end : .infinity, norms: norms, losses: losses)
    }

    /// The length of Adam's longest step over √weights, in η: 1 where every weight moves by η.
    private static func longestAdamStep(limit: Double, on images: ImageSet, seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed)
        var model = PixelReader(using: &generator)
        var optimizer =
            limit.isFinite
            ? Optimizer(Adam(learningRate: 0.001), .clippedToNorm(limit)) : Optimizer(Adam(learningRate: 0.001))
        var longest = 0.0
        for batch in images.batches(of: Self.batch, using: &generator) {
            let before = model.parameters
            do {
                try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) }
            } catch {
                return .infinity
            }
            let squares = zip(model.parameters, before).reduce(0) { $0 + ($1.0.tensor - $1.1.tensor).squaredNorm }
            let count = before.reduce(0) { $0 + $1.tensor.shape.count }
            longest = max(longest, (squares / Double(count)).squareRoot() / 0.001)
        }
        return longest
    }
}
