import Downhill

/// The pixel reader on digits by gradient descent, as the gradient is and clipped at 1, at every rate, without gates and with them; and what could be
/// seen coming.
struct Reading: Sendable {
    static let images = 480
    static let epochs = 4
    static let batch = 16

    let free, clipped: BestRate

    /// The same with gates.
    let gatedFree, gatedClipped: BestRate

    /// The largest gradient norm of runs without clipping, and the median of runs at the best rate with it.
    let largestNorm, usualNorm: Double

    /// Runs without clipping at rates above the best whose loss blew up, to ten times its usual size so far or beyond all numbers.
    let blown: Int

    /// What an alarm at some multiple of the usual norm so far is worth.
    struct Alarm: Sendable {
        let threshold: Double
        /// In how many of the runs that blew up it rang a step or more before the loss showed it.
        let early: Int
        /// In how many runs at the best rate, none of which blew up, it rang.
        let needless: Int
    }

    let alarms: [Alarm]

    /// The share of steps at the best rate with clipping in which something was clipped.
    let clippedShare: Double

    /// The longest step of Adam over its first 40, with clipping and without, in units of η.
    let adamSteps: (free: Double, clipped: Double)

    init(seeds: [UInt64]) throws {
        let images = Self.learned
        func search(
            _ grid: [Double], limit: Double, gated: Bool = false
        ) throws -> BestRate {
            try BestRate.search(over: grid, seeds: seeds, resolution: 3) { η, seed in
                Self.run(SGD(learningRate: η), limit: limit, gated: gated, on: images, seed: seed).end
            }
        }
        free = try search(Grid.logarithmic(1e-4...0.03, perDecade: 2), limit: .infinity)
        clipped = try search(Grid.logarithmic(0.01...3, perDecade: 2), limit: 1)
        gatedFree = try search(Self.gatedRates, limit: .infinity, gated: true)
        gatedClipped = try search(Self.gatedRates, limit: 1, gated: true)
        let bestFree = free.rate
        let wild = free.trials.map(\.rate).filter { $0 > bestFree }.flatMap { rate in
            seeds.map { Self.run(SGD(learningRate: rate), limit: .infinity, on: images, seed: $0) }
        }
        largestNorm = wild.flatMap(\.norms).filter(\.isFinite).max() ?? .nan
        let blownUp = wild.filter { $0.lossAlarm != nil }
        let learning = seeds.map { Self.run(SGD(learningRate: bestFree), limit: .infinity, on: images, seed: $0) }
        blown = blownUp.count
        alarms = [3, 10, 30].map { threshold in
            Alarm(
                threshold: threshold, early: blownUp.count { $0.isWarned(at: threshold) },
                needless: learning.count { $0.rings(at: threshold) })
        }
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

    /// Of the runs that blew up, the share that the best of the thresholds warned of.
    var bestAlarm: Double { Double(alarms.map(\.early).max() ?? 0) / Double(blown) }

    /// The losses at a rate of 0.1 with clipping, one a seed.
    var clippedAtTenth: [Double] { clipped.trials.first { abs($0.rate / 0.1 - 1) < 1e-6 }?.runs ?? [] }

    private static let gatedRates = [0.5, 1.2, 2.8]

    static let learned: ImageSet = {
        let digits = Digits.load().train.prefix(images)
        return digits.normalized(by: digits.measuredNormalization)
    }()

    struct Run: Sendable {
        /// The loss over all the images at the end; infinite where it diverged.
        let end: Double
        /// Before each step, the gradient's norm before clipping and the loss.
        let norms, losses: [Double]

        /// Where something is so many times its usual size so far, or not finite, for the first time.
        private func alarm(_ values: [Double], at threshold: Double) -> Int? {
            values.indices.dropFirst().first { step in
                !values[step].isFinite || values[step] > threshold * Sample(values[..<step]).median
            }
        }

        /// Where the loss is ten times its usual size so far; where it never was and yet no number is left, the end.
        var lossAlarm: Int? { alarm(losses, at: 10) ?? (end.isFinite ? nil : norms.count) }

        func rings(at threshold: Double) -> Bool { alarm(norms, at: threshold) != nil }

        /// Whether the norm rang a step or more before the loss; where it never rang, it did not.
        func isWarned(at threshold: Double) -> Bool {
            guard let lossAlarm, let normAlarm = alarm(norms, at: threshold) else { return false }
            return normAlarm < lossAlarm
        }
    }

    static func run(
        _ rule: any UpdateRule, limit: Double, gated: Bool = false, on images: ImageSet, seed: UInt64
    ) -> Run {
        var generator = SplitMix64(seed: seed)
        var model =
            gated ? AnyModule(GatedReader(using: &generator)) : AnyModule(PixelReader(using: &generator))
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
