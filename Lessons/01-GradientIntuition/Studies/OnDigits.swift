import Downhill

/// The digits network at every rate, the curvature of its loss, and its slope along the gradient.
struct OnDigits: Study {
    /// Training losses after 120 steps over all images.
    let search: BestRate
    let rates = (low: 0.0001, middle: 0.01, high: 1.0)
    /// Loss by step at four rates, for the first seed.
    let curves: [(η: Double, losses: [Double])]
    /// The largest curvature at the start, and after training at 0.3 and at 1.
    let startCurvatures, slowCurvatures, fastCurvatures: Sample
    /// The smallest rate of 1, 1.2, 1.4 … 3 that leaves more than half of the loss, in the median.
    let breaks: Double
    /// Hidden units that are silent on every digit after training at 3 and at 10.
    let deadAtThree, deadAtTen: Sample
    let startLosses: Sample
    /// The slope along the gradient over its length.
    let slopeAlong: Double
    /// The loss that a search without gradients reaches with as much work as 120 steps, at the best length of its steps.
    let searched: Sample

    init(seeds: [UInt64]) throws {
        search = try BestRate.search(over: Grid.logarithmic(0.0001...10, perDecade: 2), seeds: seeds, resolution: 0.25)
        { η, seed in
            DigitTask.train(η, seed: seed).final
        }
        let first = seeds[0]
        curves = [0.01, 1, 1.6, 10].concurrentMap { ($0, DigitTask.train($0, seed: first).losses) }
        let measured = seeds.concurrentMap { seed in
            func curvature(_ η: Double) -> Double {
                DigitTask.curvature(at: DigitTask.train(η, seed: seed).model, seed: seed)
            }
            return (
                start: DigitTask.curvature(at: DigitTask.model(seed: seed), seed: seed), slow: curvature(0.3),
                fast: curvature(1),
                three: DigitTask.train(3, seed: seed).deadUnits, ten: DigitTask.train(10, seed: seed).deadUnits,
                loss: DigitTask.loss(DigitTask.model(seed: seed))
            )
        }
        startCurvatures = Sample(measured.map(\.start))
        slowCurvatures = Sample(measured.map(\.slow))
        fastCurvatures = Sample(measured.map(\.fast))
        deadAtThree = Sample(measured.map { Double($0.three) })
        deadAtTen = Sample(measured.map { Double($0.ten) })
        startLosses = Sample(measured.map(\.loss))
        // A length off by a half changes little: the losses that are compared differ more than tenfold.
        searched = try BestRate.search(over: Grid.logarithmic(0.01...0.2, perDecade: 3), seeds: seeds, resolution: 0.8)
        { length, seed in
            Self.searched(by: length, seed: seed)
        }.runs
        let half = startLosses.median / 2
        breaks =
            (0...10).lazy.map { 1 + Double($0) / 5 }.first { η in
                Sample(seeds.map { DigitTask.train(η, seed: $0).final }).median > half
            } ?? .infinity
        slopeAlong = Self.slopeAlongGradient(seed: first)
    }

    /// The loss at a rate, or the nearest that was tried.
    func loss(at η: Double) -> Sample {
        let trial = search.trials.min { abs($0.rate / η - 1) < abs($1.rate / η - 1) }
        return Sample(trial?.runs ?? [])
    }

    /// Tries a random step, and keeps it where the loss is lower: three losses cost about a gradient.
    private static func searched(by length: Double, seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed).split("search")
        var best = DigitTask.model(seed: seed)
        var lowest = DigitTask.loss(best)
        for _ in 0..<(3 * DigitTask.steps) {
            let trial = best.moved(by: Scalar(length), along: best.parameters.randomDirection(using: &generator))
            let reached = DigitTask.loss(trial)
            if reached < lowest { (best, lowest) = (trial, reached) }
        }
        return lowest
    }

    private static func slopeAlongGradient(seed: UInt64) -> Double {
        var model = DigitTask.model(seed: seed)
        let gradient = valueAndGradient(at: &model) { crossEntropy($0(DigitTask.images), DigitTask.labels) }.gradient
        let h = 0.02 / gradient.norm
        let rise =
            DigitTask.loss(model.moved(by: h, along: gradient)) - DigitTask.loss(model.moved(by: -h, along: gradient))
        return rise / 0.04 / Double(gradient.norm)
    }
}
